import { z } from 'zod'
import { AccountId, type Millis, ServerId } from './ids.ts'
import type { WireError } from './ipc/errors.ts'

/** What a scope lets the app do, in words; `words` falls back to the scope itself. */
export type ScopeInWords = { readonly scope: string; readonly words: string }

export type AccountStatus =
  | { readonly kind: 'signedIn'; readonly expiresAt: Millis | null }
  | { readonly kind: 'expired' }
  | { readonly kind: 'revoked' }
  | { readonly kind: 'offline' }
  | { readonly kind: 'consentNeeded'; readonly scopes: readonly ScopeInWords[] }
  | { readonly kind: 'wrongClock' }
  | { readonly kind: 'issuerChanged'; readonly from: string; readonly to: string }

/** One signed-in account of one server. Tokens are in the vault and never leave main. */
export type AccountView = {
  readonly id: AccountId
  readonly serverId: ServerId
  readonly serverName: string
  readonly name: string
  readonly initials: string
  readonly issuer: string
  readonly scopes: readonly ScopeInWords[]
  readonly status: AccountStatus
  readonly createdAt: Millis
  readonly isDefault: boolean
}

/** A sign-in on its way. The window shows it as a card; the browser opens only after `confirm`. */
export type SignInView = {
  readonly id: string
  readonly serverId: ServerId
  readonly serverName: string
  readonly authorizationHost: string
  readonly issuer: string
  /** Other hosts that take part (the service keeps some of its addresses elsewhere): to be shown. */
  readonly otherHosts?: readonly string[]
  /** What will be asked for; of these the person may leave out the optional ones. */
  readonly scopes: readonly ScopeInWords[]
  readonly optionalScopes: readonly ScopeInWords[]
  readonly reason: 'connect' | 'moreScopes' | 'issuerChanged' | 'expired'
  readonly state:
    | { readonly kind: 'discovering' }
    | { readonly kind: 'clientNeeded'; readonly redirectUri: string }
    | { readonly kind: 'confirm' }
    | { readonly kind: 'waitingForBrowser'; readonly url: string; readonly until: Millis }
    | { readonly kind: 'exchanging' }
    | { readonly kind: 'done'; readonly accountId: AccountId }
    | { readonly kind: 'failed'; readonly error: WireError }
    | { readonly kind: 'cancelled' }
}

/** A client registered beforehand, typed in by the person. */
export const ClientCredentials = z.object({ clientId: z.string().trim().min(1), clientSecret: z.string().nullable() })
/** A machine account: client credentials with a secret or a private key (PKCS#8 PEM). */
export const MachineAccount = z.object({
  serverId: ServerId,
  name: z.string().trim().min(1).max(60),
  clientId: z.string().trim().min(1),
  credential: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('secret'), secret: z.string().min(1) }),
    z.object({
      kind: z.literal('privateKey'),
      pem: z.string().min(1),
      algorithm: z.enum(['RS256', 'ES256', 'PS256', 'EdDSA']),
    }),
  ]),
})
export const AccountRef = z.object({ accountId: AccountId })

import { z } from 'zod'
import { AccountId, type Millis, ServerId } from './ids.ts'
import type { WireError } from './ipc/errors.ts'
import type { Reason, Verdict } from './permission.ts'

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
  /** The account that is renewed; null for a new one. */
  readonly accountId: AccountId | null
  readonly authorizationHost: string
  readonly issuer: string
  /** Other hosts that take part (the service keeps some of its addresses elsewhere): to be shown. */
  readonly otherHosts?: readonly string[]
  /** What will be asked for; of these the person may leave out the optional ones. */
  readonly scopes: readonly ScopeInWords[]
  readonly optionalScopes: readonly ScopeInWords[]
  /** A rule of the organisation or the person that speaks of it, with all that is asked for; null when none does. */
  readonly rule: { readonly verdict: Verdict; readonly reason: Reason } | null
  readonly reason: 'connect' | 'again' | 'moreScopes' | 'issuerChanged' | 'expired'
  /** A machine account sends its credentials; no browser opens. */
  readonly way: 'browser' | 'machine'
  readonly state:
    | { readonly kind: 'discovering' }
    | { readonly kind: 'clientNeeded'; readonly redirectUri: string }
    | { readonly kind: 'confirm' }
    /** `isOpen` is false where no browser could be started: the person opens the address by hand. */
    | {
        readonly kind: 'waitingForBrowser'
        readonly url: string
        readonly until: Millis
        readonly isOpen: boolean
      }
    | { readonly kind: 'exchanging' }
    | { readonly kind: 'done'; readonly accountId: AccountId }
    | { readonly kind: 'failed'; readonly error: WireError }
    | { readonly kind: 'cancelled' }
}

/** A client registered beforehand, typed in by the person. */
export const ClientCredentials = z.object({ clientId: z.string().trim().min(1), clientSecret: z.string().nullable() })
const Credential = z.string().min(1)
/** A signed statement (a JWT): pasted, or the file in which a login program or a platform keeps a fresh one. */
export const Statement = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('token'), token: Credential }),
  z.object({ kind: z.literal('file'), path: Credential }),
])
export type Statement = z.infer<typeof Statement>

/** What a machine account proves itself with, beside its client id. */
export const MachineCredential = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('secret'), secret: Credential }),
  /** PKCS#8 PEM. */
  z.object({
    kind: z.literal('privateKey'),
    pem: Credential,
    algorithm: z.enum(['RS256', 'ES256', 'PS256', 'EdDSA']),
  }),
  /** Enterprise-managed: the organisation's ID token is exchanged for a grant (ID-JAG) for the server's own sign-in service. */
  z.object({
    kind: z.literal('enterprise'),
    clientSecret: Credential.nullable(),
    identity: z.object({
      issuer: Credential,
      /** Null: found in the issuer's metadata. */
      tokenEndpoint: Credential.nullable(),
      clientId: Credential,
      clientSecret: Credential.nullable(),
      statement: Statement,
    }),
  }),
  /** Workload identity: what the platform says of this program. */
  z.object({ kind: z.literal('workload'), statement: Statement }),
])
export type MachineCredential = z.infer<typeof MachineCredential>

export const MachineAccount = z.object({
  serverId: ServerId,
  name: z.string().trim().min(1).max(60),
  clientId: z.string().trim().min(1),
  credential: MachineCredential,
})
export const AccountRef = z.object({ accountId: AccountId })

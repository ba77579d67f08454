import { z } from 'zod'
import { MachineCredential } from '../../shared/oauth.ts'

const Credential = z.string().min(1)

/** How an account gets its tokens. `code` is a person in a browser; the others renew themselves. */
export const Grant = z.union([
  z.object({ kind: z.literal('code') }),
  MachineCredential.and(z.object({ clientId: Credential })),
])
export type Grant = z.infer<typeof Grant>
export type MachineGrant = Exclude<Grant, { kind: 'code' }>

/** The client as an authorization server knows it; names as on the wire. */
export const ClientRecord = z.object({
  client_id: Credential,
  client_secret: z.string().optional(),
  token_endpoint_auth_method: z.string().optional(),
})
export type ClientRecord = z.infer<typeof ClientRecord>

export const Tokens = z.object({
  accessToken: Credential,
  tokenType: z.string(),
  refreshToken: z.string().nullable(),
  obtainedAt: z.number(),
  expiresAt: z.number().nullable(),
})
export type Tokens = z.infer<typeof Tokens>

const Jwk = z.record(z.string(), z.unknown())
export const DpopKey = z.object({ privateJwk: Jwk, publicJwk: Jwk, thumbprint: z.string() })
export type DpopKey = z.infer<typeof DpopKey>

/** Everything secret about one account, one vault entry. `tokens` is null once they are known to be dead. */
export const AccountSecret = z.object({
  // SECURITY: credentials without their issuer do not parse, and so are never sent anywhere.
  issuer: z.string().min(1),
  serverUrl: z.string().min(1),
  resource: z.string().min(1),
  scopes: z.array(z.string()),
  client: ClientRecord,
  grant: Grant,
  tokens: Tokens.nullable(),
  dpop: DpopKey.nullable(),
})
export type AccountSecret = z.infer<typeof AccountSecret>

/** Reads a vault entry; null when it is missing, broken or carries no issuer. */
export function parseSecret(text: string | null): AccountSecret | null {
  if (text === null) return null
  try {
    return AccountSecret.safeParse(JSON.parse(text)).data ?? null
  } catch {
    return null
  }
}

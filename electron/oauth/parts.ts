// What sign-in is handed by the composition root: every power it has, and nothing more.
import type { AccountId, Millis, ServerId } from '../../shared/ids.ts'
import type { Emit } from '../../shared/ipc/contract.ts'
import type { Json } from '../../shared/json.ts'
import type { AppError } from '../../shared/ipc/errors.ts'
import type { Reason, Verdict } from '../../shared/permission.ts'
import type { Audit } from '../audit/audit.ts'
import type { Authorized } from '../permission/authorized.ts'

/** Secrets by name, encrypted at rest. `names` lists those that start with `prefix`. */
export type Vault = {
  get(name: string): Promise<string | null>
  set(name: string, value: string): Promise<void>
  delete(name: string): Promise<void>
  names(prefix: string): Promise<readonly string[]>
}

/** What is not secret, one JSON document a name. `get` gives null for a name never put. */
export type Documents = {
  get(name: string): Promise<Json | null>
  put(name: string, value: Json): Promise<void>
}

/** `after` runs once, `milliseconds` later, unless the function that it returns was called before. */
export type Clock = {
  now(): Millis
  after(milliseconds: Millis, run: () => void): () => void
}

/** A server that the person added and that is reached over HTTP. */
export type KnownServer = { readonly id: ServerId; readonly name: string; readonly url: string }

/** What the person is about to allow: the exact arguments of `account/signIn`. */
export type SignInQuestion = {
  readonly serverId: ServerId
  readonly serverName: string
  readonly accountId: AccountId | null
  readonly issuer: string
  readonly scopes: readonly string[]
}

/** The gate as signing in needs it. SECURITY: nothing is opened or sent for a sign-in without its Authorized. */
export type SignInGate = {
  /** A rule that speaks of it, for the card; null when only the mode does. */
  foresee(this: void, question: SignInQuestion): { readonly verdict: Verdict; readonly reason: Reason } | null
  /** The person said yes on the card to exactly this. Throws PERMISSION_DENIED where a rule says never. */
  confirmed(this: void, question: SignInQuestion): Authorized
  /** True exactly once for each Authorized that the gate made. */
  spend(this: void, authorized: Authorized): boolean
  /** How it ended, for the record. */
  ended(this: void, authorized: Authorized, error: AppError | null): void
}

export type Address = { readonly address: string; readonly family: number }

export type OAuthParts = {
  readonly vault: Vault
  readonly documents: Documents
  /** Opens the system browser. The URL has passed the gate; never give it to a shell. */
  readonly openBrowser: (url: string) => Promise<void>
  readonly servers: () => readonly KnownServer[]
  readonly audit: Audit
  readonly emit: Emit
  readonly clock: Clock
  /** `bytes` random bytes of cryptographic quality. */
  readonly random: (bytes: number) => Uint8Array
  readonly gate: SignInGate
  /** The https address of our Client ID Metadata Document (build/client-metadata.json); null for none. */
  readonly clientMetadataUrl: string | null
  /** DNS; the system's resolver when absent. */
  readonly resolve?: (hostname: string) => Promise<readonly Address[]>
  /** The default account of a server is there, there again, another one or gone: its connection should start anew. */
  readonly onDefaultChanged?: (serverId: ServerId) => void
}

// What sign-in is handed by the composition root: every power it has, and nothing more.
import type { AccountId, Millis, ServerId } from '../../shared/ids.ts'
import type { Emit } from '../../shared/ipc/contract.ts'
import type { Json } from '../../shared/json.ts'
import type { Audit } from '../audit/audit.ts'

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

/** What the person is about to allow, for the gate's standing rules. */
export type SignInQuestion = {
  readonly serverId: ServerId
  readonly serverName: string
  readonly accountId: AccountId | null
  readonly issuer: string
  readonly scopes: readonly string[]
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
  /** Resolves when the gate allows `account/signIn`; rejects with an AppError otherwise. Absent: the card alone decides. */
  readonly authorize?: (question: SignInQuestion, signal: AbortSignal) => Promise<void>
  /** The https address of our Client ID Metadata Document (build/client-metadata.json); null for none. */
  readonly clientMetadataUrl: string | null
  /** DNS; the system's resolver when absent. */
  readonly resolve?: (hostname: string) => Promise<readonly Address[]>
  /** The default account of a server is there, there again, another one or gone: its connection should start anew. */
  readonly onDefaultChanged?: (serverId: ServerId) => void
}

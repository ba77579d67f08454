// What the host gives the other parts, and what it is handed. Nothing here names the MCP SDK.
import type { CatalogueTool, ConnectionState, ServerConfig, ToolMatch, ToolResult } from '../../shared/host.ts'
import type { AccountId, ServerId } from '../../shared/ids.ts'
import type { Authorized } from '../permission/authorized.ts'

export type CallOptions = {
  readonly signal: AbortSignal
  /** W3C trace context for `_meta`. */
  readonly traceparent: string
  readonly onProgress?: (progress: {
    readonly done: number
    readonly total: number | null
    readonly message: string | null
  }) => void
}

/** The tools of all ready servers, and the one way to call them. */
export type Tools = {
  list(): readonly CatalogueTool[]
  find(key: string): CatalogueTool | undefined
  byName(serverId: ServerId, name: string): CatalogueTool | undefined
  search(query: string, limit: number): readonly ToolMatch[]
  /** Waits for servers that start and have not told yet what they offer, no longer than some seconds; `say` hears which. Never rejects. */
  whenTold(say: (serverNames: readonly string[]) => void, signal: AbortSignal): Promise<void>
  /** Takes nothing but an Authorized whose digest still matches, once; AppError UNAUTHORIZED_CALL otherwise. */
  call(authorized: Authorized, options: CallOptions): Promise<ToolResult>
}

/** Handed to the host by the composition root: true exactly once for each Authorized that the gate made. */
export type Spend = (authorized: Authorized) => boolean

/** What the gate says of a start: the proof for one opening, or the state that a server is in instead. */
export type Admission =
  | { readonly authorized: Authorized }
  | { readonly state: Extract<ConnectionState, { kind: 'approvalNeeded' | 'failed' }> }
/** Asks nobody. `again`: another opening under a start that is on the record (backoff, a lost session, a further account). */
export type Admit = (config: ServerConfig, again: boolean) => Admission

type Fetch = (url: string | URL, init?: RequestInit) => Promise<Response>

/** The sign-in of one connection over HTTP. `token` and `onUnauthorized` fit the SDK's `authProvider`; the transport's `fetch` is `over(yours)`. */
export type ServerAuth = {
  /** The account in use now; null before the first sign-in. */
  accountId(): AccountId | null
  /** A fresh access token, renewed once for all callers; undefined when there is none. Rejects with AppError SERVER_UNREACHABLE. */
  token(): Promise<string | undefined>
  /** Renews once, or opens a sign-in card and rejects with AppError SIGN_IN_NEEDED (`data.signInId`): connect again when the account is there. */
  onUnauthorized(context: { readonly response: Response; readonly serverUrl: URL }): Promise<void>
  /** Your fetch with sign-in around it: same origin only, no redirects, keys bound to the request (DPoP), and on a 403 for more scopes the person is asked once and the request repeated. */
  over(next: Fetch): Fetch
}
/** Without an account: the server's default one, looked up at each request. */
export type AuthFor = (serverId: ServerId, accountId?: AccountId) => ServerAuth

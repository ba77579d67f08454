// What the host is handed by the composition root: every power it has, and nothing more.
import type { ServerConfig, ServerView, ToolDefinition } from '../../shared/host.ts'
import type { Digest, Millis, ServerId } from '../../shared/ids.ts'
import type { JsonObject } from '../../shared/json.ts'
import type { AppError } from '../../shared/ipc/errors.ts'
import type { Told } from '../../shared/told.ts'
import type { Authorized } from '../permission/authorized.ts'
import type { Admit, AuthFor, Spend } from './seams.ts'

/** `after` runs once, `milliseconds` later, unless the function that it returns was called before. */
export type Clock = {
  now(): Millis
  after(milliseconds: Millis, run: () => void): () => void
}

/** Values that the person gave for a server, by name, out of the vault. */
export type ServerSecrets = {
  readonly env: { readonly [name: string]: string }
  readonly headers: { readonly [name: string]: string }
}

/** What a server asks of us. `params` is its untrusted text. */
export type ServerRequest = {
  readonly serverId: ServerId
  readonly serverName: string
  readonly params: JsonObject
  readonly signal: AbortSignal
}
type Answer = (request: ServerRequest) => Promise<JsonObject>
/** Presence means authority: a capability is declared to servers only when its handler is here, and each goes through the gate. */
export type ServerRequests = {
  readonly sampling?: Answer
  readonly elicitation?: Answer
  readonly roots?: Answer
}

export type Limits = {
  /** From the start of a server until it has answered the handshake, in ms. */
  readonly startMs: number
  /** So long after the beginning of its start a server of which nothing is known yet holds up a turn, in ms. */
  readonly firstWaitMs: number
  /** Silence of one call, in ms; progress starts it anew. A server's own `callTimeoutMs` comes first. */
  readonly callMs: number
  /** Longest one call may take however much progress it reports, in ms. */
  readonly callMaxMs: number
  /** One message of a server, in bytes; a larger one fails its own call only. */
  readonly messageBytes: number
  /** Text (or base64) of one result, in characters; the rest is cut, and said. */
  readonly resultChars: number
  readonly pages: number
  readonly tools: number
  readonly parallelStarts: number
  /** Wait before each harder way of ending a process, in ms. */
  readonly graceMs: number
  /** First wait before a restart, in ms; doubled at each attempt. */
  readonly backoffMs: number
  /** Starts of a local server in a row that may fail before the person has to ask. */
  readonly attempts: number
}
export const DEFAULT_LIMITS: Limits = {
  startMs: 30_000,
  firstWaitMs: 10_000,
  callMs: 120_000,
  callMaxMs: 1_800_000,
  messageBytes: 64 * 1024 * 1024,
  resultChars: 16 * 1024 * 1024,
  pages: 64,
  tools: 20_000,
  parallelStarts: 4,
  graceMs: 1500,
  backoffMs: 1000,
  attempts: 5,
}

export type HostParts = {
  /** The servers as stored when the host starts; later changes come by `sync`. */
  readonly configs: () => readonly ServerConfig[]
  readonly secrets: (serverId: ServerId) => Promise<ServerSecrets>
  /** True exactly once for each Authorized that the gate made. */
  readonly spend: Spend
  /** May this launch run now? Without its Authorized nothing is started or connected. */
  readonly admit: Admit
  /** How a start went, for the record; once, and again when that changes. */
  readonly onStarted?: (authorized: Authorized, error: AppError | null) => void
  /** Absent: no sign-in; a server that asks for one stays in `signInNeeded`. */
  readonly authFor?: AuthFor
  /** A reason to leave a tool out of the catalogue (hidden characters), or null. */
  readonly refuse?: (tool: ToolDefinition) => Told | null
  /** Pin of exactly this definition (asked once for each): a call whose authorization names another pin is refused, as is any pin when this is absent. */
  readonly pinOf?: (serverId: ServerId, tool: ToolDefinition) => Digest
  readonly serverRequests?: ServerRequests
  /** Servers are told that views (MCP Apps) are shown here. */
  readonly showsViews?: boolean
  readonly onChange: (views: readonly ServerView[]) => void
  readonly onToolsChanged: (revision: number) => void
  /** A resource that was asked to be watched has changed. */
  readonly onResourceChanged?: (serverId: ServerId, uri: string) => void
  /** The host's own folder: running processes, catalogues, compile cache of children. */
  readonly folder: string
  readonly clock: Clock
  /** From 0 to 1, for jitter. */
  readonly random: () => number
  readonly log: (line: string) => void
  readonly client: { readonly name: string; readonly version: string }
  /** The environment that allowed names are taken from; the process's own by default. */
  readonly environment?: NodeJS.ProcessEnv
  /** Where commands are looked for; by default as in a login shell. */
  readonly searchPath?: () => Promise<string>
  /** False leaves no watcher behind that ends servers at once when this process is killed. */
  readonly watchdog?: boolean
  readonly limits?: Partial<Limits>
}

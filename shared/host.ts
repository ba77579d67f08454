import { z } from 'zod'
import { type Digest, ServerId } from './ids.ts'
import type { Json, JsonObject, JsonSchema } from './json.ts'
import type { WireError } from './ipc/errors.ts'
import type { PinDiff, Reason } from './permission.ts'
import { type Told, told } from './told.ts'

/** The host's own name of a server: what tools are namespaced by. Never the server's `serverInfo.name`. */
export const ServerName = z
  .string()
  .trim()
  .min(1, told`Give the server a name.`.say)
  .max(40, told`A server name has at most 40 characters.`.say)
  .regex(/^[\p{L}\p{N}][\p{L}\p{N} ._-]*$/u, told`Use letters, digits, spaces, dots, dashes and underscores.`.say)

/** A local server: started without a shell, exactly as written. `folder` is the working directory, null for the home folder. */
export const StdioLaunch = z.object({
  kind: z.literal('stdio'),
  command: z.string().trim().min(1, told`Give the command to start.`.say),
  args: z.array(z.string()),
  /** Names of environment variables; their values are kept in the vault and never come back to the window. */
  env: z.record(z.string().regex(/^[A-Za-z_][A-Za-z0-9_]*$/), z.string()),
  folder: z.string().nullable(),
})
export type StdioLaunch = z.infer<typeof StdioLaunch>

/** A remote server: Streamable HTTP, older SSE as fallback. Header values are kept in the vault. */
export const HttpLaunch = z.object({
  kind: z.literal('http'),
  url: z.string().trim().min(1),
  headers: z.record(z.string().regex(/^[A-Za-z0-9!#$%&'*+.^_`|~-]+$/), z.string()),
})
export type HttpLaunch = z.infer<typeof HttpLaunch>

export const Launch = z.discriminatedUnion('kind', [StdioLaunch, HttpLaunch])
export type Launch = z.infer<typeof Launch>

/** In views and drafts a secret value that is kept unchanged is written as this mark. */
export const KEPT_SECRET = '\u2022\u2022\u2022\u2022'

export const ServerDraft = z.object({ name: ServerName, launch: Launch })
export type ServerDraft = z.infer<typeof ServerDraft>

/** As stored. Whether its launch was allowed is kept elsewhere, under seal. */
export const ServerConfig = z.object({
  id: ServerId,
  name: ServerName,
  launch: Launch,
  enabled: z.boolean(),
  /** A trusted server's hints may lower an effect; an untrusted one's only raise it. */
  trusted: z.boolean(),
  /** Shipped with the app (the sample office). */
  builtIn: z.boolean(),
  /** Call time limit in milliseconds; null for the default. */
  callTimeoutMs: z.number().int().positive().nullable(),
})
export type ServerConfig = z.infer<typeof ServerConfig>

/** Lifecycle of one connection. `attempt` counts restarts since the last success; `retryAt` is null when no retry is planned. */
export type ConnectionState =
  | { readonly kind: 'stopped' }
  /** Its exact launch is asked about first: which rule says so, and how it differs from the one that was allowed before. */
  | { readonly kind: 'approvalNeeded'; readonly reason: Reason; readonly drift: PinDiff | null }
  | { readonly kind: 'starting'; readonly attempt: number }
  | { readonly kind: 'signInNeeded'; readonly authorizationHost: string | null }
  | {
      readonly kind: 'ready'
      readonly protocolVersion: string
      readonly serverInfo: { readonly name: string; readonly version: string } | null
      readonly toolCount: number
      readonly connectedAt: number
    }
  | {
      readonly kind: 'failed'
      readonly error: WireError
      readonly attempt: number
      readonly retryAt: number | null
    }

/** What the window sees of a server: secrets masked, `stderrTail` the last lines that it wrote. */
export type ServerView = {
  readonly id: ServerId
  readonly name: string
  readonly launch: Launch
  /** The exact command or URL, complete, for people; identity of the server in pins. */
  readonly identity: string
  readonly launchDigest: Digest
  readonly enabled: boolean
  readonly trusted: boolean
  readonly builtIn: boolean
  readonly callTimeoutMs: number | null
  readonly state: ConnectionState
  readonly stderrTail: readonly string[]
  readonly promptCount: number
  readonly resourceCount: number
  /** Tools left out, with the reason (invalid name, hidden characters in the definition, more than the cap). */
  readonly refusedTools: readonly { readonly name: string; readonly reason: Told }[]
}

/** Untrusted claims of a server about its tool (MCP `ToolAnnotations`). */
export type ToolHints = {
  readonly readOnlyHint?: boolean
  readonly destructiveHint?: boolean
  readonly idempotentHint?: boolean
  readonly openWorldHint?: boolean
}

/** What a server says of the view of a tool (MCP Apps): the page that shows its results, and who may call the tool. */
export type ToolView = {
  /** A `ui://` address of the same server. */
  readonly uri?: string
  readonly visibility: readonly ('model' | 'app')[]
}

/** One tool as its server defines it. Everything here is untrusted text. */
export type ToolDefinition = {
  readonly name: string
  readonly title?: string | undefined
  readonly description?: string | undefined
  readonly inputSchema: JsonSchema
  readonly outputSchema?: JsonSchema | undefined
  readonly annotations?: ToolHints | undefined
  readonly view?: ToolView | undefined
}

/** Tools that are only for the views of their own server are shown to no model, and are not in Direct mode. */
export const isForModel = ({ view }: ToolDefinition): boolean => view?.visibility.includes('model') ?? true
export const isForView = ({ view }: ToolDefinition): boolean => view?.visibility.includes('app') ?? true

/** A tool in the catalogue: `key` is `<server name slug>__<tool name>`, unique in the host, what a model is given. */
export type CatalogueTool = {
  readonly key: string
  readonly serverId: ServerId
  readonly serverName: string
  readonly definition: ToolDefinition
}

/** One block of a tool result, after the host's size bounds. `data` is base64. */
export type ResultBlock =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'image'; readonly mimeType: string; readonly data: string }
  | { readonly type: 'audio'; readonly mimeType: string; readonly data: string }
  | {
      readonly type: 'resource'
      readonly uri: string
      readonly mimeType?: string | undefined
      readonly text?: string | undefined
      readonly blob?: string | undefined
    }
  | {
      readonly type: 'link'
      readonly uri: string
      readonly name: string
      readonly description?: string | undefined
      readonly mimeType?: string | undefined
    }

/** What a call gave. `isError` is the server's own word (a normal outcome, shown to the model); it is not an AppError. */
export type ToolResult = {
  readonly blocks: readonly ResultBlock[]
  readonly structured?: Json | undefined
  readonly isError: boolean
}

export type ResourceInfo = {
  readonly uri: string
  readonly name: string
  readonly title?: string | undefined
  readonly description?: string | undefined
  readonly mimeType?: string | undefined
}
export type PromptInfo = {
  readonly name: string
  readonly title?: string | undefined
  readonly description?: string | undefined
  readonly arguments: readonly {
    readonly name: string
    readonly description?: string | undefined
    readonly required: boolean
  }[]
}

/** A match of the tool search, best first; `score` only orders. */
export type ToolMatch = { readonly tool: CatalogueTool; readonly score: number }
export type ToolArguments = JsonObject

/** A value for an argument that was seen in a result of the same server: nobody has to copy an id. All of it is the server's words. */
export type KnownValue = {
  readonly value: string
  /** What the record with this value is called; empty where it has no name. */
  readonly title: string
  /** When the record is, as the server wrote it. */
  readonly when: string | null
  /** Title of the tool that returned it. */
  readonly from: string
}
/** What may be put into one argument. */
export type KnownField = {
  readonly name: string
  /** Newest first. */
  readonly values: readonly KnownValue[]
  /** A tool of the same server that reads and lists such records. */
  readonly finder: CatalogueTool | null
}

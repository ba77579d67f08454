import type { Client, StandardSchemaV1 } from '@modelcontextprotocol/client'
import type { ToolDefinition } from '../../shared/host.ts'
import type { AccountId } from '../../shared/ids.ts'
import type { JsonObject } from '../../shared/json.ts'
import type { ListKind } from './client.ts'
import type { Wire, WireOptions, WireProgress } from './wire.ts'

/** One open connection, whatever carries it. */
export type Live = {
  readonly era: 'legacy' | 'modern'
  readonly kind: 'stdio' | 'http' | 'sse'
  /** Whose token it carries; null when it carries none, or that of whoever signs in first. */
  readonly account: AccountId | null
  readonly protocolVersion: string
  readonly serverInfo: { readonly name: string; readonly version: string } | null
  /** Which lists the server says that it has. */
  has(kind: ListKind): boolean
  /** It offers values for arguments that are being typed. */
  completes(): boolean
  /** Asks to be told when a resource changes; false when the server does not do that. */
  watch(uri: string): Promise<boolean>
  /** A request other than a tool call; the answer is unchecked. */
  ask(method: string, params: JsonObject, options: WireOptions): Promise<JsonObject>
  callTool(tool: ToolDefinition, params: JsonObject, options: WireOptions): Promise<unknown>
  strays(): number
  /** True while the server has given this connection a session that it may forget. */
  hasSession(): boolean
  close(): Promise<void>
}

/** Any object: what is in it is read with care by those who asked. */
const anyObject: StandardSchemaV1<unknown, JsonObject> = {
  '~standard': {
    version: 1,
    vendor: 'gatehouse',
    validate: (value) =>
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? { value: value as JsonObject }
        : { issues: [{ message: 'the answer is no object' }] },
  },
}

function requestOptions(options: WireOptions) {
  const { onProgress } = options
  return {
    signal: options.signal,
    timeout: options.timeoutMs,
    maxTotalTimeout: options.maxMs,
    resetTimeoutOnProgress: true,
    ...(onProgress === undefined ? {} : { onprogress: (update: WireProgress) => onProgress(update) }),
  }
}

export type LiveParts = {
  readonly client: Client
  readonly wire: Wire
  readonly kind: Live['kind']
  readonly account: AccountId | null
  readonly hasSession: () => boolean
  readonly close: () => Promise<void>
}

/** Joins a connected client and its wire. Tool calls of older eras go past the SDK, all else through it. */
export function createLive({ client, wire, kind, account, hasSession, close }: LiveParts): Live {
  const era = client.getProtocolEra() ?? 'legacy'
  const version = client.getServerVersion()
  return {
    era,
    kind,
    account,
    protocolVersion: client.getNegotiatedProtocolVersion() ?? 'unknown',
    serverInfo: version === undefined ? null : { name: version.name, version: version.version },
    has: (list) => client.getServerCapabilities()?.[list] !== undefined,
    completes: () => client.getServerCapabilities()?.completions !== undefined,
    async watch(uri) {
      if (client.getServerCapabilities()?.resources?.subscribe !== true) return false
      if (era === 'modern') await client.listen({ resourceSubscriptions: [uri] })
      else await client.subscribeResource({ uri })
      return true
    },
    ask: (method, params, options) => client.request({ method, params }, anyObject, requestOptions(options)),
    callTool(tool, params, options) {
      if (era === 'legacy') return wire.request('tools/call', params, options)
      const definition = { name: tool.name, inputSchema: { type: 'object' as const, ...tool.inputSchema } }
      return client.callTool(params as { name: string }, {
        ...requestOptions(options),
        toolDefinition: definition as NonNullable<Parameters<Client['callTool']>[1]>['toolDefinition'] & object,
      })
    },
    strays: () => wire.strays(),
    hasSession,
    close,
  }
}

import { Client, type ClientCapabilities } from '@modelcontextprotocol/client'
import type { ServerConfig } from '../../shared/host.ts'
import type { JsonObject } from '../../shared/json.ts'
import type { HostParts, ServerRequest, ServerRequests } from './parts.ts'
import { DefaultJsonSchemaValidator } from './sdkShims.ts'
import { VIEW_TYPE } from './viewPage.ts'

export type ListKind = 'tools' | 'prompts' | 'resources'
export type ClientParts = Pick<HostParts, 'client' | 'serverRequests' | 'showsViews'> & {
  readonly config: ServerConfig
  readonly probeMs: number
  readonly onListChanged: (kind: ListKind) => void
  readonly onResourceChanged: (uri: string) => void
  /** Trouble that ends nothing: unknown messages, failed notifications. */
  readonly onTrouble: (text: string) => void
}

function capabilities(requests: ServerRequests, showsViews: boolean): ClientCapabilities {
  return {
    ...(requests.sampling === undefined ? {} : { sampling: {} }),
    ...(requests.elicitation === undefined ? {} : { elicitation: { form: {}, url: {} } }),
    ...(requests.roots === undefined ? {} : { roots: { listChanged: true } }),
    ...(showsViews ? { extensions: { 'io.modelcontextprotocol/ui': { mimeTypes: [VIEW_TYPE] } } } : {}),
  }
}

function serveRequests(client: Client, config: ServerConfig, requests: ServerRequests): void {
  const from = (params: unknown, signal: AbortSignal): ServerRequest => ({
    serverId: config.id,
    serverName: config.name,
    params: (params ?? {}) as JsonObject,
    signal,
  })
  const { sampling, elicitation, roots } = requests
  // The handlers are checked against the wire schema by the SDK: what we answer must fit it.
  if (sampling !== undefined)
    client.setRequestHandler(
      'sampling/createMessage',
      (request, context) => sampling(from(request.params, context.mcpReq.signal)) as never,
    )
  if (elicitation !== undefined)
    client.setRequestHandler(
      'elicitation/create',
      (request, context) => elicitation(from(request.params, context.mcpReq.signal)) as never,
    )
  if (roots !== undefined)
    client.setRequestHandler(
      'roots/list',
      (request, context) => roots(from(request.params, context.mcpReq.signal)) as never,
    )
}

/** A client that finds out the era by itself, declares only what has a handler, and hears of changed lists in both eras. */
export function createClient(parts: ClientParts): Client {
  const requests = parts.serverRequests ?? {}
  const changed = (kind: ListKind) => ({
    autoRefresh: false,
    debounceMs: 0,
    onChanged: () => parts.onListChanged(kind),
  })
  const client = new Client(parts.client, {
    capabilities: capabilities(requests, parts.showsViews ?? false),
    jsonSchemaValidator: new DefaultJsonSchemaValidator(),
    versionNegotiation: { mode: 'auto', probe: { timeoutMs: parts.probeMs } },
    listChanged: { tools: changed('tools'), prompts: changed('prompts'), resources: changed('resources') },
  })
  // Servers that never announced it send it all the same.
  client.setNotificationHandler('notifications/tools/list_changed', () => parts.onListChanged('tools'))
  client.setNotificationHandler('notifications/prompts/list_changed', () => parts.onListChanged('prompts'))
  client.setNotificationHandler('notifications/resources/list_changed', () => parts.onListChanged('resources'))
  client.setNotificationHandler('notifications/resources/updated', ({ params }) => parts.onResourceChanged(params.uri))
  client.onerror = (error) => parts.onTrouble(error.message.slice(0, 500))
  serveRequests(client, parts.config, requests)
  return client
}

// A bare SDK client with the app's sign-in on it, for what the host does not do: skills, and servers that answer no probe.
import {
  Client,
  type DiscoverResult,
  ProtocolError,
  SdkError,
  SdkErrorCode,
  StreamableHTTPClientTransport,
} from '@modelcontextprotocol/client'
import type { ServerAuth } from '../../electron/host/seams.ts'
import { defaultsOf } from './hostPeer.ts'
import type { Peer } from './peer.ts'

export const MODERN = '2026-07-28'

/** A server whose era is known from before needs no probe. */
const knownModern: DiscoverResult = {
  supportedVersions: [MODERN],
  capabilities: { tools: {}, resources: {} },
  serverInfo: { name: 'unknown', version: '0' },
  ttlMs: 0,
  cacheScope: 'private',
  resultType: 'complete',
}

export type SdkPeer = Peer & { readonly client: Client }

/** Connects; `isKnownModern` skips finding out the era. */
export async function openSdk(url: string, auth: ServerAuth, isKnownModern: boolean): Promise<SdkPeer> {
  const client = new Client(
    { name: 'gatehouse', version: '0.1.0' },
    {
      versionNegotiation: { mode: 'auto' },
      capabilities: { elicitation: { form: {} }, extensions: { 'io.modelcontextprotocol/skills': {} } },
    },
  )
  client.setRequestHandler('elicitation/create', ({ params }) => Promise.resolve(defaultsOf(params as never) as never))
  const options = { authProvider: auth, fetch: auth.over(fetch), onInsufficientScope: 'throw' as const }
  const prior = isKnownModern ? { prior: { kind: 'modern' as const, discover: knownModern } } : {}
  await client.connect(new StreamableHTTPClientTransport(new URL(url), options), prior)
  return {
    client,
    async tools() {
      const { tools } = await client.listTools()
      return tools.map(({ name, inputSchema }) => ({ name, inputSchema: inputSchema as never }))
    },
    async call(name, args) {
      try {
        return JSON.stringify((await client.callTool({ name, arguments: { ...args } })).content)
      } catch (reason) {
        // An error, or an answer against the rules, ends this call only.
        if (reason instanceof ProtocolError) return 'refused'
        if (reason instanceof SdkError && reason.code === SdkErrorCode.InvalidResult) return 'refused'
        throw reason
      }
    },
    close: () => client.close(),
  }
}

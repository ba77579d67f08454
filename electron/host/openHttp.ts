import { SSEClientTransport, StreamableHTTPClientTransport } from '@modelcontextprotocol/client'
import type { HttpLaunch } from '../../shared/host.ts'
import type { AccountId } from '../../shared/ids.ts'
import { AppError } from '../../shared/ipc/errors.ts'
import { createClient } from './client.ts'
import { httpStatus } from './errors.ts'
import { createLeanFetch, type LeanFetch, tooLarge } from './leanFetch.ts'
import { createLive, type Live } from './live.ts'
import { type OpenParts, withDeadline } from './openStdio.ts'
import type { ServerAuth } from './seams.ts'
import { createWire, type Message, type Send, type Wire } from './wire.ts'
import { told } from '../../shared/told.ts'

export type OpenHttpParts = OpenParts & {
  readonly launch: HttpLaunch
  /** Values of the headers, with those from the vault filled in. */
  readonly headers: { readonly [name: string]: string }
  readonly auth: ServerAuth | null
  readonly account: AccountId | null
  readonly era: 'legacy' | null
}

/** An address that may be contacted at all: http or https, without credentials in it. */
function addressOf(launch: HttpLaunch): URL {
  const url = URL.canParse(launch.url) ? new URL(launch.url) : null
  if (url === null || !/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '')
    throw new AppError(
      'SERVER_START_FAILED',
      told`The address of this server must begin with https:// or http:// and hold no user name or password.`,
      { url: launch.url.slice(0, 200) },
    )
  return url
}

/** Statuses by which a server says that it does not know Streamable HTTP. */
const OLDER = new Set([400, 404, 405, 406, 415])
const END_SESSION_MS = 1000

/** Connects to a remote server: Streamable HTTP, else the older SSE. Rejects with the SDK's own errors, or AppError SERVER_TIMEOUT. */
export async function openHttp(parts: OpenHttpParts): Promise<Live> {
  const url = addressOf(parts.launch)
  let wire: Wire | null = null
  const lean = createLeanFetch({
    server: url,
    headers: parts.headers,
    maxBytes: parts.messageBytes,
    onOversized: (id, bytes) => wire?.fail(id, tooLarge(bytes, parts.messageBytes)),
  })
  const { auth } = parts
  const options = {
    fetch: auth === null ? lean.fetch : auth.over(lean.fetch),
    ...(auth === null ? {} : { authProvider: { token: auth.token, onUnauthorized: auth.onUnauthorized } }),
  }
  try {
    const transport = new StreamableHTTPClientTransport(url, { ...options, onInsufficientScope: 'throw' })
    wire = createWire(transport, closedBy(parts), directly(transport, lean, auth))
    return await join(parts, wire, 'http', async () => {
      await endSession(transport)
      lean.close()
    })
  } catch (error) {
    if (!OLDER.has(httpStatus(error) ?? 0)) {
      lean.close()
      throw error
    }
    parts.onTrouble('Streamable HTTP is not spoken here; trying the older SSE.')
  }
  wire = createWire(new SSEClientTransport(url, options), closedBy(parts))
  return join({ ...parts, era: 'legacy' }, wire, 'sse', async () => lean.close()).catch((error: unknown) => {
    lean.close()
    throw error
  })
}

/** Our own requests past the SDK, which checks each answer twice and builds a web response for it; what is no plain JSON answer is left to it. */
function directly(transport: StreamableHTTPClientTransport, lean: LeanFetch, auth: ServerAuth | null): Send {
  return async (message, { onRequestStreamEnd }) => {
    const rest = () => transport.send(message, { onRequestStreamEnd })
    // With an account every request is the SDK's: tokens are renewed, bound to the request, and more rights asked for.
    if (auth !== null && auth.accountId() !== null) {
      await rest()
      return []
    }
    const { sessionId, protocolVersion } = transport
    const answer = await lean.post(message.id, JSON.stringify(message), {
      'content-type': 'application/json',
      accept: 'application/json, text/event-stream',
      ...(sessionId === undefined ? {} : { 'mcp-session-id': sessionId }),
      ...(protocolVersion === undefined ? {} : { 'mcp-protocol-version': protocolVersion }),
    })
    if (answer !== null) return (Array.isArray(answer) ? answer : [answer]) as Message[]
    await rest().finally(() => lean.release(message.id))
    return []
  }
}

const closedBy = (parts: OpenHttpParts) => () =>
  new AppError(
    'SERVER_DIED',
    told`The connection to ${parts.config.name} was closed. What it was doing may or may not be done.`,
  )

/** Tells the server that we are done; a server that does not listen is not waited for. */
async function endSession(transport: StreamableHTTPClientTransport): Promise<void> {
  const patience = new Promise((resolve) => setTimeout(resolve, END_SESSION_MS).unref())
  await Promise.race([transport.terminateSession().catch(() => {}), patience])
}

async function join(parts: OpenHttpParts, wire: Wire, kind: 'http' | 'sse', after: () => Promise<void>): Promise<Live> {
  const client = createClient(parts)
  let closing = false
  let established = false
  client.onclose = () => {
    if (established && !closing) parts.onClosed(closedBy(parts)())
  }
  const connected = client.connect(wire.transport, {
    timeout: parts.startMs,
    ...(parts.era === null ? {} : { prior: { kind: parts.era } }),
  })
  try {
    await withDeadline(connected, parts)
  } catch (error) {
    await client.close().catch(() => {})
    throw error
  }
  established = true
  return createLive({
    client,
    wire,
    kind,
    account: parts.account,
    hasSession: () => kind === 'sse' || wire.transport.sessionId !== undefined,
    close: async () => {
      closing = true
      await after()
      await client.close()
    },
  })
}

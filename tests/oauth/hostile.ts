// A server, its metadata and its authorization server in one, on loopback: well-behaved until a test gives it another answer.
import { createServer, type IncomingMessage } from 'node:http'
import { listen, stop } from './provider.ts'

export type Answer = { readonly status?: number; readonly headers?: Record<string, string>; readonly body?: unknown }
type Route = (query: URLSearchParams, body: string, request: IncomingMessage) => Answer | Promise<Answer>

export type Hostile = {
  readonly origin: string
  /** Its MCP address. */
  readonly url: string
  /** `METHOD /path` of every request, in order. */
  readonly hits: string[]
  /** Everything that was sent to it: addresses, headers and bodies. */
  readonly received: string[]
  /** Answers by path; a test changes them at will. */
  readonly routes: Map<string, Route>
  close(): Promise<void>
}

export const goodMetadata = (origin: string) => ({
  issuer: origin,
  authorization_endpoint: `${origin}/authorize`,
  token_endpoint: `${origin}/token`,
  registration_endpoint: `${origin}/register`,
  response_types_supported: ['code'],
  code_challenge_methods_supported: ['S256'],
  token_endpoint_auth_methods_supported: ['none'],
  authorization_response_iss_parameter_supported: true,
})
const WELL_KNOWN = '/.well-known/oauth-protected-resource/mcp'
export const METADATA = '/.well-known/oauth-authorization-server'
export const RESOURCE = WELL_KNOWN

/** The redirect of a well-behaved authorization page, with `over` in place of its own parameters (null leaves one out). */
export function redirect(query: URLSearchParams, iss: string, over: Record<string, string | null> = {}): Answer {
  const target = new URL(query.get('redirect_uri') ?? '')
  const parameters = { code: 'canary-code', state: query.get('state'), iss, ...over }
  for (const [name, value] of Object.entries(parameters)) if (value !== null) target.searchParams.set(name, value)
  return { status: 302, headers: { location: target.href } }
}

function goodRoutes(origin: string): [string, Route][] {
  const challenge = `Bearer resource_metadata="${origin}${WELL_KNOWN}"`
  return [
    ['/mcp', () => ({ status: 401, headers: { 'www-authenticate': challenge } })],
    [WELL_KNOWN, () => ({ body: { resource: `${origin}/mcp`, authorization_servers: [origin] } })],
    [METADATA, () => ({ body: goodMetadata(origin) })],
    [
      '/register',
      (_, body) => ({ status: 201, body: { ...Object(JSON.parse(body)), client_id: 'canary-client' } as object }),
    ],
    ['/authorize', (query) => redirect(query, origin)],
    [
      '/token',
      () => ({
        body: {
          access_token: 'canary-access',
          token_type: 'Bearer',
          refresh_token: 'canary-refresh',
          expires_in: 3600,
        },
      }),
    ],
  ]
}

export async function startHostile(): Promise<Hostile> {
  const server = createServer()
  const origin = `http://127.0.0.1:${await listen(server)}`
  const house: Hostile = {
    origin,
    url: `${origin}/mcp`,
    hits: [],
    received: [],
    routes: new Map(goodRoutes(origin)),
    close: () => stop(server),
  }
  server.on('request', (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', origin)
    house.hits.push(`${request.method} ${pathname}`)
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString()
      house.received.push(`${request.url} ${JSON.stringify(request.headers)} ${body}`)
      const found = house.routes.get(pathname)?.(searchParams, body, request) ?? { status: 404 }
      void Promise.resolve(found).then((answer) => {
        response.writeHead(answer.status ?? 200, { 'content-type': 'application/json', ...answer.headers })
        response.end(answer.body === undefined ? undefined : JSON.stringify(answer.body))
      })
    })
  })
  return house
}

// A real MCP server on loopback that takes only tokens of its authorization server.
import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js'
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js'
import { createRemoteJWKSet, jwtVerify } from 'jose'
import { z } from 'zod'
import { isProved } from './proof.ts'
import { listen, stop } from './provider.ts'

export type Protected = {
  readonly url: string
  /** `<status> <subject or reason>` of every request to the MCP address. */
  readonly seen: string[]
  /** Bearer tokens that it was shown. */
  readonly tokens: Set<string>
  /** Who signs people in; may change at any time. */
  issuer: string
  /** Scope that a tool needs beyond `mcp:tools`. */
  readonly needs: Map<string, string>
  /** Tokens that it takes no more. */
  readonly refused: Set<string>
  /** True: it takes no token at all. */
  refusesAll: boolean
  /** The scope that it names when it refuses; empty for none. */
  wants: string
  /** What it says it can give. */
  scopes: readonly string[]
  /** True: its challenge asks for tokens bound to a key. */
  binds: boolean
  /** Milliseconds by which its clock is ahead. */
  ahead: number
  close(): Promise<void>
}
type Claims = { readonly sub: string; readonly scope: string; readonly cnf?: { readonly jkt: string } }

function mcpServer(claims: Claims): McpServer {
  const server = new McpServer({ name: 'protected', version: '1.0.0' })
  const whoami = { description: 'Subject of the token', inputSchema: { greet: z.string() } }
  const answer = ({ greet }: { greet: string }) => ({
    content: [{ type: 'text' as const, text: `${greet} ${claims.sub}` }],
  })
  server.registerTool('whoami', whoami, answer)
  server.registerTool('purge', { ...whoami, description: 'Needs more' }, answer)
  return server
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const text = Buffer.concat(chunks).toString()
  return text === '' ? undefined : JSON.parse(text)
}

export async function startProtected(issuer: string): Promise<Protected> {
  const server = createServer()
  const origin = `http://127.0.0.1:${await listen(server)}`
  const metadata = `${origin}/.well-known/oauth-protected-resource/mcp`
  const house: Protected = {
    url: `${origin}/mcp`,
    issuer,
    refusesAll: false,
    wants: 'mcp:tools',
    scopes: ['mcp:tools'],
    binds: false,
    ahead: 0,
    seen: [],
    tokens: new Set(),
    needs: new Map(),
    refused: new Set(),
    close: () => stop(server),
  }
  const keySets = new Map<string, ReturnType<typeof createRemoteJWKSet>>()
  const keysOf = (from: string) => {
    const keys = keySets.get(from) ?? createRemoteJWKSet(new URL(`${from}/jwks`))
    keySets.set(from, keys)
    return keys
  }
  const refuse = (response: ServerResponse, status: 401 | 403, error: string, scope: string) => {
    house.seen.push(`${status} ${error}`)
    const challenge = `${house.binds ? 'DPoP' : 'Bearer'} error="${error}", ${scope === '' ? '' : `scope="${scope}", `}resource_metadata="${metadata}"`
    response.writeHead(status, { 'www-authenticate': challenge }).end()
  }
  async function check(request: IncomingMessage, scheme: string, token: string): Promise<Claims | null> {
    if (house.refusesAll || house.refused.has(token)) return null
    const currentDate = new Date(Date.now() + house.ahead)
    const options = { issuer: house.issuer, audience: house.url, typ: 'at+jwt', currentDate }
    const claims = await jwtVerify<Claims>(token, keysOf(house.issuer), options).then(
      ({ payload }) => payload,
      () => null,
    )
    const jkt = claims?.cnf?.jkt
    if (jkt === undefined) return claims
    return scheme === 'DPoP' && (await isProved(request, house.url, token, jkt)) ? claims : null
  }
  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.url?.startsWith('/.well-known/oauth-protected-resource') === true) {
      const document = { resource: house.url, authorization_servers: [house.issuer], scopes_supported: house.scopes }
      return void response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(document))
    }
    if (request.url !== '/mcp') return void response.writeHead(404).end()
    const [, scheme = '', token] = /^(Bearer|DPoP) (.+)$/.exec(request.headers.authorization ?? '') ?? []
    const body = await bodyOf(request)
    if (token !== undefined) house.tokens.add(token)
    const claims = token === undefined ? null : await check(request, scheme, token)
    if (claims === null) return refuse(response, 401, 'invalid_token', house.wants)
    const tool: unknown = Reflect.get(Object(Reflect.get(Object(body), 'params')), 'name')
    const more = typeof tool === 'string' ? house.needs.get(tool) : undefined
    if (more !== undefined && !claims.scope.split(' ').includes(more))
      return refuse(response, 403, 'insufficient_scope', more)
    house.seen.push(`200 ${claims.sub}`)
    const mcp = mcpServer(claims)
    const transport = new StreamableHTTPServerTransport({ enableJsonResponse: true })
    response.on('close', () => void mcp.close())
    await mcp.connect(transport as Parameters<typeof mcp.connect>[0])
    await transport.handleRequest(request, response, body)
  }
  server.on('request', (request, response) => {
    if (house.ahead !== 0) response.setHeader('date', new Date(Date.now() + house.ahead).toUTCString())
    handle(request, response).catch(() => response.writeHead(500, { 'x-id': randomUUID() }).end())
  })
  return house
}

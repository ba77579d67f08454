// A real authorization server (oidc-provider, certified) on loopback.
import { randomUUID } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair } from 'jose'
import Provider, { errors } from 'oidc-provider'

export type Issuer = {
  readonly url: string
  /** Names of what happened, in order: `grant.success`, `grant.error`, `grant.revoked`, `registration_create.success` ... */
  readonly events: string[]
  /** Every body that its token endpoint received. */
  readonly tokenRequests: URLSearchParams[]
  /** Every token that it gave. */
  readonly issued: string[]
  /** Nobody answers until it is called again. */
  pause(): Promise<void>
  resume(): Promise<void>
  close(): Promise<void>
}
export type IssuerOptions = {
  readonly accessSeconds?: number
  readonly registration?: boolean
  /** Client documents by URL, in place of the internet. */
  readonly documents?: ReadonlyMap<string, object>
  readonly clients?: readonly object[]
  /** True: tokens are bound to the client's key (RFC 9449), and each proof needs a nonce of this service. */
  readonly dpop?: boolean
  /** False: no refresh tokens. */
  readonly refreshes?: boolean
  /** Grants of its own. */
  readonly extend?: (provider: Provider) => void
  /** Resources that tokens are given for. */
  readonly resources: () => readonly string[]
}

export const listen = (server: Server): Promise<number> =>
  new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port)))

export const stop = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })

const EVENTS = ['grant.success', 'grant.error', 'grant.revoked', 'registration_create.success']
const SCOPES = ['openid', 'offline_access', 'mcp:tools', 'mcp:admin']

const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true })
export const SIGNING_KEY = privateKey
/** What it signs with, and what its word is checked against. */
export const PUBLIC_KEY = { ...(await exportJWK(publicKey)), use: 'sig', alg: 'RS256', kid: 'test' }
const KEY = { ...(await exportJWK(privateKey)), use: 'sig', alg: 'RS256', kid: 'test' }

function features(options: IssuerOptions) {
  const { documents, registration = true, accessSeconds = 60 } = options
  const byDocument = {
    enabled: true,
    ack: 'draft-02',
    allowFetch: (_: unknown, id: string) => documents?.has(id) === true,
  }
  return {
    devInteractions: { enabled: true },
    registration: { enabled: registration, initialAccessToken: false },
    revocation: { enabled: true },
    clientCredentials: { enabled: true },
    dPoP: { enabled: options.dpop === true, nonceSecret: Buffer.alloc(32, 7), requireNonce: () => true },
    ...(documents === undefined ? {} : { clientIdMetadataDocument: byDocument }),
    resourceIndicators: {
      enabled: true,
      useGrantedResource: () => true,
      getResourceServerInfo: (_: unknown, resource: string) => {
        if (!options.resources().includes(resource)) throw new errors.InvalidTarget()
        const token = { accessTokenTTL: accessSeconds, accessTokenFormat: 'jwt', jwt: { sign: { alg: 'RS256' } } }
        return { scope: 'mcp:tools mcp:admin', audience: resource, ...token }
      },
    },
  }
}

function configuration(options: IssuerOptions) {
  const { documents, accessSeconds = 60 } = options
  const answer = (url: string) => {
    const found = documents?.get(url)
    return found === undefined ? new Response('no', { status: 404 }) : Response.json(found)
  }
  return {
    jwks: { keys: [KEY] },
    cookies: { keys: [randomUUID()] },
    clients: [...(options.clients ?? [])],
    clientAuthMethods: ['none', 'client_secret_basic', 'client_secret_post', 'private_key_jwt'],
    scopes: SCOPES,
    pkce: { required: () => true },
    rotateRefreshToken: () => true,
    issueRefreshToken: (_: unknown, client: { grantTypeAllowed(grant: string): boolean }) =>
      options.refreshes !== false && client.grantTypeAllowed('refresh_token'),
    ttl: {
      AccessToken: accessSeconds,
      RefreshToken: 3600,
      AuthorizationCode: 60,
      Grant: 3600,
      Session: 3600,
      Interaction: 600,
    },
    findAccount: (_: unknown, id: string) => ({ accountId: id, claims: () => ({ sub: id }) }),
    ...(documents === undefined ? {} : { fetch: (url: string | URL) => Promise.resolve(answer(String(url))) }),
    features: features(options),
  }
}

export async function startIssuer(options: IssuerOptions): Promise<Issuer> {
  const server = createServer()
  const port = await listen(server)
  const url = `http://127.0.0.1:${port}`
  // The published types do not know the newest features.
  const provider = new Provider(url, configuration(options) as object)
  options.extend?.(provider)
  const events: string[] = []
  const tokenRequests: URLSearchParams[] = []
  const issued: string[] = []
  provider.on('grant.success', ({ body }) => {
    const given = Object(body) as Readonly<Record<string, unknown>>
    for (const name of ['access_token', 'refresh_token', 'id_token'])
      if (typeof given[name] === 'string') issued.push(given[name])
  })
  for (const event of EVENTS) provider.on(event as 'grant.success', () => void events.push(event))
  const handle = provider.callback()
  server.on('request', (request, response) => {
    if (request.url === '/token') {
      const chunks: Buffer[] = []
      request.on('data', (chunk: Buffer) => chunks.push(chunk))
      request.on('end', () => tokenRequests.push(new URLSearchParams(Buffer.concat(chunks).toString())))
    }
    void handle(request, response)
  })
  const close = () => stop(server)
  const resume = () => new Promise<void>((resolve) => void server.listen(port, '127.0.0.1', resolve))
  return { url, events, tokenRequests, issued, pause: close, resume, close }
}

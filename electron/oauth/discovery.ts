// Finding out who signs people in for a server, and refusing what is not safe to use.
import {
  type AuthorizationServerMetadata,
  discoverAuthorizationServerMetadata,
  discoverOAuthProtectedResourceMetadata,
  IssuerMismatchError,
  type OAuthProtectedResourceMetadata,
  resourceUrlFromServerUrl,
} from '@modelcontextprotocol/client'
import { AppError } from '../../shared/ipc/errors.ts'
import type { Fetch } from './guardedFetch.ts'
import { isScope } from './scopes.ts'
import { gateUrl, isLoopbackHost, sameOrigin } from './urlGate.ts'
import { type Told, told } from '../../shared/told.ts'

/** What the server says about itself (RFC 9728). `resource` is the indicator for every request (RFC 8707). */
export type ProtectedResource = {
  readonly resource: string
  readonly issuers: readonly string[]
  readonly scopes: readonly string[]
}

/** An authorization server whose metadata was found and checked; `metadata` is null for servers older than metadata. */
export type AuthorizationServer = {
  readonly issuer: string
  readonly metadata: AuthorizationServerMetadata | null
  /** Hosts of endpoints outside the issuer's own origin: shown to the person. */
  readonly otherHosts: readonly string[]
}

const failed = (message: Told) => new AppError('SIGN_IN_FAILED', message)

/** The identifiers that a document found at `found` may claim: the server itself, or what its well-known address was made from. */
function mayClaim(server: URL, found: URL): readonly string[] {
  const own = resourceUrlFromServerUrl(server).href
  const root = found.pathname === '/.well-known/oauth-protected-resource' ? [`${server.origin}/`] : []
  return [own, own.replace(/\/$/, ''), ...root, ...root.map((href) => href.slice(0, -1))]
}

async function readAt(server: URL, at: URL, fetch: Fetch): Promise<OAuthProtectedResourceMetadata | null> {
  try {
    return await discoverOAuthProtectedResourceMetadata(server, { resourceMetadataUrl: at }, fetch)
  } catch (reason) {
    // The network and our own refusals are final; a missing or broken document means the next place.
    if (reason instanceof AppError || reason instanceof TypeError || (reason as Error).name === 'AbortError')
      throw reason
    if ((reason as Error).name === 'TimeoutError') throw reason
    return null
  }
}

function placesOf(server: URL, named: URL | undefined): readonly URL[] {
  const path = server.pathname.replace(/\/$/, '')
  const root = new URL('/.well-known/oauth-protected-resource', server)
  const specific = new URL(`${root.pathname}${path}${server.search}`, server)
  const wellKnown = path === '' ? [root] : [specific, root]
  // SECURITY: a challenge may name a document on its own origin only; any other address is not even asked.
  if (named === undefined || !sameOrigin(named, server)) return wellKnown
  return [gateUrl(named.href), ...wellKnown.filter((at) => at.href !== named.href)]
}

/** Reads the protected-resource metadata: the challenge's address first, else the path's well-known one, else the root's. */
export async function discoverResource(server: URL, named: URL | undefined, fetch: Fetch): Promise<ProtectedResource> {
  for (const at of placesOf(server, named)) {
    const found = await readAt(server, at, fetch)
    if (found === null) continue
    const claims = mayClaim(server, at)
    // SECURITY: a server that names another one as its resource would collect that one's tokens.
    if (!claims.includes(found.resource))
      throw failed(
        told`The server says that it is another one, so its sign-in cannot be trusted. Nothing was opened. Ask whoever runs it to correct its address.`,
      )
    return {
      resource: found.resource,
      issuers: found.authorization_servers ?? [],
      scopes: (found.scopes_supported ?? []).filter(isScope),
    }
  }
  return { resource: resourceUrlFromServerUrl(server).href, issuers: [], scopes: [] }
}

/** Equal but for one slash at the end, which the SDK takes as the same issuer too. */
export const isSameIssuer = (a: string, b: string): boolean => a === b || `${a}/` === b || a === `${b}/`

/** The issuer to use: the pinned one while the server still names it, else the first named, else the server's own origin. */
export function chooseIssuer(server: URL, issuers: readonly string[], pinned: string | null): string {
  const same = issuers.find((issuer) => pinned !== null && isSameIssuer(issuer, pinned))
  const first = same ?? issuers[0]
  if (first === undefined) return `${server.origin}/`
  gateUrl(first)
  return first
}

function checkEndpoints(server: URL, issuer: string, metadata: AuthorizationServerMetadata): readonly string[] {
  const hosts: string[] = []
  const named = [
    metadata.authorization_endpoint,
    metadata.token_endpoint,
    metadata.registration_endpoint,
    'revocation_endpoint' in metadata ? metadata.revocation_endpoint : undefined,
  ]
  for (const text of named) {
    if (text === undefined) continue
    const endpoint = gateUrl(text)
    if (sameOrigin(endpoint, issuer)) continue
    // SECURITY: on this machine nothing but the approved origin; elsewhere the person sees the host first.
    if (isLoopbackHost(endpoint.hostname))
      throw new AppError(
        'LINK_REFUSED',
        told`The sign-in service points to another program on this computer. Nothing was opened.`,
      )
    if (!hosts.includes(endpoint.host)) hosts.push(endpoint.host)
  }
  if (isLoopbackHost(new URL(issuer).hostname) && !isLoopbackHost(server.hostname))
    throw new AppError(
      'LINK_REFUSED',
      told`A server on the internet points to a sign-in on this computer. Nothing was opened.`,
    )
  return hosts
}

/** Reads the authorization server's metadata in the specified order (RFC 8414, then OpenID Connect) and checks every address in it. */
export async function discoverAuthorizationServer(
  server: URL,
  issuer: string,
  fetch: Fetch,
): Promise<AuthorizationServer> {
  gateUrl(issuer)
  try {
    const metadata = await discoverAuthorizationServerMetadata(issuer, { fetchFn: fetch })
    if (metadata === undefined) return { issuer, metadata: null, otherHosts: [] }
    return { issuer: metadata.issuer, metadata, otherHosts: checkEndpoints(server, issuer, metadata) }
  } catch (reason) {
    if (!(reason instanceof IssuerMismatchError)) throw reason
    throw failed(
      told`The sign-in service at ${new URL(issuer).host} calls itself by another name, so it cannot be trusted. Nothing was opened.`,
    )
  }
}

/** SECURITY: without S256 an intercepted code could be used by another program, so such services are refused. */
export function requirePkce(server: AuthorizationServer): void {
  if (server.metadata === null) return
  if (server.metadata.code_challenge_methods_supported?.includes('S256') === true) return
  throw failed(
    told`The sign-in service at ${new URL(server.issuer).host} does not offer the protection (PKCE with S256) that Gatehouse requires. Ask whoever runs it to turn it on.`,
  )
}

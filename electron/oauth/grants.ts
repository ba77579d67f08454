// Asking a token endpoint for tokens, in every way that an account may have.
import {
  createPrivateKeyJwtAuth,
  type DpopSession,
  fetchToken,
  OAuthError,
  type OAuthClientProvider,
  type OAuthTokens,
  refreshAuthorization,
  requestJwtAuthorizationGrant,
  discoverAuthorizationServerMetadata,
} from '@modelcontextprotocol/client'
import { AppError } from '../../shared/ipc/errors.ts'
import type { AuthorizationServer } from './discovery.ts'
import type { Fetch } from './guardedFetch.ts'
import { split } from './scopes.ts'
import { statementOf } from './statement.ts'
import type { ClientRecord, MachineGrant, Tokens } from './secret.ts'
import { gateUrl } from './urlGate.ts'
import { told } from '../../shared/told.ts'

/** What every token request needs. `fetch` is the guarded one. */
export type TokenContext = {
  readonly server: AuthorizationServer
  readonly client: ClientRecord
  readonly resource: string
  readonly scopes: readonly string[]
  readonly dpop: DpopSession | undefined
  readonly fetch: Fetch
  readonly now: number
}
export type Granted = { readonly tokens: Tokens; readonly scopes: readonly string[]; readonly idToken: string | null }

type Known<T> = { [K in keyof T]: Exclude<T[K], undefined> }
/** Without its undefined members, which the SDK's exact types do not take. */
export const known = <T extends object>(options: T): Known<T> =>
  Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as Known<T>

/** Tokens as we keep them. An absent `scope` means: as asked (RFC 6749 5.1). */
export function toGranted(answer: OAuthTokens, context: TokenContext): Granted {
  const { now } = context
  return {
    tokens: {
      accessToken: answer.access_token,
      tokenType: answer.token_type,
      refreshToken: answer.refresh_token ?? null,
      obtainedAt: now,
      expiresAt: answer.expires_in === undefined ? null : now + answer.expires_in * 1000,
    },
    scopes: answer.scope === undefined ? context.scopes : split(answer.scope),
    idToken: answer.id_token ?? null,
  }
}

/** Trades a refresh token. The caller makes sure that this happens once at a time. */
export async function refresh(refreshToken: string, context: TokenContext): Promise<Granted> {
  const { server, client, resource, dpop, fetch } = context
  const answer = await refreshAuthorization(
    server.issuer,
    known({
      metadata: server.metadata ?? undefined,
      clientInformation: client,
      refreshToken,
      resource,
      dpop,
      fetchFn: fetch,
    }),
  )
  return toGranted(answer, context)
}

type Request = {
  readonly parameters: URLSearchParams
  readonly secret?: string
  readonly sign?: OAuthClientProvider['addClientAuthentication']
}

type Identity = Extract<MachineGrant, { kind: 'enterprise' }>['identity']

const bearer = (assertion: string) =>
  new URLSearchParams({ grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion })

async function identityEndpoint(identity: Identity, fetch: Fetch): Promise<URL> {
  if (identity.tokenEndpoint !== null) return gateUrl(identity.tokenEndpoint)
  const metadata = await discoverAuthorizationServerMetadata(identity.issuer, { fetchFn: fetch })
  if (metadata === undefined)
    throw new AppError(
      'SIGN_IN_FAILED',
      told`Your organisation’s identity service could not be read. Ask your administrator.`,
    )
  return gateUrl(metadata.token_endpoint)
}

/** SECURITY: the SDK quotes the other side's words here; of those only a code of the standards is kept. */
function refusalIn(reason: unknown): unknown {
  const text = reason instanceof Error ? (/^Token exchange failed(.*)/s.exec(reason.message)?.[1] ?? null) : null
  if (text === null) return reason
  const code = /^: ([a-z_]{1,40})\b/.exec(text)?.[1] ?? (text.startsWith(' with status 5') ? 'server_error' : 'refused')
  return new OAuthError(code, code)
}

async function identityGrant(identity: Identity, context: TokenContext): Promise<string> {
  const answer = await requestJwtAuthorizationGrant(
    known({
      tokenEndpoint: await identityEndpoint(identity, context.fetch),
      audience: context.server.issuer,
      resource: context.resource,
      idToken: await statementOf(identity.statement),
      clientId: identity.clientId,
      clientSecret: identity.clientSecret ?? undefined,
      scope: context.scopes.join(' ') || undefined,
      fetchFn: context.fetch,
    }),
  ).catch((reason: unknown) => {
    throw refusalIn(reason)
  })
  return answer.jwtAuthGrant
}

async function requestOf(grant: MachineGrant, context: TokenContext): Promise<Request> {
  switch (grant.kind) {
    case 'secret':
      return { parameters: new URLSearchParams({ grant_type: 'client_credentials' }), secret: grant.secret }
    case 'privateKey': {
      const { clientId, pem, algorithm } = grant
      const sign = createPrivateKeyJwtAuth({
        issuer: clientId,
        subject: clientId,
        privateKey: await keyOf(pem, algorithm),
        alg: algorithm,
      })
      return { parameters: new URLSearchParams({ grant_type: 'client_credentials' }), sign }
    }
    case 'enterprise': {
      const parameters = bearer(await identityGrant(grant.identity, context))
      return grant.clientSecret === null ? { parameters } : { parameters, secret: grant.clientSecret }
    }
    case 'workload':
      return { parameters: bearer(await statementOf(grant.statement)) }
  }
}

/** The SDK reads PEM for RSA and P-256 only; Ed25519 goes in as a JWK. */
async function keyOf(pem: string, algorithm: string): Promise<string | Record<string, unknown>> {
  if (algorithm !== 'EdDSA') return pem
  const { createPrivateKey } = await import('node:crypto')
  return { ...createPrivateKey(pem).export({ format: 'jwk' }) }
}

const clientOf = (grant: MachineGrant, secret: string | undefined): ClientRecord =>
  known({ client_id: grant.clientId, client_secret: secret }) as ClientRecord

/** Gets tokens without a person: client credentials, enterprise-managed (ID-JAG) or workload identity. Never retried, never by another grant. */
export async function requestMachineTokens(grant: MachineGrant, context: TokenContext): Promise<Granted> {
  const { parameters, secret, sign } = await requestOf(grant, context)
  const scope = context.scopes.join(' ')
  if (scope !== '') parameters.set('scope', scope)
  const unused = () => {
    throw new Error('a machine account has no browser')
  }
  const provider: OAuthClientProvider = {
    redirectUrl: undefined,
    clientMetadata: { redirect_uris: [] },
    clientInformation: () => ({ ...clientOf(grant, secret), issuer: context.server.issuer }),
    tokens: () => undefined,
    saveTokens: unused,
    redirectToAuthorization: unused,
    saveCodeVerifier: unused,
    codeVerifier: unused,
    prepareTokenRequest: () => parameters,
    dpop: () => context.dpop,
    ...(sign === undefined ? {} : { addClientAuthentication: sign }),
  }
  const answer = await fetchToken(
    provider,
    context.server.issuer,
    known({ metadata: context.server.metadata ?? undefined, resource: context.resource, fetchFn: context.fetch }),
  )
  return toGranted(answer, context)
}

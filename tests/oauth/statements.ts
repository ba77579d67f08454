// Grants beyond the usual ones on a real authorization server: an identity provider that vouches (ID-JAG), and one that takes a signed word.
import { randomUUID } from 'node:crypto'
import { createLocalJWKSet, jwtVerify, SignJWT } from 'jose'
import type { JWTPayload, JSONWebKeySet } from 'jose'
import type Provider from 'oidc-provider'
import { errors } from 'oidc-provider'
import { PUBLIC_KEY, SIGNING_KEY } from './provider.ts'

const ID_JAG = 'oauth-id-jag+jwt'
const keys = createLocalJWKSet({ keys: [PUBLIC_KEY] } as JSONWebKeySet)

/** A statement as an identity provider or a platform would sign it. */
export const signed = (claims: JWTPayload, typ = 'JWT', life = '5m'): Promise<string> =>
  new SignJWT({ jti: randomUUID(), ...claims })
    .setProtectedHeader({ alg: 'RS256', kid: 'test', typ })
    .setIssuedAt()
    .setExpirationTime(life)
    .sign(SIGNING_KEY)

type Context = {
  body: unknown
  readonly oidc: {
    readonly client?: { readonly clientId: string }
    readonly params?: Readonly<Record<string, unknown>>
  }
}
const textOf = (ctx: Context, name: string): string => {
  const value = ctx.oidc.params?.[name]
  return typeof value === 'string' ? value : ''
}

/** Lets the identity provider exchange its own ID tokens for a word to another sign-in service. */
export function vouches(provider: Provider): void {
  const handler = async (ctx: Context) => {
    const client = ctx.oidc.client?.clientId ?? ''
    const wanted = textOf(ctx, 'requested_token_type') === 'urn:ietf:params:oauth:token-type:id-jag'
    const subject = await jwtVerify(textOf(ctx, 'subject_token'), keys, {
      issuer: provider.issuer,
      audience: client,
    }).catch(() => {
      throw new errors.InvalidGrant('canary-text of the identity provider')
    })
    if (!wanted) throw new errors.InvalidRequest('only id-jag here')
    const [audience, resource, scope] = ['audience', 'resource', 'scope'].map((name) => textOf(ctx, name))
    const { sub } = subject.payload
    const word = { iss: provider.issuer, sub, aud: audience, client_id: 'gatehouse-at-the-service', resource, scope }
    ctx.body = {
      access_token: await signed(word as JWTPayload, ID_JAG),
      issued_token_type: 'urn:ietf:params:oauth:token-type:id-jag',
      token_type: 'N_A',
      expires_in: 300,
    }
  }
  const names = ['subject_token', 'subject_token_type', 'requested_token_type', 'audience', 'resource', 'scope']
  provider.registerGrantType('urn:ietf:params:oauth:grant-type:token-exchange', handler as never, names)
}

/** Lets the sign-in service take what one of these issuers signed; of `typ` where one is given. */
export function takes(issuers: () => string[], typ: string | undefined): (provider: Provider) => void {
  return (provider) => {
    const handler = async (ctx: Context) => {
      const options = { issuer: issuers(), audience: provider.issuer, ...(typ === undefined ? {} : { typ }) }
      const { payload } = await jwtVerify(textOf(ctx, 'assertion'), keys, options).catch(() => {
        throw new errors.InvalidGrant('canary-text of the service')
      })
      const { client } = ctx.oidc
      if (payload['client_id'] !== undefined && payload['client_id'] !== client?.clientId)
        throw new errors.InvalidGrant('another client')
      const scope = textOf(ctx, 'scope') || 'mcp:tools'
      const access = new provider.AccessToken({ client, accountId: payload.sub, scope, gty: 'jwt-bearer' } as never)
      const audience = textOf(ctx, 'resource') || String(payload['resource'])
      access.resourceServer = new provider.ResourceServer(audience, {
        scope,
        audience,
        accessTokenTTL: 60,
        accessTokenFormat: 'jwt',
        jwt: { sign: { alg: 'RS256' } },
      } as never)
      ctx.body = { access_token: await access.save(), token_type: 'Bearer', expires_in: 60, scope }
    }
    const names = ['assertion', 'resource', 'scope']
    provider.registerGrantType('urn:ietf:params:oauth:grant-type:jwt-bearer', handler as never, names)
  }
}

export const takesWord = (issuer: () => string) => takes(() => [issuer()], ID_JAG)

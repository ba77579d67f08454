import { selectClientAuthMethod } from '@modelcontextprotocol/client'
import type { TokenContext } from './grants.ts'
import type { AccountSecret } from './secret.ts'
import { gateUrl } from './urlGate.ts'

/** Tells the authorization server to forget this account's tokens (RFC 7009). False when it has no such place or did not agree. */
export async function revoke(secret: AccountSecret, context: TokenContext): Promise<boolean> {
  const { metadata } = context.server
  const endpoint = metadata !== null && 'revocation_endpoint' in metadata ? metadata.revocation_endpoint : undefined
  if (typeof endpoint !== 'string' || secret.tokens === null) return false
  const { accessToken, refreshToken } = secret.tokens
  const tokens = [...(refreshToken === null ? [] : [['refresh_token', refreshToken]]), ['access_token', accessToken]]
  const agreed: boolean[] = []
  for (const [hint, token] of tokens) {
    const body = new URLSearchParams({ token: token ?? '', token_type_hint: hint ?? '' })
    const headers = new Headers({ 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' })
    authenticate(secret, context, headers, body)
    const response = await context.fetch(gateUrl(endpoint), { method: 'POST', headers, body })
    await response.text()
    agreed.push(response.ok)
  }
  // The refresh token, where there is one, is what counts: many services cannot take back a signed access token.
  return agreed[0] === true
}

function authenticate(secret: AccountSecret, context: TokenContext, headers: Headers, body: URLSearchParams): void {
  const { client } = secret
  const client_secret = secret.grant.kind === 'secret' ? secret.grant.secret : client.client_secret
  const supported = context.server.metadata?.token_endpoint_auth_methods_supported ?? []
  const { client_id, token_endpoint_auth_method } = client
  const information =
    client_secret === undefined ? { client_id } : { client_id, client_secret, token_endpoint_auth_method }
  if (selectClientAuthMethod(information, supported) === 'client_secret_basic') {
    const pair = `${encodeURIComponent(client_id)}:${encodeURIComponent(client_secret ?? '')}`
    headers.set('authorization', `Basic ${Buffer.from(pair).toString('base64')}`)
    return
  }
  body.set('client_id', client_id)
  if (client_secret !== undefined) body.set('client_secret', client_secret)
}

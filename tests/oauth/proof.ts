// What a protected server does with a token that is bound to a key (RFC 9449).
import { createHash } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { calculateJwkThumbprint, EmbeddedJWK, jwtVerify } from 'jose'

const seen = new Set<string>()

/** True when this very request carries a fresh proof of the key that the token was given for. */
export async function isProved(request: IncomingMessage, url: string, token: string, thumbprint: string) {
  const proof = request.headers['dpop']
  if (typeof proof !== 'string') return false
  try {
    const options = { typ: 'dpop+jwt', maxTokenAge: 30, algorithms: ['ES256'] }
    const { payload, protectedHeader } = await jwtVerify(proof, EmbeddedJWK, options)
    const used = String(payload.jti)
    if (seen.has(used)) return false
    seen.add(used)
    const ath = createHash('sha256').update(token).digest('base64url')
    const isForThis = payload['htm'] === request.method && payload['htu'] === url && payload['ath'] === ath
    return isForThis && (await calculateJwkThumbprint(protectedHeader.jwk ?? {})) === thumbprint
  } catch {
    return false
  }
}

import type { webcrypto } from 'node:crypto'
import { type AuthorizationServerMetadata, DpopSession, generateDpopKeyPair } from '@modelcontextprotocol/client'
import type { DpopKey } from './secret.ts'

const ALGORITHM = 'ES256'
const CURVE = { name: 'ECDSA', namedCurve: 'P-256' }

/** True when the authorization server binds tokens to a key of ours (RFC 9449) in the way that we can. */
export function offersDpop(metadata: AuthorizationServerMetadata | null): boolean {
  const offered: unknown = metadata === null ? undefined : Reflect.get(metadata, 'dpop_signing_alg_values_supported')
  return Array.isArray(offered) && offered.includes(ALGORITHM)
}

/** A new key that can be kept in the vault: a bound token outlives this process only with its key. */
export async function makeDpopKey(): Promise<DpopKey> {
  const pair = await generateDpopKeyPair({ alg: ALGORITHM, extractable: true })
  const privateJwk = await crypto.subtle.exportKey('jwk', pair.privateKey as webcrypto.CryptoKey)
  return { privateJwk: { ...privateJwk }, publicJwk: { ...pair.publicJwk }, thumbprint: pair.thumbprint }
}

/** One signer for each key: nonces that servers hand out are remembered in it. */
export function createDpopSigners() {
  const signers = new Map<string, Promise<DpopSession>>()
  const open = async (key: DpopKey) => {
    const privateKey = await crypto.subtle.importKey('jwk', key.privateJwk, CURVE, false, ['sign'])
    const publicKey = await crypto.subtle.importKey('jwk', key.publicJwk, CURVE, true, ['verify'])
    const { publicJwk, thumbprint } = key
    return DpopSession.create({ keyPair: { privateKey, publicKey, publicJwk, thumbprint, alg: ALGORITHM } })
  }
  return (key: DpopKey | null): Promise<DpopSession> | undefined => {
    if (key === null) return undefined
    const signer = signers.get(key.thumbprint) ?? open(key)
    signers.set(key.thumbprint, signer)
    return signer
  }
}
export type DpopSigners = ReturnType<typeof createDpopSigners>

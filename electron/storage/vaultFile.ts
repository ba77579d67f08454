// The vault file: one line that says which key opens it, one line sealed with AES-256-GCM. Pure functions.
import { createCipheriv, createDecipheriv, createHmac, scrypt } from 'node:crypto'
import { z } from 'zod'

const KeychainKey = z.object({ kind: z.literal('keychain'), account: z.string().regex(/^vault-[0-9a-f]{16}$/) })
const PassphraseKey = z.object({
  kind: z.literal('passphrase'),
  salt: z.base64().min(16),
  // SECURITY: bounded, so that a planted header cannot make opening take hours.
  cost: z
    .number()
    .int()
    .min(1024)
    .max(2 ** 20),
})
/** `keyId` tells a wrong key from a damaged file; it says nothing about the key. */
const Header = z.object({
  format: z.literal('gatehouse-vault'),
  version: z.literal(1),
  key: z.discriminatedUnion('kind', [KeychainKey, PassphraseKey]),
  keyId: z.string().regex(/^[0-9a-f]{32}$/),
})
export type VaultHeader = z.infer<typeof Header>
export type VaultKeySource = VaultHeader['key']
export type Entries = ReadonlyMap<string, string>
/** A file as read: sealed until a key is there. `headerLine` is authenticated with the entries. */
export type SealedVault = { readonly header: VaultHeader; readonly headerLine: string; readonly sealed: Buffer }

const NONCE = 12
const TAG = 16
const StoredEntries = z.array(z.tuple([z.string(), z.string()]))

export const SCRYPT_COST = 2 ** 17

export function keyIdOf(key: Uint8Array): string {
  return createHmac('sha256', key).update('gatehouse vault key').digest('hex').slice(0, 32)
}

/** The whole file as text; `nonce` must be 12 fresh random bytes. */
export function sealVault(vault: {
  readonly source: VaultKeySource
  readonly key: Uint8Array
  readonly entries: Entries
  readonly nonce: Uint8Array
}): string {
  const header: VaultHeader = { format: 'gatehouse-vault', version: 1, key: vault.source, keyId: keyIdOf(vault.key) }
  const headerLine = JSON.stringify(header)
  const cipher = createCipheriv('aes-256-gcm', vault.key, vault.nonce, { authTagLength: TAG })
  cipher.setAAD(Buffer.from(headerLine))
  const sealed = [vault.nonce, cipher.update(JSON.stringify([...vault.entries]), 'utf8'), cipher.final()]
  return `${headerLine}\n${Buffer.concat([...sealed, cipher.getAuthTag()]).toString('base64')}\n`
}

/** Null when it is not a vault file (any longer); throws on a version that we do not know. */
export function readVault(text: string): SealedVault | null {
  const [headerLine = '', sealed = ''] = text.split('\n')
  const header = Header.safeParse(parseJson(headerLine))
  const bytes = Buffer.from(sealed, 'base64')
  if (!header.success || bytes.length < NONCE + TAG) return null
  return { header: header.data, headerLine, sealed: bytes }
}

/** True when another Gatehouse wrote it, newer than this one. */
export function isNewerVault(text: string): boolean {
  const header = z.object({ format: z.literal('gatehouse-vault'), version: z.number() })
  const parsed = header.safeParse(parseJson(text.split('\n')[0] ?? ''))
  return parsed.success && parsed.data.version > 1
}

/** The entries; null when the bytes are not as they were sealed. */
export function openVault(vault: SealedVault, key: Uint8Array): Map<string, string> | null {
  const { sealed, headerLine } = vault
  const cipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE), { authTagLength: TAG })
  cipher.setAAD(Buffer.from(headerLine))
  cipher.setAuthTag(sealed.subarray(-TAG))
  try {
    const plain = Buffer.concat([cipher.update(sealed.subarray(NONCE, -TAG)), cipher.final()])
    return new Map(StoredEntries.parse(JSON.parse(plain.toString('utf8'))))
  } catch {
    return null
  }
}

/** 32 bytes from a passphrase; about half a second of work and 128 MB by design. */
export function keyFromPassphrase(passphrase: string, salt: Uint8Array, cost: number): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const options = { N: cost, r: 8, p: 1, maxmem: 256 * cost * 8 }
    // NFKC: the same words typed on another keyboard are the same bytes.
    scrypt(passphrase.normalize('NFKC'), salt, 32, options, (error, key) => (error ? reject(error) : resolve(key)))
  })
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}

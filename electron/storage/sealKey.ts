// The key that seals documents and settings: made once, kept in the vault.
import type { Vault } from './vault.ts'

const NAME = 'seal/documents'

/** For `createDocuments`: 32 bytes; null where secrets live in memory only; rejects VAULT_LOCKED while the vault is locked. */
export function createSealKey(
  vault: Pick<Vault, 'opened' | 'get' | 'set'>,
  randomBytes: (size: number) => Uint8Array,
): () => Promise<Uint8Array | null> {
  let making: Promise<Uint8Array> | null = null

  async function readOrMake(): Promise<Uint8Array> {
    const kept = await vault.get(NAME)
    if (kept !== null) return Buffer.from(kept, 'base64')
    const made = randomBytes(32)
    await vault.set(NAME, Buffer.from(made).toString('base64'))
    return made
  }

  return async () => {
    // SECURITY: a key that ends with the app would make every later start look like a change from outside.
    if ((await vault.opened()).kind === 'memory') return null
    making ??= readOrMake()
    making.catch(() => {
      making = null
    })
    return making
  }
}

// Keys of model providers, each bound to the origin it was given for.
import type { ProviderId } from '../../../shared/ids.ts'
import { AppError } from '../../../shared/ipc/errors.ts'
import type { Provider } from '../../../shared/model.ts'
import { originOf } from './address.ts'

/** Secrets by name; rejects with AppError VAULT_LOCKED or VAULT_UNAVAILABLE. */
export type KeyVault = {
  get(name: string): Promise<string | null>
  set(name: string, value: string): Promise<void>
  delete(name: string): Promise<void>
}
export type Keys = ReturnType<typeof createKeys>

const keyName = (id: ProviderId) => `model/${id}`

/** SECURITY: a key is kept with the origin it was given for, and is no key for any other (CVE-2026-21852). */
export function createKeys(vault: KeyVault) {
  const read = async (provider: Provider): Promise<string | null> => {
    const kept = await vault.get(keyName(provider.id))
    if (kept === null) return null
    const { origin, key } = JSON.parse(kept) as { readonly origin: string; readonly key: string }
    return origin === originOf(provider.baseUrl) ? key : null
  }
  return {
    read,
    /** A locked vault is shown elsewhere; a list of providers needs none. */
    has: async (provider: Provider): Promise<boolean> => {
      try {
        return (await read(provider)) !== null
      } catch (thrown) {
        if (thrown instanceof AppError) return false
        throw thrown
      }
    },
    /** An empty key takes the kept one away. */
    write: async (provider: Provider, key: string): Promise<void> =>
      key === ''
        ? await vault.delete(keyName(provider.id))
        : await vault.set(keyName(provider.id), JSON.stringify({ origin: originOf(provider.baseUrl), key })),
    remove: (id: ProviderId): Promise<void> => vault.delete(keyName(id)),
  }
}

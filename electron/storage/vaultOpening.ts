// Finds out which key opens the vault. It never makes a new key while data may be locked with an old one.
import { readFile, rename } from 'node:fs/promises'
import type { Keychain } from './keychain.ts'
import { type SealedVault, isNewerVault, keyIdOf, openVault, readVault, type VaultKeySource } from './vaultFile.ts'
import { type Told, told } from '../../shared/told.ts'

/** `fresh`: no file yet, or a damaged one was set aside; the first write makes it. */
export type Opening =
  | {
      readonly kind: 'open'
      readonly source: VaultKeySource
      readonly key: Uint8Array
      readonly entries: Map<string, string>
      readonly fresh: boolean
      /** The keychain had no key of ours before. */
      readonly isFirst: boolean
    }
  | { readonly kind: 'locked'; readonly why: Told; readonly passphraseFile: SealedVault | null }
  | { readonly kind: 'noKeychain'; readonly why: Told }

export type OpeningDeps = {
  readonly file: string
  readonly keychain: Pick<Keychain, 'read' | 'write'>
  /** Account of the keychain entry for a vault that begins here. */
  readonly account: string
  readonly now: () => number
  readonly randomBytes: (size: number) => Uint8Array
  readonly onSetAside: (movedTo: string) => void
}

/** May wait for the keychain without end (a person types a password): the caller sets the limit. Throws what reading the file throws. */
export async function findKey(deps: OpeningDeps): Promise<Opening> {
  const text = await readIfThere(deps.file)
  if (text === null) return begin(deps)
  if (isNewerVault(text))
    return locked(told`A newer Gatehouse wrote the vault. Install that version to use what is in it.`)
  const vault = readVault(text)
  if (!vault) {
    await setAside(deps)
    return begin(deps)
  }
  const source = vault.header.key
  if (source.kind === 'passphrase') return locked(told`Your secrets are locked with your passphrase.`, vault)
  const found = await askKeychain(deps.keychain, source.account)
  // SECURITY: a vault is there, so a key was: no answer means "unknown", and a new key would lose everything.
  if (found.key === null) return locked(found.why)
  if (keyIdOf(found.key) !== vault.header.keyId)
    return locked(told`The keychain holds another key than the one that these secrets were locked with.`)
  const entries = openVault(vault, found.key)
  if (entries) return { kind: 'open', source, key: found.key, entries, fresh: false, isFirst: false }
  await setAside(deps)
  return { kind: 'open', source, key: found.key, entries: new Map(), fresh: true, isFirst: false }
}

const locked = (why: Told, passphraseFile: SealedVault | null = null): Opening => ({
  kind: 'locked',
  why,
  passphraseFile,
})

async function begin({ keychain, account, randomBytes }: OpeningDeps): Promise<Opening> {
  const source: VaultKeySource = { kind: 'keychain', account }
  try {
    let key = await keychain.read(account)
    const isFirst = key === null
    if (key === null) {
      key = randomBytes(32)
      await keychain.write(account, key)
    }
    return { kind: 'open', source, key, entries: new Map(), fresh: true, isFirst }
  } catch (error) {
    return { kind: 'noKeychain', why: told`No keychain could be used (${wordsOf(error)}).` }
  }
}

async function askKeychain(keychain: OpeningDeps['keychain'], account: string) {
  try {
    const key = await keychain.read(account)
    return { key, why: told`The keychain is locked, or does not have the key of Gatehouse at this moment.` }
  } catch (error) {
    return { key: null, why: told`The keychain did not give the key (${wordsOf(error)}).` }
  }
}

/** Of the native error only what a person can use; it never holds a secret. */
function wordsOf(error: unknown): Told | string {
  const text = String((error as Error | null)?.message ?? error)
  if (/prompt was dismissed/i.test(text)) return told`it stayed locked`
  if (/not receive a reply|timed? ?out/i.test(text)) return told`it did not answer`
  if (/no result found|no such (object|collection)|no default/i.test(text))
    return told`it has no collection to store in`
  if (/dbus|ServiceUnknown|not provided by any|autolaunch/i.test(text)) return told`no keychain runs in this session`
  return text.slice(0, 160)
}

async function readIfThere(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

async function setAside({ file, now, onSetAside }: OpeningDeps): Promise<void> {
  const movedTo = `${file.replace(/\.json$/, '')}.broken-${now()}.json`
  await rename(file, movedTo)
  onSetAside(movedTo)
}

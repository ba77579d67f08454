// The one key that the operating system keeps for us: read and made within a time limit, never guessed.
import { createHash } from 'node:crypto'
import { realpathSync } from 'node:fs'
import { resolve } from 'node:path'

/** `read` answers null for "there is none, or it would not say": never a reason to make a new key where data are locked with the old. */
export type Keychain = {
  read(account: string): Promise<Uint8Array | null>
  /** Resolves only when reading gives back the same key. */
  write(account: string, key: Uint8Array): Promise<void>
  /** True while a question waits for its answer, perhaps for a person who types a password. */
  asking(): boolean
}

/** The part of `@napi-rs/keyring` that we use; tests put their own in its place. */
export type KeyringEntry = {
  getPassword(): Promise<string | null | undefined>
  setPassword(password: string): Promise<void>
}

const KEY_BYTES = 32

/** Opens the native module only when asked: it is not needed before the window. */
export async function openKeyringEntry(account: string): Promise<KeyringEntry> {
  const { AsyncEntry } = await import('@napi-rs/keyring')
  // SECURITY: pinned, for without a Secret Service it would fall back to the kernel's keyring, which forgets at reboot.
  return process.platform === 'linux'
    ? new AsyncEntry('Gatehouse', account, { linux: { store: 'secret-service' } })
    : new AsyncEntry('Gatehouse', account)
}

export function createKeychain(deps: { readonly open?: (account: string) => Promise<KeyringEntry> }): Keychain {
  const open = deps.open ?? openKeyringEntry
  let questions = 0
  async function counted<T>(question: Promise<T>): Promise<T> {
    questions += 1
    return question.finally(() => void (questions -= 1))
  }
  async function read(account: string): Promise<Uint8Array | null> {
    const text = await counted((await open(account)).getPassword())
    if (text === null || text === undefined) return null
    const key = Buffer.from(text, 'base64')
    if (key.length !== KEY_BYTES) throw new Error('The keychain entry of Gatehouse holds something else than a key.')
    return key
  }
  return {
    read,
    async write(account, key) {
      await counted((await open(account)).setPassword(Buffer.from(key).toString('base64')))
      const back = await read(account)
      if (!back || !Buffer.from(key).equals(back)) throw new Error('The keychain did not give back what was put in.')
    },
    asking: () => questions > 0,
  }
}

/** Name of the entry: a hash of the data folder, so that two folders never share a key. */
export function keychainAccount(home: string): string {
  let real = resolve(home)
  try {
    real = realpathSync.native(real)
  } catch {
    // A folder that is not there yet has no links in it either.
  }
  return `vault-${createHash('sha256').update(real).digest('hex').slice(0, 16)}`
}

/** Ends the process for good. Node itself would wait until a person has answered the keychain's open question. */
export function endProcess(code: number, keychain: Pick<Keychain, 'asking'>): never {
  if (keychain.asking()) process.kill(process.pid, 'SIGKILL')
  process.exit(code)
}

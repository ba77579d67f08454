// Secrets by name: one key in the OS keychain opens one encrypted file. Never in plain text on disk.
import type { VaultState } from '../../shared/settings.ts'
import { AppError } from '../../shared/ipc/errors.ts'
import { writeAtomically } from './atomicWrite.ts'
import { findKey, type Opening, type OpeningDeps } from './vaultOpening.ts'
import { keyFromPassphrase, keyIdOf, openVault, SCRYPT_COST, sealVault, type VaultKeySource } from './vaultFile.ts'
import { createVaultWriter, type VaultWriter } from './vaultWriter.ts'
import { type Told, told } from '../../shared/told.ts'

/** Every method waits for the vault to open and rejects with AppError VAULT_LOCKED while it is locked. */
export type Vault = {
  get(name: string): Promise<string | null>
  /** Durable when it resolves (not in memory-only mode). STORAGE_FAILED: kept in memory, saved once the disk lets it. */
  set(name: string, value: string): Promise<void>
  delete(name: string): Promise<void>
  names(prefix: string): Promise<readonly string[]>
  state(): VaultState
  /** Resolves with the state once it is known; bounded by the keychain's time limit. */
  opened(): Promise<VaultState>
  /** True when the keychain got its first key in this run. */
  isFirstKey(): boolean
  /** Null asks the keychain again. A passphrase opens a passphrase vault, or begins one where no keychain is. */
  unlock(passphrase: string | null): Promise<void>
  /** STORAGE_FAILED when something is still not on disk. */
  close(): Promise<void>
}

export type VaultDeps = OpeningDeps & {
  readonly onState: (state: VaultState) => void
  /** Why secrets cannot be saved at this moment, in words; null once they can. */
  readonly onSaveFailing: (why: Told | null) => void
  /** Milliseconds that the keychain has before the vault counts as locked; its late answer still opens it. */
  readonly keychainLimit?: number
  readonly retryMs?: number
  readonly scryptCost?: number
}

type Unlocked = { readonly source: VaultKeySource | null; readonly key: Uint8Array | null }
type Inner = {
  entries: Map<string, string> | null
  unlocked: Unlocked
  opening: Opening | null
  state: VaultState
}

const SHORTEST_PASSPHRASE = 8

/** Starts opening at once; nothing blocks. */
export function createVault(deps: VaultDeps): Vault {
  const inner: Inner = {
    entries: null,
    unlocked: { source: null, key: null },
    opening: null,
    state: { kind: 'locked', why: told`The keychain was not asked yet.` },
  }
  const writer = createVaultWriter({
    write: () => writeNow(deps, inner),
    retryMs: deps.retryMs ?? 5000,
    onFailing: deps.onSaveFailing,
  })
  let ready = openWithin(deps, inner, writer)

  async function open(): Promise<Map<string, string>> {
    await ready
    if (inner.entries) return inner.entries
    const { state } = inner
    throw new AppError(
      'VAULT_LOCKED',
      state.kind === 'locked' ? told`${state.why} Unlock it and try again.` : told`Unlock it and try again.`,
    )
  }
  const saved = () => (inner.unlocked.key ? writer.save() : Promise.resolve())

  return {
    get: async (name) => (await open()).get(name) ?? null,
    async set(name, value) {
      const entries = await open()
      if (entries.get(name) === value) return
      entries.set(name, value)
      await saved()
    },
    async delete(name) {
      if ((await open()).delete(name)) await saved()
    },
    names: async (prefix) => [...(await open()).keys()].filter((name) => name.startsWith(prefix)).sort(),
    state: () => inner.state,
    opened: () => ready.then(() => inner.state),
    isFirstKey: () => inner.opening?.kind === 'open' && inner.opening.isFirst,
    async unlock(passphrase) {
      await ready
      if (passphrase !== null) return unlockWith(deps, inner, writer, passphrase)
      ready = openWithin(deps, inner, writer)
      await open()
    },
    close: () => writer.finish(),
  }
}

async function writeNow(deps: VaultDeps, { unlocked, entries }: Inner): Promise<void> {
  const { source, key } = unlocked
  if (source && key && entries)
    await writeAtomically(deps.file, sealVault({ source, key, entries, nonce: deps.randomBytes(12) }))
}

function setState(deps: VaultDeps, inner: Inner, state: VaultState): void {
  inner.state = state
  deps.onState(state)
}

/** Resolves when the state is known or the limit is over; a keychain that answers later still opens the vault. */
async function openWithin(deps: VaultDeps, inner: Inner, writer: VaultWriter): Promise<void> {
  const limit = Promise.withResolvers<void>()
  const timer = setTimeout(() => {
    setState(deps, inner, {
      kind: 'locked',
      why: told`The keychain has not answered yet. It may wait for your password.`,
    })
    limit.resolve()
  }, deps.keychainLimit ?? 15_000)
  const found = findKey(deps)
    .catch((error: unknown): Opening => {
      const why = told`The vault file cannot be read (${String((error as NodeJS.ErrnoException).code ?? 'error')}).`
      return { kind: 'locked', why, passphraseFile: null }
    })
    .then((opening) => adopt(deps, inner, writer, opening))
    .finally(() => clearTimeout(timer))
  await Promise.race([found, limit.promise])
}

async function adopt(deps: VaultDeps, inner: Inner, writer: VaultWriter, opening: Opening): Promise<void> {
  // A second answer must not undo what the first opened.
  if (inner.unlocked.key) return
  inner.opening = opening
  if (opening.kind === 'locked') {
    inner.entries = null
    return setState(deps, inner, { kind: 'locked', why: opening.why })
  }
  if (opening.kind === 'noKeychain') {
    // SECURITY: no keychain, no file: secrets end with the app, and the window says so.
    inner.entries ??= new Map()
    return setState(deps, inner, { kind: 'memory', why: opening.why })
  }
  // What was kept in memory while there was no keychain moves in.
  for (const [name, value] of inner.entries ?? []) opening.entries.set(name, value)
  const moved = inner.entries !== null && inner.entries.size > 0
  inner.entries = opening.entries
  inner.unlocked = { source: opening.source, key: opening.key }
  // A vault that is on disk makes a later silence of the keychain "unknown" instead of "none yet".
  if (opening.fresh || moved) await writer.save().catch(() => undefined)
  setState(deps, inner, { kind: 'keychain' })
}

async function unlockWith(deps: VaultDeps, inner: Inner, writer: VaultWriter, passphrase: string): Promise<void> {
  const opening = inner.opening
  if (inner.unlocked.key) throw new AppError('INVALID_INPUT', told`The vault is open already.`)
  if (opening?.kind === 'locked' && opening.passphraseFile) {
    const { header } = opening.passphraseFile
    if (header.key.kind !== 'passphrase') return
    const key = await keyFromPassphrase(passphrase, Buffer.from(header.key.salt, 'base64'), header.key.cost)
    if (keyIdOf(key) !== header.keyId)
      throw new AppError('VAULT_LOCKED', told`This passphrase does not open the vault.`)
    const entries = openVault(opening.passphraseFile, key)
    if (!entries)
      throw new AppError(
        'VAULT_UNAVAILABLE',
        told`The vault file is damaged: the passphrase fits, its content does not.`,
      )
    inner.entries = entries
    inner.unlocked = { source: header.key, key }
    return setState(deps, inner, { kind: 'passphrase' })
  }
  if (opening?.kind !== 'noKeychain')
    throw new AppError('VAULT_LOCKED', told`These secrets are locked with the keychain: a passphrase cannot open them.`)
  if (passphrase.length < SHORTEST_PASSPHRASE)
    throw new AppError('INVALID_INPUT', told`Choose a passphrase of at least ${SHORTEST_PASSPHRASE} characters.`)
  const salt = deps.randomBytes(16)
  const cost = deps.scryptCost ?? SCRYPT_COST
  const key = await keyFromPassphrase(passphrase, salt, cost)
  inner.unlocked = { source: { kind: 'passphrase', salt: Buffer.from(salt).toString('base64'), cost }, key }
  try {
    await writer.save()
  } finally {
    setState(deps, inner, { kind: 'passphrase' })
  }
}

// The ground that every part stands on: folders, settings, vault, database, audit, traces.
import { randomBytes, randomUUID } from 'node:crypto'
import type { Emit } from '../../shared/ipc/contract.ts'
import { createAudit } from '../audit/auditLog.ts'
import { createConversations } from '../storage/conversations.ts'
import { createDatabase, type Database } from '../storage/database.ts'
import { createDocuments, type Documents } from '../storage/documents.ts'
import { createFolders } from '../storage/folders.ts'
import { createKeychain, type Keychain, keychainAccount } from '../storage/keychain.ts'
import type { Paths } from '../storage/paths.ts'
import { createRecords } from '../storage/records.ts'
import { createSealKey } from '../storage/sealKey.ts'
import { sealSetting } from '../storage/sealedSettings.ts'
import { createSettings, type SettingsStore } from '../storage/settings.ts'
import type { OpenSettingsFile } from '../storage/settingsFile.ts'
import { createVault } from '../storage/vault.ts'
import { readAnew } from '../storage/readAnew.ts'
import { createTracer } from '../trace/tracer.ts'
import { createKeepers } from './keeper.ts'
import { createNotices, type Notices } from './notices.ts'
import { takeOverUnsealed } from './unsealed.ts'
import { told } from '../../shared/told.ts'
import { AppError } from '../../shared/ipc/errors.ts'

export type GroundOptions = {
  readonly paths: Paths
  readonly emit: Emit
  /** Its library may still be on its way: it is waited for while the database opens. */
  readonly settingsFile: OpenSettingsFile | Promise<OpenSettingsFile>
  readonly databaseWorker: URL
}

const { timeOrigin } = performance
/** Epoch milliseconds with fractions, from one clock that never goes back while the app runs. */
export const preciseNow = (): number => timeOrigin + performance.now()
export const clock = {
  now: (): number => Date.now(),
  /** Runs once, later; the answer calls it off. */
  after(milliseconds: number, run: () => void): () => void {
    const timer = setTimeout(run, milliseconds)
    return () => clearTimeout(timer)
  },
}
export const newId = (): string => randomUUID()
export const log = (message: string, thrown?: unknown): void => {
  console.error(thrown === undefined ? `gatehouse: ${message}` : `gatehouse: ${message}`, thrown ?? '')
}

export type Ground = Awaited<ReturnType<typeof openGround>>

/** Opens everything that is kept. Rejects with AppError when the folder or a newer database cannot be used. */
export async function openGround(options: GroundOptions) {
  const { paths, emit } = options
  createFolders(paths)
  const notices = createNotices(emit)
  // The database's lock keeps a second process off this folder, the vault included: it comes first.
  const database = openDatabase(paths, options.databaseWorker, notices)
  const [settings] = await Promise.all([openSettings(options, notices), database.opened()])
  const keychain = createKeychain({})
  const { vault, documents } = await openSealed({ paths, keychain, notices }, database)
  const keepers = openKeepers(documents, notices)
  const audit = createAudit({ database, clock: clock.now, emit })
  const records = createRecords(database)
  const tracer = createTracer({ database, clock: preciseNow, randomBytes })
  const conversations = createConversations({ database, clock: clock.now, newId })
  await conversations.recoverInterrupted()
  await conversations.purge()
  const stopReading = readAnew(database)
  const settingsSealed = await sealSettings({ settings, documents, notices })
  return {
    paths,
    emit,
    notices,
    settings,
    vault,
    database,
    documents,
    keepers,
    keychain,
    records,
    audit,
    tracer,
    conversations,
    /** After the vault was unlocked: everything that could not be read or checked before. Rejects while it is still locked. */
    async reread(): Promise<void> {
      await settingsSealed.recheck()
      await keepers.reread()
      if (!keepers.isLocked()) notices.clear('rules-locked')
    },
    /** Writes what is in memory, in the order that loses nothing. */
    async close(): Promise<void> {
      stopReading()
      await Promise.allSettled([settingsSealed.flushed(), keepers.flushed()])
      await Promise.allSettled([audit.flushed(), records.flushed(), tracer.close()])
      await Promise.allSettled([vault.close(), database.close()])
    },
  }
}

/** The vault, and the documents that are sealed with a key in it. */
async function openSealed(needs: Omit<VaultNeeds, 'onKey'>, database: Database) {
  const late: { sealNow: () => void } = { sealNow: () => undefined }
  const vault = openVault({ ...needs, onKey: () => late.sealNow() })
  const documents = createDocuments({
    database,
    clock: clock.now,
    sealKey: createSealKey(vault, randomBytes),
    isFirstKey: () => vault.isFirstKey(),
    onChangedOutside: (name, keptAs) =>
      needs.notices.say(
        `document-${name}`,
        'warning',
        told`What you had set under “${name}” was changed outside Gatehouse, so it no longer counts and you are asked again. The changed version is kept as “${keptAs}”.`,
      ),
  })
  late.sealNow = () => {
    documents.sealNow().catch((thrown: unknown) => log('documents could not be sealed', thrown))
  }
  await takeOverUnsealed(documents)
  return { vault, documents }
}

const openSettings = async ({ paths, settingsFile }: GroundOptions, notices: Notices) =>
  createSettings({
    folder: paths.settings,
    openFile: await settingsFile,
    now: clock.now,
    onSetAside: (text) => notices.say('settings', 'warning', text),
  })

type Sealing = {
  readonly settings: SettingsStore
  readonly documents: Documents
  readonly notices: Notices
}

async function sealSettings({ notices, ...stores }: Sealing) {
  const mode = await sealSetting({
    ...stores,
    key: 'mode',
    onChangedOutside: (found) =>
      notices.say('mode', 'warning', told`The mode “${found}” was not set in Gatehouse, so it is Balanced again.`),
  })
  const hiding = await sealSetting({
    ...stores,
    key: 'hideSecrets',
    onChangedOutside: () =>
      notices.say(
        'hideSecrets',
        'warning',
        told`The setting that lets models see secrets was not made in Gatehouse, so they see placeholders again.`,
      ),
  })
  return {
    flushed: () => Promise.all([mode.flushed(), hiding.flushed()]),
    recheck: () => Promise.all([mode.recheck(), hiding.recheck()]),
  }
}

type VaultNeeds = {
  readonly paths: Paths
  readonly keychain: Keychain
  readonly notices: Notices
  /** Secrets outlive the app from now on, and did not before. */
  readonly onKey: () => void
}

function openVault({ paths, keychain, notices, onKey }: VaultNeeds) {
  let wasMemory = false
  return createVault({
    file: paths.vault,
    keychain,
    account: keychainAccount(paths.home),
    now: clock.now,
    randomBytes,
    onSetAside: (movedTo) =>
      notices.say(
        'vault-file',
        'error',
        told`The vault could not be read. It was set aside as ${movedTo}; sign in again and give keys again.`,
      ),
    onState: (state) => {
      if (wasMemory && state.kind !== 'locked' && state.kind !== 'memory') onKey()
      wasMemory = state.kind === 'memory'
      if (state.kind === 'memory')
        notices.say(
          'vault',
          'warning',
          told`Secrets are kept in memory only and are gone when Gatehouse ends: ${state.why}`,
          'retryVault',
        )
      else if (state.kind === 'locked') notices.say('vault', 'error', state.why, 'retryVault')
      else notices.clear('vault')
    },
    onSaveFailing: (why) => (why === null ? notices.clear('vault-save') : notices.say('vault-save', 'error', why)),
  })
}

function openDatabase(paths: Paths, workerUrl: URL, notices: Notices) {
  return createDatabase({
    file: paths.database,
    workerUrl,
    onState: (state) =>
      state.kind === 'failing'
        ? notices.say(
            'database',
            'error',
            told`Gatehouse cannot save right now: ${state.why} What you do is held in memory until it can.`,
          )
        : notices.clear('database'),
    onSetAside: (movedTo) =>
      notices.say(
        'database-file',
        'error',
        told`The database was damaged. It was set aside as ${movedTo}, and a new one was begun.`,
      ),
  })
}

function openKeepers(documents: Documents, notices: Notices) {
  return createKeepers({
    get: (name) => documents.get(name),
    put: (name, value) => documents.put(name, value),
    onTrouble(name, thrown) {
      log(`the document ${name} could not be kept`, thrown)
      const why = thrown instanceof AppError ? thrown.said : ''
      notices.say('rules', 'error', told`What you decide cannot be saved right now. ${why}`)
    },
    onLocked: () =>
      notices.say(
        'rules-locked',
        'warning',
        told`Your rules and approvals cannot be read while the keychain is locked, so you are asked about everything, and what you decide now is kept once it is unlocked.`,
      ),
  })
}

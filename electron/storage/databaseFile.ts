// Opens the database file: exclusive, WAL, migrated; a damaged file is set aside, a newer one refused. Runs in the worker.
import { closeSync, existsSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { DatabaseSync, type SQLOutputValue } from 'node:sqlite'
import type { Message } from '../../shared/chat.ts'
import type { WorkError } from './databaseProtocol.ts'
import { messageText } from './messageText.ts'
import { MIGRATIONS } from './schema.ts'
import { english, type Told, told, verbatim } from '../../shared/told.ts'

export class StorageError extends Error {
  readonly kind: WorkError['kind']
  readonly said: Told

  constructor(kind: WorkError['kind'], said: Told, options?: ErrorOptions) {
    super(english(said), options)
    this.said = said
    this.kind = kind
  }
}

const DAMAGED = new Set([11, 26])
const WORDS: { readonly [code: number]: Told } = {
  5: told`The data file is in use by another program.`,
  6: told`The data file is in use by another program.`,
  8: told`The data file cannot be written: it, its folder or its disk is read-only.`,
  10: told`The disk reported an error while saving.`,
  13: told`The disk is full.`,
  14: told`The data file cannot be opened: its folder is missing or not writable.`,
}

function codeOf(error: unknown): number {
  const code = (error as { errcode?: unknown } | null)?.errcode
  return typeof code === 'number' ? code & 0xff : 0
}

export const isDamage = (error: unknown): boolean => DAMAGED.has(codeOf(error))

/** Puts any failure of the disk or of SQLite in words. */
export function explain(error: unknown): WorkError {
  if (error instanceof StorageError) return { kind: error.kind, said: error.said }
  if (isDamage(error))
    return {
      kind: 'storage',
      said: told`The data file is damaged. Restart Gatehouse: it sets the file aside and starts a new one.`,
    }
  const words = WORDS[codeOf(error)]
  if (words) return { kind: 'storage', said: words }
  return { kind: 'bug', said: verbatim(String((error as Error | null)?.message ?? error)) }
}

const markOf = (file: string) => `${file}.damaged`

/** Leaves a mark so that the next start checks the whole file; a start without a mark stays quick. */
export function markDamaged(file: string): void {
  try {
    writeFileSync(markOf(file), '')
  } catch {
    // A disk that takes no mark takes no data either: the next start finds out by itself.
  }
}

/** Opens or makes the file. `setAside` hears where a damaged one was moved. Throws StorageError or what SQLite throws. */
export function openFile(file: string, now: () => number, setAside: (movedTo: string) => void): DatabaseSync {
  try {
    const database = openOnce(file)
    rmSync(markOf(file), { force: true })
    return database
  } catch (error) {
    if (!isDamage(error)) throw error
    const movedTo = `${file.replace(/\.db$/, '')}.broken-${now()}.db`
    // Lines that only the journal has stay with what they belong to.
    for (const end of ['-wal', '-shm', '-lines1', '-lines2'])
      if (existsSync(file + end)) renameSync(file + end, movedTo + end)
    renameSync(file, movedTo)
    rmSync(markOf(file), { force: true })
    setAside(movedTo)
    return openOnce(file)
  }
}

function openOnce(file: string): DatabaseSync {
  makePrivate(file)
  const database = new DatabaseSync(file, { timeout: 200, defensive: true })
  try {
    // Exclusive: one process per data folder (two would overwrite each other's vault), and no shared memory file.
    database.exec('PRAGMA locking_mode = EXCLUSIVE')
    const version = Number(database.prepare('PRAGMA user_version').get()?.['user_version'] ?? 0)
    if (version > MIGRATIONS.length) throw new StorageError('refused', newer(file))
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON')
    if (existsSync(markOf(file))) checkAll(database)
    migrate(database, version)
    database.function('message_text', textAnew)
    return database
  } catch (error) {
    database.close()
    if (codeOf(error) === 5 || codeOf(error) === 6) throw new StorageError('refused', inUse, { cause: error })
    throw error
  }
}

/** The words of a message that was saved before search knew as much; those that it had where it cannot be read. */
function textAnew(body: SQLOutputValue, text: SQLOutputValue): SQLOutputValue {
  try {
    return messageText(JSON.parse(String(body)) as Message)
  } catch {
    return text
  }
}

/** SECURITY: readable by its owner alone; SQLite gives the WAL beside it the same mode. */
function makePrivate(file: string): void {
  try {
    closeSync(openSync(file, 'a', 0o600))
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code
    const errcode = code === 'ENOSPC' ? 13 : code === 'EROFS' ? 8 : 14
    throw Object.assign(new Error('cannot open', { cause }), { errcode })
  }
}

const inUse = told`Gatehouse already runs with this data folder. Use that window, or set GATEHOUSE_HOME to another folder for a second one.`
const newer = (file: string) =>
  told`A newer Gatehouse wrote the data in ${file}. Install that version again; this one changed nothing.`

function checkAll(database: DatabaseSync): void {
  const first = database.prepare('PRAGMA quick_check(1)').get()
  if (first?.['quick_check'] !== 'ok') throw Object.assign(new Error('damaged'), { errcode: 11 })
}

function migrate(database: DatabaseSync, from: number): void {
  // Also takes the lock for good when there is nothing to migrate.
  database.exec('BEGIN EXCLUSIVE')
  try {
    for (const step of MIGRATIONS.slice(from)) database.exec(step)
    if (from < MIGRATIONS.length) database.exec(`PRAGMA user_version = ${MIGRATIONS.length}`)
    database.prepare('SELECT count(*) FROM sqlite_schema').get()
    database.exec('COMMIT')
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK')
    throw error
  }
}

// What a kill left in the journal goes into the database before anything else is written. Runs in the worker.
import { readFileSync } from 'node:fs'
import type { DatabaseSync } from 'node:sqlite'
import { explain, StorageError } from './databaseFile.ts'
import type { LineWriting } from './databaseProtocol.ts'
import { transact, prepared } from './databaseWriter.ts'
import { journalFiles, readJournal, unpackLines } from './journalLines.ts'
import { told } from '../../shared/told.ts'

/** An entry as what is written. Throws for bytes that are none. */
export function writingOf(id: number, number: number | null, entry: Uint8Array): LineWriting {
  return { id, number, ...unpackLines(entry) }
}

/** Throws what SQLite throws when the disk refuses; then nothing was taken and it can be tried again. */
export function replayJournal(database: DatabaseSync, file: string): void {
  const writes = unsaved(database, file)
  if (writes.length === 0) return
  try {
    transact(database, writes)
  } catch (thrown) {
    if (explain(thrown).kind !== 'bug') throw thrown
    for (const write of writes) replayAlone(database, write)
  }
}

/** An entry that no database takes is passed over: it would stand in the way of all others for ever. */
function replayAlone(database: DatabaseSync, write: LineWriting): void {
  try {
    transact(database, [write])
  } catch (thrown) {
    if (explain(thrown).kind !== 'bug') throw thrown
  }
}

/** Entries of the run that the database knows as the last, above the number that it has, in their order. */
function unsaved(database: DatabaseSync, file: string): LineWriting[] {
  const known = prepared(database, 'SELECT run, number FROM journal').get()
  if (known === undefined) return []
  return journalFiles(file)
    .flatMap((one) => readJournal(contentOf(one)))
    .filter(({ run, number }) => run === known['run'] && number > Number(known['number']))
    .toSorted((a, b) => a.number - b.number)
    .flatMap(({ number, entry }) => {
      try {
        return [writingOf(0, number, entry)]
      } catch {
        return []
      }
    })
}

function contentOf(file: string): Buffer {
  try {
    return readFileSync(file)
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code === 'ENOENT') return Buffer.alloc(0)
    const said = told`${file} cannot be read, and holds lines of the record that are not saved yet. Make it readable, or move it away.`
    throw new StorageError('storage', said, { cause: thrown })
  }
}

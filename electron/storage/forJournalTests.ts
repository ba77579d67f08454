// For tests of the journal: a process that is killed, entries made by hand, and a database that knows of a run.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { createDatabase, type Database } from './database.ts'
import { plainTexts, WORKER_URL } from './forTests.ts'
import { type Entry, packLines, seal } from './journalLines.ts'

export const RUN = '00000000-0000-4000-8000-000000000001'
export const OTHER = '00000000-0000-4000-8000-000000000002'
export const NEVER = 1_000_000

export type Killed = {
  readonly file: string
  readonly each?: number
  readonly bytes?: number
  readonly restMs?: number
  readonly first?: readonly [line: number, record: number]
}
/** Runs the fixture until it has said so much, kills it, and tells how many lines it had told of. */
export async function killAfter(
  steps: number,
  { file, each = 3, bytes = NEVER, restMs = NEVER, first = [0, 0] }: Killed,
): Promise<number> {
  const script = join(import.meta.dirname, 'journal.fixture.ts')
  const child = spawn(process.execPath, [script, ...[file, each, bytes, restMs, ...first].map(String)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let told = Math.min(...first)
  let heard = 0
  createInterface({ input: child.stdout }).on('line', (line) => {
    if (heard++ < steps) told = Number(line)
    if (heard === steps) child.kill('SIGKILL')
  })
  await once(child, 'exit')
  return told
}
export const open = (file: string) => createDatabase({ file, workerUrl: WORKER_URL, tuning: { retryMs: 20 } })
export const upTo = (count: number) => Array.from({ length: count }, (_, n) => n)
export const fill = (database: Database, name: string) => database.appendChained(plainTexts(`{"n":"${name}"}`))
export const texts = async (database: Database) =>
  (await database.read('SELECT line FROM audit ORDER BY sequence')).map(({ line }) => line)

export function entryOf(text: string, number: number, run = RUN): Entry {
  const entry = packLines({ op: 'chain', brief: plainTexts(text) })
  seal(entry, { run, number })
  return entry
}
/** A database that knows `RUN` as the last, up to its second entry. */
export async function prepare(file: string): Promise<void> {
  const database = open(file)
  await fill(database, 'before')
  await database.write([{ sql: 'INSERT INTO journal VALUES (0, ?, 2)', params: [RUN] }])
  await database.close()
}

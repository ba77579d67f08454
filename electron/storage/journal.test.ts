import { spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import fc from 'fast-check'
import { expect, onTestFinished, test } from 'vitest'
import { createDatabase, type Database } from './database.ts'
import { makeTestFolder, openTestDatabase, plainTexts, WORKER_URL } from './forTests.ts'
import { smallDisk } from './forDiskTests.ts'
import { createJournal } from './journal.ts'
import { type Entry, journalFiles, packLines, readJournal, seal, unpackLines } from './journalLines.ts'

const RUN = '00000000-0000-4000-8000-000000000001'
const OTHER = '00000000-0000-4000-8000-000000000002'
const NEVER = 1_000_000

type Killed = {
  readonly file: string
  readonly each?: number
  readonly bytes?: number
  readonly restMs?: number
  readonly first?: readonly [line: number, record: number]
}
/** Runs the fixture until it has said so much, kills it, and tells how many lines it had told of. */
async function killAfter(
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
const open = (file: string) => createDatabase({ file, workerUrl: WORKER_URL, tuning: { retryMs: 20 } })
const numbersIn = async (database: Database, sql: string) =>
  (await database.read(sql)).map(({ text }) => (JSON.parse(String(text)) as { n: number }).n)
const linesOf = (database: Database) => numbersIn(database, 'SELECT line AS text FROM audit ORDER BY sequence')
const recordsOf = (database: Database) => numbersIn(database, 'SELECT body AS text FROM record ORDER BY position')
const upTo = (count: number) => Array.from({ length: count }, (_, n) => n)
const check = (database: Database) => database.verifyChained({ after: 0, hash: '0'.repeat(64), limit: 100_000 })

/** Each line and record once, in order, at least those that were told of. How many there are of each: a kill may have come between both. */
async function expectWhole(database: Database, told: number): Promise<readonly [number, number]> {
  const lines = await linesOf(database)
  expect(lines.length).toBeGreaterThanOrEqual(told)
  expect(lines).toEqual(upTo(lines.length))
  const records = await recordsOf(database)
  expect(records.length).toBeGreaterThanOrEqual(told)
  expect(records).toEqual(upTo(records.length))
  expect(await check(database)).toMatchObject({ checked: lines.length, brokenAt: null })
  return [lines.length, records.length]
}

test('[journal.kill] kill -9 loses no line that nobody waited for, also before the database heard of it', async () => {
  const folder = makeTestFolder()
  onTestFinished(folder.remove)
  const told = await killAfter(4, { file: folder.file })
  expect(told).toBe(12)
  const first = open(folder.file)
  const lines = await expectWhole(first, told)
  await first.close()
  const again = open(folder.file)
  expect(await expectWhole(again, told), 'taken over once').toEqual(lines)
  await again.close()
})

test('[journal.killAnywhere] the same while messages, commits and changes of file go on, kill after kill', async () => {
  const folder = makeTestFolder()
  onTestFinished(folder.remove)
  let first: readonly [number, number] = [0, 0]
  for (const [steps, restMs] of [
    [3, 0],
    [25, 3],
    [9, 15],
    [14, NEVER],
    [5, 1],
  ] as const) {
    const told = await killAfter(steps, { file: folder.file, each: 7, bytes: 900, restMs, first })
    const database = open(folder.file)
    first = await expectWhole(database, told)
    await database.close()
  }
})

const fill = (database: Database, name: string) => database.appendChained(plainTexts(`{"n":"${name}"}`))
const texts = async (database: Database) =>
  (await database.read('SELECT line FROM audit ORDER BY sequence')).map(({ line }) => line)

function entryOf(text: string, number: number, run = RUN): Entry {
  const entry = packLines({ op: 'chain', brief: plainTexts(text) })
  seal(entry, { run, number })
  return entry
}
/** A database that knows `RUN` as the last, up to its second entry. */
async function prepare(file: string): Promise<void> {
  const database = open(file)
  await fill(database, 'before')
  await database.write([{ sql: 'INSERT INTO journal VALUES (0, ?, 2)', params: [RUN] }])
  await database.close()
}

test('[journal.replay] what is taken over is of the last run alone, newer than what is there, in order from both files', async () => {
  const folder = makeTestFolder()
  onTestFinished(folder.remove)
  await prepare(folder.file)
  const [one, two] = journalFiles(folder.file)
  const unreadable = Buffer.alloc(80, 7)
  seal(unreadable, { run: RUN, number: 5 })
  const noLines = packLines({ op: 'chain', brief: { forms: [], cells: [0, 'x'] } })
  seal(noLines, { run: RUN, number: 7 })
  writeFileSync(one, Buffer.concat([entryOf('4', 4), unreadable, noLines, entryOf('8', 8)]))
  // The file of an earlier time, as after a power cut that undid its removal; and one that was there before.
  writeFileSync(two, Buffer.concat([entryOf('other', 9, OTHER), entryOf('2', 2), entryOf('3', 3), entryOf('6', 6)]))
  const database = open(folder.file)
  await fill(database, 'after')
  const expected = ['{"n":"before"}', '3', '4', '6', '8', '{"n":"after"}']
  expect(await texts(database)).toEqual(expected)
  database.soon(() => undefined)
  await fill(database, 'last')
  await database.close()
  const again = open(folder.file)
  expect(await texts(again)).toEqual([...expected, '{"n":"last"}'])
  await again.close()
})

test('[journal.torn] a torn or damaged file gives what stands before, and never anything that was not written', () => {
  const entries = [1, 2, 3].map((number) => entryOf(`line ${number}`.repeat(number * 5), number))
  const whole = Buffer.concat(entries)
  const bounds = [0, ...entries.map((_, at) => entries.slice(0, at + 1).reduce((sum, { length }) => sum + length, 0))]
  const said = (content: Buffer) => readJournal(content).map(({ number, entry }) => [number, unpackLines(entry)])
  const all = said(whole)
  expect(all).toHaveLength(3)
  for (let length = 0; length <= whole.length; length += 1)
    expect(said(whole.subarray(0, length))).toEqual(all.slice(0, bounds.filter((end) => end <= length).length - 1))
  fc.assert(
    fc.property(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), (at, by) => {
      const damaged = Buffer.from(whole)
      damaged[at] = (damaged[at] as number) ^ by
      expect(said(damaged)).toEqual(all.slice(0, bounds.filter((end) => end <= at).length - 1))
    }),
  )
})

test('[journal.turns] a file gives way only to one of which the database has all, and stays short', () => {
  const folder = makeTestFolder()
  onTestFinished(folder.remove)
  const journal = createJournal(folder.file, 1000)
  expect(journal.append(entryOf('early', 0))).toBeNull()
  journal.open(RUN)
  const files = journalFiles(folder.file)
  const found = () =>
    files.flatMap((file) => readJournal(readFileSync(file)).map(({ number }) => number)).toSorted((a, b) => a - b)
  for (let n = 1; n <= 60; n += 1) expect(journal.append(entryOf(`line ${n}`, 0))).toBe(n)
  expect(found(), 'nothing is saved yet').toEqual(upTo(61).slice(1))
  journal.saved(60)
  for (let n = 61; n <= 400; n += 1) {
    journal.append(entryOf(`line ${n}`, 0))
    expect(found()).toEqual(expect.arrayContaining(upTo(n + 1).slice(Math.max(61, n - 4))))
    journal.saved(n - 5)
  }
  expect(Math.max(...files.map((file) => statSync(file).size))).toBeLessThan(3000)
  journal.close()
  expect(
    files.map((file) => existsSync(file)),
    'not all of it is in the database',
  ).toEqual([true, true])
  journal.open(RUN)
  journal.saved(400)
  journal.close()
  expect(files.map((file) => existsSync(file))).toEqual([false, false])
})

test('[journal.private] nobody else reads it, and a link that lies in its place is not written through', () => {
  const folder = makeTestFolder()
  onTestFinished(folder.remove)
  const [one, two] = journalFiles(folder.file)
  const theirs = join(folder.path, 'theirs')
  writeFileSync(theirs, 'precious')
  symlinkSync(theirs, one)
  const journal = createJournal(folder.file, 1000)
  journal.open(RUN)
  journal.append(entryOf('line', 0))
  expect(readFileSync(theirs, 'utf8')).toBe('precious')
  for (const file of [one, two]) expect(statSync(file).mode & 0o077).toBe(0)
  journal.close()
})

/** Takes all that is left. */
function fillUp(disk: string): string {
  const filler = join(disk, 'filler')
  for (const bytes of [1 << 16, 1 << 12, 1])
    try {
      for (;;) writeFileSync(filler, Buffer.alloc(bytes), { flag: 'a' })
    } catch {
      // Full, in pieces of this size.
    }
  return filler
}

test('[journal.full] a full disk leaves no half entry, and later entries are kept again', () => {
  const folder = makeTestFolder()
  onTestFinished(folder.remove)
  const disk = smallDisk(folder.path, '2m').path
  const file = join(disk, 'gatehouse.db')
  const journal = createJournal(file, NEVER)
  journal.open(RUN)
  for (let n = 1; n <= 3; n += 1) journal.append(entryOf(`line ${n}`.repeat(300), 0))
  const filler = fillUp(disk)
  const refused = Array.from({ length: 5 }, () => journal.append(entryOf('long'.repeat(2000), 0)))
  expect(refused).toContain(null)
  rmSync(filler)
  expect(journal.append(entryOf('there is room', 0))).not.toBeNull()
  const last = readJournal(readFileSync(journalFiles(file)[0])).at(-1)
  expect(unpackLines(last?.entry as Entry).brief).toEqual(plainTexts('there is room'))
})

test('[journal.fullStart] a start on a full disk reads, holds what is new, and keeps the order once there is room', async () => {
  const folder = makeTestFolder()
  onTestFinished(folder.remove)
  const disk = smallDisk(folder.path, '2m').path
  const file = join(disk, 'gatehouse.db')
  const told = await killAfter(6, { file, each: 40 })
  const filler = fillUp(disk)
  const database = open(file)
  expect(await database.read('SELECT name FROM document')).toEqual([])
  const later = fill(database, 'later')
  await expect(database.write([{ sql: 'DELETE FROM document' }])).rejects.toMatchObject({ code: 'STORAGE_FAILED' })
  rmSync(filler)
  await later
  const lines = await texts(database)
  expect(lines.length).toBeGreaterThan(told)
  expect(lines).toEqual([...upTo(lines.length - 1).map((n) => `{"n":${n}}`), '{"n":"later"}'])
  await database.close()
})

test('[journal.damaged] lines that a damaged database has not got are set aside with it', async () => {
  const folder = makeTestFolder()
  onTestFinished(folder.remove)
  await prepare(folder.file)
  writeFileSync(journalFiles(folder.file)[0], entryOf('3', 3))
  truncateSync(folder.file, 100)
  const moved: string[] = []
  const database = createDatabase({ file: folder.file, workerUrl: WORKER_URL, onSetAside: (to) => moved.push(to) })
  database.soon(() => undefined)
  await fill(database, 'new')
  expect(await texts(database)).toEqual(['{"n":"new"}'])
  const [aside] = journalFiles(String(moved[0]))
  expect(readJournal(readFileSync(aside))).toHaveLength(1)
  await database.close()
})

test('[journal.goesAlong] a write that somebody waits for is in the database with every line that was said before it', async () => {
  const folder = makeTestFolder()
  onTestFinished(folder.remove)
  const database = createDatabase({ file: folder.file, workerUrl: WORKER_URL, tuning: { restMs: NEVER } })
  database.soon(() => undefined)
  await database.opened()
  for (let n = 0; n < 3; n += 1) {
    // One lies in the journal already, one has only just been said.
    database.soon(() => void fill(database, `early ${n}`))
    await new Promise((resolve) => setTimeout(resolve, 10))
    database.soon(() => void fill(database, `late ${n}`))
    await database.write([{ sql: 'DELETE FROM document' }])
    const copy = join(folder.path, `copy${n}.db`)
    for (const end of ['', '-wal']) copyFileSync(folder.file + end, copy + end)
    const there = open(copy)
    expect(await texts(there)).toHaveLength(2 * (n + 1))
    await there.close()
  }
  await database.close()
})

test('an orderly end leaves no journal', async () => {
  await using database = openTestDatabase()
  database.soon(() => void fill(database, 'line'))
  await expect.poll(() => texts(database)).toHaveLength(1)
  database.soon(() => void fill(database, 'again'))
  await database.close()
  expect(readdirSync(join(database.file, '..'))).toEqual(['gatehouse.db'])
})

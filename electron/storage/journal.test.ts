import { copyFileSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, onTestFinished, test } from 'vitest'
import { createDatabase, type Database } from './database.ts'
import { entryOf, fill, killAfter, NEVER, open, OTHER, prepare, RUN, texts, upTo } from './forJournalTests.ts'
import { makeTestFolder, openTestDatabase, WORKER_URL } from './forTests.ts'
import { createJournal } from './journal.ts'
import { journalFiles, packLines, readJournal, seal, unpackLines } from './journalLines.ts'

const numbersIn = async (database: Database, sql: string) =>
  (await database.read(sql)).map(({ text }) => (JSON.parse(String(text)) as { n: number }).n)
const linesOf = (database: Database) => numbersIn(database, 'SELECT line AS text FROM audit ORDER BY sequence')
const recordsOf = (database: Database) => numbersIn(database, 'SELECT body AS text FROM record ORDER BY position')
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

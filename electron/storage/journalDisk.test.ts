import { mkdirSync, readFileSync, rmSync, statSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { createDatabase } from './database.ts'
import { smallDisk } from './forDiskTests.ts'
import { entryOf, fill, killAfter, NEVER, open, prepare, RUN, texts, upTo } from './forJournalTests.ts'
import { makeTestFolder, plainTexts, WORKER_URL } from './forTests.ts'
import { createJournal } from './journal.ts'
import { type Entry, journalFiles, readJournal, unpackLines } from './journalLines.ts'

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

test('[journal.unreadable] a journal that cannot be read is named, nothing goes before it, and all goes on once it can', async () => {
  const folder = makeTestFolder()
  onTestFinished(folder.remove)
  await prepare(folder.file)
  const [one] = journalFiles(folder.file)
  mkdirSync(one)
  const database = open(folder.file)
  expect(await texts(database), 'what is there can be read').toHaveLength(1)
  const later = fill(database, 'later')
  await expect(database.write([{ sql: 'DELETE FROM document' }])).rejects.toMatchObject({
    code: 'STORAGE_FAILED',
    message: expect.stringContaining(`${one} cannot be read`),
  })
  rmSync(one, { recursive: true })
  writeFileSync(one, entryOf('3', 3))
  await later
  expect(await texts(database)).toEqual(['{"n":"before"}', '3', '{"n":"later"}'])
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

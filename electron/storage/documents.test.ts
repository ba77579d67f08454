import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { AppError } from '../../shared/ipc/errors.ts'
import type { Database } from './database.ts'
import { createDocuments } from './documents.ts'
import { openTestDatabase } from './forTests.ts'
import { createRecords } from './records.ts'

function open(database: Database, key: Uint8Array | null | AppError) {
  const changed: string[] = []
  const documents = createDocuments({
    database,
    clock: () => 5,
    sealKey: () => (key instanceof AppError ? Promise.reject(key) : Promise.resolve(key)),
    onChangedOutside: (name) => changed.push(name),
  })
  return { ...documents, changed }
}
const key = randomBytes(32)
const locked = new AppError('VAULT_LOCKED', 'locked')

test('what was put is there for the next run with the same key', async () => {
  await using database = openTestDatabase()
  expect(await open(database, key).get('grants')).toBeNull()
  await open(database, key).put('grants', [{ id: 'g1' }])
  await open(database, key).put('grants', [{ id: 'g1' }, { id: 'g2' }])
  const next = open(database, key)
  expect(await next.get('grants')).toEqual([{ id: 'g1' }, { id: 'g2' }])
  expect(await next.names()).toEqual(['grants'])
  expect(next.changed).toEqual([])
})

test.each([
  ['edited', `UPDATE document SET body = '[{"id":"allow all"}]' WHERE name = 'grants'`],
  ['edited, its seal taken off', `UPDATE document SET body = '[{"id":"allow all"}]', mac = NULL WHERE name = 'grants'`],
  [
    'replaced by another sealed document',
    `UPDATE document SET (body, mac) = (SELECT body, mac FROM document WHERE name = 'other') WHERE name = 'grants'`,
  ],
])('selfconfig: a document %s outside counts as absent, is kept aside, and is told', async (_how, sql) => {
  await using database = openTestDatabase()
  const ours = open(database, key)
  await ours.put('grants', [{ id: 'g1' }])
  await ours.put('other', [{ id: 'allow all' }])
  await database.write([{ sql }])
  expect(await ours.get('grants')).toBeNull()
  expect(ours.changed).toEqual(['grants'])
  expect(await ours.names()).toEqual(['grants.changed-outside-5', 'other'])
  await ours.put('grants', [])
  expect(await ours.get('grants')).toEqual([])
})

test('while the vault is locked nothing sealed is believed, and nothing is put in its place', async () => {
  await using database = openTestDatabase()
  await open(database, key).put('grants', [1])
  for (const other of [open(database, null), open(database, locked)]) {
    await expect(other.get('grants')).rejects.toMatchObject({ code: 'VAULT_LOCKED' })
    await expect(other.put('grants', [2])).rejects.toMatchObject({ code: 'VAULT_LOCKED' })
  }
  expect(await open(database, key).get('grants')).toEqual([1])
})

test('a reader that was refused does not overwrite what it never saw, also once the vault is open', async () => {
  await using database = openTestDatabase()
  await open(database, key).put('grants', ['old'])
  let now: Uint8Array | null = null
  const sealKey = () => (now ? Promise.resolve(now) : Promise.reject(locked))
  const documents = createDocuments({ database, clock: () => 5, sealKey, onChangedOutside: () => undefined })
  await expect(documents.get('grants')).rejects.toMatchObject({ code: 'VAULT_LOCKED' })
  now = key
  await expect(documents.put('grants', ['new'])).rejects.toMatchObject({ code: 'VAULT_LOCKED' })
  expect(await documents.get('grants')).toEqual(['old'])
  await documents.put('grants', ['old', 'new'])
  expect(await documents.get('grants')).toEqual(['old', 'new'])
})

test('where there is no keychain documents work without a seal; one that appears later does not believe them', async () => {
  await using database = openTestDatabase()
  await open(database, null).put('grants', [1])
  expect(await open(database, null).get('grants')).toEqual([1])
  const later = open(database, key)
  expect(await later.get('grants')).toBeNull()
  expect(later.changed).toEqual(['grants'])
})

test('records are listed newest first, page by page, log by log, and pruned by age', async () => {
  await using database = openTestDatabase()
  const records = createRecords(database)
  const kept = [0, 1, 2, 3, 4].map((n) => records.append('decision', n, { n }))
  kept.push(records.append('other', 9, 'x'))
  const page = await records.list('decision', { before: null, limit: 2 })
  expect(page.map((one) => one.body)).toEqual([{ n: 4 }, { n: 3 }])
  await Promise.all(kept)
  const rest = await records.list('decision', { before: page[1]?.position ?? 0, limit: 10 })
  expect(rest.map((one) => one.at)).toEqual([2, 1, 0])
  expect(await records.prune('decision', 3)).toBe(3)
  expect(await records.list('decision', { before: null, limit: 10 })).toHaveLength(2)
  expect(await records.list('other', { before: null, limit: 10 })).toHaveLength(1)
})

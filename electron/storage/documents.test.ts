import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { AppError } from '../../shared/ipc/errors.ts'
import type { Database } from './database.ts'
import { createDocuments } from './documents.ts'
import { openTestDatabase } from './forTests.ts'
import { plainText } from '../brief.ts'
import { createRecords } from './records.ts'
import { keepUnsealed, listUnsealed, takeOver } from './unsealed.ts'
import { told } from '../../shared/told.ts'

function open(database: Database, key: Uint8Array | null | AppError, isFirstKey = false) {
  const changed: string[] = []
  const documents = createDocuments({
    database,
    clock: () => 5,
    isFirstKey: () => isFirstKey,
    sealKey: () => (key instanceof AppError ? Promise.reject(key) : Promise.resolve(key)),
    onChangedOutside: (name) => changed.push(name),
  })
  return { ...documents, changed }
}
const key = randomBytes(32)
const locked = new AppError('VAULT_LOCKED', told`locked`)

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
  const documents = createDocuments({
    database,
    clock: () => 5,
    sealKey,
    isFirstKey: () => false,
    onChangedOutside: () => undefined,
  })
  await expect(documents.get('grants')).rejects.toMatchObject({ code: 'VAULT_LOCKED' })
  now = key
  await expect(documents.put('grants', ['new'])).rejects.toMatchObject({ code: 'VAULT_LOCKED' })
  expect(await documents.get('grants')).toEqual(['old'])
  await documents.put('grants', ['old', 'new'])
  expect(await documents.get('grants')).toEqual(['old', 'new'])
})

test('without a keychain documents work without a seal; a key that was there before does not believe them', async () => {
  await using database = openTestDatabase()
  await open(database, null).put('grants', [1])
  expect(await open(database, null).get('grants')).toEqual([1])
  const later = open(database, key)
  expect(await later.get('grants')).toBeNull()
  expect(later.changed).toEqual(['grants'])
  expect(await listUnsealed(later)).toEqual([])
})

/** One run in which the key comes later. */
function openUntilKey(database: Database) {
  let now: Uint8Array | null = null
  const documents = createDocuments({
    database,
    clock: () => 5,
    sealKey: () => Promise.resolve(now),
    isFirstKey: () => now !== null,
    onChangedOutside: () => undefined,
  })
  return {
    ...documents,
    keyComes() {
      now = key
      return documents.sealNow()
    },
  }
}

test('a key that comes while we run seals what this run set, and nothing that was changed under it', async () => {
  await using database = openTestDatabase()
  await open(database, null).put('earlier', ['from the last run'])
  const run = openUntilKey(database)
  await run.put('grants', ['mine'])
  await run.put('policies', ['mine too'])
  await database.write([{ sql: `UPDATE document SET body = '["allow all"]' WHERE name = 'policies'` }])
  await run.keyComes()
  const next = open(database, key)
  expect(await next.get('grants')).toEqual(['mine'])
  expect(await next.get('earlier')).toEqual(['from the last run'])
  expect(await next.get('policies')).toBeNull()
  expect(next.changed).toEqual(['policies'])
})

test('whoever reads while the seals are made finds what this run set', async () => {
  await using database = openTestDatabase()
  const run = openUntilKey(database)
  await run.put('grants', ['mine'])
  const sealed = run.keyComes()
  expect(await run.get('grants')).toEqual(['mine'])
  await run.put('grants', ['mine', 'more'])
  await sealed
  expect(await open(database, key).get('grants')).toEqual(['mine', 'more'])
})

test('the first key of a keychain: what was set before is used on the person’s word only, and from the next start on', async () => {
  await using database = openTestDatabase()
  const before = open(database, null)
  await before.put('grants', ['g1', 'g2'])
  await before.put('approvals', { a: 1 })
  const first = open(database, key, true)
  expect([await first.get('grants'), await first.get('approvals'), first.changed]).toEqual([null, null, []])
  await first.put('grants', ['g3'])
  const found = await listUnsealed(first)
  expect(found.map(({ name, count }) => [name, count])).toEqual([
    ['approvals', 1],
    ['grants', 2],
  ])
  // Unanswered: asked again, and nothing is used.
  const second = open(database, key)
  await takeOver(second)
  expect(await second.get('grants')).toEqual(['g3'])
  expect(await listUnsealed(second)).toEqual(found)
  await keepUnsealed(second)
  expect(await second.get('grants')).toEqual(['g3'])
  const third = open(database, key)
  await takeOver(third)
  expect(await third.get('grants')).toEqual(['g1', 'g2'])
  expect(await third.get('approvals')).toEqual({ a: 1 })
  expect([await listUnsealed(third), third.changed]).toEqual([[], []])
})

test('selfconfig: what waits for the person’s word and is changed, or planted, is never used', async () => {
  await using database = openTestDatabase()
  await open(database, null).put('grants', ['g1'])
  const first = open(database, key, true)
  await first.get('grants')
  await keepUnsealed(first)
  await database.write([
    { sql: `UPDATE document SET body = '["allow all"]' WHERE name = 'grants.without-seal-5'` },
    {
      sql: `INSERT INTO document(name, body, mac, updated_at) VALUES ('policies.without-seal-6', '["allow"]', NULL, 1)`,
    },
  ])
  const next = open(database, key)
  await takeOver(next)
  expect(await next.get('grants')).toBeNull()
  expect(await listUnsealed(next)).toEqual([])
  await keepUnsealed(next)
  const last = open(database, key)
  await takeOver(last)
  expect([await last.get('grants'), await last.get('policies')]).toEqual([null, null])
})

test('records are listed newest first, page by page, log by log, and pruned by age', async () => {
  await using database = openTestDatabase()
  const records = createRecords(database)
  const kept = [0, 1, 2, 3, 4].map((n) => records.append('decision', n, plainText(JSON.stringify({ n }))))
  kept.push(records.append('other', 9, plainText('"x"')))
  const page = await records.list('decision', { before: null, limit: 2 })
  expect(page.map((one) => one.body)).toEqual([{ n: 4 }, { n: 3 }])
  await Promise.all(kept)
  const rest = await records.list('decision', { before: page[1]?.position ?? 0, limit: 10 })
  expect(rest.map((one) => one.at)).toEqual([2, 1, 0])
  expect(await records.prune('decision', 3)).toBe(3)
  expect(await records.list('decision', { before: null, limit: 10 })).toHaveLength(2)
  expect(await records.list('other', { before: null, limit: 10 })).toHaveLength(1)
})

import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { createInterface } from 'node:readline'
import { expect, onTestFinished, test } from 'vitest'
import type { TraceId } from '../../shared/ids.ts'
import { createTracer } from '../trace/tracer.ts'
import { createDatabase, type DatabaseState } from './database.ts'
import { MIGRATIONS } from './schema.ts'
import { makeTestFolder, openTestDatabase, plainTexts, WORKER_URL } from './forTests.ts'
import { smallDisk } from './forDiskTests.ts'

const put = (name: string, body = '{}') => ({
  sql: 'INSERT INTO document(name, body, updated_at) VALUES (?, ?, 0)',
  params: [name, body],
})
const names = 'SELECT name FROM document ORDER BY name'

test('what was written is there after a restart, in a file that others cannot read', async () => {
  const folder = makeTestFolder()
  onTestFinished(folder.remove)
  const first = createDatabase({ file: folder.file, workerUrl: WORKER_URL })
  await first.write([put('a'), put('b')])
  expect(statSync(folder.file).mode & 0o077).toBe(0)
  expect(statSync(`${folder.file}-wal`).mode & 0o077).toBe(0)
  await first.close()
  const second = createDatabase({ file: folder.file, workerUrl: WORKER_URL })
  expect(await second.read(names)).toEqual([{ name: 'a' }, { name: 'b' }])
  await second.close()
})

test('a write is all or nothing, and a bad one does not take its neighbours with it', async () => {
  await using database = openTestDatabase()
  const results = await Promise.allSettled([
    database.write([put('a')]),
    database.write([put('b'), put('a')]),
    database.write([put('c')]),
  ])
  expect(results.map((one) => one.status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  expect(await database.read(names)).toEqual([{ name: 'a' }, { name: 'c' }])
})

test('the chain has no gap after a transaction that failed with lines in it', async () => {
  await using database = openTestDatabase()
  await database.write([put('a')])
  const both = await Promise.allSettled([database.appendChained(plainTexts('one', 'two')), database.write([put('a')])])
  expect(both.map((one) => one.status)).toEqual(['fulfilled', 'rejected'])
  expect(await database.appendChained(plainTexts('three'))).toBe(3)
  const check = await database.verifyChained({ after: 0, hash: '0'.repeat(64), limit: 100 })
  expect(check).toMatchObject({ checked: 3, brokenAt: null })
})

test('a read sees the writes that were asked for before it', async () => {
  await using database = openTestDatabase()
  void database.write([put('a')])
  const between = database.read(names)
  void database.write([put('b')])
  expect(await between).toEqual([{ name: 'a' }])
  expect(await database.read(names)).toHaveLength(2)
})

test('a second process on the same folder is refused in words', async () => {
  await using first = openTestDatabase()
  await first.opened()
  const second = createDatabase({ file: first.file, workerUrl: WORKER_URL })
  await expect(second.opened()).rejects.toMatchObject({
    code: 'STORAGE_FAILED',
    message: expect.stringContaining('already runs with this data folder'),
  })
  await second.close()
})

test('the data of an older version are there after each step', async () => {
  const folder = makeTestFolder()
  onTestFinished(folder.remove)
  const older = new DatabaseSync(folder.file)
  older.exec(MIGRATIONS[0] ?? '')
  older.exec(
    "INSERT INTO span VALUES ('s2', 't1', 's1', 'inner', 2, 3, 'ok', '{}'), ('s1', 't1', NULL, 'outer', 1, 4, 'ok', '{}')",
  )
  older.exec('PRAGMA user_version = 1')
  older.close()
  const database = createDatabase({ file: folder.file, workerUrl: WORKER_URL })
  const tracer = createTracer({ database, clock: () => 5, randomBytes })
  expect(await tracer.list(null, 10)).toMatchObject([{ traceId: 't1', name: 'outer', durationMs: 3, spanCount: 2 }])
  expect(await tracer.get('t1' as TraceId)).toMatchObject([
    { spanId: 's1', parentSpanId: null, name: 'outer', startedAt: 1, endedAt: 4, attributes: {} },
    { spanId: 's2', parentSpanId: 's1', name: 'inner', startedAt: 2, endedAt: 3, status: 'ok' },
  ])
  await database.close()
})

test('a newer database refuses to open and is not touched', async () => {
  const folder = makeTestFolder()
  onTestFinished(folder.remove)
  const newer = new DatabaseSync(folder.file)
  newer.exec('PRAGMA user_version = 999; CREATE TABLE future(a)')
  newer.close()
  const before = readFileSync(folder.file)
  const database = createDatabase({ file: folder.file, workerUrl: WORKER_URL })
  await expect(database.opened()).rejects.toMatchObject({
    code: 'STORAGE_FAILED',
    message: expect.stringContaining('A newer Gatehouse wrote the data'),
  })
  await expect(database.write([put('a')], { keep: true })).rejects.toMatchObject({ code: 'STORAGE_FAILED' })
  await database.close()
  expect(readFileSync(folder.file)).toEqual(before)
})

test('a damaged file is set aside, kept byte for byte, and a new one begun', async () => {
  const folder = makeTestFolder()
  onTestFinished(folder.remove)
  writeFileSync(folder.file, 'these are not the tables you are looking for'.repeat(100))
  const before = readFileSync(folder.file)
  const moved: string[] = []
  const database = createDatabase({ file: folder.file, workerUrl: WORKER_URL, onSetAside: (to) => moved.push(to) })
  await database.write([put('a')])
  expect(await database.read(names)).toHaveLength(1)
  expect(moved).toHaveLength(1)
  expect(readFileSync(String(moved[0]))).toEqual(before)
  await database.close()
})

test('damage inside the file is found, said, and set aside at the next start', async () => {
  const folder = makeTestFolder()
  onTestFinished(folder.remove)
  const first = createDatabase({ file: folder.file, workerUrl: WORKER_URL })
  for (let i = 0; i < 50; i++) await first.write([put(`n${i}`, JSON.stringify('x'.repeat(3000)))])
  await first.close()
  const bytes = readFileSync(folder.file)
  bytes.fill(0x5a, 4096 * 30)
  writeFileSync(folder.file, bytes)

  const moved: string[] = []
  const deps = { file: folder.file, workerUrl: WORKER_URL, onSetAside: (to: string) => moved.push(to) }
  const second = createDatabase(deps)
  await expect(second.read('SELECT sum(length(body)) FROM document')).rejects.toMatchObject({
    code: 'STORAGE_FAILED',
    message: expect.stringContaining('damaged'),
  })
  await second.close()
  const third = createDatabase(deps)
  await third.write([put('new')])
  expect(await third.read(names)).toEqual([{ name: 'new' }])
  expect(readFileSync(String(moved[0]))).toEqual(bytes)
  await third.close()
})

test('a full disk: said in words, nothing lost, written in order once there is room', async () => {
  const folder = makeTestFolder()
  onTestFinished(folder.remove)
  const small = smallDisk(folder.path, '1m')
  const states: DatabaseState[] = []
  const heard = Promise.withResolvers<void>()
  const database = createDatabase({
    file: join(small.path, 'gatehouse.db'),
    workerUrl: WORKER_URL,
    tuning: { retryMs: 20 },
    onState(state) {
      states.push(state)
      if (state.kind === 'working') heard.resolve()
    },
  })
  await database.write([put('before')])
  writeFileSync(join(small.path, 'filler'), Buffer.alloc(300_000))
  await expect(database.write([put('big', 'x'.repeat(900_000))])).rejects.toMatchObject({
    code: 'STORAGE_FAILED',
    message: expect.stringContaining('The disk is full'),
  })
  const kept = [1, 2, 3].map((n) => database.write([put(`kept${n}`, 'y'.repeat(200_000))], { keep: true }))
  const lines = database.appendChained(plainTexts('one', 'two'))
  await expect(database.write([put('now', 'z'.repeat(200_000))])).rejects.toMatchObject({ code: 'STORAGE_FAILED' })
  expect(database.state().kind).toBe('failing')
  small.grow('16m')
  await Promise.all(kept)
  expect(await lines).toBe(2)
  await heard.promise
  expect(await database.read(names)).toEqual(['before', 'kept1', 'kept2', 'kept3'].map((name) => ({ name })))
  await database.close()
})

test('what waits in memory is bounded, and what goes beyond is refused aloud', async () => {
  const folder = makeTestFolder()
  onTestFinished(folder.remove)
  const database = createDatabase({
    file: join(folder.path, 'missing', 'gatehouse.db'),
    workerUrl: WORKER_URL,
    tuning: { retryMs: 20, holdBytes: 10_000 },
  })
  const held = database.write([put('small')], { keep: true })
  await expect(database.write([put('big', 'x'.repeat(20_000))], { keep: true })).rejects.toMatchObject({
    code: 'STORAGE_FAILED',
    message: expect.stringContaining('was not kept'),
  })
  mkdirSync(join(folder.path, 'missing'))
  await held
  expect(await database.read(names)).toEqual([{ name: 'small' }])
  await database.close()
})

test('closing says what could not be saved', async () => {
  const folder = makeTestFolder()
  onTestFinished(folder.remove)
  const database = createDatabase({ file: join(folder.path, 'missing', 'x.db'), workerUrl: WORKER_URL })
  const held = database.write([put('a')], { keep: true })
  const refused = expect(held).rejects.toMatchObject({ code: 'STORAGE_FAILED' })
  await database.close()
  await refused
  await expect(database.write([put('b')])).rejects.toMatchObject({ code: 'STORAGE_FAILED' })
})

test('kill -9 at any moment loses nothing that was said to be saved', async () => {
  const folder = makeTestFolder()
  onTestFinished(folder.remove)
  let saved = -1
  for (const acknowledged of [3, 40, 160]) {
    const child = spawn(
      process.execPath,
      [join(import.meta.dirname, 'killed.fixture.ts'), folder.file, String(saved + 1)],
      {
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    )
    const lines = createInterface({ input: child.stdout })
    let seen = 0
    lines.on('line', (line) => {
      saved = Math.max(saved, Number(line))
      seen += 1
      if (seen === acknowledged) child.kill('SIGKILL')
    })
    await once(child, 'exit')
    const database = createDatabase({ file: folder.file, workerUrl: WORKER_URL })
    const stored = new Set((await database.read(names)).map((row) => row['name']))
    for (let i = 0; i <= saved; i++) expect(stored).toContain(`n${i}`)
    expect(await database.verifyChained({ after: 0, hash: '0'.repeat(64), limit: 100_000 })).toMatchObject({
      brokenAt: null,
      checked: stored.size,
    })
    saved = stored.size - 1
    await database.close()
  }
  expect(readdirSync(folder.path).filter((name) => name.includes('broken'))).toEqual([])
})

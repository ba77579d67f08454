import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { createInterface } from 'node:readline'
import { expect, onTestFinished, test } from 'vitest'
import type { AuditDraft } from '../../shared/audit.ts'
import type { AccountId, ConversationId, Digest, ServerId, TraceId } from '../../shared/ids.ts'
import { AppError } from '../../shared/ipc/errors.ts'
import { createDatabase } from '../storage/database.ts'
import { makeTestFolder, openTestDatabase, WORKER_URL } from '../storage/forTests.ts'
import { createAudit } from './auditLog.ts'
import { told as said } from '../../shared/told.ts'

const draft = (subject: string): AuditDraft => ({
  kind: 'decision',
  subject,
  conversationId: null,
  serverId: 'mail' as ServerId,
  serverName: 'Mail',
  accountId: null,
  action: 'tools/call',
  name: 'send',
  argumentsDigest: null,
  result: 'ask',
  reason: said`it sends`,
  traceId: null,
})

test('lines are durable in the order of the calls and numbered without gaps', async () => {
  await using database = openTestDatabase()
  const told: number[] = []
  const audit = createAudit({
    database,
    clock: () => 7,
    emit: (_name, payload) => told.push((payload as { sequence: number }).sequence),
  })
  for (let i = 0; i < 50; i++) audit.append(draft(`s${i}`))
  await audit.flushed()
  audit.append(draft('last'))
  await audit.flushed()
  const entries = await audit.list(null, 100)
  expect(entries.map((entry) => entry.sequence)).toEqual(Array.from({ length: 51 }, (_, i) => 51 - i))
  expect(entries.map((entry) => entry.subject).reverse()).toEqual([
    ...Array.from({ length: 50 }, (_, i) => `s${i}`),
    'last',
  ])
  expect(entries[0]).toMatchObject({ ...draft('last'), at: 7 })
  expect(await audit.list(3, 10)).toHaveLength(2)
  expect(told).toEqual([50, 51])
  expect(await audit.verify()).toEqual({ ok: true, checked: 51, brokenAt: null })
})

test('a line says the same in ASCII alone, whatever was written into it, and keeps its place among others', async () => {
  await using database = openTestDatabase()
  const audit = createAudit({ database, clock: () => 7, emit: () => undefined })
  const odd = {
    ...draft('s'),
    serverName: '“Mail”\u2028\n"',
    name: '\u{1f600} \ud800',
    reason: said`You allowed “${'it'}”.`,
  }
  const apart: Partial<AuditDraft>[] = [
    { kind: 'outcome' },
    { name: null },
    { result: 'allow' },
    { conversationId: 'c1' as ConversationId },
    { serverId: null },
    { serverName: 'Other' },
    { accountId: 'me' as AccountId },
    { action: 'server/start' },
    { by: ['grant:g1', 'mode:“x”'] },
    { by: ['grant:g2'] },
    { by: [] },
    { reason: said`it deletes` },
    { reason: said`You allowed “${'that'}”.` },
    { reason: said`You allowed “${said`this`}”.` },
    { reason: said`You allowed “${said`that`}”.` },
    { reason: said`${'a'} and ${'b'}` },
    { argumentsDigest: 'd'.repeat(64) as Digest, traceId: 't'.repeat(32) as TraceId },
  ]
  const each = apart.flatMap((over) => [{ ...draft('x'), ...over }, odd, draft('y'), { ...draft('z'), ...over }])
  const drafts = [draft('a'), odd, { ...odd, kind: 'outcome' as const }, ...each]
  for (const one of drafts) audit.append(one)
  await audit.flushed()
  const entries = (await audit.list(null, 100)).toReversed()
  expect(entries.map(({ sequence: _s, hash: _h, at: _a, ...said }) => said)).toEqual(drafts)
  const rows = await database.read('SELECT line FROM audit')
  for (const { line } of rows) expect(line).toMatch(/^[ -~]+$/)
})

test('a line that nobody waits for is durable soon, and one that was appended before a write is committed with it', async () => {
  await using database = openTestDatabase()
  const told = Promise.withResolvers<unknown>()
  const audit = createAudit({ database, clock: () => 7, emit: (_name, payload) => told.resolve(payload) })
  audit.append(draft('alone'))
  expect(await told.promise).toEqual({ sequence: 1 })
  audit.append(draft('with a write'))
  await database.write([{ sql: "INSERT INTO document(name, body, updated_at) VALUES ('a', '{}', 0)" }])
  expect(await database.read('SELECT count(*) AS n FROM audit')).toEqual([{ n: 2 }])
})

test('nothing but the named fields reaches a line', async () => {
  await using database = openTestDatabase()
  const audit = createAudit({ database, clock: () => 7, emit: () => undefined })
  audit.append({ ...draft('s'), arguments: { password: 'hunter2' } } as AuditDraft)
  await audit.flushed()
  let text = ''
  for await (const piece of audit.exportLines()) text += piece
  expect(text).not.toContain('hunter2')
  expect(JSON.parse(text)).toMatchObject({ sequence: 1, subject: 's', hash: expect.stringMatching(/^[0-9a-f]{64}$/) })
})

test.each([
  ['a changed line', "UPDATE audit SET line = replace(line, 'ask', 'allow') WHERE sequence = 2500", 2500],
  ['a missing line', 'DELETE FROM audit WHERE sequence = 2500', 2500],
  ['a missing first line', 'DELETE FROM audit WHERE sequence = 1', 1],
  [
    'two lines exchanged',
    'UPDATE audit SET sequence = -sequence WHERE sequence IN (9, 10); UPDATE audit SET sequence = 19 + sequence WHERE sequence < 0',
    9,
  ],
])('verify finds %s', async (_name, sql, brokenAt) => {
  const folder = makeTestFolder()
  onTestFinished(folder.remove)
  const first = createDatabase({ file: folder.file, workerUrl: WORKER_URL })
  const audit = createAudit({ database: first, clock: () => 7, emit: () => undefined })
  for (let i = 0; i < 4100; i++) audit.append(draft(`s${i}`))
  await audit.flushed()
  expect(await audit.verify()).toMatchObject({ ok: true, checked: 4100 })
  await first.close()
  const outside = new DatabaseSync(folder.file)
  outside.exec(sql)
  outside.close()
  const database = createDatabase({ file: folder.file, workerUrl: WORKER_URL })
  const check = await createAudit({ database, clock: () => 7, emit: () => undefined }).verify()
  expect(check).toMatchObject({ ok: false, brokenAt })
  await database.close()
})

test('a line that could not be kept is said at every later flush', async () => {
  await using database = openTestDatabase()
  const failing = { ...database, appendChained: () => Promise.reject(new AppError('STORAGE_FAILED', said`full`)) }
  const audit = createAudit({ database: failing, clock: () => 7, emit: () => undefined })
  audit.append(draft('s'))
  await expect(audit.flushed()).rejects.toMatchObject({ code: 'STORAGE_FAILED' })
  await expect(audit.flushed()).rejects.toMatchObject({ code: 'STORAGE_FAILED' })
})

test('kill -9 while lines are written: what was flushed is there, the chain is whole and goes on', async () => {
  const folder = makeTestFolder()
  onTestFinished(folder.remove)
  for (const after of [5, 60, 200]) {
    const fixture = join(import.meta.dirname, 'killed.fixture.ts')
    const child = spawn(process.execPath, [fixture, folder.file], { stdio: ['ignore', 'pipe', 'inherit'] })
    let flushed = 0
    let seen = 0
    createInterface({ input: child.stdout }).on('line', (line) => {
      flushed = Number(line)
      if (++seen === after) child.kill('SIGKILL')
    })
    await once(child, 'exit')
    const database = createDatabase({ file: folder.file, workerUrl: WORKER_URL })
    const audit = createAudit({ database, clock: () => 7, emit: () => undefined })
    const check = await audit.verify()
    expect(check.ok).toBe(true)
    expect(check.checked).toBeGreaterThanOrEqual(flushed)
    expect((await audit.list(null, 1))[0]?.sequence).toBe(check.checked)
    await database.close()
  }
})

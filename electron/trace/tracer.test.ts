import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import type { TraceId } from '../../shared/ids.ts'
import type { Json } from '../../shared/json.ts'
import { openTestDatabase } from '../storage/forTests.ts'
import { scrub, scrubbedMember } from './scrub.ts'
import { timeText } from './spanRows.ts'
import { createTracer, type Traces } from './tracer.ts'

const tick = (start = 1000.25) => {
  let now = start
  return () => now++
}

test('a turn is one trace: its spans nest, and it is listed newest first', async () => {
  await using database = openTestDatabase()
  const tracer = createTracer({ database, clock: tick(), randomBytes })
  tracer.start('chat').end()
  const turn = tracer.start('chat', { 'gen_ai.conversation.id': 'c1', 'gatehouse.turn.id': 't1' })
  const call = turn.child('execute_tool', { 'gen_ai.tool.name': 'send' })
  call.set({ 'gatehouse.verdict': 'ask' })
  call.end('error')
  turn.end()
  turn.end('error')
  expect(call.traceparent()).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/)
  expect(call.traceparent()).toContain(turn.traceId)

  const [newest, older] = await tracer.list(null, 10)
  expect(newest).toEqual({
    traceId: turn.traceId,
    conversationId: 'c1',
    turnId: 't1',
    name: 'chat',
    startedAt: 1003.25,
    durationMs: 3,
    spanCount: 2,
    failed: true,
  })
  expect(older?.failed).toBe(false)
  expect(await tracer.list(newest?.startedAt ?? 0, 10)).toEqual([older])
  const spans = await tracer.get(turn.traceId)
  expect(spans.map((span) => [span.name, span.parentSpanId, span.status])).toEqual([
    ['chat', null, 'ok'],
    ['execute_tool', turn.spanId, 'error'],
  ])
  expect(spans[1]?.attributes).toEqual({ 'gen_ai.tool.name': 'send', 'gatehouse.verdict': 'ask' })
})

/** A turn with two calls at once and all that can happen to a span, with `pause` between any two steps. */
async function turnOf(tracer: Traces, pause: () => unknown): Promise<TraceId> {
  const turn = tracer.start('chat', { 'gen_ai.conversation.id': 'c1' })
  await pause()
  const call = turn.child('execute_tool', { 'gen_ai.tool.name': 'send “it”', n: -0.5, list: ['a', ['b', null]] })
  const other = turn.child('execute_tool')
  await pause()
  call.child('gate.authorize').end()
  await pause()
  other.end('error')
  call.set({ 'gatehouse.verdict': 'ask', n: 2 })
  await pause()
  call.set({ 'gatehouse.verdict': 'allow', gone: undefined as unknown as Json })
  call.end()
  await pause()
  turn.set({ 'gatehouse.turn.id': 't1' })
  turn.end()
  return turn.traceId
}

test('a trace is the same whenever it was written: at once, or between any two of its steps', async () => {
  const read = async (isPaused: boolean) => {
    await using database = openTestDatabase()
    const bytes = (size: number) => Uint8Array.from({ length: size }, (_, n) => n * 197)
    const tracer = createTracer({ database, clock: tick(), randomBytes: bytes })
    const traceId = await turnOf(tracer, () => (isPaused ? tracer.flush() : undefined))
    const spans = await tracer.get(traceId)
    const parts = await database.read('SELECT spans FROM trace_part')
    return { parts: parts.length, spans, traces: await tracer.list(null, 10) }
  }
  const [once, often] = await Promise.all([read(false), read(true)])
  expect([once.parts, often.parts]).toEqual([1, 6])
  expect(often.spans).toEqual(once.spans)
  expect(often.traces).toEqual(once.traces)
  expect(once.traces[0]).toMatchObject({ conversationId: 'c1', turnId: 't1', spanCount: 4, failed: true })
  expect(once.spans[1]).toMatchObject({
    name: 'execute_tool',
    status: 'ok',
    attributes: { 'gen_ai.tool.name': 'send “it”', n: 2, list: ['a', 'b'], 'gatehouse.verdict': 'allow' },
  })
})

test('as many steps as come at once are kept, each where it belongs', async () => {
  await using database = openTestDatabase()
  const tracer = createTracer({ database, clock: tick(), randomBytes })
  const turn = tracer.start('chat')
  const calls = Array.from({ length: 1500 }, (_, n) => turn.child(`call ${n}`, { n }))
  for (const call of calls) call.end()
  turn.end()
  const [root, ...spans] = await tracer.get(turn.traceId)
  expect(root).toMatchObject({ name: 'chat', endedAt: 4002.25 })
  expect(spans.map(({ name, attributes, endedAt }) => [name, attributes['n'], endedAt])).toEqual(
    calls.map((_, n) => [`call ${n}`, n, 2502.25 + n]),
  )
  expect(new Set(spans.map(({ parentSpanId }) => parentSpanId))).toEqual(new Set([turn.spanId]))
})

test('what follows a beginning that was lost goes with it, and nothing is left over', async () => {
  await using database = openTestDatabase()
  let isFull = true
  const write: typeof database.writeSpans = (batch) =>
    isFull ? Promise.reject(new Error('full')) : database.writeSpans(batch)
  const tracer = createTracer({ database: { ...database, writeSpans: write }, clock: tick(), randomBytes })
  const turn = tracer.start('chat')
  await tracer.flush()
  isFull = false
  turn.child('execute_tool').end()
  turn.end()
  expect(await tracer.get(turn.traceId)).toEqual([])
  expect(await database.read('SELECT count(*) AS n FROM trace_part')).toEqual([{ n: 0 }])
})

test('spans that lie in lists of an older Gatehouse, whole each time, are read as they were', async () => {
  await using database = openTestDatabase()
  const part = (end: string) => `[["aa",null,"chat",1.5,${end},{"n":1}]]`
  const rows = ['null,"unset"', '2.5,"ok"'].map((end) => ['t', part(end)])
  await database.write([{ sql: 'INSERT INTO trace_part(trace_id, spans) VALUES (?, ?)', rows }])
  const tracer = createTracer({ database, clock: tick(), randomBytes })
  expect(await tracer.get('t' as TraceId)).toMatchObject([{ startedAt: 1.5, endedAt: 2.5, status: 'ok' }])
})

test('a span that never ended is kept as open', async () => {
  await using database = openTestDatabase()
  const tracer = createTracer({ database, clock: tick(), randomBytes })
  const turn = tracer.start('chat')
  expect((await tracer.get(turn.traceId))[0]?.endedAt).toBeNull()
  expect((await tracer.list(null, 1))[0]?.durationMs).toBeNull()
})

test('a time is written as it was, and in order', () => {
  const now = performance.timeOrigin + performance.now()
  const step = 2 ** -12
  const times = [0, 0.25, 7, 999_999.9999, 1_000_000, 1_000_000.0005, now, now + step, now + 2 * step, now + 1]
  const read = times.map((at) => JSON.parse(timeText(at)) as number)
  times.forEach((at, index) => expect(Math.abs((read[index] as number) - at)).toBeLessThan(0.0003))
  expect(read).toEqual(read.toSorted((a, b) => a - b))
  expect(new Set(read).size).toBe(times.length)
})

test('ids are never all zero', async () => {
  await using database = openTestDatabase()
  let calls = 0
  const zeroFirst = (size: number) => (calls++ === 0 ? new Uint8Array(size) : randomBytes(size))
  const tracer = createTracer({ database, clock: tick(), randomBytes: zeroFirst })
  expect(tracer.start('chat').traceId).not.toBe('0'.repeat(32))
})

test('old traces and those beyond the bound go at the start, whole', async () => {
  await using database = openTestDatabase()
  const day = 86_400_000
  const times = [0, 1, 2, 3, 4].map((n) => n * day)
  for (const time of times) {
    const tracer = createTracer({ database, clock: () => time, randomBytes })
    tracer.start(`day ${time / day}`).child('inner')
    await tracer.flush()
  }
  const later = createTracer({ database, clock: () => 4 * day, randomBytes, keep: { days: 2, traces: 100 } })
  expect((await later.list(null, 10)).map((one) => one.name)).toEqual(['day 4', 'day 3', 'day 2'])
  const few = createTracer({ database, clock: () => 4 * day, randomBytes, keep: { days: 100, traces: 2 } })
  expect((await few.list(null, 10)).map((one) => one.name)).toEqual(['day 4', 'day 3'])
  expect(await database.read('SELECT sum(json_array_length(spans)) AS n FROM trace_part')).toEqual([{ n: 4 }])
})

test('content and secrets are dropped, measures and names stay', () => {
  const given: { [key: string]: Json } = {
    'gen_ai.input.messages': 'cancel my 1:1',
    'gen_ai.tool.call.arguments': { to: 'a@b.c' },
    'gen_ai.tool.call.result': 'done',
    'gen_ai.usage.input_tokens': 12,
    'gen_ai.tool.name': 'send',
    'mcp.session.id': 'abc',
    'gatehouse.context': 'private',
    'http.request.header.authorization': 'Basic x',
    'oauth.access_token': 'abc',
    apiKey: 'abc',
    'server.note': 'Bearer abcdef',
    'server.address': 'https://me:pass@host.example/mcp?token=abc#x',
    'gatehouse.reason': 'x'.repeat(1000),
    'gatehouse.effects': ['send', 'write'],
    'gatehouse.object': { any: 'thing' },
  }
  const members = () => Object.keys(given).flatMap((key) => scrubbedMember(key, given[key]) || [])
  expect(JSON.parse(`{${members().join()}}`)).toEqual(scrub(given))
  expect(JSON.parse(`{${members().join()}}`)).toEqual(scrub(given))
  expect(scrub(given)).toEqual({
    'gen_ai.usage.input_tokens': 12,
    'gen_ai.tool.name': 'send',
    'mcp.session.id': 'abc',
    'gatehouse.context': 'private',
    'server.address': 'https://host.example/mcp',
    'gatehouse.reason': `${'x'.repeat(256)}\u2026`,
    'gatehouse.effects': ['send', 'write'],
  })
})

test('a secret given to a span is nowhere in the database', async () => {
  await using database = openTestDatabase()
  const tracer = createTracer({ database, clock: tick(), randomBytes })
  tracer.start('chat', { 'oauth.refresh_token': 'CANARY', 'mcp.url': 'https://x.example/?k=CANARY' }).end()
  await tracer.flush()
  const rows = [...(await database.read('SELECT * FROM trace')), ...(await database.read('SELECT * FROM trace_part'))]
  expect(rows).toHaveLength(2)
  expect(JSON.stringify(rows)).not.toContain('CANARY')
})

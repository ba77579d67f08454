import { expect, test } from 'vitest'
import type { AuditEntry } from '../../shared/audit.ts'
import type { Span } from '../../shared/trace.ts'
import { auditLines, matchesFilter, spanRows } from './spans.ts'

const span = (spanId: string, parentSpanId: string | null, startedAt: number, endedAt: number | null = null): Span =>
  ({
    traceId: 't',
    spanId,
    parentSpanId,
    name: spanId,
    startedAt,
    endedAt,
    status: 'ok',
    attributes: {},
  }) as unknown as Span

test('spans stand under their parents, in the order in which they began', () => {
  const rows = spanRows([span('c', 'a', 30, 40), span('a', null, 10, 50), span('b', 'a', 20, 25), span('d', 'b', 21)])
  expect(rows.map((row) => [row.span.name, row.depth, row.durationMs, row.offsetMs])).toEqual([
    ['a', 0, 40, 0],
    ['b', 1, 5, 10],
    ['d', 2, null, 11],
    ['c', 1, 10, 20],
  ])
})

test('a span whose parent is missing is still shown, and a ring does not hang the list', () => {
  expect(spanRows([span('x', 'gone', 5)]).map((row) => row.depth)).toEqual([0])
  expect(spanRows([span('a', 'b', 1), span('b', 'a', 2)]).length).toBe(2)
})

const entry = (over: Partial<AuditEntry>): AuditEntry =>
  ({
    sequence: 1,
    kind: 'decision',
    serverName: 'Office',
    name: 'send_mail',
    action: 'tools/call',
    result: 'ask',
    reason: 'it sends',
    subject: 's',
    conversationId: 'c1',
    ...over,
  }) as AuditEntry
const all = { text: '', kind: null, server: null, result: null, conversation: null }

test('lines are found by kind, server, result, conversation and words', () => {
  expect(matchesFilter(entry({}), { ...all, kind: 'outcome' })).toBe(false)
  expect(matchesFilter(entry({}), { ...all, server: 'Office', result: 'ask', conversation: 'c1' })).toBe(true)
  expect(matchesFilter(entry({}), { ...all, text: 'SEND_m' })).toBe(true)
  expect(matchesFilter(entry({}), { ...all, text: 'calendar' })).toBe(false)
})

test('an export has one line for each entry, oldest first', () => {
  const text = auditLines([entry({ sequence: 2 }), entry({ sequence: 1 })])
  expect(
    text
      .trim()
      .split('\n')
      .map((line) => (JSON.parse(line) as AuditEntry).sequence),
  ).toEqual([1, 2])
})

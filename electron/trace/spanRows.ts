// Traces as rows: a line for each to be listed by, and its spans as lists, one for each time that some were written.
import { asciiQuoted } from '../../shared/canonical.ts'
import type { ConversationId, Millis, SpanId, TraceId, TurnId } from '../../shared/ids.ts'
import type { Json } from '../../shared/json.ts'
import type { Span, TraceSummary } from '../../shared/trace.ts'
import { scrubbedText } from './scrub.ts'

type Value = string | number | null
type Row = { readonly [column: string]: unknown }
type Statement = {
  readonly sql: string
  readonly rows?: readonly (readonly Value[])[]
  readonly params?: readonly Value[]
}
/** What traces need of the database. */
export type SpanStore = {
  read(sql: string, params: readonly Value[]): Promise<readonly Row[]>
  write(
    statements: readonly Statement[],
    options: { readonly durable: boolean; readonly keep: boolean },
  ): Promise<readonly number[]>
}
/** A span while it may change; `isKnown` once it was written, `isDue` while it must be written (again). */
export type LiveSpan = { -readonly [K in keyof Span]: Span[K] } & {
  readonly root: LiveSpan | null
  isKnown: boolean
  isDue: boolean
}
/** As it lies in a list, in JSON: what all spans of it share is not said again. */
type Packed = readonly [
  spanId: SpanId,
  parentSpanId: SpanId | null,
  name: string,
  startedAt: Millis,
  endedAt: Millis | null,
  status: Span['status'],
  attributes: Span['attributes'],
]

const SAVE = `INSERT INTO trace(trace_id, name, started_at, ended_at, attributes, span_count, failed)
  VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT(trace_id) DO UPDATE
  SET ended_at = excluded.ended_at, attributes = excluded.attributes,
    span_count = span_count + excluded.span_count, failed = max(failed, excluded.failed)`
const ADD = 'INSERT INTO trace_part(trace_id, spans) VALUES (?, ?)'

/** What writes these spans; from then on they are known. */
export function spanStatements(spans: readonly LiveSpan[]): readonly Statement[] {
  const traces = new Map<LiveSpan, { packed: string; fresh: number; failed: 0 | 1 }>()
  for (const span of spans) {
    const root = span.root ?? span
    let part = traces.get(root)
    if (part === undefined) traces.set(root, (part = { packed: '', fresh: 0, failed: 0 }))
    part.packed += part.packed === '' ? packedText(span) : ',' + packedText(span)
    if (!span.isKnown) part.fresh += 1
    if (span.status === 'error') part.failed = 1
    span.isKnown = true
    span.isDue = false
  }
  const lines: Value[][] = []
  const parts: Value[][] = []
  for (const [root, { packed, fresh, failed }] of traces) {
    const { traceId, name, startedAt, endedAt } = root
    lines.push([traceId, name, startedAt, endedAt, scrubbedText(root.attributes), fresh, failed])
    parts.push([traceId, `[${packed}]`])
  }
  return [
    { sql: SAVE, rows: lines },
    { sql: ADD, rows: parts },
  ]
}

const MILLION = 1_000_000

/**
 * A time in JSON, to a ten-thousandth of a millisecond: finer than a number holds of today's date, so order stays. Put together
 * of small integers, since writing a number with a fraction costs several times as much, and each call writes six.
 */
export function timeText(at: Millis): string {
  const whole = Math.floor(at)
  const part = Math.floor((at - whole) * 10_000)
  const high = Math.floor(whole / MILLION)
  const low = whole - high * MILLION
  return (
    (high > 0 ? String(high) + String(MILLION + low).slice(1) : String(whole)) + '.' + String(10_000 + part).slice(1)
  )
}

/** A `Packed` as JSON; ids are our own hex. */
function packedText({ spanId, parentSpanId, name, startedAt, endedAt, status, attributes }: LiveSpan): string {
  const parent = parentSpanId === null ? ',null,' : ',"' + parentSpanId + '",'
  const times = ',' + timeText(startedAt) + ',' + (endedAt === null ? 'null' : timeText(endedAt)) + ',"'
  return '["' + spanId + '"' + parent + asciiQuoted(name) + times + status + '",' + scrubbedText(attributes) + ']'
}

const LIST = `SELECT trace_id, name, started_at, ended_at, attributes, span_count, failed
  FROM trace WHERE started_at < ? ORDER BY started_at DESC LIMIT ?`

/** One line a trace, newest first. */
export async function listTraces(
  database: SpanStore,
  before: Millis | null,
  limit: number,
): Promise<readonly TraceSummary[]> {
  const rows = await database.read(LIST, [before ?? Number.MAX_SAFE_INTEGER, limit])
  return rows.map((row) => {
    const attributes = attributesOf(row)
    const startedAt = Number(row['started_at'])
    return {
      traceId: String(row['trace_id']) as TraceId,
      conversationId: (text(attributes['gen_ai.conversation.id']) as ConversationId | null) ?? null,
      turnId: (text(attributes['gatehouse.turn.id']) as TurnId | null) ?? null,
      name: String(row['name']),
      startedAt,
      durationMs: row['ended_at'] === null ? null : Number(row['ended_at']) - startedAt,
      spanCount: Number(row['span_count']),
      failed: row['failed'] === 1,
    }
  })
}

/** All spans of one trace by start time. */
export async function readTrace(database: SpanStore, traceId: TraceId): Promise<readonly Span[]> {
  const rows = await database.read('SELECT spans FROM trace_part WHERE trace_id = ? ORDER BY position', [traceId])
  const spans = new Map<SpanId, Span>()
  // A span that was open when it was first written stands in a later list once more.
  for (const row of rows)
    for (const packed of JSON.parse(String(row['spans'])) as readonly Packed[]) {
      const [spanId, parentSpanId, name, startedAt, endedAt, status, attributes] = packed
      spans.set(spanId, { traceId, spanId, parentSpanId, name, startedAt, endedAt, status, attributes })
    }
  return [...spans.values()].sort((a, b) => a.startedAt - b.startedAt || (a.spanId < b.spanId ? -1 : 1))
}

const OLD_PARTS = 'DELETE FROM trace_part WHERE trace_id IN (SELECT trace_id FROM trace WHERE started_at < ?)'
const OLD = 'DELETE FROM trace WHERE started_at < ?'
const OLDEST_KEPT = 'SELECT started_at FROM trace ORDER BY started_at DESC LIMIT 1 OFFSET ?'

/** Deletes traces older than the given days, and the oldest beyond the given number. */
export async function prune(
  database: SpanStore,
  now: Millis,
  keep: { readonly days: number; readonly traces: number },
): Promise<void> {
  try {
    const [row] = await database.read(OLDEST_KEPT, [Math.max(0, keep.traces - 1)])
    const since = Math.max(now - keep.days * 86_400_000, Number(row?.['started_at'] ?? 0))
    const old = [OLD_PARTS, OLD].map((sql) => ({ sql, params: [since] }))
    await database.write(old, { durable: false, keep: false })
  } catch {
    // Old spans stay until the next start: no reason to bother anyone.
  }
}

const attributesOf = (row: Row) => JSON.parse(String(row['attributes'])) as { readonly [key: string]: Json }
const text = (value: Json | undefined): string | null => (typeof value === 'string' ? value : null)

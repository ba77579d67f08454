// Traces as they were written, listed and read again; old ones go.
import type { ConversationId, Millis, SpanId, TraceId, TurnId } from '../../shared/ids.ts'
import type { Json } from '../../shared/json.ts'
import type { Span, TraceSummary } from '../../shared/trace.ts'
import type { SpanBatch } from './spanLog.ts'
import type { Packed, PackedChange } from './spanRows.ts'

type Value = string | number | null
type Row = { readonly [column: string]: unknown }
/** What traces need of the database. */
export type SpanStore = {
  read(sql: string, params: readonly Value[]): Promise<readonly Row[]>
  write(
    statements: readonly { readonly sql: string; readonly params: readonly Value[] }[],
    options: { readonly durable: boolean; readonly keep: boolean },
  ): Promise<readonly number[]>
  writeSpans(batch: SpanBatch): Promise<unknown>
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
  for (const row of rows)
    for (const packed of JSON.parse(String(row['spans'])) as readonly (Packed | PackedChange)[])
      if (packed.length === 7) {
        const [spanId, parentSpanId, name, startedAt, endedAt, status, attributes] = packed
        spans.set(spanId, { traceId, spanId, parentSpanId, name, startedAt, endedAt, status, attributes })
      } else change(spans, packed)
  return [...spans.values()].sort((a, b) => a.startedAt - b.startedAt || (a.spanId < b.spanId ? -1 : 1))
}

/** A span that was open when it was first written. */
function change(spans: Map<SpanId, Span>, [spanId, endedAt, status, attributes]: PackedChange): void {
  const span = spans.get(spanId)
  if (span === undefined) return
  const end = endedAt === null ? {} : { endedAt, status }
  spans.set(spanId, { ...span, ...end, attributes: { ...span.attributes, ...attributes } })
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

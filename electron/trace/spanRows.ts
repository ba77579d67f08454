// Spans as rows: written, listed as one line a trace, kept while useful.
import type { ConversationId, Millis, SpanId, TraceId, TurnId } from '../../shared/ids.ts'
import type { Json } from '../../shared/json.ts'
import type { Span, TraceSummary } from '../../shared/trace.ts'

type Value = string | number | null
type Row = { readonly [column: string]: unknown }
/** What traces need of the database. */
export type SpanStore = {
  read(sql: string, params: readonly Value[]): Promise<readonly Row[]>
  write(
    statements: readonly { readonly sql: string; readonly params: readonly Value[] }[],
    options: { readonly durable: boolean; readonly keep: boolean },
  ): Promise<readonly number[]>
}

const SAVE = `INSERT INTO span(span_id, trace_id, parent_span_id, name, started_at, ended_at, status, attributes)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT(trace_id, span_id) DO UPDATE
  SET ended_at = excluded.ended_at, status = excluded.status, attributes = excluded.attributes`

export function spanStatements(span: Span): { readonly sql: string; readonly params: readonly Value[] } {
  const { spanId, traceId, parentSpanId, name, startedAt, endedAt, status } = span
  const attributes = JSON.stringify(span.attributes)
  return { sql: SAVE, params: [spanId, traceId, parentSpanId, name, startedAt, endedAt, status, attributes] }
}

const LIST = `SELECT r.trace_id, r.name, r.started_at, r.ended_at, r.attributes,
    (SELECT count(*) FROM span s WHERE s.trace_id = r.trace_id) AS span_count,
    EXISTS (SELECT 1 FROM span s WHERE s.trace_id = r.trace_id AND s.status = 'error') AS failed
  FROM span r WHERE r.parent_span_id IS NULL AND r.started_at < ? ORDER BY r.started_at DESC LIMIT ?`

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
  const rows = await database.read('SELECT * FROM span WHERE trace_id = ? ORDER BY started_at, span_id', [traceId])
  return rows.map((row) => ({
    traceId,
    spanId: String(row['span_id']) as SpanId,
    parentSpanId: row['parent_span_id'] as SpanId | null,
    name: String(row['name']),
    startedAt: Number(row['started_at']),
    endedAt: row['ended_at'] === null ? null : Number(row['ended_at']),
    status: row['status'] as Span['status'],
    attributes: attributesOf(row),
  }))
}

const OLD = `DELETE FROM span WHERE trace_id IN (SELECT trace_id FROM span WHERE parent_span_id IS NULL AND started_at < ?)`
const OLDEST_KEPT = `SELECT started_at FROM span WHERE parent_span_id IS NULL ORDER BY started_at DESC LIMIT 1 OFFSET ?`

/** Deletes traces older than the given days, and the oldest beyond the given number. */
export async function prune(
  database: SpanStore,
  now: Millis,
  keep: { readonly days: number; readonly traces: number },
): Promise<void> {
  try {
    const [row] = await database.read(OLDEST_KEPT, [Math.max(0, keep.traces - 1)])
    const since = Math.max(now - keep.days * 86_400_000, Number(row?.['started_at'] ?? 0))
    await database.write([{ sql: OLD, params: [since] }], { durable: false, keep: false })
  } catch {
    // Old spans stay until the next start: no reason to bother anyone.
  }
}

const attributesOf = (row: Row) => JSON.parse(String(row['attributes'])) as { readonly [key: string]: Json }
const text = (value: Json | undefined): string | null => (typeof value === 'string' ? value : null)

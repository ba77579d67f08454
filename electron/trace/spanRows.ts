// Traces as rows: a line for each to be listed by, and its spans as lists, one for each batch. Runs in the database's thread.
import { asciiQuoted } from '../../shared/canonical.ts'
import type { Millis, SpanId, TraceId } from '../../shared/ids.ts'
import type { Json } from '../../shared/json.ts'
import type { Span } from '../../shared/trace.ts'
import { scrubbedMember } from './scrub.ts'
import { BEGIN, END, KNOWN, SET, type SpanBatch } from './spanLog.ts'

type Value = string | number | null
type Rows = { readonly sql: string; readonly rows: readonly (readonly Value[])[] }

/** A span as it lies in a list, in JSON: what all spans of the list share is not said again. */
export type Packed = readonly [
  spanId: SpanId,
  parentSpanId: SpanId | null,
  name: string,
  startedAt: Millis,
  endedAt: Millis | null,
  status: Span['status'],
  attributes: Span['attributes'],
]
/** What came to be known later of a span that an earlier list has. */
export type PackedChange = readonly [
  spanId: SpanId,
  endedAt: Millis | null,
  status: Span['status'],
  attributes: Span['attributes'],
]

const SAVE = `INSERT OR IGNORE INTO trace(trace_id, name, started_at, ended_at, attributes, span_count, failed)
  VALUES (?, ?, ?, NULL, '{}', 0, 0)`
const CHANGE = `UPDATE trace SET ended_at = coalesce(?, ended_at), attributes = json_patch(attributes, ?),
  span_count = span_count + ?, failed = max(failed, ?) WHERE trace_id = ?`
// A list whose trace could not be kept is let go with it.
const ADD = `INSERT INTO trace_part(trace_id, spans)
  SELECT trace_id, ?2 FROM trace WHERE trace_id = ?1`

type Step = typeof BEGIN | typeof KNOWN | typeof SET | typeof END

/** What writes these spans. */
export function spanStatements(batch: SpanBatch): readonly Rows[] {
  const begun: Value[][] = []
  const changed: Value[][] = []
  const parts: Value[][] = []
  const traces = batch.traces.map((traceId): TraceRows => ({ traceId, root: null, texts: '', fresh: 0, failed: 0 }))
  for (const row of rowsOf(batch)) addRow(traces[row.trace] as TraceRows, row)
  for (const { traceId, root, texts, fresh, failed } of traces) {
    if (root?.begun) begun.push([traceId, root.begun.name, root.begun.at])
    changed.push([root?.endedAt ?? null, root ? withoutDoubles(root.attributes) : '{}', fresh, failed, traceId])
    parts.push([traceId, '[' + texts + ']'])
  }
  return [
    { sql: SAVE, rows: begun },
    { sql: CHANGE, rows: changed },
    { sql: ADD, rows: parts },
  ]
}

/** A span of this batch; its attributes as members of JSON, of which the last with a name counts. */
type SpanRow = {
  readonly trace: number
  readonly isRoot: boolean
  /** JSON up to its end; for a span of an earlier batch that is its id. */
  readonly opening: string
  /** Null for a span of an earlier batch. */
  readonly begun: { readonly name: string; readonly at: Millis } | null
  endedAt: Millis | null
  status: Span['status']
  attributes: string
}
type TraceRows = { readonly traceId: TraceId; root: SpanRow | null; texts: string; fresh: number; failed: 0 | 1 }

/** A `Packed` or a `PackedChange` more. */
function addRow(to: TraceRows, row: SpanRow): void {
  const { opening, begun, endedAt, status, attributes, isRoot } = row
  if (to.texts !== '') to.texts += ','
  to.texts += opening + (endedAt === null ? 'null' : timeText(endedAt)) + ',"' + status + '",{' + attributes + '}]'
  if (isRoot) to.root = row
  if (begun !== null) to.fresh += 1
  if (status === 'error') to.failed = 1
}

const withoutDoubles = (attributes: string): string => JSON.stringify(JSON.parse('{' + attributes + '}'))

/** Ids are our own hex. */
function rowsOf({ words, cells }: SpanBatch): readonly SpanRow[] {
  const rows: SpanRow[] = []
  let at = 0
  while (at < cells.length)
    switch (cells[at] as Step) {
      case BEGIN: {
        const parent = cells[at + 3] as string | null
        const begun = { name: words[cells[at + 4] as number] as string, at: cells[at + 5] as Millis }
        const ids = '["' + (cells[at + 2] as string) + (parent === null ? '",null,' : '","' + parent + '",')
        const row: SpanRow = {
          trace: cells[at + 1] as number,
          isRoot: parent === null,
          opening: ids + asciiQuoted(begun.name) + ',' + timeText(begun.at) + ',',
          begun,
          endedAt: null,
          status: 'unset',
          attributes: '',
        }
        rows.push(row)
        at = readAttributes({ words, cells }, at + 6, row)
        break
      }
      case KNOWN:
        rows.push({
          trace: cells[at + 1] as number,
          isRoot: cells[at + 3] === true,
          opening: '["' + (cells[at + 2] as string) + '",',
          begun: null,
          endedAt: null,
          status: 'unset',
          attributes: '',
        })
        at += 4
        break
      case SET:
        at = readAttributes({ words, cells }, at + 2, rows[cells[at + 1] as number] as SpanRow)
        break
      case END: {
        const row = rows[cells[at + 1] as number] as SpanRow
        row.endedAt = cells[at + 2] as Millis
        row.status = cells[at + 3] === true ? 'error' : 'ok'
        at += 4
        break
      }
      default:
        throw new TypeError('This is no step of a span.')
    }
  return rows
}

/** Gives back where the attributes end. */
function readAttributes({ words, cells }: Omit<SpanBatch, 'traces'>, from: number, row: SpanRow): number {
  const end = from + 1 + 2 * (cells[from] as number)
  for (let at = from + 1; at < end; at += 2) {
    const member = scrubbedMember(words[cells[at] as number] as string, cells[at + 1] as Json | undefined)
    if (member !== '') row.attributes += row.attributes === '' ? member : ',' + member
  }
  return end
}

const MILLION = 1_000_000

/**
 * A time in JSON, to a ten-thousandth of a millisecond: finer than a number holds of today's date, so order stays. Put together
 * of small integers, since writing a number with a fraction costs several times as much, and each call writes six.
 */
export function timeText(at: Millis): string {
  const whole = Math.floor(at)
  const part = Math.floor((at - whole) * 10_000)
  if (whole !== lastWhole) {
    const high = Math.floor(whole / MILLION)
    lastText = (high > 0 ? String(high) + String(MILLION + whole - high * MILLION).slice(1) : String(whole)) + '.'
    lastWhole = whole
  }
  return lastText + String(10_000 + part).slice(1)
}

/** Steps of one call fall into the same few milliseconds. */
let lastWhole = -1
let lastText = ''

// Traces as rows: a line for each to be listed by, and its spans as lists, one for each batch. Runs in the database's thread.
import { asciiQuoted } from '../../shared/canonical.ts'
import type { Millis, SpanId, TraceId } from '../../shared/ids.ts'
import type { Json } from '../../shared/json.ts'
import type { Span } from '../../shared/trace.ts'
import { scrubbedText } from './scrub.ts'
import { BEGIN, type Cell, END, KNOWN, SET, type SpanBatch } from './spanLog.ts'

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
type SpanRow = {
  readonly spanId: string
  readonly isRoot: boolean
  /** Null for a span of an earlier batch. */
  readonly begun: { readonly parent: string | null; readonly name: string; readonly at: Millis } | null
  endedAt: Millis | null
  status: Span['status']
  attributes: { [key: string]: Json }
}

/** What writes these spans. */
export function spanStatements(batch: SpanBatch): readonly Rows[] {
  const begun: Value[][] = []
  const changed: Value[][] = []
  const parts: Value[][] = []
  rowsOf(batch).forEach((rows, index) => {
    const traceId = batch.traces[index] as TraceId
    const root = rows.find(({ isRoot }) => isRoot)
    if (root?.begun) begun.push([traceId, root.begun.name, root.begun.at])
    const fresh = rows.filter((row) => row.begun !== null).length
    const failed = rows.some(({ status }) => status === 'error') ? 1 : 0
    changed.push([root?.endedAt ?? null, root ? scrubbedText(root.attributes) : '{}', fresh, failed, traceId])
    parts.push([traceId, '[' + rows.map(packedText).join(',') + ']'])
  })
  return [
    { sql: SAVE, rows: begun },
    { sql: CHANGE, rows: changed },
    { sql: ADD, rows: parts },
  ]
}

/** The rows of each trace, by its place in the batch. */
function rowsOf({ traces, cells }: SpanBatch): readonly (readonly SpanRow[])[] {
  const byTrace = traces.map((): SpanRow[] => [])
  const rows: SpanRow[] = []
  let at = 0
  const next = () => cells[at++]
  const add = (row: SpanRow, trace: Cell | undefined) => {
    rows.push(row)
    byTrace[trace as number]?.push(row)
  }
  while (at < cells.length)
    switch (next() as Step) {
      case BEGIN: {
        const [trace, spanId, parent, name, begunAt] = cells.slice(at, (at += 5))
        const begun = { parent: parent as string | null, name: name as string, at: begunAt as number }
        const row = { ...NEW, spanId: spanId as string, isRoot: parent === null, begun, attributes: {} }
        add(row, trace)
        at = readAttributes(cells, at, row)
        break
      }
      case KNOWN: {
        const [trace, spanId, isRoot] = cells.slice(at, (at += 3))
        add({ ...NEW, spanId: spanId as string, isRoot: isRoot as boolean, begun: null, attributes: {} }, trace)
        break
      }
      case SET:
        at = readAttributes(cells, at + 1, rows[cells[at] as number] as SpanRow)
        break
      case END: {
        const row = rows[next() as number] as SpanRow
        row.endedAt = next() as number
        row.status = next() === true ? 'error' : 'ok'
        break
      }
      default:
        throw new TypeError('This is no step of a span.')
    }
  return byTrace
}

const NEW = { endedAt: null as Millis | null, status: 'unset' as Span['status'] }

/** Gives back where the attributes end. */
function readAttributes(cells: readonly Cell[], from: number, { attributes }: SpanRow): number {
  const end = from + 1 + 2 * (cells[from] as number)
  for (let at = from + 1; at < end; at += 2) attributes[cells[at] as string] = cells[at + 1] as Json
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
  const high = Math.floor(whole / MILLION)
  const low = whole - high * MILLION
  return (
    (high > 0 ? String(high) + String(MILLION + low).slice(1) : String(whole)) + '.' + String(10_000 + part).slice(1)
  )
}

/** A `Packed` or a `PackedChange` as JSON; ids are our own hex. */
function packedText({ spanId, begun, endedAt, status, attributes }: SpanRow): string {
  const end = (endedAt === null ? 'null' : timeText(endedAt)) + ',"' + status + '",' + scrubbedText(attributes) + ']'
  if (begun === null) return '["' + spanId + '",' + end
  const parent = begun.parent === null ? ',null,' : ',"' + begun.parent + '",'
  return '["' + spanId + '"' + parent + asciiQuoted(begun.name) + ',' + timeText(begun.at) + ',' + end
}

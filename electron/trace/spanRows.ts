// Traces as rows: a line for each to be listed by, and its spans as lists, one for each batch. Runs in the database's thread.
import { asciiQuoted } from '../../shared/canonical.ts'
import type { Millis, SpanId, TraceId } from '../../shared/ids.ts'
import type { Json } from '../../shared/json.ts'
import type { Span } from '../../shared/trace.ts'
import { scrubbedMember } from './scrub.ts'
import { BEGIN, type Cell, END, KNOWN, NO_PARENT, SET, type SpanBatch, TOLD } from './spanLog.ts'

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
  readonly spanId: string
  /** JSON up to its end; for a span of an earlier batch that is its id. */
  opening: string
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

/** The steps of a batch, read one after the other. */
class Steps {
  readonly #batch: SpanBatch
  #at = 0
  #cell = 0
  constructor(batch: SpanBatch) {
    this.#batch = batch
  }
  get isOver(): boolean {
    return this.#at >= this.#batch.numbers.length
  }
  number(): number {
    return this.#batch.numbers[this.#at++] as number
  }
  word(): string {
    return this.#batch.words[this.number()] as string
  }
  cell(): Cell {
    return this.#batch.cells[this.#cell++]
  }
}

function rowsOf(batch: SpanBatch): readonly SpanRow[] {
  const rows: SpanRow[] = []
  const steps = new Steps(batch)
  while (!steps.isOver)
    switch (steps.number() as Step) {
      case BEGIN: {
        const row = begunRow(steps, rows)
        rows.push(row)
        readAttributes(steps, row)
        break
      }
      case KNOWN: {
        const trace = steps.number()
        rows.push(newRow({ trace, isRoot: steps.number() === 1, spanId: steps.cell() as string, begun: null }))
        break
      }
      case SET:
        readAttributes(steps, rows[steps.number()] as SpanRow)
        break
      case END: {
        const row = rows[steps.number()] as SpanRow
        row.endedAt = steps.number()
        row.status = steps.number() === 1 ? 'error' : 'ok'
        break
      }
      default:
        throw new TypeError('This is no step of a span.')
    }
  return rows
}

/** Ids are our own hex. */
function begunRow(steps: Steps, rows: readonly SpanRow[]): SpanRow {
  const trace = steps.number()
  const parent = steps.number()
  const begun = { name: steps.word(), at: steps.number() }
  const spanId = steps.cell() as string
  const row = newRow({ trace, isRoot: parent === NO_PARENT, spanId, begun })
  const parentId = parent === TOLD ? (steps.cell() as string) : rows[parent]?.spanId
  row.opening += parentId === undefined ? 'null,' : '"' + parentId + '",'
  row.opening += asciiQuoted(begun.name) + ',' + timeText(begun.at) + ','
  return row
}

const newRow = ({ trace, isRoot, spanId, begun }: Pick<SpanRow, 'trace' | 'isRoot' | 'spanId' | 'begun'>): SpanRow => ({
  trace,
  isRoot,
  spanId,
  begun,
  opening: '["' + spanId + '",',
  endedAt: null,
  status: 'unset',
  attributes: '',
})

function readAttributes(steps: Steps, row: SpanRow): void {
  for (let left = steps.number(); left > 0; left -= 1) {
    const member = scrubbedMember(steps.word(), steps.cell() as Json | undefined)
    if (member !== '') row.attributes += row.attributes === '' ? member : ',' + member
  }
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

// What happened to spans, told in brief: a few plain values for each step, of which the database's thread makes rows. Every call takes nine.
import type { Millis, SpanId, TraceId } from '../../shared/ids.ts'
import type { Json } from '../../shared/json.ts'

/** Nothing but plain values, and lists of them: they reach the other thread whatever a span was given. */
export type Cell = string | number | boolean | null | undefined | readonly Cell[]
/** `words`: names of spans and of attributes, each told once. */
export type SpanBatch = {
  readonly traces: readonly TraceId[]
  readonly words: readonly string[]
  readonly cells: readonly Cell[]
}
export type Attributes = { readonly [key: string]: Json }

/**
 * Steps, each with what follows it. `row` counts the begun and the known spans of one batch.
 * BEGIN: trace, span, parent, name, time, attributes. KNOWN: trace, span, is the root (begun in an earlier batch). SET: row, attributes.
 * END: row, time, is an error. A name is the number of a word; attributes are their number, and a word and a value for each.
 */
export const BEGIN = 0
export const KNOWN = 1
export const SET = 2
export const END = 3

/** Where a trace or a span stands in the batch that is being gathered. */
type Place = { batch: number; index: number }
export type LoggedTrace = Place & { readonly traceId: TraceId }
export type LoggedSpan = Place & {
  readonly trace: LoggedTrace
  readonly spanId: SpanId
  readonly parentSpanId: SpanId | null
}

export class SpanLog {
  #batch = 1
  #rows = 0
  #traces: TraceId[] = []
  #words = new Map<string, number>()
  #cells: Cell[] = []

  /** How much has gathered. */
  get size(): number {
    return this.#cells.length
  }
  begin(span: LoggedSpan, name: string, at: Millis, attributes: Attributes): void {
    this.#cells.push(BEGIN, this.#traceOf(span), span.spanId, span.parentSpanId, this.#word(name), at)
    this.#tell(attributes)
  }
  set(span: LoggedSpan, attributes: Attributes): void {
    const row = this.#rowOf(span)
    this.#cells.push(SET, row)
    this.#tell(attributes)
  }
  end(span: LoggedSpan, at: Millis, isError: boolean): void {
    const row = this.#rowOf(span)
    this.#cells.push(END, row, at, isError)
  }
  /** What gathered; the next step begins a new batch. */
  take(): SpanBatch {
    const batch = { traces: this.#traces, words: [...this.#words.keys()], cells: this.#cells }
    this.#traces = []
    this.#words.clear()
    this.#cells = []
    this.#rows = 0
    this.#batch += 1
    return batch
  }

  /** The trace's place in this batch; the span takes the next row. */
  #traceOf(span: LoggedSpan): number {
    const { trace } = span
    if (trace.batch !== this.#batch) {
      trace.batch = this.#batch
      trace.index = this.#traces.push(trace.traceId) - 1
    }
    span.batch = this.#batch
    span.index = this.#rows++
    return trace.index
  }
  #rowOf(span: LoggedSpan): number {
    if (span.batch !== this.#batch)
      this.#cells.push(KNOWN, this.#traceOf(span), span.spanId, span.parentSpanId === null)
    return span.index
  }
  #word(text: string): number {
    const known = this.#words.get(text)
    if (known !== undefined) return known
    const { size } = this.#words
    this.#words.set(text, size)
    return size
  }
  #tell(attributes: Attributes): void {
    const keys = Object.keys(attributes)
    this.#cells.push(keys.length)
    for (const key of keys) this.#cells.push(this.#word(key), plainly(attributes[key]))
  }
}

const plainly = (value: Json | undefined): Cell =>
  typeof value !== 'object' || value === null ? value : Array.isArray(value) ? value.map(plainly) : undefined

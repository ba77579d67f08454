// What happened to spans, told in brief: numbers in one array and few texts, of which the database's thread makes rows. Every call takes eight steps.
import type { Millis, SpanId, TraceId } from '../../shared/ids.ts'
import type { Json } from '../../shared/json.ts'

/** Nothing but plain values, and lists of them: they reach the other thread whatever a span was given. */
export type Cell = string | number | boolean | null | undefined | readonly Cell[]
/** `words`: names of spans and of attributes, each told once. `numbers` are copied as they lie; `cells` cost many times as much, each. */
export type SpanBatch = {
  readonly traces: readonly TraceId[]
  readonly words: readonly string[]
  readonly numbers: Float64Array
  readonly cells: readonly Cell[]
}
export type Attributes = { readonly [key: string]: Json }

/**
 * Steps, each with the numbers that follow it. A row is a begun or known span of this batch, a name a word's number.
 * BEGIN: trace, row of the parent (or NO_PARENT, or TOLD), name, time, attributes. KNOWN: trace, 1 for the root (begun in an earlier
 * batch). SET: row, attributes. END: row, time, 1 for an error. Attributes are how many, and the name of each.
 * In `cells` stands what is no number, in the same order: a span's id, its parent's where that is TOLD, the values of attributes.
 */
export const BEGIN = 0
export const KNOWN = 1
export const SET = 2
export const END = 3
export const NO_PARENT = -1
export const TOLD = -2

/** Where a trace or a span stands in the batch that is being gathered. */
type Place = { batch: number; index: number }
export type LoggedTrace = Place & { readonly traceId: TraceId }
export type LoggedSpan = Place & {
  readonly trace: LoggedTrace
  readonly spanId: SpanId
  readonly parent: LoggedSpan | null
}

const FIRST_ROOM = 4096

export class SpanLog {
  #batch = 1
  #rows = 0
  #traces: TraceId[] = []
  #words = new Map<string, number>()
  #cells: Cell[] = []
  #numbers = new Float64Array(FIRST_ROOM)
  #end = 0

  /** How much has gathered. */
  get size(): number {
    return this.#end
  }
  begin(span: LoggedSpan, name: string, at: Millis, attributes: Attributes): void {
    const { parent } = span
    const trace = this.#traceOf(span)
    this.#cells.push(span.spanId)
    const isNear = parent !== null && parent.batch === this.#batch
    if (parent !== null && !isNear) this.#cells.push(parent.spanId)
    this.#step(BEGIN, trace, parent === null ? NO_PARENT : isNear ? parent.index : TOLD)
    this.#number(this.#word(name))
    this.#number(at)
    this.#tell(attributes)
  }
  set(span: LoggedSpan, attributes: Attributes): void {
    this.#step(SET, this.#rowOf(span))
    this.#tell(attributes)
  }
  end(span: LoggedSpan, at: Millis, isError: boolean): void {
    this.#step(END, this.#rowOf(span), at)
    this.#number(isError ? 1 : 0)
  }
  /** What gathered; the next step begins a new batch. */
  take(): SpanBatch {
    const numbers = this.#numbers.slice(0, this.#end)
    const batch = { traces: this.#traces, words: [...this.#words.keys()], numbers, cells: this.#cells }
    this.#traces = []
    this.#words.clear()
    this.#cells = []
    this.#end = 0
    this.#rows = 0
    this.#batch += 1
    return batch
  }

  #number(value: number): void {
    if (this.#end === this.#numbers.length) {
      const larger = new Float64Array(2 * this.#end)
      larger.set(this.#numbers)
      this.#numbers = larger
    }
    this.#numbers[this.#end++] = value
  }
  #step(kind: number, first: number, second?: number): void {
    this.#number(kind)
    this.#number(first)
    if (second !== undefined) this.#number(second)
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
    if (span.batch !== this.#batch) {
      this.#step(KNOWN, this.#traceOf(span), span.parent === null ? 1 : 0)
      this.#cells.push(span.spanId)
    }
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
    this.#number(keys.length)
    for (const key of keys) {
      this.#number(this.#word(key))
      this.#cells.push(plainly(attributes[key]))
    }
  }
}

const plainly = (value: Json | undefined): Cell =>
  typeof value !== 'object' || value === null ? value : Array.isArray(value) ? value.map(plainly) : undefined

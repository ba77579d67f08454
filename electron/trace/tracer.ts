// Makes spans and writes them in batches: cheap where the work is done, in the database a moment later.
import type { Millis, SpanId, TraceId } from '../../shared/ids.ts'
import type { Json } from '../../shared/json.ts'
import type { Span, TraceSummary } from '../../shared/trace.ts'
import { listTraces, type LiveSpan, type SpanStore, prune, readTrace, spanStatements } from './spanRows.ts'
import type { OpenSpan, Tracer } from './trace.ts'

type Attributes = { readonly [key: string]: Json }

export type Traces = Tracer & {
  /** Newest first; `before` is a start time in milliseconds, null for the newest page. */
  list(before: Millis | null, limit: number): Promise<readonly TraceSummary[]>
  /** Every span of one trace by start time; empty when it is unknown. */
  get(traceId: TraceId): Promise<readonly Span[]>
  /** Writes what is in memory. */
  flush(): Promise<void>
  /** Writes what is in memory and stops the timer. */
  close(): Promise<void>
}

export type TracerDeps = {
  readonly database: SpanStore
  /** Epoch milliseconds, with fractions where the platform has them. */
  readonly clock: () => Millis
  readonly randomBytes: (size: number) => Uint8Array
  readonly keep?: { readonly days: number; readonly traces: number }
  readonly flushMs?: number
}

const KEEP = { days: 30, traces: 20_000 }
/** Spans in memory that start a write before its time. */
const BATCH = 500

export function createTracer(deps: TracerDeps): Traces {
  const { database, clock } = deps
  let changed: LiveSpan[] = []
  let timer: NodeJS.Timeout | null = null
  let written: Promise<void> = prune(database, clock(), deps.keep ?? KEEP)

  function flush(): Promise<void> {
    if (timer) clearTimeout(timer)
    timer = null
    const spans = changed
    if (spans.length === 0) return written
    changed = []
    const now = database.write(spanStatements(spans), { durable: false, keep: true }).then(
      () => undefined,
      // A trace is a help, not a promise: what cannot be kept is let go.
      () => undefined,
    )
    written = Promise.all([written, now]).then(() => undefined)
    return written
  }

  function touch(span: LiveSpan): void {
    if (span.isDue) return
    span.isDue = true
    if (changed.push(span) >= BATCH) void flush()
    else timer ??= setTimeout(() => void flush(), deps.flushMs ?? 250).unref()
  }
  const book: Book = { clock, touch, ...idSource(deps.randomBytes) }

  return {
    start: (name, attributes) => new Recorded(book, name, attributes, null),
    async list(before, limit) {
      await flush()
      return listTraces(database, before, limit)
    },
    async get(traceId) {
      await flush()
      return readTrace(database, traceId)
    },
    flush,
    close: flush,
  }
}

type Ids = { readonly traceId: () => TraceId; readonly spanId: () => SpanId }
type Book = Ids & { readonly clock: () => Millis; readonly touch: (span: LiveSpan) => void }

const NONE: Attributes = {}

/** One object for a span, made for every step of every call. */
class Recorded implements OpenSpan, LiveSpan {
  readonly #book: Book
  readonly root: Recorded | null
  readonly traceId: TraceId
  readonly spanId: SpanId
  readonly parentSpanId: SpanId | null
  readonly name: string
  readonly startedAt: Millis
  attributes: Attributes
  endedAt: Millis | null = null
  status: Span['status'] = 'unset'
  isKnown = false
  isDue = false

  constructor(book: Book, name: string, attributes: Attributes | undefined, parent: Recorded | null) {
    this.#book = book
    this.root = parent === null ? null : (parent.root ?? parent)
    this.traceId = parent === null ? book.traceId() : parent.traceId
    this.spanId = book.spanId()
    this.parentSpanId = parent === null ? null : parent.spanId
    this.name = name
    this.startedAt = book.clock()
    this.attributes = attributes ?? NONE
    book.touch(this)
  }
  child(name: string, attributes?: Attributes): OpenSpan {
    return new Recorded(this.#book, name, attributes, this)
  }
  set(attributes: Attributes): void {
    this.attributes = this.attributes === NONE ? attributes : { ...this.attributes, ...attributes }
    this.#book.touch(this)
  }
  end(status: 'ok' | 'error' = 'ok'): void {
    if (this.endedAt !== null) return
    this.endedAt = this.#book.clock()
    this.status = status
    this.#book.touch(this)
  }
  traceparent(): string {
    return `00-${this.traceId}-${this.spanId}-01`
  }
}

const DRAWN = 2048

/** Random hex, never all zero (W3C forbids it), drawn from a pool: one system call serves many spans. */
function idSource(randomBytes: (size: number) => Uint8Array): Ids {
  let pool = ''
  let used = 0
  function next(length: number): string {
    if (used + length > pool.length) {
      pool = Buffer.from(randomBytes(DRAWN)).toString('hex')
      used = 0
    }
    const text = pool.slice(used, (used += length))
    return text.startsWith('00000000') && /^0+$/.test(text) ? next(length) : text
  }
  return { traceId: () => next(32) as TraceId, spanId: () => next(16) as SpanId }
}

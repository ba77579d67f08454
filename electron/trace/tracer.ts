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
    start: (name, attributes) => new Recorded(book, { name, attributes, parent: null }),
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

type Start = { readonly name: string; readonly attributes: Attributes | undefined; readonly parent: LiveSpan | null }
const NONE: Attributes = {}

/** One object for a span, made for every step of every call. */
class Recorded implements OpenSpan {
  readonly #book: Book
  readonly #span: LiveSpan

  constructor(book: Book, { name, attributes, parent }: Start) {
    this.#book = book
    this.#span = {
      traceId: parent?.traceId ?? book.traceId(),
      spanId: book.spanId(),
      parentSpanId: parent?.spanId ?? null,
      name,
      startedAt: book.clock(),
      endedAt: null,
      status: 'unset',
      attributes: attributes ?? NONE,
      root: parent === null ? null : (parent.root ?? parent),
      isKnown: false,
      isDue: false,
    }
    book.touch(this.#span)
  }
  get traceId(): TraceId {
    return this.#span.traceId
  }
  get spanId(): SpanId {
    return this.#span.spanId
  }
  child(name: string, attributes?: Attributes): OpenSpan {
    return new Recorded(this.#book, { name, attributes, parent: this.#span })
  }
  set(attributes: Attributes): void {
    this.#span.attributes = { ...this.#span.attributes, ...attributes }
    this.#book.touch(this.#span)
  }
  end(status: 'ok' | 'error' = 'ok'): void {
    if (this.#span.endedAt !== null) return
    this.#span.endedAt = this.#book.clock()
    this.#span.status = status
    this.#book.touch(this.#span)
  }
  traceparent(): string {
    return `00-${this.#span.traceId}-${this.#span.spanId}-01`
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

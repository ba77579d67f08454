// Makes spans and writes them in batches: cheap where the work is done, in the database a moment later.
import type { Millis, SpanId, TraceId } from '../../shared/ids.ts'
import type { Span, TraceSummary } from '../../shared/trace.ts'
import { type Attributes, type LoggedSpan, type LoggedTrace, SpanLog } from './spanLog.ts'
import type { OpenSpan, Tracer } from './trace.ts'
import { listTraces, prune, readTrace, type SpanStore } from './traces.ts'

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
/** Numbers in memory that start a write before its time: some two hundred calls. */
const BATCH = 8000

export function createTracer(deps: TracerDeps): Traces {
  const { database, clock } = deps
  const log = new SpanLog()
  let timer: NodeJS.Timeout | null = null
  let written: Promise<void> = prune(database, clock(), deps.keep ?? KEEP)

  function flush(): Promise<void> {
    if (timer) clearTimeout(timer)
    timer = null
    if (log.size === 0) return written
    const now = database.writeSpans(log.take()).then(
      () => undefined,
      // A trace is a help, not a promise: what cannot be kept is let go.
      () => undefined,
    )
    written = Promise.all([written, now]).then(() => undefined)
    return written
  }

  function told(): void {
    if (log.size >= BATCH) void flush()
    else timer ??= setTimeout(() => void flush(), deps.flushMs ?? 250).unref()
  }
  const book: Book = { clock, log, told, ...idSource(deps.randomBytes) }

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
type Book = Ids & { readonly clock: () => Millis; readonly log: SpanLog; readonly told: () => void }

const NONE: Attributes = {}

/** A hold on a span, made for every step of every call: what happens to it goes to the log, and nothing is kept here. */
class Recorded implements OpenSpan, LoggedSpan {
  readonly #book: Book
  readonly trace: LoggedTrace
  readonly spanId: SpanId
  readonly parent: Recorded | null
  batch = 0
  index = 0
  #isOpen = true

  constructor(book: Book, name: string, attributes: Attributes | undefined, parent: Recorded | null) {
    this.#book = book
    this.trace = parent === null ? { traceId: book.traceId(), batch: 0, index: 0 } : parent.trace
    this.spanId = book.spanId()
    this.parent = parent
    book.log.begin(this, name, book.clock(), attributes ?? NONE)
    book.told()
  }
  get traceId(): TraceId {
    return this.trace.traceId
  }
  child(name: string, attributes?: Attributes): OpenSpan {
    return new Recorded(this.#book, name, attributes, this)
  }
  set(attributes: Attributes): void {
    this.#book.log.set(this, attributes)
    this.#book.told()
  }
  end(status: 'ok' | 'error' = 'ok'): void {
    if (!this.#isOpen) return
    this.#isOpen = false
    this.#book.log.end(this, this.#book.clock(), status === 'error')
    this.#book.told()
  }
  traceparent(): string {
    return '00-' + this.trace.traceId + '-' + this.spanId + '-01'
  }
}

const DRAWN = 16_384

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

// Makes spans and writes them in batches: cheap where the work is done, in the database a moment later.
import type { Millis, SpanId, TraceId } from '../../shared/ids.ts'
import type { Json } from '../../shared/json.ts'
import type { Span, TraceSummary } from '../../shared/trace.ts'
import { scrub } from './scrub.ts'
import { listTraces, type SpanStore, prune, readTrace, spanStatements } from './spanRows.ts'
import type { OpenSpan, Tracer } from './trace.ts'

type Attributes = { readonly [key: string]: Json }
type LiveSpan = { -readonly [K in keyof Span]: Span[K] }

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
  const hex = hexSource(deps.randomBytes)
  let changed = new Set<LiveSpan>()
  let timer: NodeJS.Timeout | null = null
  let written: Promise<void> = prune(database, clock(), deps.keep ?? KEEP)

  function flush(): Promise<void> {
    if (timer) clearTimeout(timer)
    timer = null
    const spans = changed
    if (spans.size === 0) return written
    changed = new Set()
    const statements = [...spans].map((span) => spanStatements({ ...span, attributes: scrub(span.attributes) }))
    const now = database.write(statements, { durable: false, keep: true }).then(
      () => undefined,
      // A trace is a help, not a promise: what cannot be kept is let go.
      () => undefined,
    )
    written = Promise.all([written, now]).then(() => undefined)
    return written
  }

  function touch(span: LiveSpan): void {
    changed.add(span)
    if (changed.size >= BATCH) void flush()
    else timer ??= setTimeout(() => void flush(), deps.flushMs ?? 250).unref()
  }

  const open = (traceId: TraceId, parent: SpanId | null, name: string, attributes: Attributes): OpenSpan =>
    openSpan({ hex, clock, touch, open }, { traceId, parent, name, attributes })

  return {
    start: (name, attributes = {}) => open(hex(16) as TraceId, null, name, attributes),
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

type SpanDeps = {
  readonly hex: (bytes: number) => string
  readonly clock: () => Millis
  readonly touch: (span: LiveSpan) => void
  readonly open: (traceId: TraceId, parent: SpanId | null, name: string, attributes: Attributes) => OpenSpan
}

function openSpan(
  deps: SpanDeps,
  start: {
    readonly traceId: TraceId
    readonly parent: SpanId | null
    readonly name: string
    readonly attributes: Attributes
  },
): OpenSpan {
  const span: LiveSpan = {
    traceId: start.traceId,
    spanId: deps.hex(8) as SpanId,
    parentSpanId: start.parent,
    name: start.name,
    startedAt: deps.clock(),
    endedAt: null,
    status: 'unset',
    attributes: { ...start.attributes },
  }
  deps.touch(span)
  return {
    traceId: span.traceId,
    spanId: span.spanId,
    child: (name, attributes = {}) => deps.open(span.traceId, span.spanId, name, attributes),
    set(attributes) {
      span.attributes = { ...span.attributes, ...attributes }
      deps.touch(span)
    },
    end(status = 'ok') {
      if (span.endedAt !== null) return
      span.endedAt = deps.clock()
      span.status = status
      deps.touch(span)
    },
    traceparent: () => `00-${span.traceId}-${span.spanId}-01`,
  }
}

/** Random hex of 8 or 16 bytes, never all zero (W3C forbids it), drawn from a pool: one system call serves many spans. */
function hexSource(randomBytes: (size: number) => Uint8Array): (bytes: number) => string {
  let pool = Buffer.alloc(0)
  let used = 0
  return function next(bytes: number): string {
    if (used + bytes > pool.length) {
      pool = Buffer.from(randomBytes(2048))
      used = 0
    }
    const text = pool.toString('hex', used, (used += bytes))
    return /^0+$/.test(text) ? next(bytes) : text
  }
}

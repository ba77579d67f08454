import type { ConversationId, Millis, SpanId, TraceId, TurnId } from './ids.ts'
import type { Json } from './json.ts'

/** A span with OpenTelemetry names (`chat`, `execute_tool`, `gate.authorize`, `consent.wait`, `mcp.request` ...); times in epoch milliseconds with fractions. */
export type Span = {
  readonly traceId: TraceId
  readonly spanId: SpanId
  readonly parentSpanId: SpanId | null
  readonly name: string
  readonly startedAt: Millis
  /** Null while open, or for ever when the app died inside. */
  readonly endedAt: Millis | null
  readonly status: 'unset' | 'ok' | 'error'
  /** OpenTelemetry semantic attributes (`gen_ai.*`, `mcp.*`, `gatehouse.*`); no content, no secrets. */
  readonly attributes: { readonly [key: string]: Json }
}

/** One turn's trace, newest first in lists. */
export type TraceSummary = {
  readonly traceId: TraceId
  readonly conversationId: ConversationId | null
  readonly turnId: TurnId | null
  readonly name: string
  readonly startedAt: Millis
  readonly durationMs: number | null
  readonly spanCount: number
  readonly failed: boolean
}

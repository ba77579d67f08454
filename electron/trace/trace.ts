// Spans with OpenTelemetry names, kept while useful.
import type { SpanId, TraceId } from '../../shared/ids.ts'
import type { Json } from '../../shared/json.ts'

/** An open span; `end` closes it once (later calls do nothing). */
export type OpenSpan = {
  readonly traceId: TraceId
  readonly spanId: SpanId
  child(name: string, attributes?: { readonly [key: string]: Json }): OpenSpan
  set(attributes: { readonly [key: string]: Json }): void
  end(status?: 'ok' | 'error'): void
  /** W3C `traceparent` header value: `00-<trace>-<span>-01`. */
  traceparent(): string
}
export type Tracer = { start(name: string, attributes?: { readonly [key: string]: Json }): OpenSpan }

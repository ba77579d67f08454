// Spans of one trace as an indented list; audit lines found by what is asked for. Pure.
import type { AuditEntry, AuditKind } from '../../shared/audit.ts'
import type { Span } from '../../shared/trace.ts'
import { tell } from '../i18n/words.ts'

export type SpanRow = {
  readonly span: Span
  readonly depth: number
  /** Null while open, or for ever when the app died inside. */
  readonly durationMs: number | null
  /** Milliseconds after the trace began. */
  readonly offsetMs: number
}

/** Parents before children, siblings by time. A span whose parent is unknown stands at the root; a ring is cut. */
export const spanRows = (spans: readonly Span[]): readonly SpanRow[] => {
  const known = new Set<string>(spans.map((span) => span.spanId))
  const children = Map.groupBy(spans, (span) =>
    span.parentSpanId !== null && known.has(span.parentSpanId) ? span.parentSpanId : null,
  )
  const begin = Math.min(...spans.map((span) => span.startedAt))
  const rows: SpanRow[] = []
  const seen = new Set<string>()
  const visit = (span: Span, depth: number) => {
    if (seen.has(span.spanId)) return
    seen.add(span.spanId)
    rows.push({
      span,
      depth,
      durationMs: span.endedAt === null ? null : span.endedAt - span.startedAt,
      offsetMs: span.startedAt - begin,
    })
    for (const child of sorted(children.get(span.spanId))) visit(child, depth + 1)
  }
  for (const root of sorted(children.get(null))) visit(root, 0)
  for (const span of sorted(spans)) visit(span, 0)
  return rows
}

const sorted = (spans: readonly Span[] | undefined): readonly Span[] =>
  [...(spans ?? [])].sort((a, b) => a.startedAt - b.startedAt)

export type AuditFilter = {
  readonly text: string
  readonly kind: AuditKind | null
  readonly server: string | null
  readonly result: string | null
  readonly conversation: string | null
}

export const matchesFilter = (entry: AuditEntry, filter: AuditFilter): boolean => {
  if (filter.kind !== null && entry.kind !== filter.kind) return false
  if (filter.server !== null && entry.serverName !== filter.server) return false
  if (filter.result !== null && entry.result !== filter.result) return false
  if (filter.conversation !== null && entry.conversationId !== filter.conversation) return false
  const text = filter.text.trim().toLowerCase()
  if (text === '') return true
  const words = [
    entry.name,
    entry.serverName,
    entry.action,
    entry.result,
    tell(entry.reason),
    entry.subject,
    entry.sequence,
  ]
  return words.some((word) => word !== null && String(word).toLowerCase().includes(text))
}

/** One entry a line, oldest first, as kept: enough to verify the chain with any tool. */
export const auditLines = (entries: readonly AuditEntry[]): string =>
  `${[...entries]
    .sort((a, b) => a.sequence - b.sequence)
    .map((entry) => JSON.stringify(entry))
    .join('\n')}\n`

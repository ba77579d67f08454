// The record of authority: every decision and outcome, chained, kept for ever.
import type { AuditDraft } from '../../shared/audit.ts'

/** Appends in order and never blocks the caller; `flushed` resolves when all lines so far are durable. */
export type Audit = {
  append(draft: AuditDraft): void
  flushed(): Promise<void>
}

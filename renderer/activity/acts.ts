// Lines of the record that belong to one act: what was asked, what was answered, how it ended. Pure.
import { type AuditEntry, LOOKED_UP } from '../../shared/audit.ts'
import type { Told } from '../../shared/told.ts'

export type Act = {
  /** Newest line first, as the record is listed. */
  readonly lines: readonly [AuditEntry, ...AuditEntry[]]
  /** Why it was decided so, in words, without the ids of the rules. */
  readonly reason: Told | string
  /** One result a line, oldest first: `ask`, `granted`, `ok`. */
  readonly steps: readonly string[]
}

/** Decision, answer, grant and outcome of one request are one act; every other line is an act of its own. Order is kept, newest first. */
export function actsOf(entries: readonly AuditEntry[]): readonly Act[] {
  const decided = new Set(entries.filter(({ kind }) => kind === 'decision').map(({ subject }) => subject))
  const groups = Map.groupBy(entries, ({ subject, sequence }) => (decided.has(subject) ? subject : sequence))
  return [...groups.values()].map(([first, ...rest]) => {
    if (!first) throw new Error('A group is never empty.')
    const lines = [first, ...rest] as const
    const oldest = lines.toReversed()
    // The last answer says most about why ("You said no, with a note."); a look says itself why it was done.
    const telling =
      lines.find(({ kind, result, reason }) => (kind === 'answer' && result !== 'granted') || isLook(reason)) ??
      oldest[0] ??
      first
    return { lines, reason: withoutDetail(telling.reason), steps: stepsOf(oldest) }
  })
}

/** A grant made along the way is not a step of the call. */
const stepsOf = (oldest: readonly AuditEntry[]): readonly string[] =>
  oldest.filter(({ kind }) => kind !== 'grant' || oldest.length === 1).map(({ result }) => result)

const isLook = (reason: Told | string): boolean =>
  (typeof reason === 'string' ? reason : reason.say).startsWith(LOOKED_UP.say.slice(0, -1))

/** `You ran this yourself. [mode:mode.direct]`, as an older Gatehouse wrote it, without rules, and no digests: those stand with the lines. */
const withoutDetail = (reason: Told | string): Told | string => {
  if (typeof reason === 'string') return reason.replace(/ (?:\[[^\]]*\]|Result sha256 [0-9a-f]+)$/, '')
  return reason.say === `${LOOKED_UP.say} Result sha256 {0}` ? LOOKED_UP : reason
}

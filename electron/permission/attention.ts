// The attention panel: how many questions a day, how fast and how they were answered, and which rule would have saved most.
import type { Attention } from '../../shared/consent.ts'
import type { PolicyDraft } from '../../shared/permission.ts'
import { hasOwnCard } from './actions.ts'
import { leavesOf } from './leaves.ts'
import { scopeLike } from './likeness.ts'
import type { DecisionRecord } from './records.ts'
import { type Told, told } from '../../shared/told.ts'

/** A rule that would have saved fewer questions is not worth a line. */
const WORTH = 3
const MOST_DAYS = 30

const isYes = ({ outcome }: DecisionRecord) => outcome === 'granted'
const wasAsked = ({ askedAt }: DecisionRecord) => askedAt !== null

/** A card of its own tells of the yes alone: how long it was read is not known. */
const isTimed = ({ request: { action } }: DecisionRecord) => !hasOwnCard(action)

function daysOf(records: readonly DecisionRecord[], dayOf: (at: number) => string): Attention['days'] {
  const days = new Map<string, { asked: number; allowed: number; denied: number; ranUnasked: number }>()
  for (const record of records) {
    const day = dayOf(record.at)
    const held = days.get(day) ?? { asked: 0, allowed: 0, denied: 0, ranUnasked: 0 }
    days.set(day, held)
    if (wasAsked(record)) held.asked += 1
    if (record.outcome === 'unasked') held.ranUnasked += 1
    else if (isYes(record)) held.allowed += 1
    else held.denied += 1
  }
  return [...days]
    .map(([day, counts]) => ({ day, ...counts }))
    .sort((a, b) => (a.day < b.day ? -1 : 1))
    .slice(-MOST_DAYS)
}

function median(values: readonly number[]): number | null {
  if (values.length === 0) return null
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1
    ? (sorted[middle] as number)
    : ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2
}

type Group = {
  readonly record: DecisionRecord
  readonly words: Told
  readonly draft: PolicyDraft
  yes: number
  no: number
}

/** Like calls together: same tool and account, and the same narrowest condition on what matters. */
function groups(records: readonly DecisionRecord[]): readonly Group[] {
  const found = new Map<string, Group>()
  for (const record of records) {
    // SECURITY: what a guard or the organisation asked would be asked under any rule, so no rule is proposed for it.
    const isAskedAnyway = record.decidedBy.kind === 'guard' || record.decidedBy.kind === 'organisation'
    if (!wasAsked(record) || isAskedAnyway || record.request.action !== 'tools/call') continue
    const { principal, action, resource, context } = record.request
    const like = scopeLike(leavesOf(context.arguments, null, record.effects), context.arguments)
    const key = JSON.stringify([principal.kind, resource.serverId, resource.accountId, resource.name, like.scope])
    const group = found.get(key) ?? {
      record,
      words: like.words,
      draft: {
        verdict: 'allow' as const,
        match: {
          principal: principal.kind,
          action,
          serverId: resource.serverId,
          accountId: resource.accountId,
          name: resource.name,
          // SECURITY: the same tool may do more with another argument; the rule is for what these calls did.
          effects: [...record.effects],
          scope: like.scope,
        },
        note: '',
        examples: [{ arguments: context.arguments, expect: 'allow' as const }],
      },
      yes: 0,
      no: 0,
    }
    found.set(key, group)
    if (isYes(record)) group.yes += 1
    else group.no += 1
  }
  return [...found.values()]
}

function bestRule(records: readonly DecisionRecord[]): Attention['bestRule'] {
  const [best] = groups(records)
    .filter((group) => group.no === 0 && group.yes >= WORTH)
    .sort((a, b) => b.yes - a.yes)
  if (!best) return null
  const { resource } = best.record.request
  return {
    sentence: told`Allow “${resource.name}” of ${resource.serverName} with ${best.words}.`,
    wouldHaveSaved: best.yes,
    draft: best.draft,
  }
}

/** The panel's figures from recorded decisions; `dayOf` names the day of an instant where the person is. */
export function attention(records: readonly DecisionRecord[], dayOf: (at: number) => string): Attention {
  const answered = records.filter((record) => wasAsked(record) && (isYes(record) || record.outcome === 'declined'))
  return {
    days: daysOf(records, dayOf),
    medianSecondsToDecide: median(
      answered.filter(isTimed).map((record) => (record.at - (record.askedAt ?? record.at)) / 1000),
    ),
    shareAllowed: answered.length === 0 ? null : answered.filter(isYes).length / answered.length,
    bestRule: bestRule(records),
  }
}

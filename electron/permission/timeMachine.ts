// The policy time machine: the recorded history, decided again under other rules.
import type { Replay, SentenceText } from '../../shared/consent.ts'
import type { AccessRequest, Verdict } from '../../shared/permission.ts'
import type { RealPath } from './constraints.ts'
import { decide } from './decide.ts'
import type { DecisionRecord } from './records.ts'
import { indexRules, type Rules } from './rules.ts'

const MOST_CHANGED = 500

function verdictsUnder(records: readonly DecisionRecord[], rules: Rules, realPath?: RealPath): readonly Verdict[] {
  const index = indexRules(rules, realPath)
  return records.map((record) => {
    const assessment = {
      effects: record.effects,
      undo: 'never',
      openWorld: true,
      sure: 1,
      signals: [],
      disagreement: null,
    } as const
    const { request, findings, byMode, carries = [], byModeCarrying = null } = record
    const facts = { request, assessment, findings, byMode, carries, byModeCarrying, remarks: [], contract: null }
    return decide(facts, index, record.at).verdict
  })
}

const count = (verdicts: readonly Verdict[], wanted: Verdict) => verdicts.filter((verdict) => verdict === wanted).length

/** What would have been asked, allowed and denied before and after a change of rules; `changed` newest first, at most 500. */
export function replay(
  records: readonly DecisionRecord[],
  rules: { readonly before: Rules; readonly after: Rules; readonly realPath?: RealPath },
  sentenceOf: (request: AccessRequest) => SentenceText,
): Replay {
  const before = verdictsUnder(records, rules.before, rules.realPath)
  const after = verdictsUnder(records, rules.after, rules.realPath)
  const changed = records
    .map((record, at) => ({ record, before: before[at] as Verdict, after: after[at] as Verdict }))
    .filter((one) => one.before !== one.after)
    .sort((a, b) => b.record.at - a.record.at)
    .slice(0, MOST_CHANGED)
  return {
    total: records.length,
    changed: changed.map(({ record, ...verdicts }) => ({
      at: record.at,
      sentence: sentenceOf(record.request),
      ...verdicts,
    })),
    asked: { before: count(before, 'ask'), after: count(after, 'ask') },
    denied: { before: count(before, 'deny'), after: count(after, 'deny') },
  }
}

// Deciding: pure, order-free and total. The core of the permission engine; all that waits, stores or shows is around it.
import type {
  AccessRequest,
  Assessment,
  Decision,
  Grant,
  Policy,
  Reason,
  TaskContract,
  Verdict,
  Warning,
} from '../../shared/permission.ts'
import { contractReason } from './contract.ts'
import type { RuleIndex } from './rules.ts'

/** What a guard found: no grant and no rule that allows silences it. */
export type Finding = { readonly id: string; readonly sentence: string; readonly warning: Warning | null }
/** What the mode would do with the call when no rule speaks of it. */
export type ModeDefault = { readonly verdict: 'allow' | 'ask'; readonly id: string; readonly sentence: string }

/** Everything that deciding looks at, gathered before. Plain values. */
export type Facts = {
  readonly request: AccessRequest
  readonly assessment: Assessment
  readonly findings: readonly Finding[]
  /** Warnings of no guard: they are shown when something asks, and ask for nothing. */
  readonly remarks: readonly Warning[]
  readonly byMode: ModeDefault
  /** The accepted task contract of this conversation in Focused mode, else null. */
  readonly contract: TaskContract | null
}

const byId = (a: { readonly id: string }, b: { readonly id: string }) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)

const policyReason = (policy: Policy): Reason => ({
  kind: policy.owner === 'organisation' ? 'organisation' : 'policy',
  id: policy.id,
  sentence: `${policy.owner === 'organisation' ? 'Your organisation’s rule' : 'Your rule'}${policy.note === '' ? '' : ` “${policy.note}”`} says ${WORDS[policy.verdict]}.`,
})
const WORDS: Record<Verdict, string> = { allow: 'allow', ask: 'ask', deny: 'never' }
const grantReason = (grant: Grant): Reason => ({
  kind: 'grant',
  id: grant.id,
  sentence: `You allowed this before, at “${grant.madeFrom}”.`,
})
const modeReason = (mode: ModeDefault): Reason => ({ kind: 'mode', id: mode.id, sentence: mode.sentence })

type Say = { readonly verdict: Verdict; readonly reason: Reason }

/** What has a say, strongest first. Inside one rank the order is by id, so that the order of lists says nothing. */
function sayings(facts: Facts, rules: RuleIndex, now: number): readonly Say[] {
  const policies = [...rules.policiesFor(facts.request, facts.assessment.effects)].sort(byId)
  const of = (verdict: Verdict, owner?: Policy['owner']): Say[] =>
    policies
      .filter((policy) => policy.verdict === verdict && (owner === undefined || policy.owner === owner))
      .map((policy) => ({ verdict, reason: policyReason(policy) }))
  const guards = [...facts.findings]
    .sort(byId)
    .map((found): Say => ({ verdict: 'ask', reason: { kind: 'guard', id: found.id, sentence: found.sentence } }))
  const grants = [...rules.grantsFor(facts.request, now)]
    .sort(byId)
    .map((grant): Say => ({ verdict: 'allow', reason: grantReason(grant) }))
  const contract = facts.contract === null ? null : contractReason(facts.contract, facts.request, facts.assessment)
  const last: Say = contract ?? { verdict: facts.byMode.verdict, reason: modeReason(facts.byMode) }
  // SECURITY: an organisation's deny is first, whatever else is there.
  return [
    ...of('deny', 'organisation'),
    ...of('deny', 'person'),
    ...guards,
    ...grants,
    ...of('ask'),
    ...of('allow'),
    last,
  ]
}

/** Says allow, ask or deny, which rule said so, everything else that had a say, and what to warn of. Never throws. */
export function decide(facts: Facts, rules: RuleIndex, now: number): Decision {
  const said = sayings(facts, rules, now)
  const [first] = said as readonly [Say, ...Say[]]
  const warnings = facts.findings.flatMap((found) => (found.warning === null ? [] : [found.warning]))
  return {
    verdict: first.verdict,
    decidedBy: first.reason,
    reasons: said.map((say) => say.reason),
    warnings: [...warnings, ...facts.remarks],
  }
}

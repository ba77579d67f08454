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
import type { Source } from './flows.ts'
import { doesNoMore, isFrom, type RuleIndex } from './rules.ts'

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
  /** Whose data the arguments take along to this server and account; empty when they hold none of others'. */
  readonly carries: readonly Source[]
  /** What the mode would do if texts of those sources were no objection; null when it would do the same. */
  readonly byModeCarrying: ModeDefault | null
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

/** A rule about data of one service that goes to another, said with both names. */
const flowReason = (policy: Policy, { carries, request }: Facts): Reason => {
  const names = carries.filter((source) => isFrom(policy, source)).map(({ serverName }) => serverName)
  const what = `data from ${[...new Set(names)].join(' and ')} to ${request.resource.serverName}`
  return { ...policyReason(policy), sentence: `${policyReason(policy).sentence.slice(0, -1)} for ${what}.` }
}

/** What the mode says; texts of other services are no objection where a rule lets all of them go here. */
function modeSay({ byMode, byModeCarrying, carries }: Facts, flowing: readonly Policy[]): ModeDefault {
  if (byModeCarrying === null || flowing.length === 0) return byMode
  const isLetGo = carries.every((source) => flowing.some((policy) => isFrom(policy, source)))
  return isLetGo ? byModeCarrying : byMode
}

const sorted = <T extends { readonly id: string }>(list: readonly T[]): readonly T[] =>
  list.length < 2 ? list : [...list].sort(byId)

/** What has a say, strongest first. Inside one rank the order is by id, so that the order of lists says nothing. */
function sayings(facts: Facts, rules: RuleIndex, now: number): readonly Say[] {
  const spoken = sorted(rules.policiesFor(facts.request, facts.assessment.effects, facts.carries))
  const of = (verdict: Verdict, owner?: Policy['owner']): readonly Say[] =>
    spoken.length === 0
      ? []
      : spoken
          .filter((policy) => policy.verdict === verdict && (owner === undefined || policy.owner === owner))
          .filter((policy) => verdict === 'deny' || policy.match.from === undefined)
          .map((policy) => ({ verdict, reason: reasonOf(policy) }))
  const reasonOf = (policy: Policy) =>
    policy.match.from === undefined ? policyReason(policy) : flowReason(policy, facts)
  const flows = (verdict: Verdict) =>
    spoken.filter((policy) => policy.verdict === verdict && policy.match.from !== undefined)
  const guards = sorted(facts.findings).map(
    (found): Say => ({ verdict: 'ask', reason: { kind: 'guard', id: found.id, sentence: found.sentence } }),
  )
  const grants = sorted(
    rules.grantsFor(facts.request, now).filter((grant) => doesNoMore(grant, facts.assessment.effects)),
  ).map((grant): Say => ({ verdict: 'allow', reason: grantReason(grant) }))
  const contract = facts.contract === null ? null : contractReason(facts.contract, facts.request, facts.assessment)
  const mode = modeSay(facts, flows('allow'))
  const last: Say = contract ?? { verdict: mode.verdict, reason: modeReason(mode) }
  const letGo = (policy: Policy): Say => ({ verdict: 'allow', reason: flowReason(policy, facts) })
  // SECURITY: an organisation's deny is first, whatever else is there.
  return [
    ...of('deny', 'organisation'),
    ...of('deny', 'person'),
    ...guards,
    // SECURITY: what the person let a tool do was not said of this data, so no grant silences a rule about it.
    ...flows('ask').map((policy): Say => ({ verdict: 'ask', reason: flowReason(policy, facts) })),
    ...grants,
    ...of('ask'),
    ...of('allow'),
    last,
    ...(mode === facts.byModeCarrying ? flows('allow').map(letGo) : []),
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

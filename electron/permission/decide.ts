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
import { type Told, told } from '../../shared/told.ts'

/** What a guard found: no grant and no rule that allows silences it. */
export type Finding = { readonly id: string; readonly sentence: Told; readonly warning: Warning | null }
/** What the mode would do with the call when no rule speaks of it. */
export type ModeDefault = { readonly verdict: 'allow' | 'ask'; readonly id: string; readonly sentence: Told }

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

const WHOSE = { organisation: told`Your organisation’s rule`, person: told`Your rule` } as const
export const WORDS: Record<Verdict, Told> = { allow: told`allow`, ask: told`ask`, deny: told`never` }
const ruleName = ({ owner, note }: Policy): Told => (note === '' ? WHOSE[owner] : told`${WHOSE[owner]} “${note}”`)
const ruleReason = (policy: Policy, sentence: Told): Reason => ({
  kind: policy.owner === 'organisation' ? 'organisation' : 'policy',
  id: policy.id,
  sentence,
})
const policyReason = (policy: Policy): Reason =>
  ruleReason(policy, told`${ruleName(policy)} says ${WORDS[policy.verdict]}.`)
/** One object for a grant: it decides again and again. */
const grantReasons = new WeakMap<Grant, Reason>()
function grantReason(grant: Grant): Reason {
  const known = grantReasons.get(grant)
  if (known !== undefined) return known
  // A start may also be of what is shipped with the app, and its line names the command.
  const sentence =
    grant.action === 'server/start'
      ? told`This start was allowed before, exactly as it is.`
      : told`You allowed this before, at “${grant.madeFrom}”.`
  const reason: Reason = { kind: 'grant', id: grant.id, sentence }
  grantReasons.set(grant, reason)
  return reason
}
const modeReason = (mode: ModeDefault): Reason => ({ kind: 'mode', id: mode.id, sentence: mode.sentence })

/** A rule about data of one service that goes to another, said with both names. */
const flowReason = (policy: Policy, { carries, request }: Facts): Reason => {
  const names = carries.filter((source) => isFrom(policy, source)).map(({ serverName }) => serverName)
  const from = { list: [...new Set(names)], by: 'and' } as const
  const to = request.resource.serverName
  return ruleReason(policy, told`${ruleName(policy)} says ${WORDS[policy.verdict]} for data from ${from} to ${to}.`)
}

/** What the mode says; texts of other services are no objection where a rule lets all of them go here. */
function modeSay({ byMode, byModeCarrying, carries }: Facts, flowing: readonly Policy[]): ModeDefault {
  if (byModeCarrying === null || flowing.length === 0) return byMode
  const isLetGo = carries.every((source) => flowing.some((policy) => isFrom(policy, source)))
  return isLetGo ? byModeCarrying : byMode
}

const sorted = <T extends { readonly id: string }>(list: readonly T[]): readonly T[] =>
  list.length < 2 ? list : [...list].sort(byId)

/** Who had a say, strongest first. The first one decides. */
class Sayings {
  readonly reasons: Reason[] = []
  verdict: Verdict | null = null

  say(verdict: Verdict, reason: Reason): void {
    this.verdict ??= verdict
    this.reasons.push(reason)
  }
}

const reasonOf = (policy: Policy, facts: Facts): Reason =>
  policy.match.from === undefined ? policyReason(policy) : flowReason(policy, facts)

/** Policies with this verdict. Flow rules that do not forbid are said elsewhere. */
function sayPolicies(to: Sayings, spoken: readonly Policy[], verdict: Verdict, facts: Facts, owner?: Policy['owner']) {
  for (const policy of spoken)
    if (policy.verdict === verdict && (owner === undefined || policy.owner === owner))
      if (verdict === 'deny' || policy.match.from === undefined) to.say(verdict, reasonOf(policy, facts))
}

function sayGrants(to: Sayings, rules: RuleIndex, { request, assessment }: Facts, now: number): void {
  const held = rules.grantsFor(request, now)
  if (held.length === 0) return
  for (const grant of sorted(held)) if (doesNoMore(grant, assessment.effects)) to.say('allow', grantReason(grant))
}

const NO_POLICIES: readonly Policy[] = []
const flowsAmong = (spoken: readonly Policy[], verdict: Verdict): readonly Policy[] =>
  spoken.length === 0
    ? NO_POLICIES
    : spoken.filter((policy) => policy.verdict === verdict && policy.match.from !== undefined)

/** What has a say, strongest first. Inside one rank the order is by id, so that the order of lists says nothing. */
function sayings(facts: Facts, rules: RuleIndex, now: number): Sayings {
  const spoken = sorted(rules.policiesFor(facts.request, facts.assessment.effects, facts.carries))
  const letting = flowsAmong(spoken, 'allow')
  const contract = facts.contract === null ? null : contractReason(facts.contract, facts.request, facts.assessment)
  const mode = modeSay(facts, letting)
  const to = new Sayings()
  // SECURITY: an organisation's deny is first, whatever else is there.
  sayPolicies(to, spoken, 'deny', facts, 'organisation')
  sayPolicies(to, spoken, 'deny', facts, 'person')
  for (const { id, sentence } of sorted(facts.findings)) to.say('ask', { kind: 'guard', id, sentence })
  // SECURITY: what the person let a tool do was not said of this data, so no grant silences a rule about it.
  for (const policy of flowsAmong(spoken, 'ask')) to.say('ask', flowReason(policy, facts))
  // SECURITY: a question that the organisation wants asked is no question that a person once answered (decision 0076).
  sayPolicies(to, spoken, 'ask', facts, 'organisation')
  sayGrants(to, rules, facts, now)
  sayPolicies(to, spoken, 'ask', facts, 'person')
  sayPolicies(to, spoken, 'allow', facts)
  if (contract === null) to.say(mode.verdict, modeReason(mode))
  else to.say(contract.verdict, contract.reason)
  if (mode === facts.byModeCarrying) for (const policy of letting) to.say('allow', flowReason(policy, facts))
  return to
}

/** Says allow, ask or deny, which rule said so, everything else that had a say, and what to warn of. Never throws. */
export function decide(facts: Facts, rules: RuleIndex, now: number): Decision {
  const { verdict, reasons } = sayings(facts, rules, now)
  return {
    verdict: verdict as Verdict,
    decidedBy: reasons[0] as Reason,
    reasons,
    warnings: warningsOf(facts),
  }
}

function warningsOf({ findings, remarks }: Facts): readonly Warning[] {
  if (findings.length === 0) return remarks
  const warnings = findings.flatMap((found) => (found.warning === null ? [] : [found.warning]))
  return [...warnings, ...remarks]
}

// What is said and written of a decision: the words that a model hears after a no, audit lines, and records.
import type { AuditDraft, AuditKind } from '../../shared/audit.ts'
import type { Millis } from '../../shared/ids.ts'
import type { AccessRequest, Decision } from '../../shared/permission.ts'
import { contractReason } from './contract.ts'
import type { Facts } from './decide.ts'
import type { DecisionRecord } from './records.ts'

const NO_RETRY = 'This is a decision, not a malfunction. Do not try again by another tool or another wording.'

/** Each says who refused, that nothing is broken, and not to go around it. */
export const REFUSALS = {
  denied: (why: string) => `Refused by a rule. ${why} ${NO_RETRY}`,
  declined: (note: string) => `The person said no. ${NO_RETRY}${note === '' ? '' : ` Their note: ${note}`}`,
  withdrawn: (why: string) => `Nobody allowed this. ${why} ${NO_RETRY}`,
  changed: `Refused: the answer was given for other arguments. ${NO_RETRY}`,
} as const

/** An audit line about one request: never its arguments, only their digest. */
export const auditLine = (request: AccessRequest, kind: AuditKind, result: string, reason: string): AuditDraft => ({
  kind,
  subject: request.id,
  conversationId: request.context.conversationId,
  serverId: request.resource.serverId,
  serverName: request.resource.serverName,
  accountId: request.resource.accountId,
  action: request.action,
  name: request.resource.name,
  argumentsDigest: request.context.digest,
  result,
  reason,
  traceId: request.context.traceId,
})

export function auditDecision(request: AccessRequest, { verdict, decidedBy, reasons }: Decision): AuditDraft {
  let all = ''
  for (const { kind, id } of reasons) all += all === '' ? `${kind}:${id}` : `, ${kind}:${id}`
  return auditLine(request, 'decision', verdict, `${decidedBy.sentence} [${all}]`)
}

/** What was agreed as a task stands in the place of the mode, where no rule speaks. */
function agreedOf(request: AccessRequest, { contract, assessment }: Facts): Facts['byMode'] | null {
  const said = contract === null ? null : contractReason(contract, request, assessment)
  return said === null ? null : { verdict: said.verdict, id: said.reason.id, sentence: said.reason.sentence }
}

type End = { readonly outcome: DecisionRecord['outcome']; readonly askedAt: Millis | null; readonly now: Millis }

/** The compact record of one decision and how it ended. */
export function recordOf(request: AccessRequest, facts: Facts, decision: Decision, end: End): DecisionRecord {
  const agreed = agreedOf(request, facts)
  return {
    at: end.now,
    request,
    effects: facts.assessment.effects,
    findings: facts.findings,
    byMode: agreed ?? facts.byMode,
    byModeCarrying: agreed === null ? facts.byModeCarrying : null,
    carries: facts.carries,
    verdict: decision.verdict,
    decidedBy: { kind: decision.decidedBy.kind, id: decision.decidedBy.id },
    outcome: end.outcome,
    askedAt: end.askedAt,
    warned: decision.warnings.length > 0,
  }
}

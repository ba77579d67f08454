// What is said and written of a decision: the words that a model hears after a no, audit lines, and records.
import type { AuditDraft, AuditKind } from '../../shared/audit.ts'
import type { Millis } from '../../shared/ids.ts'
import type { AccessRequest, Decision } from '../../shared/permission.ts'
import { contractReason } from './contract.ts'
import type { Facts } from './decide.ts'
import type { DecisionRecord } from './records.ts'
import { type Told, told } from '../../shared/told.ts'

/** What a model is to make of it; it reads it in English. */
const NO_RETRY = told`This is a decision, not a malfunction. Do not try again by another tool or another wording.`

/** Each says who refused, that nothing is broken, and not to go around it. */
export const REFUSALS = {
  denied: (why: Told) => told`Refused by a rule. ${why} ${NO_RETRY}`,
  declined: (note: string) =>
    note === '' ? told`The person said no. ${NO_RETRY}` : told`The person said no. ${NO_RETRY} Their note: ${note}`,
  withdrawn: (why: Told) => told`Nobody allowed this. ${why} ${NO_RETRY}`,
  changed: told`Refused: the answer was given for other arguments. ${NO_RETRY}`,
} as const

/** An audit line about one request: never its arguments, only their digest. */
export const auditLine = (request: AccessRequest, kind: AuditKind, result: string, reason: Told): AuditDraft => ({
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

/** A view speaks for itself, and the record says so. */
const askedBy = ({ principal }: AccessRequest, why: Told): Told =>
  principal.kind === 'app' ? told`The view “${principal.name}” asked. ${why}` : why

export function auditDecision(request: AccessRequest, { verdict, decidedBy, reasons }: Decision): AuditDraft {
  const by = reasons.map(({ kind, id }) => `${kind}:${id}`)
  return { ...auditLine(request, 'decision', verdict, askedBy(request, decidedBy.sentence)), by }
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

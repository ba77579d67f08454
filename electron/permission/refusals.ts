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

export const auditDecision = (request: AccessRequest, decision: Decision): AuditDraft =>
  auditLine(
    request,
    'decision',
    decision.verdict,
    `${decision.decidedBy.sentence} [${decision.reasons.map((reason) => `${reason.kind}:${reason.id}`).join(', ')}]`,
  )

/** What was said last where no rule spoke: an agreed task stands in the place of the mode. */
function defaultOf(request: AccessRequest, { contract, assessment, byMode, byModeCarrying }: Facts) {
  const said = contract === null ? null : contractReason(contract, request, assessment)
  if (said === null) return { byMode, byModeCarrying }
  return { byMode: { verdict: said.verdict, id: said.reason.id, sentence: said.reason.sentence }, byModeCarrying: null }
}

/** The compact record of one decision and how it ended. */
export const recordOf = (
  request: AccessRequest,
  facts: Facts,
  decision: Decision,
  end: { readonly outcome: DecisionRecord['outcome']; readonly askedAt: Millis | null; readonly now: Millis },
): DecisionRecord => ({
  at: end.now,
  request,
  effects: facts.assessment.effects,
  findings: facts.findings,
  ...defaultOf(request, facts),
  carries: facts.carries,
  verdict: decision.verdict,
  decidedBy: { kind: decision.decidedBy.kind, id: decision.decidedBy.id },
  outcome: end.outcome,
  askedAt: end.askedAt,
  warned: decision.warnings.length > 0,
})

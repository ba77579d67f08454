// The task contract of Focused mode: what the person's own sentence lets one conversation do.
import type { AccessRequest, Assessment, Reason, TaskContract } from '../../shared/permission.ts'
import { isCoveredBy } from './constraints.ts'
import { told } from '../../shared/told.ts'

/** What an accepted contract says of a call: allow inside it, ask outside it; null while it is not accepted. */
export function contractReason(
  contract: TaskContract,
  request: AccessRequest,
  assessment: Assessment,
): { readonly verdict: 'allow' | 'ask'; readonly reason: Reason } | null {
  if (contract.state !== 'accepted' || contract.conversationId !== request.context.conversationId) return null
  const covering = contract.lines.find(({ match, pin, ticked, verdict }) => {
    if (!ticked || verdict !== 'allow' || match.effects === null) return false
    const effects = match.effects
    return (
      // SECURITY: a tool that was described anew is not the one that was agreed on.
      (pin === null || pin === request.resource.pin) &&
      (match.principal === null || match.principal === request.principal.kind) &&
      (match.action === null || match.action === request.action) &&
      (match.serverId === null || match.serverId === request.resource.serverId) &&
      (match.accountId === null || match.accountId === request.resource.accountId) &&
      (match.name === null || match.name === request.resource.name) &&
      // SECURITY: every effect of the call must be in the contract, not only one of them.
      assessment.effects.every((effect) => effects.includes(effect)) &&
      isCoveredBy(match.scope, request.context.arguments)
    )
  })
  if (covering)
    return {
      verdict: 'allow',
      reason: { kind: 'contract', id: covering.id, sentence: told`Inside your task: ${covering.sentence}` },
    }
  return {
    verdict: 'ask',
    reason: { kind: 'contract', id: 'contract.outside', sentence: told`This is outside the task that you agreed on.` },
  }
}

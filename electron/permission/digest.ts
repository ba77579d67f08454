// Makes access requests: frozen, with the digest of their exact arguments.
import { digestOf, frozen, frozenCopy } from '../exact.ts'
import type { JsonObject } from '../../shared/json.ts'
import type { AccessRequest } from '../../shared/permission.ts'

export type RequestDraft = {
  readonly id: string
  readonly principal: AccessRequest['principal']
  readonly action: AccessRequest['action']
  readonly resource: AccessRequest['resource']
  readonly conversationId: AccessRequest['context']['conversationId']
  readonly turnId: AccessRequest['context']['turnId']
  readonly traceId: AccessRequest['context']['traceId']
  readonly arguments: JsonObject
  readonly at: number
}

/** Who asks is mostly the one who asked before. */
let last: AccessRequest['principal'] = frozenCopy({ kind: 'assistant', name: '' })
function principalOf({ kind, name }: AccessRequest['principal']): AccessRequest['principal'] {
  if (last.kind !== kind || last.name !== name) last = frozenCopy({ kind, name })
  return last
}

/** Builds a frozen access request with the digest of its exact arguments. */
export function makeRequest(draft: RequestDraft): AccessRequest {
  const args = frozenCopy(draft.arguments)
  return frozen({
    id: draft.id,
    principal: principalOf(draft.principal),
    action: draft.action,
    resource: frozenCopy(draft.resource),
    context: frozen({
      conversationId: draft.conversationId,
      turnId: draft.turnId,
      traceId: draft.traceId,
      arguments: args,
      digest: digestOf(args),
      at: draft.at,
    }),
  })
}

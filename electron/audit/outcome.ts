// How an act ended, for the record: the same line whoever sent the call.
import { hash } from 'node:crypto'
import type { AuditDraft } from '../../shared/audit.ts'
import type { ToolResult } from '../../shared/host.ts'
import type { AccessRequest } from '../../shared/permission.ts'
import type { Told } from '../../shared/told.ts'

/** `result`: ok | toolError | failed | cancelled. Carries the `subject` of its decision. */
export const outcomeLine = (
  { id, resource, context, action }: Pick<AccessRequest, 'id' | 'resource' | 'context' | 'action'>,
  result: string,
  reason: Told,
): AuditDraft => ({
  kind: 'outcome',
  subject: id,
  conversationId: context.conversationId,
  serverId: resource.serverId,
  serverName: resource.serverName,
  accountId: resource.accountId,
  action,
  name: resource.name,
  argumentsDigest: context.digest,
  result,
  reason,
  traceId: context.traceId,
})

/** SECURITY: the record says that a result was this one, never what was in it. SHA-256 in hex over blocks, structure and error. */
export const resultDigest = (result: ToolResult): string =>
  hash('sha256', JSON.stringify([result.blocks, result.structured ?? null, result.isError]))

// Puts the views of servers together: the gate, the host, what the conversation knows of them, and what is kept.
import { told } from '../../shared/told.ts'
import type { ServerId } from '../../shared/ids.ts'
import type { Chat } from '../chat/chat.ts'
import type { Host } from '../host/host.ts'
import { checkedLink } from '../links.ts'
import { type Agreed, createAgreed } from '../view/agreed.ts'
import { createViews, type Views } from '../view/views.ts'
import { clock, type Ground, newId } from './ground.ts'
import type { Permission } from './permission.ts'
import type { Taking } from './taking.ts'

export type ViewNeeds = {
  readonly ground: Ground
  readonly permission: Permission
  readonly host: Host
  readonly chat: Pick<Chat, 'callOf'>
  readonly taking: Pick<Taking, 'keepView'>
  readonly agreed: Agreed
  readonly openBrowser: (url: string) => Promise<void>
}

export async function openAgreed({ keepers }: Ground, identityOf: Host['identityOf']): Promise<Agreed> {
  const keeper = await keepers.open('views')
  const agreed = createAgreed({ load: keeper.read, save: (all) => keeper.write(all), identityOf })
  keeper.onRead(agreed.reread)
  return agreed
}

export function openViews({ ground, permission, host, chat, taking, agreed, openBrowser }: ViewNeeds): Views {
  const { audit, tracer, emit } = ground
  return createViews({
    callOf: chat.callOf,
    gate: permission.gate,
    toolOf: (id, name) => host.tools.byName(id, name),
    toolRequest: ({ tool, arguments: args, view, principal, span }) =>
      permission.requestFor({
        tool,
        arguments: args,
        principal,
        accountId: view.accountId,
        conversationId: view.conversationId,
        turnId: null,
        traceId: span.traceId,
      }),
    call: (authorized, options) => host.tools.call(authorized, options),
    readResource: (authorized, options) => host.readResource(authorized, options),
    readView: (authorized, options) => host.readView(authorized, options),
    checkedLink,
    openLink: openBrowser,
    labelOf: permission.labelOf,
    ledger: permission.looks.ledger,
    audit,
    tracer,
    take: taking.keepView,
    agreed,
    pageChanged: ({ serverId }) => forgetGrants(permission, ground, serverId),
    emit,
    now: clock.now,
    newId,
  })
}

/** SECURITY: what the views of a server were allowed was for the pages that were seen. */
function forgetGrants({ kept }: Permission, { audit }: Ground, serverId: ServerId): void {
  for (const grant of kept.grants.list()) {
    if (grant.principal !== 'app' || grant.serverId !== serverId) continue
    kept.grants.revoke(grant.id)
    audit.append({
      kind: 'grant',
      subject: grant.id,
      conversationId: null,
      serverId,
      serverName: null,
      accountId: grant.accountId,
      action: grant.action,
      name: grant.name,
      argumentsDigest: null,
      result: 'revoked',
      reason: told`The page of a view of this server changed.`,
      traceId: null,
    })
  }
}

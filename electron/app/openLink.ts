// A link of the chat that the person follows: a request like any other, answered on the card that shows its whole address.
import { told } from '../../shared/told.ts'
import type { ServerId } from '../../shared/ids.ts'
import { AppError } from '../../shared/ipc/errors.ts'
import type { OpenGate } from '../permission/gate.ts'
import { makeRequest } from '../permission/digest.ts'
import { clock, newId } from './ground.ts'

/** `resource.serverId` of what is on no server. */
const NO_SERVER = 'web' as ServerId

/** Throws PERMISSION_DENIED where a rule says never. */
export async function openLink(
  url: string,
  gate: Pick<OpenGate, 'confirmed' | 'spend'>,
  open: (url: string) => Promise<void>,
): Promise<void> {
  const request = makeRequest({
    id: newId(),
    principal: { kind: 'person', name: 'You' },
    action: 'link/open',
    resource: { serverId: NO_SERVER, serverName: new URL(url).host, accountId: null, name: url, pin: null },
    conversationId: null,
    turnId: null,
    traceId: null,
    arguments: { url },
    at: clock.now(),
  })
  const authorized = gate.confirmed(request, { digest: request.context.digest, remember: null })
  if (!gate.spend(authorized) || authorized.context.arguments['url'] !== url)
    throw new AppError('UNAUTHORIZED_CALL', told`The address was not opened: nobody allowed exactly this.`)
  await open(url)
}

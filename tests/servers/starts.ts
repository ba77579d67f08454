// Authorized objects for programs in which no gate is under test: everything that is asked for was allowed.
import { randomUUID } from 'node:crypto'
import { digestOf, exactLaunch } from '../../electron/host/launch.ts'
import type { SignInGate } from '../../electron/oauth/parts.ts'
import type { Authorized } from '../../electron/permission/authorized.ts'
import type { ServerConfig } from '../../shared/host.ts'
import type { ServerId } from '../../shared/ids.ts'
import type { JsonObject } from '../../shared/json.ts'
import type { Action } from '../../shared/permission.ts'

export function allowed(action: Action, serverId: ServerId, name: string, args: JsonObject): Authorized {
  return {
    id: randomUUID(),
    principal: { kind: 'person', name: 'test' },
    action,
    resource: { serverId, serverName: name, accountId: null, name, pin: null },
    context: {
      conversationId: null,
      turnId: null,
      traceId: null,
      arguments: args,
      digest: digestOf(args),
      at: Date.now(),
    },
  } as unknown as Authorized
}

export const startOf = ({ id, name, launch }: ServerConfig): Authorized =>
  allowed('server/start', id, name, exactLaunch(launch))

/** Lets every sign-in through. */
export const openSignInGate: SignInGate = {
  foresee: () => null,
  confirmed: ({ serverId, serverName, issuer, scopes }) =>
    allowed('account/signIn', serverId, serverName, { issuer, scopes: [...scopes] }),
  spend: () => true,
  ended: () => undefined,
}

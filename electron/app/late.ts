// Parts that need each other, and what the permission engine is told by those that come later than it does.
import { randomBytes } from 'node:crypto'
import type { ServerId } from '../../shared/ids.ts'
import type { AccountView } from '../../shared/oauth.ts'
import type { Host } from '../host/host.ts'
import { launchDigest } from '../host/launch.ts'
import type { OAuth } from '../oauth/oauth.ts'
import type { Agreed } from '../view/agreed.ts'
import type { OwnCards } from './ownCards.ts'
import type { Permission } from './permission.ts'
import type { PermissionNeeds } from './permission/needs.ts'
import type { Servers } from './servers.ts'
import type { Starts } from './starts.ts'

/** Each is used only after all are there. */
export type Late = {
  host: Host
  oauth: OAuth
  servers: Servers
  starts: Starts
  permission: Permission
  agreed: Agreed
  ownCards: OwnCards
  accounts: readonly AccountView[]
}

export function needsOf(late: Late): PermissionNeeds {
  const configOf = (id: ServerId) => late.servers.configs().find((config) => config.id === id)
  return {
    catalogue: () => late.host.tools.list(),
    toolOf: (id, name) => late.host.tools.byName(id, name),
    identityOf: (id) => late.host.identityOf(id),
    launchPinOf(id) {
      const config = configOf(id)
      return config === undefined ? null : launchDigest(config.launch)
    },
    serverNameOf: (id) => configOf(id)?.name ?? 'a server that is gone',
    isTrusted: (id) => configOf(id)?.trusted ?? false,
    isBuiltIn: (id) => configOf(id)?.builtIn ?? false,
    accountNameOf: (id) => late.accounts.find((account) => account.id === id)?.name ?? null,
    scopesOf: (id) => late.accounts.find((account) => account.id === id)?.scopes.map(({ scope }) => scope) ?? [],
    call: (authorized, signal) => late.host.tools.call(authorized, { signal, traceparent: traceparent() }),
  }
}

/** A W3C trace context of its own, for calls outside a turn. */
export const traceparent = (): string => `00-${randomBytes(16).toString('hex')}-${randomBytes(8).toString('hex')}-01`

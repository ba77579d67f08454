// One handler for every request of the contract: each hands over to the part whose word it begins with.
import { AppError } from '../../shared/ipc/errors.ts'
import type { AppContract } from '../../shared/ipc/contract.ts'
import type { Handlers } from '../../shared/ipc/define.ts'
import type { AppInfo } from '../../shared/settings.ts'
import type { Chat } from '../chat/chat.ts'
import type { Providers } from '../chat/models/providers.ts'
import type { Host } from '../host/host.ts'
import { readDeepLink } from '../deepLinks.ts'
import { checkedLink } from '../links.ts'
import { afterUnlock } from './accounts.ts'
import type { OAuth } from '../oauth/oauth.ts'
import type { AnsweredFrom } from '../permission/consent.ts'
import type { Errands } from './errands.ts'
import { knownRequests } from './known.ts'
import { openLink } from './openLink.ts'
import type { Ground } from './ground.ts'
import { ownCardRequests, type OwnCards } from './ownCards.ts'
import type { Permission } from './permission.ts'
import { permissionRequests } from './permissionRequests.ts'
import type { createSample } from './sample.ts'
import type { Servers } from './servers.ts'
import type { Taking } from './taking.ts'
import { settingsView } from './settingsView.ts'
import type { Views } from '../view/views.ts'
import { keepOffered } from './unsealed.ts'
import { told } from '../../shared/told.ts'

export type Parts = {
  readonly ground: Ground
  readonly permission: Permission
  readonly host: Host
  readonly servers: Servers
  readonly sample: ReturnType<typeof createSample>
  readonly providers: Providers
  readonly chat: Chat
  readonly taking: Taking
  readonly views: Views
  readonly oauth: OAuth
  readonly errands: Errands
  readonly ownCards: OwnCards
  readonly info: Pick<AppInfo, 'entry' | 'version' | 'spellings'>
  readonly openBrowser: (url: string) => Promise<void>
}

export function handlersOf(parts: Parts, from: AnsweredFrom): Handlers<AppContract> {
  const { ground, permission, chat, info, ownCards } = parts
  const [app, host, oauth] = [appRequests(parts), hostRequests(parts), oauthRequests(parts)]
  return {
    ...app,
    ...host,
    ...knownRequests(parts),
    ...parts.taking.requests,
    ...parts.views.requests,
    ...recordRequests(ground),
    ...modelRequests(parts),
    ...oauth,
    ...ownCardRequests({ ...app, ...host, ...oauth }, { cards: ownCards, desktop: info.entry === 'desktop', from }),
    ...chat.requests,
    ...permissionRequests(permission, (draft) => ground.audit.append(draft), from),
  }
}

function appRequests({ ground, permission, sample, info, openBrowser, oauth, host, servers, errands }: Parts) {
  const { settings, vault, notices, paths } = ground
  return {
    'app.info': (): AppInfo => ({
      ...info,
      platform: process.platform,
      dataFolder: paths.home,
      vault: vault.state(),
      notices: notices.list(),
    }),
    'app.keepUnsealed': () => keepOffered(ground),
    'app.dismissNotice': ({ id }) => notices.clear(id),
    'app.openLink': ({ url }) => openLink(checkedLink(url), permission.gate, openBrowser),
    'app.takeDestination': () => errands.take(),
    'app.readLink': ({ link }) => readDeepLink(link),
    'app.resetSample': () => sample.reset(),
    'app.unlockVault': async ({ passphrase }) => {
      await vault.unlock(passphrase)
      await ground.reread()
      servers.reread()
      await afterUnlock(oauth, host, ground.emit)
    },
    'settings.get': () => settingsView(settings.get()),
    'settings.update': (patch) => settingsView(settings.update(withoutUndefined(patch))),
  } satisfies Partial<Handlers<AppContract>>
}

/** A field that is there without a value is no change. */
const withoutUndefined = <T extends object>(patch: T): { [K in keyof T]-?: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined)) as never

function hostRequests({ host, servers }: Parts) {
  return {
    'host.listServers': () => host.list(),
    'host.addServer': (draft) => servers.add(draft),
    'host.editServer': ({ serverId, draft }) => servers.edit(serverId, draft),
    'host.removeServer': ({ serverId }) => servers.remove(serverId),
    'host.setEnabled': ({ serverId, enabled }) => servers.setEnabled(serverId, enabled),
    'host.setTrusted': ({ serverId, trusted }) => servers.setTrusted(serverId, trusted),
    'host.setCallTimeout': ({ serverId, milliseconds }) => servers.setCallTimeout(serverId, milliseconds),
    'host.approveLaunch': ({ serverId, launchDigest }) => servers.approve(serverId, launchDigest),
    'host.restart': ({ serverId }) => host.restart(serverId),
    'host.searchTools': ({ query, limit }) => host.tools.search(query, limit),
    'host.listResources': ({ serverId }) => host.listResources(serverId),
    'host.listPrompts': ({ serverId }) => host.listPrompts(serverId),
  } satisfies Partial<Handlers<AppContract>>
}

function recordRequests({ audit, tracer }: Ground) {
  return {
    'audit.list': async ({ before, limit }) => {
      await audit.flushed()
      return audit.list(before, limit)
    },
    'audit.verify': async () => {
      await audit.flushed()
      return audit.verify()
    },
    'trace.list': async ({ before, limit }) => {
      await tracer.flush()
      return tracer.list(before, limit)
    },
    'trace.get': async ({ traceId }) => {
      await tracer.flush()
      return tracer.get(traceId)
    },
  } satisfies Partial<Handlers<AppContract>>
}

function modelRequests({ providers, ground }: Parts) {
  return {
    'model.listProviders': () => providers.list(),
    'model.saveProvider': (draft) => providers.save(draft),
    'model.removeProvider': async ({ providerId }) => {
      await providers.remove(providerId)
      if (ground.settings.get().model?.providerId === providerId) ground.settings.update({ model: null })
    },
    'model.listModels': ({ providerId }) => providers.listModels(providerId),
  } satisfies Partial<Handlers<AppContract>>
}

function oauthRequests({ oauth, host }: Parts) {
  const known = (serverId: string): void => {
    if (!host.list().some(({ id }) => id === serverId))
      throw new AppError('NOT_FOUND', told`This server is not in the list any more.`)
  }
  return {
    'oauth.listAccounts': () => oauth.listAccounts(),
    'oauth.listSignIns': () => oauth.listSignIns(),
    'oauth.startSignIn': (input) => {
      known(input.serverId)
      return oauth.startSignIn(input)
    },
    'oauth.confirmSignIn': (input) => oauth.confirmSignIn(input),
    'oauth.cancelSignIn': (input) => oauth.cancelSignIn(input),
    'oauth.openAgain': (input) => oauth.openAgain(input),
    'oauth.addMachineAccount': (input) => oauth.addMachineAccount(input),
    'oauth.signOut': (input) => oauth.signOut(input),
    'oauth.rename': (input) => oauth.rename(input),
    'oauth.setDefault': (input) => oauth.setDefault(input),
    'oauth.listChosen': (input) => oauth.listChosen(input),
    'oauth.choose': (input) => oauth.choose(input),
  } satisfies Partial<Handlers<AppContract>>
}

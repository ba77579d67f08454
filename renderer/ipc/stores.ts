import { useSyncExternalStore } from 'react'
import type { Conversation, Turn } from '../../shared/chat.ts'
import type { ConversationId, ServerId } from '../../shared/ids.ts'
import { isOver } from './turnState.ts'
import type { Link } from './bridge.ts'
import { bridge, on, request } from './client.ts'
import { createSignal } from './signal.ts'
import { type Store, createStore, refreshAll, useStore } from './store.ts'

export const appInfoStore = createStore(() => request('app.info'))
export const settingsStore = createStore(() => request('settings.get'))
export const serversStore = createStore(() => request('host.listServers'))
export const providersStore = createStore(() => request('model.listProviders'))
export const conversationsStore = createStore(() => request('chat.listConversations'))
export const turnsStore: Store<readonly Turn[]> = createStore(() => request('chat.listTurns'))
export const pendingStore = createStore(() => request('permission.listPending'))
export const contractsStore = createStore(() => request('permission.listContracts'))
export const accountsStore = createStore(() => request('oauth.listAccounts'))
/** Cards of their own that wait in the trusted window. */
export const ownCardsStore = createStore(() => request('app.listOwnCards'))
export const signInsStore = createStore(() => request('oauth.listSignIns'))

on('settings.changed', settingsStore.set)
on('host.serversChanged', serversStore.set)
on('model.providersChanged', providersStore.set)
on('chat.conversationsChanged', conversationsStore.set)
on('permission.pendingChanged', pendingStore.set)
on('permission.contractsChanged', contractsStore.set)
on('oauth.accountsChanged', accountsStore.set)
on('oauth.signInsChanged', signInsStore.set)
on('app.ownCardsChanged', ownCardsStore.set)
on('app.noticesChanged', (notices) => {
  const info = appInfoStore.get().value
  if (info) appInfoStore.set({ ...info, notices })
})
on('chat.turnChanged', (turn) => {
  const known = turnsStore.get().value
  if (known === null) return void turnsStore.refresh()
  const others = known.filter((one) => one.id !== turn.id)
  turnsStore.set(isOver(turn.state) ? others : [...others, turn])
})

let linkBefore: Link = bridge.link()
bridge.onLink(() => {
  const now = bridge.link()
  if (now === 'open' && linkBefore !== 'connecting') refreshAll()
  linkBefore = now
})

export const useAppInfo = () => useStore(appInfoStore)
export const useSettings = () => useStore(settingsStore)
export const useServers = () => useStore(serversStore)
export const useProviders = () => useStore(providersStore)
export const useConversations = () => useStore(conversationsStore)
/** Turns under way. */
export const useTurns = () => useStore(turnsStore)
/** Questions that wait for the person. */
export const usePending = () => useStore(pendingStore)
export const useContracts = () => useStore(contractsStore)
export const useAccounts = () => useStore(accountsStore)
export const useSignIns = () => useStore(signInsStore)
export const useOwnCards = () => useStore(ownCardsStore)
export const useLink = (): Link => useSyncExternalStore(bridge.onLink, bridge.link)

/** A server that starts shows what it offered last time: nothing of it is live yet. */
export const useIsStarting = (id: ServerId | null): boolean =>
  useServers().value?.some((server) => server.id === id && server.state.kind === 'starting') ?? false

/** One conversation by id; null while unknown or deleted. */
export const useConversation = (id: ConversationId | null): Conversation | null =>
  useConversations().value?.find((one) => one.id === id) ?? null
/** The turn under way in a conversation; null when it rests. */
export const useTurn = (id: ConversationId | null): Turn | null =>
  useTurns().value?.find((turn) => turn.conversationId === id && !isOver(turn.state)) ?? null

export type Revision = 'host.toolsChanged' | 'permission.rulesChanged' | 'audit.appended'
const revision = (name: Revision) => {
  let count = 0
  const changed = createSignal()
  const grow = () => {
    count += 1
    changed.emit()
  }
  on(name, grow)
  bridge.onLink(() => bridge.link() === 'open' && grow())
  return { get: () => count, subscribe: changed.subscribe }
}
const revisions: Readonly<Record<Revision, ReturnType<typeof revision>>> = {
  'host.toolsChanged': revision('host.toolsChanged'),
  'permission.rulesChanged': revision('permission.rulesChanged'),
  'audit.appended': revision('audit.appended'),
}

/** A number that grows whenever main says that something changed: put it among the inputs of `useRequest`. */
export const useRevision = (name: Revision): number =>
  useSyncExternalStore(revisions[name].subscribe, revisions[name].get)

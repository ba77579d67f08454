import { useSyncExternalStore } from 'react'
import { SCREENS, type Screen } from '../../shared/desk.ts'
import type { ConversationId } from '../../shared/ids.ts'
import { createSignal } from '../ipc/signal.ts'

/** Where the window is. It lives in the history, so that Back works and a reload stays; the address never changes. */
export type Route =
  | { readonly screen: 'chat'; readonly conversationId: ConversationId | null }
  | { readonly screen: Exclude<Screen, 'chat'>; readonly detail: string | null }

const KEY = 'gatehouse.route'
const HOME: Route = { screen: 'chat', conversationId: null }

/** A route that was stored: anything that is not one leads home. */
export function readRoute(value: unknown): Route {
  if (typeof value !== 'object' || value === null || !('screen' in value)) return HOME
  const { screen } = value
  if (screen === 'chat') {
    const id = 'conversationId' in value ? value.conversationId : null
    // An id that main does not know shows nothing but that: it needs no more checking here.
    return { screen, conversationId: typeof id === 'string' && id !== '' ? (id as ConversationId) : null }
  }
  const known = SCREENS.find((one) => one === screen)
  if (known === undefined || known === 'chat') return HOME
  return { screen: known, detail: 'detail' in value && typeof value.detail === 'string' ? value.detail : null }
}

function initialRoute(): Route {
  const state: unknown = window.history.state
  if (state !== null && typeof state === 'object' && 'route' in state) return readRoute(state.route)
  try {
    return readRoute(JSON.parse(sessionStorage.getItem(KEY) ?? 'null'))
  } catch {
    return HOME
  }
}

let route: Route = initialRoute()
const changed = createSignal()

function put(next: Route): void {
  route = next
  sessionStorage.setItem(KEY, JSON.stringify(next))
  changed.emit()
}

window.history.replaceState({ route }, '')
window.addEventListener('popstate', (event) => {
  const state: unknown = event.state
  put(state !== null && typeof state === 'object' && 'route' in state ? readRoute(state.route) : HOME)
})

/** Goes somewhere; `replace` leaves no step to come back to. */
export function go(next: Route, replace = false): void {
  if (JSON.stringify(next) === JSON.stringify(route)) return
  if (replace) window.history.replaceState({ route: next }, '')
  else window.history.pushState({ route: next }, '')
  put(next)
}
export const openConversation = (conversationId: ConversationId | null): void => go({ screen: 'chat', conversationId })
/** Is it what the window shows now? */
export const isOpenConversation = (id: ConversationId): boolean =>
  route.screen === 'chat' && route.conversationId === id
export const openScreen = (screen: Screen, detail: string | null = null): void =>
  go(screen === 'chat' ? HOME : { screen, detail })

export const useRoute = (): Route => useSyncExternalStore(changed.subscribe, () => route)

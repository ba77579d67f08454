/** How the window speaks with main: through the desktop's preload, or over a WebSocket to the browser entry. */
import type { Reply } from '../../shared/ipc/errors.ts'
import { createSocketBridge } from './socket.ts'

export type Link = 'connecting' | 'open' | 'lost' | 'refused'

/** What carries requests and events. Knows no request by name. */
export type Bridge = {
  readonly request: (name: string, input: unknown) => Promise<Reply<unknown>>
  readonly on: (listener: (name: string, payload: unknown) => void) => () => void
}
export type LinkedBridge = Bridge & {
  /** State of the connection; the desktop's is always open. */
  readonly link: () => Link
  readonly onLink: (listener: () => void) => () => void
}

declare global {
  interface Window {
    readonly bridge?: Bridge
  }
}

const TOKEN_KEY = 'gatehouse.token'

/** The one-time token comes in the address's hash; the secret that it earns is kept for this tab, for a reload. */
function takeToken(): void {
  const hash = new URLSearchParams(window.location.hash.slice(1))
  const token = hash.get('token')
  if (token === null) return
  sessionStorage.setItem(TOKEN_KEY, token)
  hash.delete('token')
  const rest = hash.size === 0 ? '' : `#${hash.toString()}`
  // SECURITY: the token must not stay in the address bar, the history or a copied link.
  window.history.replaceState(window.history.state, '', window.location.pathname + window.location.search + rest)
}

/** The bridge of this window, made once. */
export function openBridge(): LinkedBridge {
  const preload = window.bridge
  if (preload)
    return {
      request: (name, input) => preload.request(name, input),
      on: (listener) => preload.on(listener),
      link: () => 'open',
      onLink: () => () => {},
    }
  takeToken()
  const address = new URL('/rpc', window.location.href)
  address.protocol = address.protocol === 'https:' ? 'wss:' : 'ws:'
  const bridge = createSocketBridge({
    open: () => new WebSocket(address),
    token: () => sessionStorage.getItem(TOKEN_KEY) ?? '',
    keepSecret: (secret) => sessionStorage.setItem(TOKEN_KEY, secret),
    wait: (milliseconds, run) => {
      const timer = setTimeout(run, milliseconds)
      return () => clearTimeout(timer)
    },
    random: Math.random,
  })
  window.addEventListener('online', bridge.retryNow)
  return bridge
}

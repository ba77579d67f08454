import type { Reply } from '../../shared/ipc/errors.ts'
import type { Link, LinkedBridge } from './bridge.ts'
import { createSignal } from './signal.ts'

/** The part of a WebSocket that is used here. */
export type Socket = {
  send(text: string): void
  onopen: ((event: never) => void) | null
  onmessage: ((event: { readonly data: unknown }) => void) | null
  onclose: ((event: { readonly code: number }) => void) | null
}
export type SocketParts = {
  readonly open: () => Socket | WebSocket
  /** What to show for admission: the one-time token, later the secret that the server gave for it. */
  readonly token: () => string
  readonly keepSecret: (secret: string) => void
  /** Runs later; gives back how to call it off. */
  readonly wait: (milliseconds: number, run: () => void) => () => void
  readonly random: () => number
}
type Incoming =
  | { readonly welcome: string }
  | { readonly id: number; readonly reply: Reply<unknown> }
  | { readonly event: string; readonly payload: unknown }

/** The server closes with this code when the secret is wrong or used up: trying again cannot help. */
export const REFUSED = 4401
const LOST: Reply<never> = {
  ok: false,
  error: {
    code: 'INTERRUPTED',
    message:
      'The connection to Gatehouse was lost before an answer came. Look whether it was done before you try again.',
  },
}

/** Requests on their way and their answers. */
function createMailbox(welcome: (secret: string) => void) {
  const waiting = new Map<number, (reply: Reply<unknown>) => void>()
  const listeners = new Set<(name: string, payload: unknown) => void>()
  let nextId = 1
  const take = (message: Incoming) => {
    if ('welcome' in message) return welcome(message.welcome)
    if ('event' in message) {
      for (const listener of listeners) listener(message.event, message.payload)
      return
    }
    waiting.get(message.id)?.(message.reply)
    waiting.delete(message.id)
  }
  return {
    listeners,
    post(name: string, input: unknown, resolve: (reply: Reply<unknown>) => void): string {
      const id = nextId++
      waiting.set(id, resolve)
      return JSON.stringify({ id, name, input })
    },
    deliver(data: unknown) {
      const message = JSON.parse(String(data)) as Incoming | readonly Incoming[]
      for (const one of Array.isArray(message) ? (message as readonly Incoming[]) : [message as Incoming]) take(one)
    },
    failAll() {
      for (const answer of waiting.values()) answer(LOST)
      waiting.clear()
    },
  }
}

/** Milliseconds before the next attempt: doubling up to ten seconds, a little uneven so that windows do not come all at once. */
const pause = (attempt: number, random: number): number =>
  Math.min(10_000, 250 * 2 ** Math.min(attempt, 6)) * (0.75 + random / 2)

/** A bridge over one WebSocket that comes back by itself. A request whose answer was lost fails; it is never sent twice. */
export function createSocketBridge(parts: SocketParts): LinkedBridge & { readonly retryNow: () => void } {
  const mail = createMailbox((secret) => {
    attempt = 0
    parts.keepSecret(secret)
    setLink('open')
  })
  const queued: string[] = []
  const changed = createSignal()
  let link: Link = 'connecting'
  let socket: Socket | null = null
  let opened = false
  let attempt = 0
  let cancelWait = () => {}

  const setLink = (next: Link) => {
    if (link === next) return
    link = next
    changed.emit()
  }
  const lost = (code: number) => {
    socket = null
    opened = false
    queued.length = 0
    setLink(code === REFUSED ? 'refused' : 'lost')
    mail.failAll()
    if (code === REFUSED) return
    attempt += 1
    cancelWait = parts.wait(pause(attempt, parts.random()), connect)
  }
  const connect = () => {
    cancelWait()
    const mine = parts.open() as Socket
    socket = mine
    mine.onopen = () => {
      opened = true
      mine.send(JSON.stringify({ token: parts.token() }))
      for (const text of queued.splice(0)) mine.send(text)
    }
    mine.onmessage = ({ data }) => mail.deliver(data)
    mine.onclose = ({ code }) => socket === mine && lost(code)
  }
  connect()

  return {
    request: (name, input) =>
      new Promise((resolve) => {
        if (link === 'lost' || link === 'refused') return resolve(LOST)
        const text = mail.post(name, input, resolve)
        if (opened) socket?.send(text)
        else queued.push(text)
      }),
    on: (listener) => {
      mail.listeners.add(listener)
      return () => mail.listeners.delete(listener)
    },
    link: () => link,
    onLink: changed.subscribe,
    retryNow: () => {
      if (link === 'lost') connect()
    },
  }
}

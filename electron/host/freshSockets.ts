// Which waiting connections may still be used: a server closes one that waits too long, and a call sent at that very moment is lost.
import type { Agent, IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'

/** Seconds that a server keeps a waiting connection where it does not say: the shortest among those in wide use. */
const UNSAID = 5
/** Taken off: what a request and a busy loop may take. */
const SPARE_MS = 2000

/**
 * Node's own agent lets go of a waiting connection by a timer, which comes late in a busy loop. A call must not be sent twice
 * (RFC 9110 section 9.2.2), so the time that a connection waited is looked at when it would be used.
 */
export function keepFresh(agent: Agent, now: () => number = performance.now.bind(performance)) {
  const freeSince = new WeakMap<Socket, number>()
  let mostMs = UNSAID * 1000 - SPARE_MS
  agent.on('free', (socket: Socket) => void freeSince.set(socket, now()))
  return {
    /** What an answer says of how long its connection may wait: `Keep-Alive: timeout=5`. */
    heard({ headers }: IncomingMessage): void {
      if (headers['keep-alive'] === undefined) return
      const said = /timeout=(\d+)/.exec(String(headers['keep-alive'] ?? ''))?.[1]
      if (said !== undefined) mostMs = Math.max(0, Number(said) * 1000 - SPARE_MS)
    },
    /** Closes what waited too long. Before each request. */
    prune(): void {
      const since = now() - mostMs
      for (const name in agent.freeSockets)
        for (const socket of agent.freeSockets[name] ?? [])
          if ((freeSince.get(socket) ?? Number.NEGATIVE_INFINITY) < since) socket.destroy()
    },
  }
}

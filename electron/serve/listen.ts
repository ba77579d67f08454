// The port, open before anything else is loaded: whoever comes sooner than the app waits for it here.
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'

// An import touches every export, and one of them loads a second HTTP client: 16 ms that no window should wait for.
const { createServer } = process.getBuiltinModule('node:http')

/** Who answers, once it is loaded. */
export type Answering = {
  answer(request: IncomingMessage, response: ServerResponse): void
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void
}
export type Listening = {
  readonly server: Server
  /** Rejects when the port cannot be had. */
  readonly open: Promise<void>
  /** Called once: everything that waited is handed over, and all that comes after. */
  handTo(answering: Answering): void
}

/** Listens on 127.0.0.1 and nowhere else. */
export function listen(port: number): Listening {
  let handTo: (answering: Answering) => void = () => {}
  const ready = new Promise<Answering>((resolve) => {
    handTo = resolve
  })
  const server = createServer((request, response) => void ready.then(({ answer }) => answer(request, response)))
  server.on('upgrade', (request, socket, head) => {
    socket.on('error', () => socket.destroy())
    void ready.then(({ upgrade }) => upgrade(request, socket, head))
  })
  const open = new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  return { server, open, handTo }
}

// The browser entry's server: the window's files and one WebSocket, on loopback only.
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import type { WebSocket, WebSocketServer } from 'ws'
import type { Emit } from '../../shared/ipc/contract.ts'
import type { Router } from '../ipc/router.ts'
import { isOfDiagram, readServed, securityHeaders } from './files.ts'
import { withFirstLook } from './firstLook.ts'
import type { Listening } from './listen.ts'
import type { Tickets } from './tickets.ts'

export type ServeParts = {
  readonly root: string
  /** Folder of the settings file: a page is told how to look. */
  readonly settings: string
  readonly tickets: Tickets
  readonly router: () => Promise<Router>
  readonly onAdmitted: () => void
  /** A page stands and asks for the app; said again with each of its sockets. */
  readonly onSocket: () => void
}

/** Time that a socket has to show its token, in milliseconds. */
const ADMISSION_MS = 5000
const MAX_MESSAGE_BYTES = 64 * 1024 * 1024

/** Answers at a port that listens already; `emit` tells every admitted window, in batches of one event-loop round. */
export function serveAt(
  { server, handTo }: Listening,
  parts: ServeParts,
): { readonly emit: Emit; close(): Promise<void> } {
  const admitted = new Set<(message: unknown) => void>()
  // Loaded once somebody asks for the page, which comes first.
  let loaded: Promise<WebSocketServer> | null = null
  const sockets = () => (loaded ??= openSockets())
  handTo({
    answer: (request, response) => void answer(parts, server, { request, response }).then(sockets),
    upgrade(request, socket, head) {
      if (!isOurs(server, request, true) || request.url !== '/rpc') return refuse(socket)
      parts.onSocket()
      void sockets().then((all) =>
        all.handleUpgrade(request, socket, head, (webSocket) => converse(parts, webSocket, admitted)),
      )
    },
  })
  return {
    emit: (event, payload) => {
      for (const send of admitted) send({ event, payload })
    },
    close: async () => {
      const all = await loaded
      for (const socket of all?.clients ?? []) socket.close(1001, 'Gatehouse ends')
      all?.close()
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      server.closeAllConnections()
      return closed
    },
  }
}

async function openSockets(): Promise<WebSocketServer> {
  const { WebSocketServer } = await import('ws')
  return new WebSocketServer({ noServer: true, maxPayload: MAX_MESSAGE_BYTES })
}

/** SECURITY: a page of another site, or a name that was made to point here (DNS rebinding), gets nothing. */
function isOurs(server: Server, request: IncomingMessage, needsOrigin: boolean): boolean {
  const { port } = server.address() as AddressInfo
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`]
  const { host, origin } = request.headers
  if (host === undefined || !hosts.includes(host)) return false
  if (needsOrigin) return origin === `http://${host}`
  return origin === undefined || origin === `http://${host}` || (origin === 'null' && isOfDiagram(request.url ?? ''))
}

function refuse(socket: Duplex): void {
  socket.end('HTTP/1.1 403 Forbidden\r\nconnection: close\r\ncontent-length: 0\r\n\r\n')
}

type Exchange = { readonly request: IncomingMessage; readonly response: ServerResponse }

async function answer(parts: ServeParts, server: Server, { request, response }: Exchange): Promise<void> {
  const host = request.headers.host ?? ''
  const connect = `'self' ws://${host}`
  if (!isOurs(server, request, false)) {
    response.writeHead(421, { 'content-type': 'text/plain' }).end('This address is not for that name.')
    return
  }
  const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1')
  const headers = securityHeaders(connect, pathname)
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(405, { ...headers, allow: 'GET, HEAD' }).end()
    return
  }
  const file = await readServed(parts.root, pathname)
  if (!file) {
    response.writeHead(404, { ...headers, 'content-type': 'text/plain' }).end('There is nothing here.')
    return
  }
  const cache = file.immutable ? 'public, max-age=31536000, immutable' : 'no-store'
  const { body, styles } = withFirstLook(file, parts.settings)
  const own = securityHeaders(connect, pathname, styles)
  response.writeHead(200, { ...own, 'content-type': file.type, 'cache-control': cache })
  response.end(request.method === 'HEAD' ? undefined : body)
}

/** One window: its first message must be a token; after that it asks, and hears every event. */
function converse(parts: ServeParts, socket: WebSocket, admitted: Set<(message: unknown) => void>): void {
  const send = batched(socket)
  const timer = setTimeout(() => socket.close(4401, 'no token'), ADMISSION_MS)
  let open = false
  const admit = (message: { token?: unknown }): void => {
    const admission = parts.tickets.admit(message.token)
    if (!admission) return socket.close(4401, 'that link was used already')
    clearTimeout(timer)
    open = true
    admitted.add(send)
    send({ welcome: admission.secret })
    if (admission.isNew) parts.onAdmitted()
  }
  socket.on('message', (data, isBinary) => {
    const message = isBinary ? null : parse(Buffer.isBuffer(data) ? data.toString('utf8') : '')
    if (!message) return socket.close(4400, 'not a message')
    if (!open) return admit(message)
    void reply(parts, message, send)
  })
  socket.on('error', () => socket.terminate())
  socket.on('close', () => {
    clearTimeout(timer)
    admitted.delete(send)
  })
}

type Incoming = { token?: unknown; id?: unknown; name?: unknown; input?: unknown }

function parse(text: string): Incoming | null {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : null
  } catch {
    return null
  }
}

async function reply(parts: ServeParts, message: Incoming, send: (message: unknown) => void): Promise<void> {
  const route = await parts.router()
  send({ id: message.id, reply: await route(message.name, message.input) })
}

/** Everything said in one round of the event loop goes out as one frame. */
function batched(socket: WebSocket): (message: unknown) => void {
  let waiting: unknown[] = []
  return (message) => {
    if (waiting.push(message) > 1) return
    setImmediate(() => {
      const batch = waiting
      waiting = []
      if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(batch))
    })
  }
}

import type { ClientRequest, IncomingMessage, RequestOptions } from 'node:http'
import { urlToHttpOptions } from 'node:url'
import { AppError } from '../../shared/ipc/errors.ts'
import { onAbort } from './aborts.ts'
import { keepFresh } from './freshSockets.ts'
import { told } from '../../shared/told.ts'

// An import touches every export of these modules, and one of them loads a second HTTP client.
const http = process.getBuiltinModule('node:http')
const https = process.getBuiltinModule('node:https')

export type Fetch = (url: string | URL, init?: RequestInit) => Promise<Response>
export type LeanFetchOptions = {
  /** The server's own address: nothing else is ever contacted. */
  readonly server: URL
  /** Static headers that the person gave, for this origin only. */
  readonly headers: { readonly [name: string]: string }
  readonly maxBytes: number
  /** An event of a stream above the bound; `id` is that of the request, null when unknown. */
  readonly onOversized: (id: number | null, bytes: number) => void
  /** Milliseconds of a clock that never goes back. */
  readonly now?: () => number
}
const SMALL_BODY = 1024 * 1024

export const tooLarge = (bytes: number, limit: number) =>
  new AppError(
    'RESULT_TOO_LARGE',
    told`The server answered with ${megabytes(bytes)}, more than the ${megabytes(limit)} that Gatehouse takes in one piece. Ask for less at a time.`,
    { bytes, limit },
  )
const megabytes = (bytes: number) => `${(bytes / (1024 * 1024)).toFixed(1)} MB`

/** Reads a whole body; AppError RESULT_TOO_LARGE above the bound, which ends this response only. */
function readBody(message: IncomingMessage, maxBytes: number): Promise<Buffer> {
  const announced = Number(message.headers['content-length'] ?? 0)
  if (announced > maxBytes) {
    message.destroy()
    return Promise.reject(tooLarge(announced, maxBytes))
  }
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let size = 0
    message.on('data', (chunk: Buffer) => {
      chunks.push(chunk)
      size += chunk.length
      if (size <= maxBytes) return
      reject(tooLarge(size, maxBytes))
      message.destroy()
    })
    let isWhole = false
    message.on('end', () => {
      isWhole = true
      resolve(chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks, size))
    })
    message.on('error', reject)
    message.on('close', () => {
      // An error takes its stack along, and that costs more than the rest of this.
      if (!isWhole) reject(new Error('The connection was closed before the answer was complete.'))
    })
  })
}

/** The body as a web stream, with an end when one line of it grows above the bound. */
function streamBody(message: IncomingMessage, maxBytes: number, onOversized: (bytes: number) => void): ReadableStream {
  let line = 0
  return new ReadableStream<Uint8Array>({
    start(controller) {
      message.on('data', (chunk: Buffer) => {
        const newline = chunk.lastIndexOf(10)
        line = newline === -1 ? line + chunk.length : chunk.length - newline - 1
        if (line > maxBytes) {
          onOversized(line)
          controller.error(tooLarge(line, maxBytes))
          message.destroy()
          return
        }
        controller.enqueue(chunk)
        if ((controller.desiredSize ?? 1) <= 0) message.pause()
      })
      message.on('end', () => closeQuietly(controller))
      message.on('error', (error) => controller.error(error))
      message.on('close', () => closeQuietly(controller))
    },
    pull: () => void message.resume(),
    cancel: () => void message.destroy(),
  })
}
function closeQuietly(controller: ReadableStreamDefaultController): void {
  try {
    controller.close()
  } catch {
    // Closed or failed before.
  }
}

function headersOf(message: IncomingMessage): Pick<Headers, 'get' | 'has'> {
  return {
    get: (name) => {
      const value = message.headers[name.toLowerCase()]
      return value === undefined ? null : Array.isArray(value) ? value.join(', ') : value
    },
    has: (name) => message.headers[name.toLowerCase()] !== undefined,
  }
}

/** As much of a Response as the SDK reads of a success; building a real one costs more than the whole exchange. */
function leanResponse(message: IncomingMessage, url: string, options: LeanFetchOptions, id: number | null): Response {
  const body = () => readBody(message, options.maxBytes)
  let stream: ReadableStream | null = null
  const response = {
    ok: true,
    status: message.statusCode ?? 200,
    statusText: message.statusMessage ?? '',
    type: 'basic' as const,
    redirected: false,
    url,
    headers: headersOf(message),
    get body() {
      stream ??= streamBody(message, options.maxBytes, (bytes) => options.onOversized(id, bytes))
      return stream
    },
    text: async () => (await body()).toString('utf8'),
    json: async () => JSON.parse((await body()).toString('utf8')) as unknown,
  }
  return response as unknown as Response
}

/** What is no success is rare and small: a real Response, which may be read in any way. */
async function fullResponse(message: IncomingMessage): Promise<Response> {
  const body = await readBody(message, SMALL_BODY)
  const headers = new Headers()
  for (const [name, value] of Object.entries(message.headers))
    for (const one of Array.isArray(value) ? value : [value ?? '']) headers.append(name, one)
  const status = message.statusCode ?? 500
  const empty = status === 204 || status === 205 || status === 304
  return new Response(empty ? null : new Uint8Array(body), { status, statusText: message.statusMessage ?? '', headers })
}

const ID = /^\{"jsonrpc":"2\.0","id":(\d+)/
function requestId(body: unknown): number | null {
  const found = typeof body === 'string' ? ID.exec(body.slice(0, 60)) : null
  return found === null ? null : Number(found[1])
}

const isLoopback = (host: string) => /^(localhost|127(\.\d+){3}|\[::1\])$/.test(host)

function endWith(signal: AbortSignal, request: ClientRequest): void {
  const end = () => void request.destroy(new DOMException('The request was cancelled.', 'AbortError'))
  if (signal.aborted) return end()
  request.once('close', onAbort(signal, end))
}

function headersFor(own: { readonly [name: string]: string }, init: RequestInit): Record<string, string> {
  const headers: Record<string, string> = { ...own }
  const given = init.headers instanceof Headers ? init.headers : new Headers(init.headers ?? {})
  for (const [name, value] of given) headers[name] = value
  if (typeof init.body === 'string') headers['content-length'] = String(Buffer.byteLength(init.body))
  return headers
}

export type LeanFetch = {
  readonly fetch: Fetch
  /** Posts one request to the server's own address and resolves with its answer; null when that is no plain JSON: the next `fetch` of the same id gets it, and nothing is sent again. */
  post(id: number, body: string, headers: { readonly [name: string]: string }): Promise<unknown>
  /** Lets go of an answer that nobody came for. */
  release(id: number): void
  close(): void
}

/** Requests of one server over connections that are kept, as long as they may be. */
function createOpener(server: URL, now?: () => number) {
  const transport = server.protocol === 'https:' ? https : http
  const proxy = isLoopback(server.hostname) ? {} : { proxyEnv: process.env }
  const agent = new transport.Agent({ keepAlive: true, scheduling: 'lifo', ...proxy })
  const fresh = keepFresh(agent, now)
  return {
    agent,
    request(options: RequestOptions, onResponse: (message: IncomingMessage) => void): ClientRequest {
      fresh.prune()
      const request = transport.request(options)
      request.once('response', (message) => {
        fresh.heard(message)
        onResponse(message)
      })
      return request
    },
  }
}

/** Keep-alive `fetch` for one server over node:http: no redirects, no other origin, every body bounded. */
export function createLeanFetch(options: LeanFetchOptions): LeanFetch {
  const { server } = options
  const { agent, request: open } = createOpener(server, options.now)
  const own = new URL(server)
  const target = { ...urlToHttpOptions(own), agent }
  const kept = new Map<number, IncomingMessage>()

  function responseOf(message: IncomingMessage, url: URL, id: number | null): Response | Promise<Response> {
    const status = message.statusCode ?? 500
    return status >= 200 && status < 300 && status !== 204
      ? leanResponse(message, url.href, options, id)
      : fullResponse(message)
  }
  function send(to: typeof target, url: URL, init: RequestInit): Promise<Response> {
    return new Promise((resolve, reject) => {
      const headers = headersFor(options.headers, init)
      const request = open({ ...to, method: init.method ?? 'GET', headers }, (message) =>
        resolve(responseOf(message, url, requestId(init.body))),
      )
      if (init.signal !== undefined && init.signal !== null) endWith(init.signal, request)
      request.once('error', reject)
      request.end(typeof init.body === 'string' ? init.body : undefined)
    })
  }

  const fetch: Fetch = (where, init = {}) => {
    const id = kept.size === 0 ? null : requestId(init.body)
    const answer = id === null ? undefined : kept.get(id)
    if (id !== null && answer !== undefined) {
      kept.delete(id)
      return Promise.resolve(responseOf(answer, own, id))
    }
    if (where === server && server.href === own.href) return send(target, own, init)
    const url = typeof where === 'string' ? new URL(where) : where
    // SECURITY: credentials and static headers of a server never leave for another origin, whatever it names.
    if (url.origin !== own.origin)
      return Promise.reject(
        new AppError('LINK_REFUSED', told`The server sent Gatehouse to ${url.host}, which is not its own address.`),
      )
    return send({ ...urlToHttpOptions(url), agent }, url, init)
  }
  const post: LeanFetch['post'] = (id, body, given) =>
    new Promise((resolve, reject) => {
      const headers = { ...options.headers, ...given, 'content-length': Buffer.byteLength(body) }
      const request = open({ ...target, method: 'POST', headers }, (message) => {
        if (message.statusCode === 200 && IS_JSON.test(message.headers['content-type'] ?? ''))
          return void readBody(message, options.maxBytes)
            .then((read) => resolve(JSON.parse(read.toString('utf8'))))
            .catch(reject)
        kept.set(id, message)
        resolve(null)
      })
      request.once('error', reject)
      request.end(body)
    })
  const release = (id: number) => {
    kept.get(id)?.destroy()
    kept.delete(id)
  }
  return { fetch, post, release, close: () => agent.destroy() }
}

const IS_JSON = /^application\/json\s*(?:;|$)/i

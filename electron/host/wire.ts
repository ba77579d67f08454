import { randomUUID } from 'node:crypto'
import type { JSONRPCMessage, Transport, TransportSendOptions } from '@modelcontextprotocol/client'
import { AppError } from '../../shared/ipc/errors.ts'
import type { JsonObject } from '../../shared/json.ts'
import { onAbort } from './aborts.ts'
import { createDeadlines, type Limited } from './deadlines.ts'
import { type StdioTransport, WRITTEN } from './stdioTransport.ts'

/** Our own request ids: above those of the SDK, which counts from 0, and within 32 bits for servers that expect it. */
const FIRST_ID = 1_000_000_000

export type WireProgress = {
  readonly progress: number
  readonly total?: number | undefined
  readonly message?: string | undefined
}
export type WireOptions = {
  readonly signal: AbortSignal
  readonly timeoutMs: number
  readonly maxMs: number
  readonly onProgress?: ((progress: WireProgress) => void) | undefined
}
/** What a server answered that is no result: its code and words, untranslated. */
export class WireError extends Error {
  override readonly name = 'WireError'
  readonly code: number
  constructor(code: number, message: string) {
    super(message)
    this.code = code
  }
}
export class WireTimeout extends Error {
  override readonly name = 'WireTimeout'
  readonly milliseconds: number
  constructor(milliseconds: number) {
    super(`No answer within ${milliseconds} ms`)
    this.milliseconds = milliseconds
  }
}

export type Message = {
  id?: unknown
  method?: unknown
  result?: unknown
  error?: { code?: unknown; message?: unknown }
  params?: { progressToken?: unknown } & WireProgress
}

export type Wire = {
  /** The transport to give to the SDK: everything but our own requests passes through it. */
  readonly transport: Transport
  /** One request past the SDK, on the same connection, with the same cancellation, progress and time limits. */
  request(method: string, params: JsonObject, options: WireOptions): Promise<unknown>
  /** Fails the request of this id, or all when it is not known. The connection goes on. */
  fail(id: number | null, error: AppError): void
  /** Answers to no request of ours: late, doubled or invented. They are dropped. */
  strays(): number
}

/** Marks the error that stands for an oversized answer to one of the SDK's own requests; no server can know it. */
const MARK = randomUUID()
/** The AppError that was put into an answer for the SDK, or null. */
export function carriedError(data: unknown): AppError | null {
  const { mark, wire } = (data ?? {}) as { mark?: unknown; wire?: Parameters<typeof AppError.fromWire>[0] }
  return mark === MARK && wire !== undefined ? AppError.fromWire(wire) : null
}

type Ground = {
  readonly inner: Transport
  readonly pending: Map<number, Pending>
  readonly whenClosed: () => AppError
  /** There is a time limit to watch. */
  readonly watch: (at: number) => void
}
type Outcome = { readonly resolve: (result: unknown) => void; readonly reject: (error: Error) => void }

/** One request under way: settled once, by an answer, an abort, a time limit or the end of the connection. */
class Pending implements Limited {
  at: number
  readonly #ground: Ground
  readonly #id: number
  readonly #options: WireOptions
  readonly #outcome: Outcome
  readonly #started = performance.now()
  readonly #leave: () => void
  #hasProgressed = false

  constructor(ground: Ground, id: number, options: WireOptions, outcome: Outcome) {
    this.#ground = ground
    this.#id = id
    this.#options = options
    this.#outcome = outcome
    const { signal, timeoutMs, maxMs } = options
    this.at = this.#started + Math.min(timeoutMs, maxMs)
    this.#leave = onAbort(signal, () =>
      this.#cancel(signal.reason instanceof Error ? signal.reason : new Error('cancelled')),
    )
    ground.pending.set(id, this)
    ground.watch(this.at)
  }
  expire(): void {
    const { timeoutMs, maxMs } = this.#options
    const isLongest = this.#hasProgressed && this.at >= this.#started + maxMs
    this.#cancel(new WireTimeout(isLongest ? maxMs : timeoutMs))
  }
  resolve(result: unknown): void {
    if (this.#ends()) this.#outcome.resolve(result)
  }
  reject(error: Error): void {
    if (this.#ends()) this.#outcome.reject(error)
  }
  progress(update: WireProgress): void {
    const { timeoutMs, maxMs, onProgress } = this.#options
    this.#hasProgressed = true
    this.at = Math.min(performance.now() + timeoutMs, this.#started + maxMs)
    onProgress?.(update)
  }
  #ends(): boolean {
    if (!this.#ground.pending.delete(this.#id)) return false
    this.#leave()
    return true
  }
  #cancel(error: Error): void {
    if (!this.#ground.pending.has(this.#id)) return
    this.reject(error)
    const params = { requestId: this.#id, reason: error.message }
    this.#ground.inner.send({ jsonrpc: '2.0', method: 'notifications/cancelled', params }).catch(() => {})
  }
}

const track = (ground: Ground, id: number, options: WireOptions): Promise<unknown> =>
  new Promise((resolve, reject) => void new Pending(ground, id, options, { resolve, reject }))

export type OwnRequest = {
  readonly jsonrpc: '2.0'
  readonly id: number
  method: string
  params: { [key: string]: unknown }
}
/** Sends one of our own requests; resolves with the answers that came at once, with nothing where they come by `onmessage`. Null: it is written. */
export type Send = (
  message: OwnRequest,
  options: { readonly onRequestStreamEnd: () => void },
) => Promise<readonly Message[] | void> | null
const plainly =
  (inner: Transport): Send =>
  (message, options) => {
    const sent = inner.send(message, options)
    return sent === WRITTEN ? null : sent
  }

/**
 * Puts our tool calls on the SDK's connection without its double parsing of every message.
 * Only for revisions up to 2025-11-25: the per-request envelope of later ones is the SDK's business.
 */
export function createWire(inner: Transport, whenClosed: () => AppError, send: Send = plainly(inner)): Wire {
  const pending = new Map<number, Pending>()
  const { watch } = createDeadlines(() => pending.values())
  const ground: Ground = { inner, pending, whenClosed, watch }
  let nextId = FIRST_ID
  let strays = 0

  function answer({ id, result, error }: Message): void {
    const waiting = pending.get(id as number)
    if (waiting === undefined) strays += 1
    else if (error === undefined) waiting.resolve(result)
    else waiting.reject(new WireError(Number(error.code), String(error.message).slice(0, 4000)))
  }
  function take(message: Message): boolean {
    if (typeof message.id === 'number' && message.id >= FIRST_ID && message.method === undefined) {
      answer(message)
      return true
    }
    const token = message.params?.progressToken
    if (message.method !== 'notifications/progress' || typeof token !== 'number' || token < FIRST_ID) return false
    if (message.params !== undefined) pending.get(token)?.progress(message.params)
    return true
  }
  function fail(id: number | null, error: AppError): void {
    if (id !== null && id < FIRST_ID) {
      const data = { mark: MARK, wire: error.toWire() }
      return outer.onmessage?.({ jsonrpc: '2.0', id, error: { code: -32603, message: error.message, data } })
    }
    for (const [key, waiting] of Array.from(pending)) if (id === null || key === id) waiting.reject(error)
  }
  const outer = passThrough(inner, take, () => fail(null, whenClosed()))

  function request(method: string, params: JsonObject, options: WireOptions): Promise<unknown> {
    if (options.signal.aborted) return Promise.reject(options.signal.reason as Error)
    const id = nextId++
    const outcome = track(ground, id, options)
    const settle = (error: Error) => pending.get(id)?.reject(error)
    const meta = { ...(params['_meta'] as JsonObject | undefined), progressToken: id }
    const message = { jsonrpc: '2.0' as const, id, method, params: { ...params, _meta: meta } }
    const sent = send(message, { onRequestStreamEnd: () => settle(whenClosed()) })
    sent?.then((answers) => answers?.forEach(take), settle)
    return outcome
  }
  return { transport: outer, request, fail, strays: () => strays }
}

/** A transport over another one that lets `take` have each incoming message first. */
function passThrough(inner: Transport, take: (message: Message) => boolean, onClosed: () => void): Transport {
  const outer: Transport = {
    start: () => inner.start(),
    send: (message: JSONRPCMessage, options?: TransportSendOptions) => inner.send(message, options),
    close: () => inner.close(),
    get sessionId() {
      return inner.sessionId
    },
    setProtocolVersion: (version) => inner.setProtocolVersion?.(version),
    setSupportedProtocolVersions: (versions) => inner.setSupportedProtocolVersions?.(versions),
    ...(inner.hasPerRequestStream === undefined ? {} : { hasPerRequestStream: inner.hasPerRequestStream }),
  }
  if ('stderr' in inner) Object.assign(outer, { stderr: null, pid: (inner as StdioTransport).pid })
  inner.onmessage = (message, extra) => {
    if (!take(message as Message)) outer.onmessage?.(message, extra)
  }
  inner.onerror = (error) => outer.onerror?.(error)
  inner.onclose = () => {
    onClosed()
    outer.onclose?.()
  }
  return outer
}

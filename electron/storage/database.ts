// The one door to the database: asks its worker thread, keeps order, and says so in words when the disk refuses.
import { Worker } from 'node:worker_threads'
import { AppError } from '../../shared/ipc/errors.ts'
import type { SpanBatch } from '../trace/spanLog.ts'
import type { Brief } from '../brief.ts'
import type {
  Row,
  SqlValue,
  Statement,
  VerifyResult,
  WorkerMessage,
  WorkerOptions,
  WorkReply,
  WorkRequest,
} from './databaseProtocol.ts'
import { english, type Told, told } from '../../shared/told.ts'

export type WriteOptions = {
  /** False for what may be lost in a power cut (spans); default true: on disk when the promise resolves. */
  readonly durable?: boolean
  /** True: while the disk refuses, held in memory in order and written later; the promise waits. Default false: rejects at once. */
  readonly keep?: boolean
}

/** `failing`: the disk refuses; `held` writes wait in memory. */
export type DatabaseState =
  | { readonly kind: 'working' }
  | { readonly kind: 'failing'; readonly why: Told; readonly held: number }

/** Every method rejects with AppError STORAGE_FAILED when the disk refuses; requests are served in the order of the calls. */
export type Database = {
  read(sql: string, params?: readonly SqlValue[]): Promise<readonly Row[]>
  /** All statements or none; resolves with the number of rows that each changed. */
  write(statements: readonly Statement[], options?: WriteOptions): Promise<readonly number[]>
  /** Appends to the hash-chained audit table; resolves durable, with the last line's number. Kept like `keep`. */
  appendChained(lines: Brief): Promise<number>
  /** Rows of spans, kept like `keep` and not durable. */
  writeSpans(batch: SpanBatch): Promise<unknown>
  /** Calls `collect` just before the next message to the thread, in 2 ms at the latest: what it asks for goes along. Once for each time it was said. */
  soon(collect: () => void): void
  verifyChained(query: { readonly after: number; readonly hash: string; readonly limit: number }): Promise<VerifyResult>
  /** Resolves when the file is open and migrated. */
  opened(): Promise<void>
  state(): DatabaseState
  /** Commits what waits and closes the file. Idempotent. */
  close(): Promise<void>
}

export type DatabaseDeps = {
  readonly file: string
  /** `databaseWorker.ts` under sources, `databaseWorker.js` in a bundle. */
  readonly workerUrl: URL
  readonly onState?: (state: DatabaseState) => void
  /** A damaged file was moved (never deleted) and a new one begun. */
  readonly onSetAside?: (movedTo: string) => void
  readonly tuning?: Partial<Omit<WorkerOptions, 'file'>>
}

type Waiting = { readonly resolve: (value: unknown) => void; readonly reject: (error: unknown) => void }
type Unnumbered<R> = R extends WorkRequest ? Omit<R, 'id'> : never
type Channel = {
  readonly ask: <T>(request: Unnumbered<WorkRequest>) => Promise<T>
  readonly soon: (collect: () => void) => void
  readonly state: () => DatabaseState
}

/** Starts the thread and opens the file in it. Nothing here blocks; a file that cannot be opened rejects what is asked of it. */
export function createDatabase(deps: DatabaseDeps): Database {
  const { ask, soon, state } = openChannel(deps)
  let closing: Promise<void> | null = null
  return {
    read: (sql, params = []) => ask({ op: 'read', sql, params }),
    write: (statements, options = {}) =>
      ask({ op: 'write', statements, durable: options.durable ?? true, keep: options.keep ?? false }),
    soon,
    writeSpans: (batch) => ask({ op: 'spans', batch }),
    appendChained: (lines) => ask({ op: 'chain', lines }),
    verifyChained: (query) => ask({ op: 'verify', ...query }),
    opened: () => ask<unknown>({ op: 'read', sql: 'PRAGMA user_version', params: [] }).then(() => undefined),
    state,
    close: () => (closing ??= ask<unknown>({ op: 'close' }).then(() => undefined)),
  }
}

function openChannel(deps: DatabaseDeps): Channel {
  const waiting = new Map<number, Waiting>()
  let nextId = 1
  let state: DatabaseState = { kind: 'working' }
  let ended: AppError | null = null

  const worker = new Worker(deps.workerUrl, {
    workerData: { ...TUNING, ...deps.tuning, file: deps.file },
    name: 'database',
  })
  const mail = createMail((requests) => {
    if (!ended) worker.postMessage(requests)
  })
  worker.on('message', (message: WorkerMessage) => {
    if (message.kind === 'replies') {
      for (const reply of message.replies) settle(waiting, reply)
      if (message.done) mail.next()
    } else if (message.kind === 'setAside') deps.onSetAside?.(message.movedTo)
    else {
      state = message.why === null ? { kind: 'working' } : { kind: 'failing', why: message.why, held: message.held }
      deps.onState?.(state)
    }
  })
  worker.on('error', (cause) => end(new AppError('STORAGE_FAILED', STOPPED, undefined, { cause })))
  worker.on('exit', () => end(new AppError('STORAGE_FAILED', STOPPED)))

  function end(error: AppError): void {
    ended ??= error
    for (const one of waiting.values()) one.reject(ended)
    waiting.clear()
  }
  function ask<T>(request: Unnumbered<WorkRequest>): Promise<T> {
    if (ended) return Promise.reject(ended)
    return new Promise<T>((resolve, reject) => {
      const id = nextId++
      waiting.set(id, { resolve: resolve as (value: unknown) => void, reject })
      mail.put({ ...request, id } as WorkRequest)
    })
  }
  return { ask, soon: mail.soon, state: () => state }
}

/** How long what is not waited for may gather: a message wakes a thread, and each commit is a wait for the disk. */
const GATHER_MS = 2

/** One message at a time: while the thread works, what is asked gathers, goes to it together and is committed as one group. */
function createMail(send: (requests: readonly WorkRequest[]) => void) {
  let outbox: WorkRequest[] = []
  let collecting: (() => void)[] = []
  let busy = false
  let isPosting = false
  /** What gathers has gathered long enough. */
  let due = false
  let timer: NodeJS.Timeout | null = null

  function post(): void {
    isPosting = false
    if (busy || (outbox.length === 0 && !due)) return
    collect()
    if (outbox.length === 0) return
    const requests = outbox
    outbox = []
    busy = true
    send(requests)
  }
  /** What gathered was said before what is asked now: it goes first. */
  function collect(): void {
    if (timer !== null) clearTimeout(timer)
    timer = null
    due = false
    const [asked, ready] = [outbox, collecting]
    collecting = []
    if (ready.length === 0) return
    outbox = []
    isPosting = true
    for (const one of ready) one()
    isPosting = false
    outbox.push(...asked)
  }
  return {
    put(request: WorkRequest): void {
      outbox.push(request)
      // All of one turn of the loop goes in one message.
      if (busy || isPosting) return
      isPosting = true
      queueMicrotask(post)
    },
    soon(collector: () => void): void {
      collecting.push(collector)
      timer ??= setTimeout(() => {
        timer = null
        due = true
        post()
      }, GATHER_MS)
    },
    /** The thread has worked on all that was sent. */
    next(): void {
      busy = false
      post()
    },
  }
}

const TUNING = { groupLimit: 512, retryMs: 1000, holdBytes: 64 << 20 }
const STOPPED = told`The part of Gatehouse that stores data stopped. Restart Gatehouse; what was saved is safe.`

function settle(waiting: Map<number, Waiting>, reply: WorkReply): void {
  const one = waiting.get(reply.id)
  waiting.delete(reply.id)
  if (!one) return
  if (!('error' in reply)) return one.resolve(reply.value)
  const { kind, said } = reply.error
  if (kind === 'bug') one.reject(new Error(`Database: ${english(said)}`))
  else if (kind === 'refused') one.reject(new AppError('STORAGE_FAILED', said))
  else one.reject(new AppError('STORAGE_FAILED', told`${said} Gatehouse could not save or read its data.`))
}

// The one door to the database: asks its worker thread, keeps order, and says so in words when the disk refuses.
import { randomUUID } from 'node:crypto'
import { Worker } from 'node:worker_threads'
import { AppError } from '../../shared/ipc/errors.ts'
import type { SpanBatch } from '../trace/spanLog.ts'
import type { Brief } from '../brief.ts'
import { createMail, type Mail } from './databaseMail.ts'
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
import { createJournal, type Journal } from './journal.ts'
import { type Lines, packLines } from './journalLines.ts'
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

/** Every method rejects with AppError STORAGE_FAILED when the disk refuses; requests are served in the order of the calls, lines and records before what else is asked in the same turn of the loop. */
export type Database = {
  read(sql: string, params?: readonly SqlValue[]): Promise<readonly Row[]>
  /** All statements or none; resolves with the number of rows that each changed. */
  write(statements: readonly Statement[], options?: WriteOptions): Promise<readonly number[]>
  /** Appends to the hash-chained audit table; resolves durable, with the last line's number. Kept like `keep`. */
  appendChained(lines: Brief): Promise<number>
  /** Appends to the logs of records, each text with its log and its time; resolves durable. Kept like `keep`. */
  appendRecords(records: {
    readonly logs: readonly string[]
    readonly times: readonly number[]
    readonly brief: Brief
  }): Promise<unknown>
  /** Rows of spans, kept like `keep` and not durable. */
  writeSpans(batch: SpanBatch): Promise<unknown>
  /**
   * Calls `collect` just before the next message to the thread, in 2 ms at the latest, once for each time it was said. What it appends lies
   * in the journal then, where a kill does not reach it, and goes to the thread with the next message, in 25 ms at the latest.
   */
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
  readonly tuning?: Partial<Tuning>
}
type Tuning = Omit<WorkerOptions, 'file'> & {
  /** Milliseconds that what lies in the journal may wait for the next message to the thread. */
  readonly restMs: number
  /** Length of a file of the journal from which on the other is written, once all of that is in the database. */
  readonly journalBytes: number
}

type Waiting = { readonly resolve: (value: unknown) => void; readonly reject: (error: unknown) => void }
type Unnumbered<R> = R extends WorkRequest ? Omit<R, 'id'> : never
type Channel = {
  readonly ask: <T>(request: Unnumbered<WorkRequest>, rests?: boolean) => Promise<T>
  readonly mail: Mail
  readonly state: () => DatabaseState
}

/** Starts the thread and opens the file in it. Nothing here blocks; a file that cannot be opened rejects what is asked of it. */
export function createDatabase(deps: DatabaseDeps): Database {
  const tuning = { ...TUNING, ...deps.tuning }
  const { ask, mail, state } = openChannel(deps, tuning)
  const lines = openLines({ ask, mail, journal: createJournal(deps.file, tuning.journalBytes) })
  let closing: Promise<void> | null = null
  return {
    read: (sql, params = []) => ask({ op: 'read', sql, params }),
    write: (statements, options = {}) =>
      ask({ op: 'write', statements, durable: options.durable ?? true, keep: options.keep ?? false }),
    soon(collect) {
      lines.begin()
      mail.soon(collect)
    },
    writeSpans: (batch) => ask({ op: 'spans', batch }),
    appendChained: (brief) => lines.append<number>({ op: 'chain', brief }),
    appendRecords: (records) => lines.append({ op: 'records', ...records }),
    verifyChained: (query) => ask({ op: 'verify', ...query }),
    opened: () => ask<unknown>({ op: 'read', sql: 'PRAGMA user_version', params: [] }).then(() => undefined),
    state,
    close: () => (closing ??= ask<unknown>({ op: 'close' }).then(() => lines.close())),
  }
}

/** Lines and records: in the journal first, then on their way to the database. */
function openLines({ ask, mail, journal }: Pick<Channel, 'ask' | 'mail'> & { readonly journal: Journal }) {
  const run = randomUUID()
  let begun: Promise<void> | null = null
  return {
    /** The journal is ours once the thread has taken over what the last process left there. */
    begin(): void {
      begun ??= ask<unknown>({ op: 'begin', run }).then(
        () => journal.open(run),
        () => undefined,
      )
    },
    async append<T>(line: Lines): Promise<T> {
      const entry = packLines(line)
      const number = journal.append(entry)
      const done = await ask<T>({ op: 'line', number, entry }, number !== null && mail.isGathering())
      if (number !== null) journal.saved(number)
      return done
    },
    close: () => journal.close(),
  }
}

function openChannel(deps: DatabaseDeps, tuning: Tuning): Channel {
  const waiting = new Map<number, Waiting>()
  let nextId = 1
  let state: DatabaseState = { kind: 'working' }
  let ended: AppError | null = null

  const worker = new Worker(deps.workerUrl, {
    workerData: { ...tuning, file: deps.file } satisfies WorkerOptions,
    name: 'database',
  })
  const mail = createMail((requests) => {
    if (!ended) worker.postMessage(requests)
  }, tuning.restMs)
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
  function ask<T>(request: Unnumbered<WorkRequest>, rests = false): Promise<T> {
    if (ended) return Promise.reject(ended)
    return new Promise<T>((resolve, reject) => {
      const id = nextId++
      waiting.set(id, { resolve: resolve as (value: unknown) => void, reject })
      mail.put({ ...request, id } as WorkRequest, rests)
    })
  }
  return { ask, mail, state: () => state }
}

const TUNING = { groupLimit: 512, retryMs: 1000, holdBytes: 64 << 20, restMs: 25, journalBytes: 1 << 20 }
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

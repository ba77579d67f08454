// The database's own thread: the only place that touches SQLite, so that no query or sync ever blocks the app.
import type { DatabaseSync } from 'node:sqlite'
import { parentPort, workerData } from 'node:worker_threads'
import { type ChainLink, firstBreak } from '../audit/chain.ts'
import { explain, isDamage, markDamaged, openFile } from './databaseFile.ts'
import type {
  ReadRequest,
  VerifyRequest,
  VerifyResult,
  WorkerMessage,
  WorkerOptions,
  WorkReply,
  WorkRequest,
  Writing,
} from './databaseProtocol.ts'
import { createWriter, prepared } from './databaseWriter.ts'
import { replayJournal, writingOf } from './journalReplay.ts'

const port = parentPort
if (!port) throw new Error('databaseWorker runs as a worker thread only.')
const options = workerData as WorkerOptions

let database: DatabaseSync | null = null
/** What the last process left in the journal was taken over. */
let isReplayed = false
let replies: WorkReply[] = []
let retryTimer: NodeJS.Timeout | null = null

const say = (message: WorkerMessage) => port.postMessage(message)

function connection(): DatabaseSync {
  database ??= openFile(options.file, Date.now, (movedTo) => say({ kind: 'setAside', movedTo }))
  return database
}

/** Nothing is written before what was said earlier. */
function writable(): DatabaseSync {
  const open = connection()
  if (!isReplayed) replayJournal(open, options.file)
  isReplayed = true
  return open
}

/** A disk that takes nothing can still be read. */
function readable(): DatabaseSync {
  try {
    return writable()
  } catch (thrown) {
    damaged(thrown)
    return connection()
  }
}

function damaged(error: unknown): void {
  if (isDamage(error)) markDamaged(options.file)
}

const writer = createWriter({
  connection: writable,
  damaged,
  holdBytes: options.holdBytes,
  reply: (reply) => void replies.push(reply),
  state(why, held) {
    say({ kind: 'state', why, held })
    scheduleRetry()
  },
})

function scheduleRetry(): void {
  if (retryTimer || writer.held() === 0) return
  retryTimer = setTimeout(() => {
    retryTimer = null
    writer.retry()
    flushReplies()
    scheduleRetry()
  }, options.retryMs)
}

function flushReplies(done = false): void {
  if (replies.length > 0 || done) say({ kind: 'replies', replies, done })
  replies = []
}

function verify(request: VerifyRequest): VerifyResult {
  const sql = 'SELECT sequence, line, hash FROM audit WHERE sequence > ? ORDER BY sequence LIMIT ?'
  const links = prepared(readable(), sql).all(request.after, request.limit) as unknown as ChainLink[]
  const last = links.at(-1)
  return {
    checked: links.length,
    last: last?.sequence ?? request.after,
    hash: last?.hash ?? request.hash,
    brokenAt: firstBreak(links, request.after, request.hash),
  }
}

function answer(request: ReadRequest | VerifyRequest): void {
  try {
    const value = request.op === 'verify' ? verify(request) : prepared(readable(), request.sql).all(...request.params)
    replies.push({ id: request.id, value })
  } catch (error) {
    damaged(error)
    replies.push({ id: request.id, error: explain(error) })
  }
}

function close(id: number): void {
  writer.retry()
  writer.giveUp()
  if (retryTimer) clearTimeout(retryTimer)
  try {
    database?.close()
    replies.push({ id, value: null })
  } catch (error) {
    replies.push({ id, error: explain(error) })
  }
  flushReplies()
  port?.close()
}

function toWrite(request: WorkRequest): Writing | null {
  if (request.op === 'line') return writingOf(request.id, request.number, request.entry)
  return request.op === 'write' || request.op === 'spans' || request.op === 'begin' ? request : null
}

/** Neighbouring writes become one transaction; a read sees every write that was asked for before it. */
function work(requests: readonly WorkRequest[]): void {
  let group: Writing[] = []
  const commit = () => {
    if (group.length > 0) writer.run(group)
    group = []
  }
  for (const request of requests) {
    const writing = toWrite(request)
    if (writing !== null) {
      group.push(writing)
      if (group.length < options.groupLimit) continue
      commit()
      // Whoever waits for these hears before the next transaction begins.
      flushReplies()
      continue
    }
    commit()
    flushReplies()
    if (request.op === 'close') return close(request.id)
    if (request.op === 'read' || request.op === 'verify') answer(request)
  }
  commit()
  flushReplies(true)
}

port.on('message', work)

// When the database's thread is written to: at once for what somebody waits for, later for what lies in the journal by then.
import type { WorkRequest } from './databaseProtocol.ts'

export type Mail = {
  /** Goes with the next message, which is sent in this turn of the loop or when the thread is done with the last. `rests`: it may wait for it. */
  put(request: WorkRequest, rests: boolean): void
  /** Calls `collect` in 2 ms at the latest: what it asks for has gathered. */
  soon(collect: () => void): void
  /** What is put now has gathered, and somebody waits for none of it. */
  isGathering(): boolean
  /** The thread has worked on all that was sent. */
  next(): void
}

/** How long what is not waited for may gather in memory before it is kept in the journal. */
const GATHER_MS = 2

/**
 * One message at a time: while the thread works, what is asked gathers, goes to it together and is committed as one group.
 * `restMs`: how long what rests may wait for others: a message wakes a thread, and each commit is a wait for the disk.
 */
export function createMail(send: (requests: readonly WorkRequest[]) => void, restMs: number): Mail {
  /** Lines keep their order among each other and go first: what is asked then sees them. */
  let lines: WorkRequest[] = []
  let asked: WorkRequest[] = []
  let busy = false
  let isPosting = false
  /** Something has waited long enough. */
  let due = false
  let restTimer: NodeJS.Timeout | null = null
  const gathering = createGathering()

  function post(): void {
    isPosting = false
    if (busy || !due) return
    gathering.end()
    due = false
    if (restTimer !== null) clearTimeout(restTimer)
    restTimer = null
    if (lines.length === 0 && asked.length === 0) return
    const requests = [...lines, ...asked]
    lines = []
    asked = []
    busy = true
    send(requests)
  }
  /** All of one turn of the loop goes in one message. */
  function wake(): void {
    due = true
    if (busy || isPosting) return
    isPosting = true
    queueMicrotask(post)
  }
  function rest(): void {
    restTimer ??= setTimeout(() => {
      restTimer = null
      due = true
      post()
    }, restMs)
  }
  return {
    put(request, rests) {
      const to = request.op === 'line' || request.op === 'begin' ? lines : asked
      to.push(request)
      if (rests) rest()
      else wake()
    },
    soon: gathering.soon,
    isGathering: gathering.ends,
    next() {
      busy = false
      post()
    },
  }
}

function createGathering() {
  let collecting: (() => void)[] = []
  let ends = false
  let timer: NodeJS.Timeout | null = null

  function end(): void {
    if (timer !== null) clearTimeout(timer)
    timer = null
    const ready = collecting
    collecting = []
    ends = true
    for (const one of ready) one()
    ends = false
  }
  return {
    end,
    ends: () => ends,
    soon(collect: () => void): void {
      collecting.push(collect)
      timer ??= setTimeout(end, GATHER_MS)
    },
  }
}

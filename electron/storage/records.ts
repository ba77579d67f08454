// Append-only logs of JSON records, newest first: what was decided, for the time machine and the attention panel.
import type { Millis } from '../../shared/ids.ts'
import type { Json } from '../../shared/json.ts'
import { briefly, type BriefText } from '../brief.ts'
import type { Database } from './database.ts'

export type StoredRecord = { readonly position: number; readonly at: Millis; readonly body: Json }
export type RecordQuery = {
  /** Position of the oldest record already seen; null for the newest page. */
  readonly before: number | null
  readonly limit: number
}

export type Records = {
  /** `text` is the record as JSON, in brief. A kill no longer loses it after 2 ms. Resolves when it is durable, some milliseconds later, and for all that gathered by then at once (one promise for them); held in memory while the disk refuses. */
  append(log: string, at: Millis, text: BriefText): Promise<void>
  /** Everything appended so far is written, or its failure told to who appended it. */
  flushed(): Promise<void>
  list(log: string, query: RecordQuery): Promise<readonly StoredRecord[]>
  /** Deletes what is older than `before`; resolves with how many. */
  prune(log: string, before: Millis): Promise<number>
}

export function createRecords(database: Database): Records {
  let logs: string[] = []
  let times: Millis[] = []
  let texts: BriefText[] = []
  let written: Promise<void> = Promise.resolve()
  let batch = Promise.withResolvers<void>()

  /** What gathered becomes one write, made when nobody waits for a decision. */
  function post(): void {
    if (texts.length === 0) return
    const { promise, resolve, reject } = batch
    database.appendRecords({ logs, times, brief: briefly(texts) }).then(() => resolve(), reject)
    logs = []
    times = []
    texts = []
    batch = Promise.withResolvers<void>()
    // Whoever appended hears of a failure; `flushed` only waits.
    written = promise.catch(() => undefined)
  }
  return {
    append(log, at, text) {
      logs.push(log)
      times.push(at)
      if (texts.push(text) === 1) database.soon(post)
      return batch.promise
    },
    flushed() {
      post()
      return written
    },
    async list(log, { before, limit }) {
      post()
      const sql = 'SELECT position, at, body FROM record WHERE log = ? AND position < ? ORDER BY position DESC LIMIT ?'
      const rows = await database.read(sql, [log, before ?? Number.MAX_SAFE_INTEGER, limit])
      return rows.map((row) => ({
        position: Number(row['position']),
        at: Number(row['at']),
        body: JSON.parse(String(row['body'])) as Json,
      }))
    },
    async prune(log, before) {
      post()
      const [count] = await database.write([
        { sql: 'DELETE FROM record WHERE log = ? AND at < ?', params: [log, before] },
      ])
      return count ?? 0
    },
  }
}

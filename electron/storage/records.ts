// Append-only logs of JSON records, newest first: what was decided, for the time machine and the attention panel.
import type { Millis } from '../../shared/ids.ts'
import type { Json } from '../../shared/json.ts'
import type { Database } from './database.ts'

export type StoredRecord = { readonly position: number; readonly at: Millis; readonly body: Json }
export type RecordQuery = {
  /** Position of the oldest record already seen; null for the newest page. */
  readonly before: number | null
  readonly limit: number
}

export type Records = {
  /** Resolves when it is durable; written a few milliseconds later, so `body` must not change any more; held in memory while the disk refuses. */
  append(log: string, at: Millis, body: Json): Promise<void>
  /** Everything appended so far is written, or its failure told to who appended it. */
  flushed(): Promise<void>
  list(log: string, query: RecordQuery): Promise<readonly StoredRecord[]>
  /** Deletes what is older than `before`; resolves with how many. */
  prune(log: string, before: Millis): Promise<number>
}

type Waiting = {
  readonly log: string
  readonly at: Millis
  readonly body: Json
  resolve(): void
  reject(error: unknown): void
}
export function createRecords(database: Database): Records {
  let waiting: Waiting[] = []
  let written: Promise<void> = Promise.resolve()

  /** What gathered becomes one write, made when nobody waits for a decision. */
  function post(): void {
    if (waiting.length === 0) return
    const batch = waiting
    waiting = []
    const rows = batch.map(({ log, at, body }) => [log, at, JSON.stringify(body)])
    const statement = { sql: 'INSERT INTO record(log, at, body) VALUES (?, ?, ?)', rows }
    written = database.write([statement], { keep: true }).then(
      () => batch.forEach((one) => one.resolve()),
      (error: unknown) => batch.forEach((one) => one.reject(error)),
    )
  }
  return {
    append: (log, at, body) =>
      new Promise((resolve, reject) => {
        if (waiting.push({ log, at, body, resolve, reject }) === 1) database.soon(post)
      }),
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

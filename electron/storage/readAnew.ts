// What tools brought before search looked through it: read in the background, newest first, a few messages at a time.
import type { Database } from './database.ts'

/** A message may carry megabytes of results: nobody else waits longer than for these few. */
const STEP = 25
const READ = `UPDATE message SET text = message_text(body, text)
  WHERE position >= ? AND position < ? AND text IS NOT NULL AND instr(body, '"toolCall"') > 0`

/** Reads the next few anew. Resolves with false once none is left. */
export async function readSomeAnew(database: Database): Promise<boolean> {
  const [left] = await database.read('SELECT below FROM unread_results')
  if (left === undefined) return false
  const below = Number(left['below'])
  const from = Math.max(0, below - STEP)
  await database.write([
    { sql: READ, params: [from, below] },
    from === 0
      ? { sql: 'DELETE FROM unread_results', params: [] }
      : { sql: 'UPDATE unread_results SET below = ?', params: [from] },
  ])
  return from > 0
}

/** How long after the start, and between two steps: the database has other things to do. */
const REST = { first: 5000, between: 50 }

/** Goes on where it was left, until all is read or the database refuses: then at the next start. Returns how to stop. */
export function readAnew(database: Database): () => void {
  let stopped = false
  let timer: NodeJS.Timeout
  const step = async (): Promise<void> => {
    const more = await readSomeAnew(database).catch(() => false)
    if (more && !stopped) wait(REST.between)
  }
  const wait = (ms: number): void => {
    timer = setTimeout(() => void step(), ms).unref()
  }
  wait(REST.first)
  return () => {
    stopped = true
    clearTimeout(timer)
  }
}

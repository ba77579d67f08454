// The audit log over the database: appended without waiting, durable in groups, chained, checkable and exportable.
import type { AuditDraft, AuditEntry } from '../../shared/audit.ts'
import type { Digest, Millis } from '../../shared/ids.ts'
import type { Emit } from '../../shared/ipc/contract.ts'
import { type Brief, briefly, type BriefText } from '../brief.ts'
import type { Audit } from './audit.ts'
import { GENESIS } from './chain.ts'
import { createLines } from './lines.ts'

/** What the log needs of the database. */
export type ChainStore = {
  soon(collect: () => void): void
  appendChained(lines: Brief): Promise<number>
  verifyChained(query: { readonly after: number; readonly hash: string; readonly limit: number }): Promise<{
    readonly checked: number
    readonly last: number
    readonly hash: string
    readonly brokenAt: number | null
  }>
  read(sql: string, params: readonly (string | number)[]): Promise<readonly { readonly [column: string]: unknown }[]>
}

/** `brokenAt`: number of the first line that is missing or was changed; null when all is as written. */
export type ChainCheck = { readonly ok: boolean; readonly checked: number; readonly brokenAt: number | null }

export type AuditLog = Audit & {
  /** Newest first; `before` is a sequence number, null for the newest page. */
  list(before: number | null, limit: number): Promise<readonly AuditEntry[]>
  /** Recomputes the whole chain, in pieces, in the database's thread. */
  verify(): Promise<ChainCheck>
  /** The log as JSON Lines, oldest first, in pieces. */
  exportLines(): AsyncGenerator<string>
}

export type AuditDeps = {
  readonly database: ChainStore
  readonly clock: () => Millis
  readonly emit: Emit
}

const PIECE = 2000

export function createAudit({ database, clock, emit }: AuditDeps): AuditLog {
  const lineOf = createLines()
  let waiting: BriefText[] = []
  let tail: Promise<void> = Promise.resolve()
  let lost: unknown = null

  async function send(batch: Brief): Promise<void> {
    try {
      emit('audit.appended', { sequence: await database.appendChained(batch) })
    } catch (error) {
      // SECURITY: a line that cannot be kept is never passed over: every later `flushed` says so.
      lost ??= error
    }
  }

  /** What gathered becomes one write; whoever waits for theirs (`flushed`) ends the wait. */
  function post(): void {
    if (waiting.length === 0) return
    const sent = send(briefly(waiting))
    waiting = []
    tail = tail.then(() => sent)
  }

  return {
    append(draft: AuditDraft) {
      if (waiting.push(lineOf(draft, clock())) === 1) database.soon(post)
    },
    async flushed() {
      // What others append in this turn of the loop goes along.
      await Promise.resolve()
      post()
      await tail
      if (lost !== null) throw lost
    },
    async list(before, limit) {
      const sql = 'SELECT sequence, line, hash FROM audit WHERE sequence < ? ORDER BY sequence DESC LIMIT ?'
      return (await database.read(sql, [before ?? Number.MAX_SAFE_INTEGER, limit])).map(entryFrom)
    },
    verify: () => verifyAll(database),
    exportLines: () => exportAll(database),
  }
}

function entryFrom(row: { readonly [column: string]: unknown }): AuditEntry {
  const line = JSON.parse(String(row['line'])) as Omit<AuditEntry, 'sequence' | 'hash'>
  return { sequence: Number(row['sequence']), ...line, hash: String(row['hash']) as Digest }
}

async function verifyAll(database: ChainStore): Promise<ChainCheck> {
  let checked = 0
  let after = 0
  let hash = GENESIS
  for (;;) {
    const piece = await database.verifyChained({ after, hash, limit: PIECE })
    checked += piece.checked
    if (piece.brokenAt !== null) return { ok: false, checked, brokenAt: piece.brokenAt }
    if (piece.checked < PIECE) return { ok: true, checked, brokenAt: null }
    after = piece.last
    hash = piece.hash
  }
}

async function* exportAll(database: ChainStore): AsyncGenerator<string> {
  const sql = 'SELECT sequence, line, hash FROM audit WHERE sequence > ? ORDER BY sequence LIMIT ?'
  let after = 0
  for (;;) {
    const rows = await database.read(sql, [after, PIECE])
    if (rows.length === 0) return
    yield rows.map((row) => `${JSON.stringify(entryFrom(row))}\n`).join('')
    after = Number(rows.at(-1)?.['sequence'])
  }
}

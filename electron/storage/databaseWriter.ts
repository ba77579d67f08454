// Group commit: many writes in one transaction, in order; what the disk refuses is held and tried again. Runs in the worker.
import type { DatabaseSync, StatementSync } from 'node:sqlite'
import { chainHash, GENESIS } from '../audit/chain.ts'
import { spanStatements } from '../trace/spanRows.ts'
import { type Brief, fullTexts } from '../brief.ts'
import type { Statement, WorkError, WorkReply, Writing } from './databaseProtocol.ts'
import { explain } from './databaseFile.ts'
import { type Told, told } from '../../shared/told.ts'

export type Writer = {
  /** Commits the writes in as few transactions as their failures allow; answers through `reply`. */
  run(writes: readonly Writing[]): void
  /** Tries what is held once more. */
  retry(): void
  held(): number
  /** Answers everything that is still held with the last failure: the app ends. */
  giveUp(): void
}

/** `connection` opens the file on first use and throws while it cannot. */
export function createWriter(deps: {
  readonly connection: () => DatabaseSync
  readonly reply: (reply: WorkReply) => void
  /** Called when writing begins to fail, fails with more held, or works again (`why` null). */
  readonly state: (why: Told | null, held: number) => void
  readonly damaged: (error: unknown) => void
  readonly holdBytes: number
}): Writer {
  const hold = createHold(deps.holdBytes)
  let failure: WorkError | null = null

  function refuse(writes: readonly Writing[], error: WorkError): void {
    failure = error
    for (const write of writes) {
      if (error.kind !== 'storage' || !keeps(write)) deps.reply({ id: write.id, error })
      else if (!hold.add(write))
        deps.reply({ id: write.id, error: { ...error, said: told`${error.said} ${TOO_MUCH}` } })
    }
    deps.state(error.said, hold.count())
  }

  /** One transaction for all; when a statement is at fault, one each, so that it fails alone. */
  function commitGroup(writes: readonly Writing[]): void {
    try {
      for (const reply of transact(deps.connection(), writes)) deps.reply(reply)
    } catch (thrown) {
      deps.damaged(thrown)
      const error = explain(thrown)
      if (error.kind !== 'bug') refuse(writes, error)
      else if (writes.length > 1) for (const write of writes) commitGroup([write])
      else for (const write of writes) deps.reply({ id: write.id, error })
    }
  }

  function attempt(writes: readonly Writing[]): void {
    const wasFailing = failure !== null
    failure = null
    commitGroup(writes)
    if (wasFailing && failure === null) deps.state(null, 0)
  }

  return {
    run(writes) {
      // Order is a promise: nothing overtakes what is held.
      if (failure && hold.count() > 0) refuse(writes, failure)
      else attempt(writes)
    },
    retry() {
      if (hold.count() > 0) attempt(hold.takeAll())
    },
    held: hold.count,
    giveUp() {
      const error: WorkError = failure ?? { kind: 'storage', said: told`Gatehouse ended before it was saved.` }
      for (const write of hold.takeAll()) deps.reply({ id: write.id, error })
    },
  }
}

const TOO_MUCH = told`Too much waits to be saved already: this was not kept.`
const keeps = (write: Writing) => write.op !== 'write' || write.keep

function createHold(limit: number) {
  let writes: Writing[] = []
  let bytes = 0
  return {
    count: () => writes.length,
    /** False when it would be more than the bound. */
    add(write: Writing): boolean {
      const size = sizeOf(write)
      if (bytes + size > limit) return false
      writes.push(write)
      bytes += size
      return true
    },
    takeAll(): readonly Writing[] {
      const all = writes
      writes = []
      bytes = 0
      return all
    },
  }
}

function sizeOf(write: Writing): number {
  const texts = plainlyIn(write)
  return texts.reduce<number>((sum, one) => sum + (typeof one === 'string' ? one.length * 2 : 16), 200)
}

function plainlyIn(write: Writing): readonly unknown[] {
  if (write.op === 'chain' || write.op === 'records') return write.brief.cells
  if (write.op === 'begin') return []
  if (write.op === 'spans') return [...write.batch.cells, ...write.batch.numbers]
  return write.statements.flatMap((one) => one.rows?.flat() ?? one.params ?? [])
}

const caches = new WeakMap<DatabaseSync, Map<string, StatementSync>>()

/** Prepared once per connection: the SQL texts are a fixed set, values are parameters. */
export function prepared(database: DatabaseSync, sql: string): StatementSync {
  let cache = caches.get(database)
  if (!cache) caches.set(database, (cache = new Map()))
  let statement = cache.get(sql)
  if (!statement) cache.set(sql, (statement = database.prepare(sql)))
  return statement
}

/** All of them or none, with the journal's last number among them; what fails is thrown. */
export function transact(database: DatabaseSync, writes: readonly Writing[]): WorkReply[] {
  const durable = writes.some((write) => write.op !== 'spans' && (write.op !== 'write' || write.durable))
  setDurable(database, durable)
  prepared(database, 'BEGIN IMMEDIATE').run()
  try {
    const replies = writes.map((write) => ({ id: write.id, value: perform(database, write) }))
    const last = writes.findLast((write) => 'number' in write && write.number !== null)
    if (last !== undefined && 'number' in last) prepared(database, REACHED).run(last.number)
    prepared(database, 'COMMIT').run()
    return replies
  } catch (error) {
    ends.delete(database)
    if (database.isTransaction) database.exec('ROLLBACK')
    throw error
  }
}

function perform(database: DatabaseSync, write: Writing): unknown {
  if (write.op === 'chain') return appendLines(database, write.brief)
  if (write.op === 'records') return appendRecords(database, write)
  if (write.op === 'begin') return prepared(database, BEGIN).run(write.run).changes
  const statements = write.op === 'spans' ? spanStatements(write.batch) : write.statements
  return statements.map((one) => runStatement(database, one))
}

const isDurable = new WeakMap<DatabaseSync, boolean>()

/** Spans may be lost in a power cut, a decision or a message may not. */
function setDurable(database: DatabaseSync, durable: boolean): void {
  if (isDurable.get(database) === durable) return
  database.exec(durable ? 'PRAGMA synchronous = FULL' : 'PRAGMA synchronous = NORMAL')
  isDurable.set(database, durable)
}

function runStatement(database: DatabaseSync, statement: Statement): number {
  const run = prepared(database, statement.sql)
  if (statement.rows === undefined) return Number(run.run(...(statement.params ?? [])).changes)
  return statement.rows.reduce((sum, row) => sum + Number(run.run(...row).changes), 0)
}

const BEGIN =
  'INSERT INTO journal(place, run, number) VALUES (0, ?, 0) ON CONFLICT(place) DO UPDATE SET run = excluded.run, number = 0'
const REACHED = 'UPDATE journal SET number = ?'
const RECORD = 'INSERT INTO record(log, at, body) VALUES (?, ?, ?)'

function appendRecords(database: DatabaseSync, { logs, times, brief }: Extract<Writing, { op: 'records' }>): number {
  const append = prepared(database, RECORD)
  const bodies = fullTexts(brief)
  for (const [at, body] of bodies.entries()) append.run(logs[at] as string, times[at] as number, body)
  return bodies.length
}

const LAST = 'SELECT sequence, hash FROM audit ORDER BY sequence DESC LIMIT 1'
const APPEND = 'INSERT INTO audit(sequence, line, hash) VALUES (?, ?, ?)'
type Link = { readonly sequence: number; readonly hash: string }
/** The end of the chain as committed or about to be; forgotten at every rollback, so that it cannot run ahead of the file. */
const ends = new WeakMap<DatabaseSync, Link>()

function appendLines(database: DatabaseSync, lines: Brief): number {
  let { sequence, hash } = ends.get(database) ?? readEnd(database)
  const append = prepared(database, APPEND)
  for (const line of fullTexts(lines)) {
    sequence += 1
    hash = chainHash(hash, sequence, line)
    append.run(sequence, line, hash)
  }
  ends.set(database, { sequence, hash })
  return sequence
}

function readEnd(database: DatabaseSync): Link {
  const last = prepared(database, LAST).get()
  return { sequence: Number(last?.['sequence'] ?? 0), hash: String(last?.['hash'] ?? GENESIS) }
}

// What the database's client and its worker thread say to each other.

import type { Told } from '../../shared/told.ts'
import type { SpanBatch } from '../trace/spanLog.ts'
import type { Lines } from './journalLines.ts'

export type SqlValue = null | number | string | Uint8Array
/** `rows`: the same statement once for each; else once with `params`. */
export type Statement = {
  readonly sql: string
  readonly params?: readonly SqlValue[]
  readonly rows?: readonly (readonly SqlValue[])[]
}
export type Row = { readonly [column: string]: SqlValue }

/** `keep`: held in memory in order while the disk refuses, and written when it no longer does. */
export type WriteRequest = {
  readonly id: number
  readonly op: 'write'
  readonly statements: readonly Statement[]
  readonly durable: boolean
  readonly keep: boolean
}
/** Audit lines or records from `packLines`; always durable and kept. `number`: its number in the journal, if it is there. */
export type LineRequest = {
  readonly id: number
  readonly op: 'line'
  readonly number: number | null
  readonly entry: Uint8Array
}
/** This process writes the journal from now on: answered when the database knows it, with all that stood there before. Kept. */
export type BeginRequest = { readonly id: number; readonly op: 'begin'; readonly run: string }
/** Steps of spans, made into rows in the thread; kept, and lost in a power cut at most. */
export type SpansRequest = { readonly id: number; readonly op: 'spans'; readonly batch: SpanBatch }
export type ReadRequest = {
  readonly id: number
  readonly op: 'read'
  readonly sql: string
  readonly params: readonly SqlValue[]
}
/** Checks at most `limit` lines after `after`, whose hash must be `hash`. */
export type VerifyRequest = {
  readonly id: number
  readonly op: 'verify'
  readonly after: number
  readonly hash: string
  readonly limit: number
}
export type CloseRequest = { readonly id: number; readonly op: 'close' }
export type LineWriting = { readonly id: number; readonly number: number | null } & Lines
/** What changes the file. */
export type Writing = WriteRequest | LineWriting | BeginRequest | SpansRequest
export type WorkRequest =
  | WriteRequest
  | LineRequest
  | BeginRequest
  | SpansRequest
  | ReadRequest
  | VerifyRequest
  | CloseRequest

/** `kind`: `storage` the disk refuses (again later may work), `refused` never works (newer or busy file), `bug` bad SQL. */
export type WorkError = { readonly kind: 'storage' | 'refused' | 'bug'; readonly said: Told }
export type WorkReply =
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly error: WorkError }

export type VerifyResult = {
  readonly checked: number
  readonly last: number
  readonly hash: string
  readonly brokenAt: number | null
}

export type WorkerMessage =
  /** `done`: all that was sent has been worked on (what is held may be answered later): send more. */
  | { readonly kind: 'replies'; readonly replies: readonly WorkReply[]; readonly done: boolean }
  /** `why` null: writing works (again). */
  | { readonly kind: 'state'; readonly why: Told | null; readonly held: number }
  | { readonly kind: 'setAside'; readonly movedTo: string }

export type WorkerOptions = {
  readonly file: string
  /** Most writes in one transaction. */
  readonly groupLimit: number
  /** Milliseconds between tries while the disk refuses. */
  readonly retryMs: number
  /** Most bytes of kept writes held in memory. */
  readonly holdBytes: number
}

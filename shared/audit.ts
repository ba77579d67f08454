import { type Told, told } from './told.ts'
import type { AccountId, ConversationId, Digest, Millis, ServerId, TraceId } from './ids.ts'

/** What an audit line is about. `decision` precedes the act; `outcome` follows it; both carry the same `subject`. */
export type AuditKind = 'decision' | 'answer' | 'outcome' | 'grant' | 'policy' | 'server' | 'account' | 'setting'

/** One line of the record of authority: never the arguments themselves, only their digest, and never a secret. */
export type AuditEntry = {
  /** 1, 2, 3 ... without gaps. */
  readonly sequence: number
  readonly at: Millis
  readonly kind: AuditKind
  /** Joins the lines of one act: the id of the access request. */
  readonly subject: string
  readonly conversationId: ConversationId | null
  readonly serverId: ServerId | null
  readonly serverName: string | null
  readonly accountId: AccountId | null
  /** `tools/call`, `server/start`, ... */
  readonly action: string
  readonly name: string | null
  readonly argumentsDigest: Digest | null
  /** allow | ask | deny | granted | declined | withdrawn | ok | toolError | failed | cancelled | created | revoked | changed ... */
  readonly result: string
  /** Which rule decided, in words; text is English that an older Gatehouse wrote. */
  readonly reason: Told | string
  /** The ids of all that had a say, as `kind:id`; absent where nothing was decided. */
  readonly by?: readonly string[]
  readonly traceId: TraceId | null
  /** SHA-256 over the previous line's hash and this line: a missing or changed line shows. */
  readonly hash: Digest
}
export type AuditDraft = Omit<AuditEntry, 'sequence' | 'at' | 'hash' | 'reason'> & { readonly reason: Told }

/** What is said of a line whose outcome was looked up for a card; the line itself has a digest of it too. */
export const LOOKED_UP = told`Gatehouse looked this up for a question.`

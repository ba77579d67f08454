// Conversations and their messages in the database; what is deleted can be restored for seven days.
import type {
  Conversation,
  ConversationHit,
  Message,
  MessagePage,
  ModelRef,
  Removal,
  Usage,
} from '../../shared/chat.ts'
import type { ConversationId, MessageId, Millis } from '../../shared/ids.ts'
import { AppError } from '../../shared/ipc/errors.ts'
import { CONVERSATION_COLUMNS, conversationFrom } from './conversationRow.ts'
import { searchConversations, searchWithin } from './conversationSearch.ts'
import type { Database } from './database.ts'
import type { Statement } from './databaseProtocol.ts'
import { settleInterrupted } from './interrupted.ts'
import { messageRows, openMessages, saveStatements } from './messageRows.ts'
import { told } from '../../shared/told.ts'

/** Rejects with AppError NOT_FOUND for an unknown or deleted conversation, STORAGE_FAILED when the disk refuses. */
export type Conversations = {
  create(input: { readonly title: string; readonly model: ModelRef | null }): Promise<Conversation>
  get(id: ConversationId): Promise<Conversation | null>
  /** Newest first, without the deleted. */
  list(): Promise<readonly Conversation[]>
  rename(id: ConversationId, title: string): Promise<void>
  setModel(id: ConversationId, model: ModelRef | null): Promise<void>
  /** Hides it; `restore` brings it back until `purge`. */
  remove(id: ConversationId): Promise<void>
  restore(id: ConversationId): Promise<void>
  /** Ends what was deleted more than seven days ago; called at the start. Resolves with how many. */
  purge(): Promise<number>
  /** Of the branch in use, oldest first; `before` null for the newest page. */
  messages(query: {
    readonly conversationId: ConversationId
    readonly before: MessageId | null
    readonly limit: number
  }): Promise<MessagePage>
  /** The branch in use, oldest first. */
  branch(id: ConversationId): Promise<readonly Message[]>
  /** Every branch, in the order in which the messages were made. */
  allMessages(id: ConversationId): Promise<readonly Message[]>
  /** What every answer and summary used, in all branches. */
  used(id: ConversationId): Promise<readonly Usage[]>
  /** Adds or replaces one message by id; resolves when durable. An added one becomes the end of the branch in use. Held in memory while the disk refuses. */
  save(message: Message): Promise<void>
  /** Makes the newest branch through a message the one in use. */
  select(id: ConversationId, messageId: MessageId): Promise<void>
  /** Hides a message and all that follows it, in every branch; resolves with what `restoreMessage` needs. */
  removeMessage(id: ConversationId, messageId: MessageId): Promise<Removal>
  restoreMessage(id: ConversationId, messageId: MessageId, removal: Removal): Promise<void>
  search(query: string, limit: number, within?: ConversationId): Promise<readonly ConversationHit[]>
  /** After a crash: what was under way is marked as ended, nothing is repeated, no question became a yes. Resolves with how many messages. */
  recoverInterrupted(): Promise<number>
}

export type ConversationsDeps = {
  readonly database: Database
  readonly clock: () => Millis
  readonly newId: () => string
}

const KEPT_AFTER_DELETE: Millis = 7 * 86_400_000

export function createConversations(deps: ConversationsDeps): Conversations {
  const { database, clock } = deps
  return {
    ...conversationRows(deps),
    ...messageRows({ database, clock }),
    search: (query, limit, within) =>
      within === undefined
        ? searchConversations(database, query, limit)
        : searchWithin(database, query, { within, limit }),
    async recoverInterrupted() {
      const settled = (await openMessages(database)).map(settleInterrupted)
      if (settled.length > 0) await database.write(settled.flatMap(saveStatements))
      return settled.length
    },
  }
}

function conversationRows({ database, clock, newId }: ConversationsDeps) {
  async function change(id: ConversationId, sql: string, params: Statement['params'] = []): Promise<void> {
    const [changed] = await database.write([{ sql, params: [...params, id] }])
    if (changed === 0) throw new AppError('NOT_FOUND', told`This conversation is no longer there.`)
  }
  return {
    async create(input: { readonly title: string; readonly model: ModelRef | null }): Promise<Conversation> {
      const now = clock()
      const made = { id: newId() as ConversationId, createdAt: now, updatedAt: now, messageCount: 0, ...input }
      const sql = 'INSERT INTO conversation(id, title, created_at, updated_at, model) VALUES (?, ?, ?, ?, ?)'
      await database.write([{ sql, params: [made.id, made.title, now, now, modelText(input.model)] }])
      return made
    },
    async get(id: ConversationId): Promise<Conversation | null> {
      const sql = `SELECT ${CONVERSATION_COLUMNS} FROM conversation WHERE id = ? AND deleted_at IS NULL`
      const [row] = await database.read(sql, [id])
      return row ? conversationFrom(row) : null
    },
    async list(): Promise<readonly Conversation[]> {
      const sql = `SELECT ${CONVERSATION_COLUMNS} FROM conversation WHERE deleted_at IS NULL ORDER BY updated_at DESC, position DESC`
      return (await database.read(sql)).map(conversationFrom)
    },
    rename: (id: ConversationId, title: string) =>
      change(id, 'UPDATE conversation SET title = ? WHERE deleted_at IS NULL AND id = ?', [title]),
    setModel: (id: ConversationId, model: ModelRef | null) =>
      change(id, 'UPDATE conversation SET model = ? WHERE deleted_at IS NULL AND id = ?', [modelText(model)]),
    remove: (id: ConversationId) =>
      change(id, 'UPDATE conversation SET deleted_at = ? WHERE deleted_at IS NULL AND id = ?', [clock()]),
    restore: (id: ConversationId) => change(id, 'UPDATE conversation SET deleted_at = NULL WHERE id = ?'),
    async purge(): Promise<number> {
      const params = [clock() - KEPT_AFTER_DELETE]
      const [count] = await database.write(
        ['conversation', 'message'].map((table) => ({ sql: `DELETE FROM ${table} WHERE deleted_at < ?`, params })),
      )
      return count ?? 0
    },
  }
}

const modelText = (model: ModelRef | null): string | null => (model === null ? null : JSON.stringify(model))

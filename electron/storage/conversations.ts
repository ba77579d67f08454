// Conversations and their messages in the database; what is deleted can be restored for seven days.
import type { Conversation, ConversationHit, Message, MessagePage, ModelRef } from '../../shared/chat.ts'
import type { ConversationId, MessageId, Millis } from '../../shared/ids.ts'
import { AppError } from '../../shared/ipc/errors.ts'
import { CONVERSATION_COLUMNS, conversationFrom } from './conversationRow.ts'
import { searchConversations } from './conversationSearch.ts'
import type { Database } from './database.ts'
import type { Row, Statement } from './databaseProtocol.ts'
import { isOpen, settleInterrupted } from './interrupted.ts'
import { messageText } from './messageText.ts'

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
  /** Oldest first; `before` null for the newest page. */
  messages(query: {
    readonly conversationId: ConversationId
    readonly before: MessageId | null
    readonly limit: number
  }): Promise<MessagePage>
  allMessages(id: ConversationId): Promise<readonly Message[]>
  /** Adds or replaces one message by id; resolves when durable. Held in memory while the disk refuses. */
  save(message: Message): Promise<void>
  /** Deletes the messages after the given one, and that one too when `inclusive`. */
  removeMessagesAfter(id: ConversationId, messageId: MessageId, inclusive: boolean): Promise<void>
  search(query: string, limit: number): Promise<readonly ConversationHit[]>
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
  const { database } = deps
  return {
    ...conversationRows(deps),
    ...messageRows(database),
    search: (query, limit) => searchConversations(database, query, limit),
    async recoverInterrupted() {
      const rows = await database.read('SELECT body FROM message WHERE open = 1 ORDER BY position')
      const settled = rows.map((row) => settleInterrupted(messageFrom(row)))
      if (settled.length > 0) await database.write(settled.flatMap(saveStatements))
      return settled.length
    },
  }
}

function conversationRows({ database, clock, newId }: ConversationsDeps) {
  async function change(id: ConversationId, sql: string, params: Statement['params'] = []): Promise<void> {
    const [changed] = await database.write([{ sql, params: [...params, id] }])
    if (changed === 0) throw new AppError('NOT_FOUND', 'This conversation is no longer there.')
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
      const sql = 'DELETE FROM conversation WHERE deleted_at < ?'
      const [count] = await database.write([{ sql, params: [clock() - KEPT_AFTER_DELETE] }])
      return count ?? 0
    },
  }
}

function messageRows(database: Database) {
  return {
    async messages(query: {
      readonly conversationId: ConversationId
      readonly before: MessageId | null
      readonly limit: number
    }): Promise<MessagePage> {
      const before = query.before === null ? '' : 'AND position < (SELECT position FROM message WHERE id = ?)'
      const sql = `SELECT body FROM message WHERE conversation_id = ? ${before} ORDER BY position DESC LIMIT ?`
      const params = query.before === null ? [query.conversationId] : [query.conversationId, query.before]
      const rows = await database.read(sql, [...params, query.limit + 1])
      return { messages: rows.slice(0, query.limit).map(messageFrom).reverse(), hasMore: rows.length > query.limit }
    },
    async allMessages(id: ConversationId): Promise<readonly Message[]> {
      const sql = 'SELECT body FROM message WHERE conversation_id = ? ORDER BY position'
      return (await database.read(sql, [id])).map(messageFrom)
    },
    async save(message: Message): Promise<void> {
      await database.write(saveStatements(message), { keep: true })
    },
    async removeMessagesAfter(id: ConversationId, messageId: MessageId, inclusive: boolean): Promise<void> {
      const from = `(SELECT position FROM message WHERE id = ? AND conversation_id = ?)`
      const sql = `DELETE FROM message WHERE conversation_id = ? AND position ${inclusive ? '>=' : '>'} ${from}`
      await database.write([{ sql, params: [id, messageId, id] }])
    },
  }
}

const SAVE = `INSERT INTO message(id, conversation_id, open, body, text) VALUES (?, ?, ?, ?, ?)
  ON CONFLICT(id) DO UPDATE SET open = excluded.open, body = excluded.body, text = excluded.text`
const TOUCH = 'UPDATE conversation SET updated_at = ? WHERE id = ? AND updated_at < ?'

function saveStatements(message: Message): Statement[] {
  const open = isOpen(message)
  // A message that still grows is not indexed: its words would be taken out and put in again at every save.
  const text = open ? null : messageText(message)
  const { id, conversationId, createdAt } = message
  return [
    { sql: SAVE, params: [id, conversationId, open ? 1 : 0, JSON.stringify(message), text] },
    { sql: TOUCH, params: [createdAt, conversationId, createdAt] },
  ]
}

const modelText = (model: ModelRef | null): string | null => (model === null ? null : JSON.stringify(model))
const messageFrom = (row: Row): Message => JSON.parse(String(row['body'])) as Message

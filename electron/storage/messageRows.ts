// Messages in the database: a tree for each conversation, of which one branch is in use.
import type { Message, MessagePage, Removal, Usage } from '../../shared/chat.ts'
import type { ConversationId, MessageId, Millis } from '../../shared/ids.ts'
import { AppError } from '../../shared/ipc/errors.ts'
import type { Database } from './database.ts'
import type { Row, SqlValue, Statement } from './databaseProtocol.ts'
import { isOpen } from './interrupted.ts'
import { messageText } from './messageText.ts'
import { told } from '../../shared/told.ts'

/** From one message up to the first of its branch, nearest first. What comes later always has the higher position. */
const UPWARDS = (from: string, limit: string) => `
  WITH RECURSIVE path(id, parent_id, position) AS (
    SELECT id, parent_id, position FROM message INDEXED BY message_place WHERE id = ${from}
    UNION ALL
    SELECT m.id, m.parent_id, m.position FROM path JOIN message m INDEXED BY message_place
      ON m.id = path.parent_id AND m.position < path.position
    ${limit}
  )
  SELECT m.body, path.parent_id, m.deleted_at FROM path JOIN message m ON m.position = path.position ORDER BY path.position DESC`
const HEAD = '(SELECT head_id FROM conversation WHERE id = ?)'
const BRANCH = UPWARDS(HEAD, '')
const NEWEST_PAGE = UPWARDS(HEAD, 'LIMIT ?')
const PAGE_BEFORE = UPWARDS('(SELECT parent_id FROM message WHERE id = ?)', 'LIMIT ?')

/** A message (?1 of the conversation ?2) and all that follows it, whatever the branch. */
const BELOW = `
  WITH RECURSIVE below(id, position, deleted_at) AS (
    SELECT id, position, deleted_at FROM message WHERE id = ?1 AND conversation_id = ?2
    UNION ALL
    SELECT m.id, m.position, m.deleted_at FROM below JOIN message m INDEXED BY message_below
      ON m.conversation_id = ?2 AND m.parent_id = below.id
  )`
const NEWEST_LEAF = `${BELOW} SELECT id FROM below WHERE deleted_at IS NULL ORDER BY position DESC LIMIT 1`
const BODIES_BELOW = `${BELOW} SELECT b.id, m.body, m.parent_id, b.deleted_at FROM below b JOIN message m ON m.position = b.position`
const SET_HEAD = 'UPDATE conversation SET head_id = ? WHERE id = ?'

const FORKS = `SELECT id, parent_id FROM (
    SELECT id, parent_id, position, count(*) OVER (PARTITION BY parent_id) AS versions
    FROM message INDEXED BY message_below WHERE conversation_id = ? AND deleted_at IS NULL
  ) WHERE versions > 1 ORDER BY position`

type Deps = { readonly database: Database; readonly clock: () => Millis }

export function messageRows(deps: Deps) {
  const { database } = deps
  return {
    async messages(query: {
      readonly conversationId: ConversationId
      readonly before: MessageId | null
      readonly limit: number
    }): Promise<MessagePage> {
      const { conversationId, before, limit } = query
      const [rows, forks] = await Promise.all([
        database.read(before === null ? NEWEST_PAGE : PAGE_BEFORE, [before ?? conversationId, limit + 1]),
        forksOf(database, conversationId),
      ])
      const messages = rows.slice(0, limit).map(messageFrom).reverse()
      const here = messages.flatMap(({ id }) => {
        const versions = forks.get(id)
        return versions ? [[id, versions] as const] : []
      })
      return { messages, hasMore: rows.length > limit, forks: Object.fromEntries(here) }
    },
    async branch(id: ConversationId): Promise<readonly Message[]> {
      return (await database.read(BRANCH, [id])).map(messageFrom).reverse()
    },
    async allMessages(id: ConversationId): Promise<readonly Message[]> {
      const sql =
        'SELECT body, parent_id FROM message WHERE conversation_id = ? AND deleted_at IS NULL ORDER BY position'
      return (await database.read(sql, [id])).map(messageFrom)
    },
    /** Also of what was removed: it was paid for. */
    async used(id: ConversationId): Promise<readonly Usage[]> {
      const sql = 'SELECT usage FROM message INDEXED BY message_usage WHERE conversation_id = ? AND usage IS NOT NULL'
      return (await database.read(sql, [id])).flatMap((row) => JSON.parse(String(row['usage'])) as Usage[])
    },
    async save(message: Message): Promise<void> {
      await database.write(saveStatements(message), { keep: true })
    },
    async select(id: ConversationId, messageId: MessageId): Promise<void> {
      const [leaf] = await database.read(NEWEST_LEAF, [messageId, id])
      if (!leaf) throw gone()
      await database.write([{ sql: SET_HEAD, params: [leaf['id'] ?? null, id] }])
    },
    ...removal(deps),
  }
}

/** What is removed stays in its row without its words, so that search does not find it, until it is purged. */
function removal({ database, clock }: Deps) {
  const headOf = async (id: ConversationId): Promise<MessageId | null> => {
    const [row] = await database.read('SELECT head_id FROM conversation WHERE id = ?', [id])
    return (row?.['head_id'] ?? null) as MessageId | null
  }
  const below = (id: ConversationId, messageId: MessageId) => database.read(BODIES_BELOW, [messageId, id])
  const hide = 'UPDATE message SET deleted_at = ?, text = NULL WHERE id = ?'
  const show = 'UPDATE message SET deleted_at = NULL, text = ? WHERE id = ?'
  return {
    async removeMessage(id: ConversationId, messageId: MessageId): Promise<Removal> {
      const rows = (await below(id, messageId)).filter((row) => row['deleted_at'] === null)
      const first = rows.find((row) => row['id'] === messageId)
      if (!first) throw gone()
      const removal = { head: await headOf(id), at: clock() }
      const statements: Statement[] = rows.map((row) => ({ sql: hide, params: [removal.at, row['id'] ?? null] }))
      if (rows.some((row) => row['id'] === removal.head)) {
        const next = await newestBeside(database, id, first)
        statements.push({ sql: SET_HEAD, params: [next, id] })
      }
      await database.write(statements)
      return removal
    },
    async restoreMessage(id: ConversationId, messageId: MessageId, { head, at }: Removal): Promise<void> {
      const rows = await below(id, messageId)
      if (rows.length === 0) throw gone()
      // Those removed with it, and what it hangs on: that may have been removed later.
      const hidden = rows.filter((row) => row['deleted_at'] === at)
      const above = (await database.read(UPWARDS('?', ''), [messageId]))
        .slice(1)
        .filter((row) => row['deleted_at'] !== null)
      const statements: Statement[] = [...hidden, ...above].map((row) => {
        const message = messageFrom(row)
        return { sql: show, params: [isOpen(message) ? null : messageText(message), message.id] }
      })
      if (rows.some((row) => row['id'] === head)) statements.push({ sql: SET_HEAD, params: [head, id] })
      await database.write(statements)
    },
  }
}

/** Where to go when a message is removed: another version of it, else what it answered. */
async function newestBeside(database: Database, id: ConversationId, removed: Row): Promise<SqlValue> {
  const parent = removed['parent_id'] ?? null
  const sql = `SELECT id FROM message WHERE conversation_id = ? AND parent_id IS ? AND deleted_at IS NULL AND id <> ?
    ORDER BY position DESC LIMIT 1`
  const [beside] = await database.read(sql, [id, parent, removed['id'] ?? null])
  if (!beside) return parent
  const [leaf] = await database.read(NEWEST_LEAF, [beside['id'] ?? null, id])
  return leaf?.['id'] ?? parent
}

async function forksOf(database: Database, id: ConversationId): Promise<ReadonlyMap<MessageId, readonly MessageId[]>> {
  const groups = Map.groupBy(await database.read(FORKS, [id]), (row) => row['parent_id'])
  return new Map(
    [...groups.values()].flatMap((rows) => {
      const versions = rows.map((row) => row['id'] as MessageId)
      return versions.map((version) => [version, versions] as const)
    }),
  )
}

const SAVE = `INSERT INTO message(id, conversation_id, parent_id, open, body, text, usage) VALUES (?, ?, ?, ?, ?, ?, ?)
  ON CONFLICT(id) DO UPDATE SET open = excluded.open, body = excluded.body, text = excluded.text, usage = excluded.usage`
const TOUCH = 'UPDATE conversation SET updated_at = ? WHERE id = ? AND updated_at < ?'

export function saveStatements(message: Message): Statement[] {
  const open = isOpen(message)
  // A message that still grows is not indexed: its words would be taken out and put in again at every save.
  const text = open ? null : messageText(message)
  const { id, conversationId, parentId, createdAt, usage, usedBySummaries = [] } = message
  const used = [...(usage ? [usage] : []), ...usedBySummaries]
  const usedText = used.length > 0 ? JSON.stringify(used) : null
  const place = [id, conversationId, parentId, open ? 1 : 0]
  return [
    { sql: SAVE, params: [...place, JSON.stringify(message), text, usedText] },
    { sql: TOUCH, params: [createdAt, conversationId, createdAt] },
  ]
}

/** Everything that was under way when the app ended. */
export const openMessages = async (database: Database): Promise<readonly Message[]> =>
  (await database.read('SELECT body, parent_id FROM message WHERE open = 1 ORDER BY position')).map(messageFrom)

/** The column tells the parent: what was written before there were branches names none. */
const messageFrom = (row: Row): Message => ({
  ...(JSON.parse(String(row['body'])) as Message),
  parentId: (row['parent_id'] ?? null) as MessageId | null,
})

const gone = () => new AppError('NOT_FOUND', told`This message is not here any more.`)

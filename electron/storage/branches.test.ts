import { DatabaseSync } from 'node:sqlite'
import { expect, onTestFinished, test } from 'vitest'
import type { Message } from '../../shared/chat.ts'
import type { ConversationId, MessageId } from '../../shared/ids.ts'
import { createConversations } from './conversations.ts'
import { createDatabase } from './database.ts'
import { makeTestFolder, WORKER_URL } from './forTests.ts'
import { MIGRATIONS } from './schema.ts'

test('a file from before there were branches opens with every conversation as one branch, and takes branches from then on', async () => {
  const folder = makeTestFolder()
  onTestFinished(folder.remove)
  const older = new DatabaseSync(folder.file)
  for (const step of MIGRATIONS.slice(0, 2)) older.exec(step)
  for (const id of ['a', 'b', 'empty'])
    older.exec(`INSERT INTO conversation(id, title, created_at, updated_at) VALUES ('${id}', 'Trip ${id}', 1, 1)`)
  const put = older.prepare('INSERT INTO message(id, conversation_id, open, body, text) VALUES (?, ?, 0, ?, ?)')
  for (const id of ['a1', 'b1', 'a2', 'b2', 'a3']) {
    const body = {
      id,
      conversationId: id.charAt(0),
      parts: [{ type: 'text', text: `word${id}` }],
      state: 'done',
      createdAt: 1,
      usage: id === 'a2' ? { inputTokens: 3, outputTokens: 4 } : null,
    }
    put.run(id, id.charAt(0), JSON.stringify(body), `word${id}`)
  }
  older.exec('PRAGMA user_version = 2')
  older.close()
  const database = createDatabase({ file: folder.file, workerUrl: WORKER_URL })
  const conversations = createConversations({ database, clock: () => 5, newId: () => 'n' })
  const branch = async (id: string) =>
    (await conversations.branch(id as ConversationId)).map((message) => [message.id, message.parentId])
  expect(await branch('a')).toEqual([
    ['a1', null],
    ['a2', 'a1'],
    ['a3', 'a2'],
  ])
  expect(await branch('b')).toEqual([
    ['b1', null],
    ['b2', 'b1'],
  ])
  expect(await branch('empty')).toEqual([])
  expect(await conversations.search('worda2', 10)).toMatchObject([{ places: [{ messageId: 'a2' }] }])
  expect((await conversations.get('a' as ConversationId))?.messageCount).toBe(3)
  expect(await conversations.used('a' as ConversationId)).toEqual([{ inputTokens: 3, outputTokens: 4 }])
  const [first] = await conversations.branch('a' as ConversationId)
  await conversations.save({ ...(first as Message), id: 'a4' as MessageId, parentId: 'a1' as MessageId })
  expect(await branch('a')).toEqual([
    ['a1', null],
    ['a4', 'a1'],
  ])
  expect(await conversations.allMessages('a' as ConversationId)).toHaveLength(4)
  await database.close()
})

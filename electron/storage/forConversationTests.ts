// For tests of conversations: a store over a real database with a clock of its own, and messages to save in it.
import type { Message } from '../../shared/chat.ts'
import type { ConversationId, MessageId, TurnId } from '../../shared/ids.ts'
import { createConversations } from './conversations.ts'
import { openTestDatabase } from './forTests.ts'

export function setUp() {
  const database = openTestDatabase()
  let now = 1000
  let ids = 0
  const conversations = createConversations({ database, clock: () => now, newId: () => `id${++ids}` })
  return {
    database,
    conversations,
    advance: (ms: number) => void (now += ms),
    [Symbol.asyncDispose]: () => database[Symbol.asyncDispose](),
  }
}

export const say = (
  conversationId: ConversationId,
  id: string,
  text: string,
  more: Partial<Message> = {},
): Message => ({
  id: id as MessageId,
  conversationId,
  turnId: 't' as TurnId,
  role: 'user',
  via: 'chat',
  parts: [{ type: 'text', text }],
  state: 'done',
  error: null,
  model: null,
  parentId: null,
  usage: null,
  traceId: null,
  createdAt: 2000,
  ...more,
})

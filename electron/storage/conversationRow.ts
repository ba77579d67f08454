// A row of the table `conversation` as the type that both sides speak.
import type { Conversation, ModelRef } from '../../shared/chat.ts'
import type { ConversationId } from '../../shared/ids.ts'
import type { Row } from './databaseProtocol.ts'

export const CONVERSATION_COLUMNS = 'id, title, created_at, updated_at, model, message_count'

export function conversationFrom(row: Row): Conversation {
  const model = row['model']
  return {
    id: String(row['id']) as ConversationId,
    title: String(row['title']),
    createdAt: Number(row['created_at']),
    updatedAt: Number(row['updated_at']),
    model: typeof model === 'string' ? (JSON.parse(model) as ModelRef) : null,
    messageCount: Number(row['message_count']),
  }
}

// The seam to storage: what chat keeps. electron/storage/conversations.ts implements it; chat never sees a database.
import type {
  Conversation,
  ConversationHit,
  Message,
  MessagePage,
  ModelRef,
  Removal,
  Usage,
} from '../../shared/chat.ts'
import type { ConversationId, MessageId } from '../../shared/ids.ts'

/** Everything is durable when its promise resolves. Rejects with AppError STORAGE_FAILED, NOT_FOUND for what is gone. */
export type ConversationStore = {
  create(input: { readonly title: string; readonly model: ModelRef | null }): Promise<Conversation>
  /** Null when there is none, or it was removed. */
  get(id: ConversationId): Promise<Conversation | null>
  /** Not the removed ones; last changed first. */
  list(): Promise<readonly Conversation[]>
  rename(id: ConversationId, title: string): Promise<void>
  setModel(id: ConversationId, model: ModelRef | null): Promise<void>
  /** Hides it with all its messages, so that it can be restored. */
  remove(id: ConversationId): Promise<void>
  restore(id: ConversationId): Promise<void>
  /** The last `limit` messages of the branch in use, or those just before one; oldest first. */
  messages(query: {
    readonly conversationId: ConversationId
    readonly before: MessageId | null
    readonly limit: number
  }): Promise<MessagePage>
  /** The branch in use: what a model is told. Oldest first. */
  branch(id: ConversationId): Promise<readonly Message[]>
  /** Every branch, in the order in which the messages were made. */
  allMessages(id: ConversationId): Promise<readonly Message[]>
  /** What every answer and summary used, in all branches. */
  used(id: ConversationId): Promise<readonly Usage[]>
  /** Adds a message as the new end of the branch in use, or replaces the one with its id. While the disk refuses, the promise may wait. */
  save(message: Message): Promise<void>
  /** Makes the newest branch through a message the one in use. */
  select(id: ConversationId, messageId: MessageId): Promise<void>
  /** Hides a message and all that follows it, in every branch; resolves with what `restoreMessage` needs. */
  removeMessage(id: ConversationId, messageId: MessageId): Promise<Removal>
  restoreMessage(id: ConversationId, messageId: MessageId, removal: Removal): Promise<void>
  /** Over titles and texts, best first. */
  search(query: string, limit: number, within?: ConversationId): Promise<readonly ConversationHit[]>
}

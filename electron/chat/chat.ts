// Chat: conversations and their turns; the answers to every chat.* request of the contract.
import type { ToolCallPart } from '../../shared/chat.ts'
import type { CallId, ConversationId } from '../../shared/ids.ts'
import { turnRequests } from './asking.ts'
import { contextRequests } from './contextRequests.ts'
import { conversationRequests } from './conversations.ts'
import { type ChatParts, type ChatRequests, createRoom } from './room.ts'

export type Chat = {
  readonly requests: ChatRequests
  /** A call of the branch in use, as it is now. */
  readonly callOf: (conversationId: ConversationId, callId: CallId) => Promise<ToolCallPart | undefined>
  /** Stops every turn and waits until their last state is kept. */
  readonly close: () => Promise<void>
}
export function createChat(parts: ChatParts): Chat {
  const room = createRoom(parts)
  return {
    requests: { ...conversationRequests(parts, room), ...turnRequests(parts, room), ...contextRequests(parts, room) },
    async callOf(conversationId, callId) {
      const messages = room.turns.withLive(conversationId, await parts.store.branch(conversationId))
      const all = messages.flatMap(({ parts: said }) => said.filter((part) => part.type === 'toolCall'))
      return all.find((part) => part.callId === callId)
    },
    close: () => room.turns.stopAll(),
  }
}

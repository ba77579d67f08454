// Chat: conversations and their turns; the answers to every chat.* request of the contract.
import { turnRequests } from './asking.ts'
import { contextRequests } from './contextRequests.ts'
import { conversationRequests } from './conversations.ts'
import { type ChatParts, type ChatRequests, createRoom } from './room.ts'

export type Chat = {
  readonly requests: ChatRequests
  /** Stops every turn and waits until their last state is kept. */
  readonly close: () => Promise<void>
}
export function createChat(parts: ChatParts): Chat {
  const room = createRoom(parts)
  return {
    requests: { ...conversationRequests(parts, room), ...turnRequests(parts, room), ...contextRequests(parts, room) },
    close: () => room.turns.stopAll(),
  }
}

import type { Message } from '../../shared/chat.ts'

/** Where a message is, as requests name it. */
export const placeOf = ({ conversationId, id: messageId }: Message) => ({ conversationId, messageId })

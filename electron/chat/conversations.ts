// Conversations as the person keeps them: list, rename, remove, find, export.
import { exportConversation, UNTITLED } from './export.ts'
import type { ChatParts, ChatRequests, Room } from './room.ts'

export function conversationRequests({ store }: ChatParts, room: Room) {
  return {
    'chat.listConversations': () => store.list(),
    'chat.createConversation': async () => {
      const conversation = await store.create({ title: UNTITLED, model: null })
      await room.changed()
      return conversation
    },
    'chat.listMessages': async (query) => {
      const page = await store.messages(query)
      return { ...page, messages: room.turns.withLive(query.conversationId, page.messages) }
    },
    'chat.search': ({ query, limit, conversationId }) => store.search(query, limit, conversationId),
    'chat.rename': async ({ conversationId, title }) => {
      await store.rename(conversationId, title)
      await room.changed()
    },
    'chat.delete': async ({ conversationId }) => {
      await room.turns.stop(conversationId, null)
      await store.remove(conversationId)
      room.recall.forget(conversationId)
      await room.changed()
    },
    'chat.restore': async ({ conversationId }) => {
      await store.restore(conversationId)
      await room.changed()
    },
    'chat.export': async ({ conversationId, format }) => {
      const conversation = await room.get(conversationId)
      const [all, branch] = await Promise.all([store.allMessages(conversationId), store.branch(conversationId)])
      const messages = room.turns.withLive(conversationId, all)
      return exportConversation({ conversation, messages, head: branch.at(-1)?.id ?? null }, format)
    },
    'chat.setModel': async ({ conversationId, model }) => {
      await store.setModel(conversationId, model)
      await room.changed()
    },
  } satisfies Partial<ChatRequests>
}

import type { Conversation, ExportFormat } from '../../shared/chat.ts'
import type { ConversationId } from '../../shared/ids.ts'
import { request } from '../ipc/client.ts'
import { toast, toastError } from '../ui/toast.ts'
import { go, isOpenConversation, openConversation } from './route.ts'
import { say } from './words.ts'

/** Deletes at once, and offers for a while to take it back. */
export function deleteConversation(conversation: Conversation): void {
  const conversationId = conversation.id
  const isOpen = isOpenConversation(conversationId)
  const undo = () =>
    void request('chat.restore', { conversationId }).then(() => isOpen && openConversation(conversationId), toastError)
  if (isOpen) go({ screen: 'chat', conversationId: null }, true)
  request('chat.delete', { conversationId }).then(
    () => toast(say('deleted', { title: conversation.title || say('untitled') }), { undo }),
    toastError,
  )
}

/** Hands the conversation out as a file. */
export function exportConversation(conversationId: ConversationId, format: ExportFormat): void {
  request('chat.export', { conversationId, format }).then((exported) => {
    const url = URL.createObjectURL(new Blob([exported.text], { type: exported.mimeType }))
    const link = document.createElement('a')
    link.href = url
    link.download = exported.fileName
    link.click()
    setTimeout(() => URL.revokeObjectURL(url), 10_000)
  }, toastError)
}

// The words of a message that search looks through.
import type { Message } from '../../shared/chat.ts'

/** What was said, the tools that were called and the names of attachments; a summary; never the contents of results or files. */
export function messageText(message: Message): string {
  const summary = message.summary ? [message.summary.text] : []
  const parts = message.parts.map((part) => {
    if (part.type === 'text') return part.text
    return part.type === 'toolCall' ? part.toolTitle : part.name
  })
  return [...parts, ...summary].join('\n')
}

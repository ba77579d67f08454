// The words of a message that search looks through.
import type { Message } from '../../shared/chat.ts'

/** What was said, the tools that were called and the names of attachments; never the contents of results or files. */
export function messageText(message: Message): string {
  return message.parts
    .map((part) => {
      if (part.type === 'text') return part.text
      return part.type === 'toolCall' ? part.toolTitle : part.name
    })
    .join('\n')
}

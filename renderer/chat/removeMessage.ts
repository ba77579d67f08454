import type { Message } from '../../shared/chat.ts'
import { request } from '../ipc/client.ts'
import { toast, toastError } from '../ui/toast.ts'
import { placeOf } from './placeOf.ts'
import { say } from './roomWords.ts'

/** Deletes a message with what followed it at once, and offers for a while to take it back. */
export function removeMessage(message: Message, isLast: boolean): void {
  const place = placeOf(message)
  request('chat.removeMessage', place).then(
    (removal) =>
      toast(say('removed', { count: isLast ? 1 : 2 }), {
        undo: () => void request('chat.restoreMessage', { ...place, removal }).catch(toastError),
      }),
    toastError,
  )
}

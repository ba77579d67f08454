import type { ConsentRequest } from '../../shared/consent.ts'
import type { ConsentId } from '../../shared/ids.ts'
import { createSignal } from '../ipc/signal.ts'
import { openConversation, openScreen } from './route.ts'

let wanted: ConsentId | null = null
const changed = createSignal()

/** The question that somebody asked to see, until its card was shown. */
export const wantedQuestion = {
  subscribe: changed.subscribe,
  get: (): ConsentId | null => wanted,
  shown(): void {
    wanted = null
    changed.emit()
  },
}

/** Goes to where the oldest question is asked, and into view of it; the focus goes to its card, never to its answers. */
export function showFirstQuestion(pending: readonly ConsentRequest[]): void {
  const first = pending.toSorted((a, b) => a.askedAt - b.askedAt)[0]
  if (!first) return
  const { conversationId } = first.request.context
  if (conversationId === null) return openScreen('permissions')
  openConversation(conversationId)
  wanted = first.id
  changed.emit()
}

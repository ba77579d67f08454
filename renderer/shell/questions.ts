import type { ConsentRequest } from '../../shared/consent.ts'
import type { ConsentId, ConversationId } from '../../shared/ids.ts'
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

/** What a view asks stands at the view; whether its page may be read at all is asked before there is one. */
const isAtView = ({ principal, action, resource }: ConsentRequest['request']): boolean =>
  principal.kind === 'app' && !(action === 'resources/read' && resource.name.startsWith('ui://'))

/** Stands in the transcript of this conversation, where it was asked: what a server asks of its own accord has no place there. */
export const isInPlace = ({ request }: ConsentRequest, current: ConversationId | null): boolean =>
  current !== null &&
  (request.action === 'tools/call' || isAtView(request)) &&
  request.context.conversationId === current

/** Goes to what waits: a single question where it was asked, several on their own screen; the focus goes to the card, never to its answers. */
export function showQuestions(pending: readonly ConsentRequest[]): void {
  const [first] = pending.toSorted((a, b) => a.askedAt - b.askedAt)
  if (!first) return
  const { conversationId } = first.request.context
  if (pending.length > 1 || conversationId === null || !isInPlace(first, conversationId)) return openScreen('questions')
  openConversation(conversationId)
  wanted = first.id
  changed.emit()
}

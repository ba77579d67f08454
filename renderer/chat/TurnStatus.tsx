import { type ReactElement, useState } from 'react'
import { assertNever } from '../../shared/assertNever.ts'
import type { ConversationId } from '../../shared/ids.ts'
import type { Turn, TurnState } from '../../shared/chat.ts'
import { useTurn } from '../ipc/stores.ts'
import { useMessages } from '../ipc/messages.ts'
import { useBeforehand } from './useBeforehand.ts'
import { useWords } from './words.ts'

const RUNNING = {
  thinking: 'stateThinking',
  summarising: 'stateThinking',
  waitingForServers: 'stateThinking',
  waitingForConsent: 'stateAsking',
  callingTool: 'stateCalling',
  done: 'stateDone',
  failed: 'stateFailed',
  cancelled: 'stateCancelled',
} as const satisfies Record<TurnState['kind'], string>

/** Tells screen readers how the turn goes on: thinking, asking, running, done. Silent for a conversation at rest. */
export function TurnStatus({ conversationId }: { readonly conversationId: ConversationId }): ReactElement {
  const say = useWords()
  const turn = useTurn(conversationId)
  const { messages } = useMessages(conversationId)
  const [last, setLast] = useState<Turn | null>(null)
  if (turn !== null && turn !== last) setLast(turn)
  const end = messages?.findLast((message) => message.role === 'assistant' && message.turnId === last?.id)?.state
  const beforehand = useBeforehand(turn?.state)
  const words = turn ? (beforehand ?? say(RUNNING[turn.state.kind])) : last && end ? say(endWords(end)) : ''
  return <output className="visually-hidden">{words}</output>
}

function endWords(state: 'streaming' | 'done' | 'stopped' | 'failed') {
  switch (state) {
    case 'streaming':
      return 'stateThinking'
    case 'done':
      return 'stateDone'
    case 'stopped':
      return 'stateCancelled'
    case 'failed':
      return 'stateFailed'
    default:
      return assertNever(state)
  }
}

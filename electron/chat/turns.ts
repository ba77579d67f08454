// The turns that run now: one at a time in a conversation, many conversations at once, each stoppable.
import type { Message, ToolCallPart, Turn, TurnState } from '../../shared/chat.ts'
import type { CallId, ConversationId, TurnId } from '../../shared/ids.ts'
import type { Emit } from '../../shared/ipc/contract.ts'
import { AppError } from '../../shared/ipc/errors.ts'
import type { Transcript } from './transcript.ts'
import { told } from '../../shared/told.ts'

/** The right to run a turn in a conversation; `release` gives it back when no turn came of it. */
export type Claim = {
  readonly signal: AbortSignal
  /** Announces the first state and the work, which must not reject. */
  start(turnId: TurnId, work: (running: Running) => Promise<TurnState>): Turn
  release(): void
}
export type Running = {
  setState(state: TurnState): void
  /** From now on pages of messages show it as it is, not as last saved. */
  watch(transcript: Transcript): void
}
type Entry = {
  readonly controller: AbortController
  turn: Turn | null
  transcript: Transcript | null
  done: Promise<void>
}
export type Turns = ReturnType<typeof createTurns>

export function createTurns(emit: Emit) {
  const entries = new Map<ConversationId, Entry>()

  const claim = (conversationId: ConversationId): Claim => {
    if (entries.has(conversationId))
      throw new AppError('BUSY', told`An answer is still being written here. Stop it, or wait until it is finished.`)
    const entry: Entry = { controller: new AbortController(), turn: null, transcript: null, done: Promise.resolve() }
    entries.set(conversationId, entry)
    return {
      signal: entry.controller.signal,
      release: () => void entries.delete(conversationId),
      start(turnId, work) {
        const setState = (state: TurnState) => {
          if (entry.turn && JSON.stringify(entry.turn.state) === JSON.stringify(state)) return
          entry.turn = { id: turnId, conversationId, state }
          emit('chat.turnChanged', entry.turn)
        }
        setState({ kind: 'thinking' })
        entry.done = work({ setState, watch: (transcript) => void (entry.transcript = transcript) }).then((last) => {
          entries.delete(conversationId)
          setState(last)
        })
        return { id: turnId, conversationId, state: { kind: 'thinking' } }
      },
    }
  }
  const stopEntry = async (entry: Entry): Promise<void> => {
    entry.controller.abort(new DOMException('The person stopped the turn.', 'AbortError'))
    await entry.done
  }
  return {
    claim,
    list: (): readonly Turn[] => [...entries.values()].flatMap((entry) => (entry.turn ? [entry.turn] : [])),
    /** Does nothing when that turn is over. Resolves when its last state is kept. */
    async stop(conversationId: ConversationId, turnId: TurnId | null): Promise<void> {
      const entry = entries.get(conversationId)
      if (entry && (turnId === null || entry.turn?.id === turnId)) await stopEntry(entry)
    },
    /** Resolves when nothing runs there any more. */
    settled: async (conversationId: ConversationId): Promise<void> => await entries.get(conversationId)?.done,
    async stopAll(): Promise<void> {
      await Promise.all([...entries.values()].map(stopEntry))
    },
    /** Changes a call of the message that is being written; false when it is in none. */
    changeLive(conversationId: ConversationId, callId: CallId, change: Pick<ToolCallPart, 'leftOut'>): boolean {
      const transcript = entries.get(conversationId)?.transcript
      const index = transcript?.snapshot().parts.findIndex((part) => part.type === 'toolCall' && part.callId === callId)
      if (!transcript || index === undefined || index < 0) return false
      transcript.setCall(index, change)
      return true
    },
    /** Messages as they are now: what is being written replaces what was last saved. */
    withLive(conversationId: ConversationId, messages: readonly Message[]): readonly Message[] {
      const live = entries.get(conversationId)?.transcript?.snapshot()
      return live ? messages.map((message) => (message.id === live.id ? live : message)) : messages
    },
  }
}

/** What a turn does, told from its calls: a question first, then calls on their way, else thinking. */
export function stateOfCalls(calls: readonly ToolCallPart[]): TurnState {
  const consentIds = calls.flatMap(({ state }) => (state.kind === 'asking' ? [state.consentId] : []))
  if (consentIds.length > 0) return { kind: 'waitingForConsent', consentIds }
  const callIds = calls.flatMap(({ state, callId }) =>
    state.kind === 'running' || state.kind === 'deciding' ? [callId] : [],
  )
  return callIds.length > 0 ? { kind: 'callingTool', callIds } : { kind: 'thinking' }
}

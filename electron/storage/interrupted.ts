// What a message becomes when the app ended in the middle of its turn, however it ended.
import type { Message, Part, ToolCallState } from '../../shared/chat.ts'
import { AppError } from '../../shared/ipc/errors.ts'
import { told } from '../../shared/told.ts'

const isOpenCall = (state: ToolCallState): boolean =>
  state.kind === 'deciding' || state.kind === 'asking' || state.kind === 'running'

/** Whether something of the message was still under way when it was saved. */
export function isOpen(message: Message): boolean {
  return (
    message.state === 'streaming' || message.parts.some((part) => part.type === 'toolCall' && isOpenCall(part.state))
  )
}

const INTERRUPTED = new AppError(
  'INTERRUPTED',
  told`Gatehouse ended while this was being written. Nothing was continued. Try again if you want it.`,
).toWire()

/** The same message with everything ended. Pure. */
export function settleInterrupted(message: Message): Message {
  const parts = message.parts.map(settlePart)
  return message.state === 'streaming'
    ? { ...message, state: 'stopped', error: INTERRUPTED, parts }
    : { ...message, parts }
}

function settlePart(part: Part): Part {
  if (part.type !== 'toolCall' || !isOpenCall(part.state)) return part
  // SECURITY: a question without an answer is a no; a call without an outcome is never said to be done or undone.
  if (part.state.kind === 'running') return { ...part, state: { kind: 'interrupted' } }
  return { ...part, state: { kind: 'denied', by: 'withdrawn', note: told`Gatehouse ended before this was answered.` } }
}

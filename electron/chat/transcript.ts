// One message while it is written: parts in order, text coalesced on its way to the window, saved as it grows.
import type { Message, Part, ToolCallPart } from '../../shared/chat.ts'
import type { Emit } from '../../shared/ipc/contract.ts'
import type { Clock } from './clock.ts'

export type TranscriptParts = {
  readonly save: (message: Message) => Promise<void>
  readonly emit: Emit
  readonly clock: Clock
}
export type Transcript = {
  /** The message now; text that waits for the window is told first, so that what follows continues it. */
  snapshot(): Message
  addText(text: string): void
  /** Appends a call and answers its place. */
  addCall(part: ToolCallPart): number
  call(index: number): ToolCallPart
  setCall(index: number, change: Partial<ToolCallPart>): void
  calls(): readonly ToolCallPart[]
  /** Durable when it resolves. */
  commit(): Promise<void>
  finish(change: Pick<Message, 'state' | 'error' | 'usage'>): Promise<void>
}

/** About one frame: more events than that nobody sees. */
export const TEXT_INTERVAL_MS = 16
export const SAVE_INTERVAL_MS = 250
/** However slow the disk, no more than this of what was read on the screen is lost by a crash. */
export const SAVE_AT_LATEST_MS = 1_000

/** Saves and announces its first state at once. */
export function createTranscript(first: Message, parts: TranscriptParts): Transcript {
  let message = first
  const text = createTextStream(parts, () => message)
  const saver = createSaver(parts, () => message)
  const replace = (change: Partial<Message>) => {
    text.flush()
    message = { ...message, ...change }
    parts.emit('chat.messageChanged', message)
  }
  const at = (index: number): ToolCallPart => {
    const part = message.parts[index]
    if (part?.type !== 'toolCall') throw new Error(`Part ${index} is not a tool call.`)
    return part
  }
  parts.emit('chat.messageChanged', message)

  return {
    snapshot: () => (text.flush(), message),
    addText(added) {
      const last = message.parts.length - 1
      const open = message.parts[last]
      if (open?.type === 'text') {
        message = { ...message, parts: message.parts.with(last, { ...open, text: open.text + added }) }
        text.add(last, added)
      } else {
        replace({ parts: [...message.parts, { type: 'text', text: added } satisfies Part] })
        text.begin()
      }
      saver.soon()
    },
    addCall(part) {
      replace({ parts: [...message.parts, part] })
      return message.parts.length - 1
    },
    call: at,
    setCall(index, change) {
      replace({ parts: message.parts.with(index, { ...at(index), ...change }) })
      saver.soon()
    },
    calls: () => message.parts.filter((part) => part.type === 'toolCall'),
    commit: saver.commit,
    finish(change) {
      replace(change)
      return saver.commit()
    },
  }
}

/** Saves in order, one at a time; while text streams, no more often than the interval. */
function createSaver({ save, clock }: TranscriptParts, message: () => Message) {
  let tail: Promise<void> = Promise.resolve()
  let took = 0
  let cancel: (() => void) | null = null
  const commit = (): Promise<void> => {
    cancel?.()
    cancel = null
    const snapshot = message()
    const done = tail.then(async () => {
      const startedAt = clock.now()
      await save(snapshot)
      took = clock.now() - startedAt
    })
    tail = done.catch(() => {})
    return done
  }
  const soon = () => {
    // A message that is slow to save (large results) is saved less often, so that streaming stays smooth.
    cancel ??= clock.after(Math.min(SAVE_AT_LATEST_MS, Math.max(SAVE_INTERVAL_MS, took * 10)), () => {
      cancel = null
      // A failure shows at the next commit, which is awaited.
      commit().catch(() => {})
    })
  }
  return { commit, soon }
}

/** Text of the open part that the window has not been told yet; the first piece came with the part itself. */
function createTextStream({ emit, clock }: TranscriptParts, message: () => Message) {
  let pending = ''
  let part = 0
  let sequence = 0
  let toldAt = Number.NEGATIVE_INFINITY
  let cancel: (() => void) | null = null

  const flush = () => {
    cancel?.()
    cancel = null
    if (pending === '') return
    const { id: messageId, conversationId, parts } = message()
    const open = parts[part]
    const offset = (open?.type === 'text' ? open.text.length : 0) - pending.length
    emit('chat.textAdded', { conversationId, messageId, part, sequence: sequence++, offset, text: pending })
    pending = ''
    toldAt = clock.now()
  }
  return {
    flush,
    begin: () => {
      sequence = 0
      toldAt = clock.now()
    },
    add: (index: number, text: string) => {
      part = index
      pending += text
      const wait = toldAt + TEXT_INTERVAL_MS - clock.now()
      if (wait <= 0) flush()
      else cancel ??= clock.after(wait, flush)
    },
  }
}

// What a person changes about the context of a conversation: what is left out, what is summarised, what is removed.
import type { ContextItem, Message, Part, Spent } from '../../shared/chat.ts'
import { type ConversationId, TurnId } from '../../shared/ids.ts'
import { AppError } from '../../shared/ipc/errors.ts'
import { modelOf } from './asking.ts'
import { compact, lastToCover, putChanged } from './compact.ts'
import { contextView } from './contextView.ts'
import type { ChatParts, ChatRequests, Room } from './room.ts'
import { told } from '../../shared/told.ts'

export function contextRequests(parts: ChatParts, room: Room) {
  return { ...panelRequests(parts, room), ...summaryRequests(parts, room), ...removalRequests(parts, room) }
}

function panelRequests({ store, labelOf }: ChatParts, room: Room) {
  return {
    'chat.context': async ({ conversationId }) =>
      contextView(room.turns.withLive(conversationId, await store.branch(conversationId)), labelOf),
    'chat.spent': async ({ conversationId }): Promise<Spent> => {
      const used = await store.used(conversationId)
      const sum = (of: (one: (typeof used)[number]) => number | null | undefined) =>
        used.reduce((total, one) => total + (of(one) ?? 0), 0)
      const priced = used.filter((one) => typeof one.cost === 'number').length
      return {
        inputTokens: sum((one) => one.inputTokens),
        outputTokens: sum((one) => one.outputTokens),
        cost: sum((one) => one.cost),
        priced,
        unpriced: used.length - priced,
      }
    },
    'chat.leaveOut': async ({ conversationId, item, leftOut }) => {
      if (item.kind === 'result' && room.turns.changeLive(conversationId, item.callId, { leftOut })) return
      await room.atRest(conversationId, async () => {
        const branch = await store.branch(conversationId)
        const changed = branch.flatMap((message) => leftOutOf(message, item, leftOut) ?? [])[0]
        if (!changed) throw new AppError('NOT_FOUND', told`This is not here any more.`)
        await putChanged(room.parts, { conversationId, branch }, changed)
      })
    },
  } satisfies Partial<ChatRequests>
}

/** The message with the item left out or put back; null when the item is not in it. */
function leftOutOf(message: Message, item: ContextItem, leftOut: boolean): Message | null {
  if (item.kind === 'message') return message.id === item.messageId ? { ...message, leftOut } : null
  const isIt = (part: Part, at: number) =>
    item.kind === 'result'
      ? part.type === 'toolCall' && part.callId === item.callId
      : part.type === 'attachment' && message.id === item.messageId && at === item.part
  if (!message.parts.some(isIt)) return null
  return { ...message, parts: message.parts.map((part, at) => (isIt(part, at) ? { ...part, leftOut } : part)) }
}

function summaryRequests(parts: ChatParts, room: Room) {
  const { store } = parts
  return {
    'chat.compact': ({ conversationId }) => summarised(parts, room, conversationId),
    'chat.setSummary': ({ conversationId, messageId, text }) =>
      room.atRest(conversationId, async () => {
        const branch = await store.branch(conversationId)
        const message = branch.find(({ id }) => id === messageId)
        if (!message?.summary) throw new AppError('NOT_FOUND', told`This summary is not here any more.`)
        const summary = text === null ? null : { ...message.summary, text, edited: true }
        await putChanged(room.parts, { conversationId, branch }, { ...message, summary })
      }),
  } satisfies Partial<ChatRequests>
}

/** As a turn, so that it shows, can be stopped, and nothing else runs meanwhile. */
async function summarised(parts: ChatParts, room: Room, conversationId: ConversationId): Promise<void> {
  const claim = room.turns.claim(conversationId)
  const { promise: over, resolve, reject } = Promise.withResolvers<void>()
  claim.start(TurnId.parse(parts.randomId()), async ({ setState }) => {
    setState({ kind: 'summarising' })
    try {
      const model = modelOf(parts, await room.get(conversationId))
      const branch = await parts.store.branch(conversationId)
      // By command as much as there is: all but the last question and its answer.
      const last = lastToCover(branch, 0)
      if (!last) throw new AppError('INVALID_INPUT', told`There is nothing older here that could be summarised.`)
      await compact(room.parts, { conversationId, branch, model, signal: claim.signal }, last)
      resolve()
      return { kind: 'done' }
    } catch (thrown) {
      if (claim.signal.aborted) {
        resolve()
        return { kind: 'cancelled' }
      }
      const error = AppError.from(thrown)
      if (error.code === 'INTERNAL') parts.log('A summary failed inside the app.', thrown)
      reject(error)
      return { kind: 'failed', error: error.toWire() }
    }
  })
  await Promise.allSettled([over])
  await room.turns.settled(conversationId)
  await over
}

function removalRequests({ store, emit }: ChatParts, room: Room) {
  const changed = async (conversationId: ConversationId) => {
    room.recall.take(conversationId, await store.branch(conversationId))
    emit('chat.messagesReset', { conversationId })
    await room.changed()
  }
  return {
    'chat.removeMessage': ({ conversationId, messageId }) =>
      room.atRest(conversationId, async () => {
        const removal = await store.removeMessage(conversationId, messageId)
        await changed(conversationId)
        return removal
      }),
    'chat.restoreMessage': ({ conversationId, messageId, removal }) =>
      room.atRest(conversationId, async () => {
        await store.restoreMessage(conversationId, messageId, removal)
        await changed(conversationId)
      }),
  } satisfies Partial<ChatRequests>
}

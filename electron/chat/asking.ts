// What starts and stops turns: send, retry, edit and resend, a tool run by the person.
import type { Conversation, Message, ModelRef, Turn } from '../../shared/chat.ts'
import { type ConversationId, MessageId, TurnId } from '../../shared/ids.ts'
import { AppError } from '../../shared/ipc/errors.ts'
import { titleFrom, UNTITLED } from './export.ts'
import { leaves } from './recall.ts'
import type { ChatParts, ChatRequests, Room } from './room.ts'
import type { Claim } from './turns.ts'

export function turnRequests(parts: ChatParts, room: Room) {
  return { ...answerRequests(parts, room), ...directRequests(parts, room) } satisfies Partial<ChatRequests>
}

function answerRequests(parts: ChatParts, room: Room) {
  const { store } = parts
  return {
    'chat.send': ({ conversationId, text, attachments }) =>
      room.claimed(conversationId, async (claim) => {
        const files = attachments.map((file) => ({ type: 'attachment' as const, ...file }))
        const said = [{ type: 'text' as const, text }, ...files]
        return await say(parts, room, { claim, conversation: await room.get(conversationId), said })
      }),
    'chat.stop': ({ conversationId, turnId }) => room.turns.stop(conversationId, turnId),
    'chat.retry': ({ conversationId }) =>
      room.claimed(conversationId, async (claim) => {
        const model = modelOf(parts, await room.get(conversationId))
        const messages = await store.allMessages(conversationId)
        const asked = messages.findLastIndex((message) => message.role === 'user')
        if (asked < 0 || messages.at(-1)?.via === 'direct')
          throw new AppError('INVALID_INPUT', 'There is no answer here that could be tried again.')
        const answer = messages[asked + 1]
        if (answer) await cutFrom(parts, room, answer)
        else await room.recall.ensure(conversationId)
        const purpose = { kind: 'answer', model, history: messages.slice(0, asked + 1) } as const
        return await room.begin(claim, { conversationId, turnId: newTurnId(parts), purpose })
      }),
    'chat.editAndResend': ({ conversationId, messageId, text }) =>
      room.claimed(conversationId, async (claim) => {
        const conversation = await room.get(conversationId)
        modelOf(parts, conversation)
        const old = (await store.allMessages(conversationId)).find((message) => message.id === messageId)
        if (old?.role !== 'user') throw new AppError('NOT_FOUND', 'This message is not here any more.')
        await cutFrom(parts, room, old)
        const files = old.parts.filter((part) => part.type === 'attachment')
        return await say(parts, room, { claim, conversation, said: [{ type: 'text', text }, ...files] })
      }),
  } satisfies Partial<ChatRequests>
}

/** Direct mode: the person calls one tool, past the same gate. No model takes part, and none is imitated. */
function directRequests(parts: ChatParts, room: Room) {
  return {
    'chat.runTool': ({ conversationId, toolKey, arguments: given }) =>
      room.claimed(conversationId, async (claim) => {
        const conversation = await room.get(conversationId)
        const tool = parts.tools.find(toolKey)
        if (!tool) throw new AppError('UNKNOWN_TOOL', 'This tool is not there any more. Its server may have stopped.')
        await room.recall.ensure(conversationId)
        for (const word of leaves(given)) parts.ledger.said(conversationId, word)
        await nameFirst(parts, conversation, tool.definition.title ?? tool.definition.name)
        const purpose = { kind: 'direct', tool, arguments: given } as const
        const turn = await room.begin(claim, { conversationId, turnId: newTurnId(parts), purpose })
        await room.changed()
        return turn
      }),
    'chat.listTurns': () => room.turns.list(),
  } satisfies Partial<ChatRequests>
}

const newTurnId = ({ randomId }: ChatParts): TurnId => TurnId.parse(randomId())

function modelOf({ settings }: ChatParts, conversation: Conversation): ModelRef {
  const ref = conversation.model ?? settings.defaultModel()
  if (!ref)
    throw new AppError('MODEL_NOT_SET', 'No model is chosen. Choose one, or run a tool yourself in Direct mode.')
  return ref
}

type Saying = { readonly claim: Claim; readonly conversation: Conversation; readonly said: Message['parts'] }

/** Keeps the person's words, then lets the model answer. */
async function say(parts: ChatParts, room: Room, { claim, conversation, said }: Saying): Promise<Turn> {
  const { id: conversationId } = conversation
  const model = modelOf(parts, conversation)
  await room.recall.ensure(conversationId)
  const turnId = newTurnId(parts)
  const message = userMessage(parts, { conversationId, turnId, said })
  await room.save(message)
  parts.emit('chat.messageChanged', message)
  const words = said.flatMap((part) => (part.type === 'text' ? [part.text] : []))
  for (const text of words) parts.ledger.said(conversationId, text)
  await nameFirst(parts, conversation, words.join(' '))
  const history = await parts.store.allMessages(conversationId)
  const turn = await room.begin(claim, { conversationId, turnId, purpose: { kind: 'answer', model, history } })
  await room.changed()
  return turn
}

/** Removes a message and what follows; the ledger then knows only what is left. */
async function cutFrom({ store, emit }: ChatParts, room: Room, { conversationId, id }: Message): Promise<void> {
  await store.removeMessagesAfter(conversationId, id, true)
  await room.recall.reset(conversationId)
  emit('chat.messagesReset', { conversationId })
}

/** Named by its first words, unless the person named it. */
async function nameFirst({ store }: ChatParts, conversation: Conversation, words: string): Promise<void> {
  if (conversation.title === UNTITLED) await store.rename(conversation.id, titleFrom(words))
}

const userMessage = (
  { randomId, clock }: ChatParts,
  { conversationId, turnId, said }: { conversationId: ConversationId; turnId: TurnId; said: Message['parts'] },
): Message => ({
  id: MessageId.parse(randomId()),
  conversationId,
  turnId,
  role: 'user',
  via: 'chat',
  parts: said,
  state: 'done',
  error: null,
  model: null,
  usage: null,
  traceId: null,
  createdAt: clock.now(),
})

// What starts and stops turns: send, retry, edit and resend, a tool run by the person.
import type { Conversation, Message, ModelRef, Turn } from '../../shared/chat.ts'
import { MessageId, TurnId } from '../../shared/ids.ts'
import { isForModel } from '../../shared/host.ts'
import { AppError } from '../../shared/ipc/errors.ts'
import { adviseTask } from './advice.ts'
import { titleFrom, UNTITLED } from './export.ts'
import { leaves, saidIn, seenFile } from './recall.ts'
import type { ChatParts, ChatRequests, Room } from './room.ts'
import type { Claim } from './turns.ts'
import { told } from '../../shared/told.ts'

export function turnRequests(parts: ChatParts, room: Room) {
  return { ...answerRequests(parts, room), ...directRequests(parts, room) } satisfies Partial<ChatRequests>
}

function answerRequests(parts: ChatParts, room: Room) {
  const { store } = parts
  return {
    'chat.send': ({ conversationId, text, attachments, taken, mentions }) =>
      room.claimed(conversationId, async (claim) => {
        const conversation = await room.get(conversationId)
        modelOf(parts, conversation)
        const files = attachments.map((file) => ({ type: 'attachment' as const, ...file }))
        const words = { type: 'text' as const, text, ...(mentions.length > 0 ? { mentions } : {}) }
        const said = [words, ...files, ...parts.taken(taken)]
        const before = await store.branch(conversationId)
        await room.recall.ensure(conversationId)
        return await say(parts, room, { claim, conversation, said, before, forks: false })
      }),
    'chat.stop': ({ conversationId, turnId }) => room.turns.stop(conversationId, turnId),
    'chat.retry': ({ conversationId, messageId }) =>
      room.claimed(conversationId, async (claim) => {
        const model = modelOf(parts, await room.get(conversationId))
        const history = questionAt(await store.branch(conversationId), messageId)
        const turn = await room.begin(claim, {
          conversationId,
          turnId: newTurnId(parts),
          parentId: history.at(-1)?.id ?? null,
          purpose: { kind: 'answer', model, history },
          onKept: () => room.recall.take(conversationId, history),
        })
        parts.emit('chat.messagesReset', { conversationId })
        return turn
      }),
    'chat.editAndResend': ({ conversationId, messageId, text }) =>
      room.claimed(conversationId, async (claim) => {
        const conversation = await room.get(conversationId)
        modelOf(parts, conversation)
        const branch = await store.branch(conversationId)
        const at = branch.findIndex((message) => message.id === messageId)
        const old = branch[at]
        if (old?.role !== 'user') throw new AppError('NOT_FOUND', told`This message is not here any more.`)
        const files = old.parts.filter((part) => part.type === 'attachment')
        const named = old.parts.find((part) => part.type === 'text')?.mentions
        const said = [{ type: 'text' as const, text, ...(named ? { mentions: named } : {}) }, ...files]
        const turn = await say(parts, room, { claim, conversation, said, before: branch.slice(0, at), forks: true })
        parts.emit('chat.messagesReset', { conversationId })
        return turn
      }),
    'chat.selectBranch': ({ conversationId, messageId }) =>
      room.atRest(conversationId, async () => {
        await room.get(conversationId)
        if ((await store.branch(conversationId)).some((message) => message.id === messageId)) return
        await store.select(conversationId, messageId)
        room.recall.take(conversationId, await store.branch(conversationId))
        parts.emit('chat.messagesReset', { conversationId })
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
        if (!tool || !isForModel(tool.definition))
          throw new AppError('UNKNOWN_TOOL', told`This tool is not there any more. Its server may have stopped.`)
        await room.recall.ensure(conversationId)
        for (const word of leaves(given)) parts.ledger.said(conversationId, word)
        await nameFirst(parts, conversation, tool.definition.title ?? tool.definition.name)
        const purpose = { kind: 'direct', tool, arguments: given } as const
        const parentId = (await parts.store.branch(conversationId)).at(-1)?.id ?? null
        const turn = await room.begin(claim, { conversationId, turnId: newTurnId(parts), parentId, purpose })
        await room.changed()
        return turn
      }),
    'chat.listTurns': () => room.turns.list(),
  } satisfies Partial<ChatRequests>
}

const newTurnId = ({ randomId }: ChatParts): TurnId => TurnId.parse(randomId())

export function modelOf({ settings }: ChatParts, conversation: Conversation): ModelRef {
  const ref = conversation.model ?? settings.defaultModel()
  if (!ref)
    throw new AppError('MODEL_NOT_SET', told`No model is chosen. Choose one, or run a tool yourself in Direct mode.`)
  return ref
}

/** The branch up to a question: the message itself, or the one that it answers. */
function questionAt(branch: readonly Message[], messageId: MessageId): readonly Message[] {
  const at = branch.findIndex((message) => message.id === messageId)
  const asked = branch.slice(0, at + 1).findLastIndex((message) => message.role === 'user')
  if (asked < 0 || branch[at]?.via === 'direct' || at - asked > 1)
    throw new AppError('INVALID_INPUT', told`There is no answer here that could be tried again.`)
  return branch.slice(0, asked + 1)
}

type Saying = {
  readonly claim: Claim
  readonly conversation: Conversation
  readonly said: Message['parts']
  /** The branch that the words follow. */
  readonly before: readonly Message[]
  /** They begin another branch. */
  readonly forks: boolean
}

/** Keeps the person's words, then lets the model answer. */
async function say(parts: ChatParts, room: Room, { claim, conversation, said, before, forks }: Saying): Promise<Turn> {
  const { id: conversationId } = conversation
  const model = modelOf(parts, conversation)
  const turnId = newTurnId(parts)
  const message = userMessage(parts, { conversationId, turnId, parentId: before.at(-1)?.id ?? null, said })
  await room.save(message)
  const history = [...before, message]
  const words = saidIn(message)
  if (forks) room.recall.take(conversationId, history)
  else {
    for (const text of words) parts.ledger.said(conversationId, text)
    for (const part of said)
      if (part.type === 'attachment') parts.ledger.received(conversationId, seenFile(message, part))
  }
  parts.emit('chat.messageChanged', message)
  await nameFirst(parts, conversation, words.join(' '))
  void adviseTask(parts, { conversationId, said: words, model })
  const purpose = { kind: 'answer', model, history } as const
  const turn = await room.begin(claim, { conversationId, turnId, parentId: message.id, purpose })
  await room.changed()
  return turn
}

/** Named by its first words, unless the person named it. */
async function nameFirst({ store }: ChatParts, conversation: Conversation, words: string): Promise<void> {
  if (conversation.title === UNTITLED) await store.rename(conversation.id, titleFrom(words))
}

const userMessage = (
  { randomId, clock }: ChatParts,
  place: Pick<Message, 'conversationId' | 'turnId' | 'parentId'> & { readonly said: Message['parts'] },
): Message => ({
  id: MessageId.parse(randomId()),
  conversationId: place.conversationId,
  parentId: place.parentId,
  turnId: place.turnId,
  role: 'user',
  via: 'chat',
  parts: place.said,
  state: 'done',
  error: null,
  model: null,
  usage: null,
  traceId: null,
  createdAt: clock.now(),
})

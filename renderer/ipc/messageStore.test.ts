import { expect, test } from 'vitest'
import type { Message } from '../../shared/chat.ts'
import { ConversationId, MessageId, TurnId } from '../../shared/ids.ts'
import { createClient } from './createClient.ts'
import { createMessageMirror } from './messageStore.ts'

const conversationId = ConversationId.parse('c')
const message = (id: string, text: string, state: Message['state'] = 'done'): Message => ({
  id: MessageId.parse(id),
  conversationId,
  turnId: TurnId.parse('t'),
  role: 'assistant',
  via: 'chat',
  parts: [{ type: 'text', text }],
  state,
  error: null,
  model: null,
  parentId: null,
  usage: null,
  traceId: null,
  createdAt: 0,
})

/** A main that holds messages and answers when told. */
const setUp = (held: Message[]) => {
  let say: (name: string, payload: unknown) => void = () => {}
  const asked: unknown[] = []
  const client = createClient({
    request: async (_name, input) => {
      asked.push(input)
      const { before, limit } = input as { before: string | null; limit: number }
      const end = before === null ? held.length : held.findIndex((one) => one.id === before)
      const start = Math.max(0, end - limit)
      return { ok: true, value: { messages: held.slice(start, end), hasMore: start > 0, forks: {} } }
    },
    on: (listener) => {
      say = listener
      return () => {}
    },
  })
  const mirror = createMessageMirror(client, (run) => run())
  return { mirror, say: (name: string, payload: unknown) => say(name, payload), asked, held }
}
const settled = () => new Promise<void>((resolve) => setTimeout(resolve))

test('5,000 messages open with one small page, older ones come when asked for, in order', async () => {
  const { mirror, asked } = setUp(Array.from({ length: 5000 }, (_, index) => message(`m${index}`, 'x')))
  const store = mirror.storeOf(conversationId)
  store.subscribe(() => {})
  await settled()
  expect(store.get().messages).toHaveLength(30)
  await store.more()
  expect(store.get().messages?.map((one) => one.id)).toEqual(Array.from({ length: 230 }, (_, i) => `m${4770 + i}`))
  expect(asked).toHaveLength(2)
})

test('deltas that come after a reload in mid-stream finish the text, and a lost one makes the page be read again', async () => {
  const { mirror, say, held } = setUp([message('m', 'The ans', 'streaming')])
  const store = mirror.storeOf(conversationId)
  store.subscribe(() => {})
  await settled()
  say('chat.textAdded', { conversationId, messageId: 'm', part: 0, sequence: 9, offset: 4, text: 'answer' })
  expect(mirror.live.get('m', 0)).toBe('The answer')
  held[0] = message('m', 'The answer is 42.', 'streaming')
  say('chat.textAdded', { conversationId, messageId: 'm', part: 0, sequence: 12, offset: 16, text: '.' })
  await settled()
  expect(mirror.live.get('m', 0)).toBe('The answer is 42.')
})

test('a whole message replaces the one it is about, and a new one is added at the end', async () => {
  const { mirror, say } = setUp([message('a', 'one')])
  const store = mirror.storeOf(conversationId)
  store.subscribe(() => {})
  await settled()
  say('chat.messageChanged', { ...message('b', 'two', 'streaming'), parentId: 'a' })
  say('chat.messageChanged', message('a', 'changed'))
  expect(store.get().messages?.map((one) => one.parts[0])).toEqual([
    { type: 'text', text: 'changed' },
    { type: 'text', text: 'two' },
  ])
})

test('a message that begins another branch takes the place of what followed there, and the page is read again', async () => {
  const chained = (id: string, parentId: string | null) => ({
    ...message(id, id),
    parentId: parentId as MessageId | null,
  })
  const { mirror, say, asked, held } = setUp([chained('q', null), chained('a', 'q'), chained('r', 'a')])
  const store = mirror.storeOf(conversationId)
  store.subscribe(() => {})
  await settled()
  const anew = chained('b', 'q')
  held.splice(1, 2, anew)
  say('chat.messageChanged', anew)
  // Never both versions on the screen, not for a moment.
  expect(store.get().messages?.map((one) => one.id)).toEqual(['q', 'b'])
  await settled()
  expect(store.get().messages?.map((one) => one.id)).toEqual(['q', 'b'])
  expect(asked).toHaveLength(2)
})

test('a message that ended while a page was on its way stays ended, though the page still says that it is written', async () => {
  const { mirror, say } = setUp([message('m', 'The', 'streaming')])
  const store = mirror.storeOf(conversationId)
  store.subscribe(() => {})
  await settled()
  const reading = store.read()
  say('chat.messageChanged', message('m', 'The answer.'))
  await reading
  expect(store.get().messages?.at(-1)).toMatchObject({ state: 'done', parts: [{ text: 'The answer.' }] })
})

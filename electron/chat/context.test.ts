import { expect, test } from 'vitest'
import type { Message, Part, ToolCallPart } from '../../shared/chat.ts'
import type { ToolResult } from '../../shared/host.ts'
import type { CallId, ConversationId, MessageId, ServerId, TurnId } from '../../shared/ids.ts'
import { NO_VEIL } from '../permission/veil.ts'
import { budgetFor, buildContext } from './context.ts'

const message = (id: string, role: Message['role'], ...parts: Part[]): Message => ({
  id: `message-${id}-0123456789ab` as MessageId,
  conversationId: 'c' as ConversationId,
  turnId: 't' as TurnId,
  role,
  via: 'chat',
  parts,
  state: 'done',
  error: null,
  model: null,
  parentId: null,
  usage: null,
  traceId: null,
  createdAt: 0,
})
const say = (text: string): Part => ({ type: 'text', text })
const done = (id: string, result: ToolResult | string, more: Partial<ToolCallPart> = {}): ToolCallPart => ({
  type: 'toolCall',
  callId: `call_${id.padStart(16, '0')}` as CallId,
  serverId: 's' as ServerId,
  serverName: 'Mail',
  accountId: null,
  toolKey: 'mail__read',
  toolName: 'read',
  toolTitle: 'Read',
  arguments: { id },
  decision: null,
  round: 0,
  state: {
    kind: 'done',
    durationMs: 1,
    result: typeof result === 'string' ? { blocks: [{ type: 'text', text: result }], isError: false } : result,
  },
  ...more,
})
const build = (messages: readonly Message[], budget = 1_000_000) =>
  buildContext({ messages, now: 0, budget, veil: NO_VEIL })
const size = (messages: ReturnType<typeof build>) => messages.slice(1).reduce((sum, each) => sum + each.text.length, 0)

test('[chat.shorten] the oldest results are shortened first, and say so; the newest stays whole', () => {
  const messages = [
    message('1', 'user', say('first')),
    message('2', 'assistant', done('1', 'old '.repeat(5000)), say('seen')),
    message('3', 'user', say('second')),
    message('4', 'assistant', done('2', 'new '.repeat(5000))),
  ]
  expect(JSON.stringify(build(messages))).not.toContain('shortened')
  const sent = build(messages, 25_000)
  const [old, fresh] = sent.filter((each) => each.role === 'tool')
  expect(old?.text).toMatch(/shortened by Gatehouse: 19600 of 20000 characters/)
  expect(fresh?.text).toContain('new '.repeat(5000))
  expect(size(sent)).toBeLessThan(25_000)
})

test('[chat.shorten] when that is not enough the oldest turns go, visibly, and never the last question', () => {
  const messages = Array.from({ length: 40 }, (_, index) =>
    message(String(index), index % 2 === 0 ? 'user' : 'assistant', say(`${index} ${'word '.repeat(200)}`)),
  )
  const sent = build([...messages, message('last', 'user', say('the last question'))], 10_000)
  expect(sent[0]?.role).toBe('system')
  expect(sent[1]?.text).toMatch(/the \d+ oldest messages of this conversation were left out/)
  expect(sent[2]?.role).toBe('user')
  expect(sent.at(-1)?.text).toBe('the last question')
  expect(size(sent)).toBeLessThan(11_500)
  const tight = build([...messages, message('last', 'user', say('x'.repeat(50_000)))], 10_000)
  expect(tight).toHaveLength(3)
})

test('rounds stay rounds: a call that followed from another is not told as one made beside it', () => {
  const parts = [say('I look.'), done('1', 'a'), done('2', 'b'), done('3', 'c', { round: 1 }), say('Done.')]
  const sent = build([message('1', 'user', say('go')), message('2', 'assistant', ...parts)])
  expect(sent.map((each) => [each.role, each.role === 'assistant' ? each.toolCalls.length : 0])).toEqual([
    ['system', 0],
    ['user', 0],
    ['assistant', 2],
    ['tool', 0],
    ['tool', 0],
    ['assistant', 1],
    ['tool', 0],
    ['assistant', 0],
  ])
})

test('what the person attached reaches the model as a file, what cannot be read only by its name', () => {
  const file = (name: string, mimeType: string, data: string): Part => ({
    type: 'attachment',
    name,
    mimeType,
    data: Buffer.from(data).toString('base64'),
  })
  const [, sent] = build([
    message(
      '1',
      'user',
      say('look'),
      file('a.csv', 'text/csv', 'x,y'),
      file('b.png', 'image/png', 'px'),
      file('c.zip', 'application/zip', 'PK'),
    ),
  ])
  expect(sent?.text).toMatch(/^look\n\nAttached file "a.csv":\n<(data-\S+)>\nx,y\n<\/\1>/)
  expect(sent?.text).toContain('"c.zip", application/zip: not readable here')
  expect(sent).toMatchObject({ images: [{ mimeType: 'image/png' }] })
})

test('sound and binary files are shown to the person only; structure stands in when there is no text', () => {
  const result: ToolResult = {
    blocks: [
      { type: 'audio', mimeType: 'audio/wav', data: 'UklGRg==' },
      { type: 'resource', uri: 'file:///a.bin', mimeType: 'application/pdf', blob: 'SECRETBYTES=' },
    ],
    isError: false,
  }
  const sent = JSON.stringify(build([message('1', 'assistant', done('1', result))]))
  expect(sent).not.toContain('UklGRg==')
  expect(sent).not.toContain('SECRETBYTES')
  expect(sent).toContain('file:///a.bin')
  const structured = build([
    message('1', 'assistant', done('1', { blocks: [], structured: { sum: 42 }, isError: false })),
  ])
  expect(structured.at(-1)?.text).toContain('{"sum":42}')
})

test('a tool that the person ran is told as theirs, with its result as data', () => {
  const direct: Message = { ...message('1', 'assistant', done('1', 'from mail')), via: 'direct' }
  const [, sent] = build([direct])
  expect(sent).toMatchObject({ role: 'user' })
  expect(sent?.text).toMatch(
    /^\[I ran the tool "read" of the server "Mail" myself with {"id":"1"}\.\]\nData from the server/,
  )
})

test('the budget follows the model, with room for the answer', () => {
  expect(budgetFor(8000)).toBe(18_000)
  expect(budgetFor(null)).toBe(400_000)
})

import { expect, test } from 'vitest'
import type { Message, Part, ToolCallState } from '../../shared/chat.ts'
import type { ConversationId, MessageId } from '../../shared/ids.ts'
import { say, setUp } from './forConversationTests.ts'

const DAY = 86_400_000

const ids = (messages: readonly Message[]) => messages.map((message) => message.id)

test('conversations: created, renamed, listed newest first, counted', async () => {
  await using at = setUp()
  const a = await at.conversations.create({ title: 'A', model: null })
  at.advance(1)
  const b = await at.conversations.create({ title: 'B', model: null })
  expect((await at.conversations.list()).map((one) => one.title)).toEqual(['B', 'A'])
  await at.conversations.save(say(a.id, 'm1', 'hello'))
  await at.conversations.rename(a.id, 'A2')
  expect(await at.conversations.list()).toMatchObject([
    { title: 'A2', updatedAt: 2000, messageCount: 1 },
    { id: b.id, messageCount: 0 },
  ])
  await expect(at.conversations.rename('nobody' as ConversationId, 'x')).rejects.toMatchObject({ code: 'NOT_FOUND' })
})

test('delete hides, undo brings everything back, seven days later it is gone', async () => {
  await using at = setUp()
  const { id } = await at.conversations.create({ title: 'Trip to Oslo', model: null })
  await at.conversations.save(say(id, 'm1', 'fjords'))
  await at.conversations.remove(id)
  expect(await at.conversations.list()).toEqual([])
  expect(await at.conversations.get(id)).toBeNull()
  expect(await at.conversations.search('fjords', 10)).toEqual([])
  expect(await at.conversations.search('oslo', 10)).toEqual([])
  await at.conversations.restore(id)
  expect(await at.conversations.search('fjords', 10)).toHaveLength(1)
  await at.conversations.remove(id)
  at.advance(7 * DAY)
  expect(await at.conversations.purge()).toBe(0)
  at.advance(1)
  expect(await at.conversations.purge()).toBe(1)
  await expect(at.conversations.restore(id)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  expect(await at.database.read("SELECT rowid FROM message_words WHERE message_words MATCH 'fjords'")).toEqual([])
})

test('pages of messages, oldest first, back to the beginning', async () => {
  await using at = setUp()
  const { id } = await at.conversations.create({ title: 'A', model: null })
  for (let i = 0; i < 25; i++)
    await at.conversations.save(say(id, `m${i}`, `${i}`, after(i === 0 ? null : `m${i - 1}`)))
  const newest = await at.conversations.messages({ conversationId: id, before: null, limit: 10 })
  expect(ids(newest.messages)).toEqual(Array.from({ length: 10 }, (_, i) => `m${15 + i}`))
  expect(newest.hasMore).toBe(true)
  const middle = await at.conversations.messages({ conversationId: id, before: 'm15' as MessageId, limit: 15 })
  expect(ids(middle.messages)).toEqual(Array.from({ length: 15 }, (_, i) => `m${i}`))
  expect(middle.hasMore).toBe(false)
  expect(await at.conversations.allMessages(id)).toHaveLength(25)
})

const after = (parent: string | null): Partial<Message> => ({ parentId: parent as MessageId | null })

test('a saved message is replaced in its place', async () => {
  await using at = setUp()
  const { id } = await at.conversations.create({ title: 'A', model: null })
  for (const [name, parent] of [
    ['m1', null],
    ['m2', 'm1'],
    ['m3', 'm2'],
  ] as const)
    await at.conversations.save(say(id, name, name, after(parent)))
  await at.conversations.save(say(id, 'm2', 'changed', after('m1')))
  const page = await at.conversations.messages({ conversationId: id, before: null, limit: 10 })
  expect(ids(page.messages)).toEqual(['m1', 'm2', 'm3'])
  expect(page.messages[1]?.parts).toEqual([{ type: 'text', text: 'changed' }])
  expect(page.forks).toEqual({})
})

test('branches: the newest is in use, each can be gone back to, and all are kept and found', async () => {
  await using at = setUp()
  const { id } = await at.conversations.create({ title: 'A', model: null })
  const other = await at.conversations.create({ title: 'B', model: null })
  await at.conversations.save(say(other.id, 'x1', 'elsewhere', after(null)))
  // q1 - a1 - q2 - a2, then a1 is made anew (b1) and q2 said otherwise below it (c2), then q1 itself (r1).
  const tree = [
    ['q1', null],
    ['a1', 'q1'],
    ['q2', 'a1'],
    ['a2', 'q2'],
    ['b1', 'q1'],
    ['c2', 'b1'],
    ['r1', null],
  ] as const
  for (const [name, parent] of tree) await at.conversations.save(say(id, name, `word${name}`, after(parent)))
  const branch = async () => ids(await at.conversations.branch(id))
  expect(await branch()).toEqual(['r1'])
  await at.conversations.select(id, 'q1' as MessageId)
  expect(await branch()).toEqual(['q1', 'b1', 'c2'])
  await at.conversations.select(id, 'a1' as MessageId)
  expect(await branch()).toEqual(['q1', 'a1', 'q2', 'a2'])
  const page = await at.conversations.messages({ conversationId: id, before: null, limit: 10 })
  expect(page.forks).toEqual({ q1: ['q1', 'r1'], a1: ['a1', 'b1'] })
  const older = await at.conversations.messages({ conversationId: id, before: 'q2' as MessageId, limit: 1 })
  expect([ids(older.messages), older.hasMore]).toEqual([['a1'], true])
  expect(ids(await at.conversations.allMessages(id))).toEqual(tree.map(([name]) => name))
  expect(await at.conversations.search('wordc2', 10)).toMatchObject([{ places: [{ messageId: 'c2' }] }])
  await expect(at.conversations.select(id, 'x1' as MessageId)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  expect(await branch()).toEqual(['q1', 'a1', 'q2', 'a2'])
})

test('a removed message goes with all that follows it, and comes back with all of it', async () => {
  await using at = setUp()
  const { id } = await at.conversations.create({ title: 'A', model: null })
  const tree = [
    ['q1', null],
    ['a1', 'q1'],
    ['b1', 'q1'],
    ['q2', 'b1'],
    ['a2', 'q2'],
  ] as const
  for (const [name, parent] of tree) await at.conversations.save(say(id, name, `word${name}`, after(parent)))
  const look = async () => ({
    branch: ids(await at.conversations.branch(id)),
    all: ids(await at.conversations.allMessages(id)),
    count: (await at.conversations.get(id))?.messageCount,
    found: (await at.conversations.search('worda2', 10)).length,
  })
  const whole = await look()
  expect(whole).toEqual({ branch: ['q1', 'b1', 'q2', 'a2'], all: ['q1', 'a1', 'b1', 'q2', 'a2'], count: 5, found: 1 })
  // Its other version takes its place.
  const first = await at.conversations.removeMessage(id, 'b1' as MessageId)
  expect(await look()).toEqual({ branch: ['q1', 'a1'], all: ['q1', 'a1'], count: 2, found: 0 })
  at.advance(1)
  const second = await at.conversations.removeMessage(id, 'q1' as MessageId)
  expect(await look()).toEqual({ branch: [], all: [], count: 0, found: 0 })
  // Taken back in another order than it was done: what it hangs on comes too.
  await at.conversations.restoreMessage(id, 'b1' as MessageId, first)
  expect((await look()).branch).toEqual(['q1', 'b1', 'q2', 'a2'])
  await at.conversations.restoreMessage(id, 'q1' as MessageId, second)
  expect(await look()).toMatchObject({ all: whole.all, count: 5, found: 1 })
  const third = await at.conversations.removeMessage(id, 'b1' as MessageId)
  at.advance(7 * DAY + 1)
  await at.conversations.purge()
  await expect(at.conversations.restoreMessage(id, 'b1' as MessageId, third)).rejects.toMatchObject({
    code: 'NOT_FOUND',
  })
  expect((await look()).branch).toEqual(['q1', 'a1'])
})

test('search: words, beginnings, accents, titles first, each place of a conversation, and no query syntax', async () => {
  await using at = setUp()
  const a = await at.conversations.create({ title: 'Holidays', model: null })
  const b = await at.conversations.create({ title: 'Invoice for Zoë', model: null })
  const c = await at.conversations.create({ title: 'Other', model: null })
  await at.conversations.save(say(a.id, 'a1', 'please pay the invoice of the hotel'))
  await at.conversations.save(say(a.id, 'a2', 'the invoice again, with a NEAR "quote" AND (parens) col:on'))
  await at.conversations.save(say(c.id, 'c1', 'café in the morning'))
  const hits = await at.conversations.search('invoice', 10)
  expect(hits.map((hit) => hit.conversation.id)).toEqual([b.id, a.id])
  expect(hits[1]).toMatchObject({
    count: 2,
    atLeast: false,
    places: [{ messageId: 'a2', snippet: expect.stringContaining('invoice again') }, { messageId: 'a1' }],
  })
  expect(hits[0]).toMatchObject({ count: 0, places: [], conversation: { title: 'Invoice for Zoë' } })
  expect(await at.conversations.search('zoe', 10)).toHaveLength(1)
  expect(await at.conversations.search('caf', 10)).toMatchObject([{ places: [{ messageId: 'c1' }] }])
  const long = `${'before '.repeat(50)}then a Crème brûlée came ${'after '.repeat(50)}`
  await at.conversations.save(say(c.id, 'c2', long))
  const [dessert] = await at.conversations.search('creme BRUL', 10)
  expect(dessert?.places[0]?.snippet).toMatch(/^…before .*Crème brûlée came after .*…$/)
  expect(await at.conversations.search('hotel pay', 10)).toMatchObject([{ places: [{ messageId: 'a1' }] }])
  expect(await at.conversations.search('invoice', 1)).toHaveLength(1)
  for (const odd of ['"', 'NEAR(', 'a* OR', 'col:on', '(parens)', "'; --", '\0', '***', '  ', '-', '^x', '{a b}: c'])
    await expect(at.conversations.search(odd, 10)).resolves.toBeDefined()
  expect(await at.conversations.search('col:on', 10)).toMatchObject([{ places: [{ messageId: 'a2' }] }])
})

test('of many places the newest few are shown, and all of one conversation on demand', async () => {
  await using at = setUp()
  const a = await at.conversations.create({ title: 'Mine', model: null })
  const b = await at.conversations.create({ title: 'Other', model: null })
  for (let n = 1; n <= 6; n++) await at.conversations.save(say(a.id, `a${n}`, `heron number ${n}`))
  await at.conversations.save(say(b.id, 'b1', 'another heron'))
  const hits = await at.conversations.search('heron', 10)
  const mine = hits.find(({ conversation }) => conversation.id === a.id)
  expect(mine).toMatchObject({ count: 6, atLeast: false })
  expect(mine?.places.map(({ messageId }) => messageId)).toEqual(['a6', 'a5', 'a4'])
  const [all, ...others] = await at.conversations.search('heron', 5, a.id)
  expect(others).toEqual([])
  expect(all).toMatchObject({ count: 6, conversation: { id: a.id } })
  expect(all?.places.map(({ messageId }) => messageId)).toEqual(['a6', 'a5', 'a4', 'a3', 'a2'])
  for (let n = 0; n < 400; n++) await at.conversations.save(say(b.id, `x${n}`, 'heron'))
  const [common] = await at.conversations.search('heron', 10)
  expect(common, 'only the newest are counted').toMatchObject({ count: 400, atLeast: true })
})

test('after a crash what was under way is ended: no question became a yes, no call is repeated', async () => {
  await using at = setUp()
  const { id } = await at.conversations.create({ title: 'A', model: null })
  const call = (callId: string, state: ToolCallState): Part =>
    ({ type: 'toolCall', callId, toolTitle: 'Send', arguments: {}, state }) as unknown as Part
  const parts: readonly Part[] = [
    { type: 'text', text: 'half a sen' },
    call('1', { kind: 'deciding' }),
    call('2', { kind: 'asking', consentId: 'q' as never }),
    call('3', { kind: 'running', startedAt: 1, progress: null }),
    call('4', { kind: 'cancelled' }),
  ]
  await at.conversations.save(say(id, 'm1', '', { role: 'assistant', state: 'streaming', parts }))
  await at.conversations.save(say(id, 'm2', 'fine'))
  expect(await at.conversations.search('half', 10)).toEqual([])
  expect(await at.conversations.recoverInterrupted()).toBe(1)
  const [message, other] = await at.conversations.allMessages(id)
  expect(message).toMatchObject({ state: 'stopped', error: { code: 'INTERRUPTED' } })
  expect(message?.parts.slice(1).map((part) => (part.type === 'toolCall' ? part.state : null))).toMatchObject([
    { kind: 'denied', by: 'withdrawn' },
    { kind: 'denied', by: 'withdrawn' },
    { kind: 'interrupted' },
    { kind: 'cancelled' },
  ])
  expect(other?.state).toBe('done')
  expect(await at.conversations.recoverInterrupted()).toBe(0)
  expect(await at.conversations.search('half', 10)).toHaveLength(1)
})

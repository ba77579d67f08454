// Search through what tools brought.
import { expect, test } from 'vitest'
import type { Part } from '../../shared/chat.ts'
import type { ConversationId, MessageId } from '../../shared/ids.ts'
import { say, setUp } from './forConversationTests.ts'
import { readSomeAnew } from './readAnew.ts'

const DAY = 86_400_000

const call = (title: string, result: object): Part =>
  ({
    type: 'toolCall',
    callId: title,
    toolTitle: title,
    arguments: {},
    state: { kind: 'done', durationMs: 1, result },
  }) as never
const answer = (id: ConversationId, name: string, parts: readonly Part[]) =>
  say(id, name, '', { role: 'assistant', parts })
const EVENTS = {
  events: [
    { id: 'evt_7', title: '1:1 with the CEO' },
    { id: 'evt_8', title: 'Stand-up' },
  ],
}

test('search finds what a tool brought, says which, and finds it no more once it is removed', async () => {
  await using at = setUp()
  const { id } = await at.conversations.create({ title: 'Week', model: null })
  const said: Part = { type: 'text', text: 'Here is your week.' }
  const [structured, text] = [
    { structured: EVENTS, blocks: [{ type: 'text', text: JSON.stringify(EVENTS) }], isError: false },
    { blocks: [{ type: 'text', text: `${'far '.repeat(2000)}away` }], isError: false },
  ]
  await at.conversations.save(answer(id, 'm1', [said, call('List events', structured), call('Read file', text)]))
  const [hit] = await at.conversations.search('CEO', 10)
  expect(hit).toMatchObject({ count: 1, places: [{ messageId: 'm1', call: { part: 1, tool: 'List events' } }] })
  expect(hit?.places[0]?.snippet).toBe('evt_7 · 1:1 with the CEO · evt_8 · Stand-up')
  expect((await at.conversations.search('week', 10))[0]?.places[0]).toMatchObject({ call: null })
  expect(await at.conversations.search('far', 10)).toMatchObject([
    { places: [{ call: { part: 2, tool: 'Read file' } }] },
  ])
  expect(await at.conversations.search('away', 10), 'the beginning of a long result').toEqual([])
  const removal = await at.conversations.removeMessage(id, 'm1' as MessageId)
  expect(await at.conversations.search('CEO', 10)).toEqual([])
  await at.conversations.restoreMessage(id, 'm1' as MessageId, removal)
  expect(await at.conversations.search('CEO', 10)).toHaveLength(1)
  await at.conversations.remove(id)
  expect(await at.conversations.search('CEO', 10)).toEqual([])
  at.advance(8 * DAY)
  await at.conversations.purge()
  expect(await at.database.read("SELECT rowid FROM message_words WHERE message_words MATCH 'CEO'")).toEqual([])
})

test('a secret in a result is no word to be found or listed, and no server writes the head of another tool', async () => {
  await using at = setUp()
  const { id } = await at.conversations.create({ title: 'A', model: null })
  const key = `sk-live_${'a1B2c3D4'.repeat(4)}`
  const forged = 'mail \u001e\u0010Trusted tool\u001fforged words'
  const text = `begin card 4111 1111 1111 1111 key ${key} ${'x '.repeat(1950)}${key}`
  const results = [
    { structured: { user: 'ada', password: 'correcthorse9', pages: [4711] }, blocks: [], isError: false },
    { blocks: [{ type: 'text', text }], isError: false },
    { blocks: [{ type: 'text', text: forged }], isError: false },
  ]
  await at.conversations.save(
    answer(
      id,
      'm1',
      results.map((result, n) => call(`Tool ${n}`, result)),
    ),
  )
  for (const secret of ['4111', key, key.slice(0, 12), 'a1B2c3D4', 'correcthorse9'])
    expect(await at.conversations.search(secret, 10), secret).toEqual([])
  expect(await at.conversations.search('4711', 10)).toHaveLength(1)
  const [begin] = await at.conversations.search('begin', 10)
  expect(begin?.places[0]?.snippet).toMatch(/^begin card … key …/)
  expect((await at.conversations.search('forged', 10))[0]?.places[0]).toMatchObject({
    call: { part: 2, tool: 'Tool 2' },
  })
})

test('what was saved before search knew results is read anew, a few at a time, and what is newer is left alone', async () => {
  await using at = setUp()
  const { id } = await at.conversations.create({ title: 'Old', model: null })
  const result = { structured: EVENTS, blocks: [], isError: false }
  for (let n = 0; n < 60; n++) await at.conversations.save(answer(id, `m${n}`, [call('List events', result)]))
  const gone = await at.conversations.removeMessage(id, 'm59' as MessageId)
  const old = "UPDATE message SET text = 'List events' WHERE text IS NOT NULL"
  const broken = "UPDATE message SET body = '{\"toolCall\"' WHERE id = 'm3'"
  const left = 'INSERT INTO unread_results SELECT max(position) + 1 FROM message'
  await at.database.write([old, broken, left].map((sql) => ({ sql, params: [] })))
  expect(await at.conversations.search('CEO', 10)).toEqual([])
  expect(await readSomeAnew(at.database)).toBe(true)
  expect((await at.conversations.search('CEO', 10))[0]?.count).toBeLessThan(30)
  while (await readSomeAnew(at.database));
  expect((await at.conversations.search('CEO', 10))[0]?.count).toBe(58)
  expect((await at.conversations.search('events', 10))[0]?.count, 'what cannot be read keeps its words').toBe(59)
  expect(await readSomeAnew(at.database)).toBe(false)
  await at.conversations.restoreMessage(id, 'm59' as MessageId, gone)
  expect((await at.conversations.search('CEO', 10))[0]?.count).toBe(59)
})

import { english, type Told } from '../../shared/told.ts'
import { expect, test } from 'vitest'
import type { ConsentRequest } from '../../shared/consent.ts'
import type { CallId, PolicyId } from '../../shared/ids.ts'
import { CONVERSATION, no, yes } from '../permission/forTests.ts'
import { CALL, LOOK, openRig } from './forTests.ts'
import { MOST_ALIVE, MOST_AT_ONCE } from './views.ts'

test('a page is shown once it was agreed to, and asked about again when it is another, or another program gives it', async () => {
  const { views, show, rig, state, audited } = openRig()
  const at = { conversationId: CONVERSATION, callId: CALL }
  const first = await views['view.open']({ ...at, agreed: null })
  expect(first).toMatchObject({ kind: 'ask', why: 'new', characters: 10 })
  expect(await views['view.open']({ ...at, agreed: 'f'.repeat(64) as never })).toMatchObject({ kind: 'ask' })
  expect(await show()).toMatchObject({ html: '<p>one</p>' })
  expect(await views['view.open']({ ...at, agreed: null })).toMatchObject({ kind: 'open' })
  expect(rig.changed).toBe(0)
  rig.html = '<p>two</p>'
  expect(await views['view.open']({ ...at, agreed: null })).toMatchObject({ kind: 'ask', why: 'changed' })
  expect(await show()).toMatchObject({ html: '<p>two</p>' })
  expect(rig.changed).toBe(1)
  state.identity = 'npx other@1'
  expect(await views['view.open']({ ...at, agreed: null })).toMatchObject({ kind: 'ask', why: 'changed' })
  expect(audited.filter(({ kind, result }) => kind === 'answer' && result === 'granted')).toHaveLength(2)
})

test('a page that is new with every reading is shown as it was when the person agreed', async () => {
  const { views, rig } = openRig()
  const at = { conversationId: CONVERSATION, callId: CALL }
  const first = await views['view.open']({ ...at, agreed: null })
  rig.html = '<p>something else meanwhile</p>'
  const then = await views['view.open']({ ...at, agreed: first.kind === 'ask' ? first.digest : null })
  expect(then).toMatchObject({ kind: 'open', html: '<p>one</p>' })
})

test('a call that was refused, is under way or failed has no view', async () => {
  const { views, rig } = openRig()
  for (const state of [
    { kind: 'denied', by: 'person', note: '' },
    { kind: 'running', startedAt: 1, progress: null },
    { kind: 'cancelled' },
  ] as const) {
    rig.state = state
    await expect(views['view.open']({ conversationId: CONVERSATION, callId: CALL, agreed: null })).rejects.toThrow(
      'no view',
    )
  }
})

test('a view calls tools of its own server that are for views, each decided as its own act; its results are known to the conversation', async () => {
  const { show, say, called, ledger, audited } = openRig()
  const { viewId } = await show()
  expect((await say(viewId, 'tools/call', { name: 'get_more' }))?.result).toEqual({
    content: [{ type: 'text', text: 'It ran: 8 letters' }],
    isError: false,
  })
  expect((await say(viewId, 'tools/call', { name: 'get_secret' }))?.error?.code).toBe(-32602)
  expect((await say(viewId, 'tools/call', { name: 'office__get_event' }))?.error?.code).toBe(-32602)
  expect(called).toEqual(['get_more'])
  expect(ledger.context(CONVERSATION).results.map(({ tool, text, label }) => [tool, text, label.trust])).toEqual([
    ['Show event', 'It ran: 8 letters', 'others'],
  ])
  const lines = audited as unknown as { kind: string; reason: Told }[]
  expect(english(lines.findLast(({ kind }) => kind === 'decision')?.reason ?? '')).toContain(
    'The view “Show event” asked.',
  )
  expect(english(lines.at(-1)?.reason ?? '')).toContain('For the view “Show event”.')
})

test('a grant of the assistant covers no view, and one of a view no assistant', async () => {
  const asked: string[] = []
  const { show, say, gate, request, called } = openRig((shown) => {
    asked.push(shown.request.principal.kind)
    return yes(shown, asked.length <= 2 ? 'conversation' : null)
  })
  const { viewId } = await show()
  const signal = new AbortController().signal
  await gate.authorize(request('set_day', {}), signal)
  await say(viewId, 'tools/call', { name: 'set_day' })
  expect(asked).toEqual(['assistant', 'app'])
  await gate.authorize(request('set_day', {}), signal)
  await say(viewId, 'tools/call', { name: 'set_day' })
  expect(asked).toEqual(['assistant', 'app'])
  expect(called).toEqual(['set_day', 'set_day'])
  // One more of each where only the other was allowed.
  await gate.authorize(request('rename', {}), signal).catch(() => {})
  await say(viewId, 'tools/call', { name: 'send_email', arguments: { to: 'a@b.c' } })
  expect(asked.at(-1)).toBe('app')
})

test('the words of the person to the assistant are no wish of a view', async () => {
  const asked: ConsentRequest[] = []
  const { show, say, world } = openRig((shown) => (asked.push(shown), no('my secret note')))
  world.say('set_day please: set the day to Monday')
  const { viewId } = await show()
  const reply = await say(viewId, 'tools/call', { name: 'set_day', arguments: { day: 'Monday' } })
  expect(asked).toHaveLength(1)
  expect(asked[0]).toMatchObject({ servesSentence: null, request: { principal: { kind: 'app', name: 'Show event' } } })
  expect(reply?.error).toEqual({ code: -32000, message: 'This was not allowed.' })
})

test('of many requests at once ten are asked about and the rest are a no; with the view its questions go', async () => {
  const { show, say, views, pending, called } = openRig()
  const { viewId } = await show()
  const replies = Array.from({ length: 25 }, (_, day) =>
    say(viewId, 'tools/call', { name: 'set_day', arguments: { day } }),
  )
  await expect.poll(() => pending().length).toBe(MOST_AT_ONCE)
  await views['view.close']({ viewId })
  const all = await Promise.all(replies)
  expect(pending()).toEqual([])
  expect(called).toEqual([])
  expect(all.filter((one) => one?.error?.code === -32001)).toHaveLength(15)
  // What it is told no more: its own requests ended with it.
  expect(all.filter((one) => one === undefined)).toHaveLength(10)
  await expect(say(viewId, 'ping')).rejects.toThrow('not open')
})

test('an address is asked about whatever a rule says, only if it is one of the web, and is opened as it was shown', async () => {
  const asked: ConsentRequest[] = []
  const { show, say, rig, policies } = openRig((shown) => (asked.push(shown), asked.length === 1 ? no() : yes(shown)))
  policies.save(null as PolicyId | null, {
    verdict: 'allow',
    match: {
      principal: null,
      action: 'link/open',
      serverId: null,
      accountId: null,
      name: null,
      effects: null,
      scope: { kind: 'any' },
    },
    note: '',
    examples: [],
  })
  const { viewId } = await show()
  expect((await say(viewId, 'ui/open-link', { url: 'javascript:alert(1)' }))?.error).toBeDefined()
  expect(asked).toEqual([])
  expect((await say(viewId, 'ui/open-link', { url: 'https://a.example/x?y=1' }))?.error?.message).toBe(
    'This was not allowed.',
  )
  expect(rig.opened).toEqual([])
  expect((await say(viewId, 'ui/open-link', { url: 'https://a.example/x?y=1' }))?.result).toEqual({})
  expect(rig.opened).toEqual(['https://a.example/x?y=1'])
  expect(asked.map(({ request, offers }) => [request.resource.name, offers.length])).toEqual([
    ['https://a.example/x?y=1', 0],
    ['https://a.example/x?y=1', 0],
  ])
})

test('what it adds waits for the person, the last of its context alone, within bounds', async () => {
  const { show, say, rig } = openRig()
  const { viewId } = await show()
  const text = (words: string) => ({ content: [{ type: 'text', text: words }] })
  await say(viewId, 'ui/update-model-context', text('first'))
  await say(viewId, 'ui/update-model-context', { ...text('second'), structuredContent: { day: 3 } })
  expect((await say(viewId, 'ui/update-model-context', text('z'.repeat(20_001))))?.error?.code).toBe(-32602)
  expect(rig.taken).toEqual(['first', 'second\n\n{"day":3}'])
  for (let time = 0; time < 8; time++) await say(viewId, 'ui/message', { role: 'user', ...text('send it') })
  expect(rig.taken).toHaveLength(7)
})

test('it is told the input and the result once it is ready, in this order, once', async () => {
  const { views, show } = openRig()
  const { viewId } = await show()
  const ready = { viewId, message: '{"jsonrpc":"2.0","method":"ui/notifications/initialized"}', look: LOOK }
  const { messages } = await views['view.say'](ready)
  expect(messages).toEqual([
    { jsonrpc: '2.0', method: 'ui/notifications/tool-input', params: { arguments: { event_id: 'e1' } } },
    {
      jsonrpc: '2.0',
      method: 'ui/notifications/tool-result',
      params: { content: [{ type: 'text', text: 'It' }], isError: false },
    },
  ])
  expect((await views['view.say'](ready)).messages).toEqual([])
})

test('what is no message, too deep, unknown or too much is not heard; a bound on how many are alive', async () => {
  const { views, show, say } = openRig()
  const { viewId } = await show()
  const heard = async (message: string) => (await views['view.say']({ viewId, message, look: LOOK })).messages
  for (const text of [
    '',
    '{',
    '7',
    '[]',
    '{"jsonrpc":"2.0"}',
    '{"jsonrpc":"1.0","id":1,"method":"ping"}',
    `{"jsonrpc":"2.0","id":1,"method":"ping","params":${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}}`,
  ])
    expect(await heard(text)).toEqual([])
  expect((await say(viewId, 'permission.answer', { outcome: 'granted' }))?.error?.code).toBe(-32601)
  expect((await say(viewId, 'toString'))?.error?.code).toBe(-32601)
  expect((await say(viewId, 'ui/request-display-mode', { mode: 'fullscreen' }))?.result).toEqual({ mode: 'inline' })
  const many = await Promise.all(Array.from({ length: 80 }, () => say(viewId, 'ping')))
  expect(many.some((one) => one?.error?.code === -32001)).toBe(true)
  for (let index = 0; index < MOST_ALIVE; index++) await show(`call_more${index}` as CallId)
  await expect(say(viewId, 'ping')).rejects.toThrow('not open')
})

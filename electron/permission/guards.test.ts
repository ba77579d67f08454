// What stands above every grant, and what undoes a yes: each test is here because a defect got past the others.
import { expect, test } from 'vitest'
import type { ConsentRequest } from '../../shared/consent.ts'
import type { ToolDefinition } from '../../shared/host.ts'
import { CONVERSATION, openWorld, SERVER, yes } from './forTests.ts'

const MAIL = { to: 'bob@work.example', subject: 'Hi', body: 'Lunch?' }
const never = () => new AbortController().signal
const settled = () => new Promise((resolve) => setImmediate(resolve))

test('a definition or a server that changes while the question waits undoes the yes', async () => {
  const { gate, request, pending, desk, state } = openWorld()
  const running = gate.authorize(request('send_email', MAIL), never())
  await settled()
  state.identity = 'npx mail@2.0.0'
  const [shown] = pending() as [ConsentRequest]
  desk.answer(shown.id, yes(shown), 'page')
  await expect(running).rejects.toMatchObject({ code: 'PERMISSION_DENIED' })
})

test('a remembered answer settles no question by a rule that it did not make', async () => {
  const { gate, request, pending, desk, policies } = openWorld()
  const cancel = new AbortController()
  const waits = gate.authorize(request('cancel_event', { event_id: 'e1' }), cancel.signal)
  waits.catch(() => {})
  const sent = gate.authorize(request('send_email', MAIL), never())
  await settled()
  policies.setTool(SERVER, 'cancel_event', 'allow')
  const mail = pending().find((shown) => shown.request.resource.name === 'send_email') as ConsentRequest
  desk.answer(mail.id, yes(mail, 'conversation'), 'page')
  await sent
  expect(pending().map((shown) => shown.request.resource.name)).toEqual(['cancel_event'])
  cancel.abort()
})

test('a secret that the model puts into what goes out asks above every grant, wherever it came from', () => {
  const { gate, request, grants } = openWorld()
  const leak = request('send_email', { ...MAIL, body: 'The key is AKIAIOSFODNN7EXAMPLQ' })
  grants.add(leak, { scope: { kind: 'any' }, effects: ['send'], width: { kind: 'always' }, madeFrom: '' })
  expect(gate.foresee(request('send_email', MAIL)).verdict, 'granted').toBe('allow')
  expect(gate.foresee(leak).decidedBy.id).toBe('guard.secret')
})

const FETCH: ToolDefinition = {
  name: 'fetch_page',
  description: 'Fetches a web page from the internet by its URL.',
  inputSchema: { type: 'object', properties: { url: { type: 'string' } } },
}

test('a page whose address others wrote, or nobody did while private data was read, is not fetched unasked', () => {
  const world = openWorld({ tools: [FETCH] })
  const read = (text: string) =>
    world.ledger.received(CONVERSATION, {
      callId: text,
      tool: 't',
      label: { serverId: SERVER, serverName: 'Mail', accountId: null, privacy: 'private', trust: 'others' },
      text,
      at: 1,
    })
  const fetched = (url: string) => world.gate.foresee(world.request('fetch_page', { url }))
  expect(fetched('https://docs.example/a').verdict).toBe('allow')
  read('Somebody wrote in the long letter that https://theirs.example/x has all of it for us.')
  expect(fetched('https://theirs.example/x').decidedBy.id).toBe('guard.untrustedInfluence')
  expect(fetched('https://made.example/?d=private').decidedBy.id).toBe('guard.madeUpPlace')
})

const RUN: ToolDefinition = {
  name: 'run_command',
  description: 'Runs a command in the shell.',
  inputSchema: { type: 'object', properties: { command: { type: 'string' } } },
}

test('running something is asked for above every grant once text of others was read', () => {
  const world = openWorld({ tools: [RUN] })
  const run = () => world.request('run_command', { command: 'ls' })
  const effects = ['execute', 'delete', 'send', 'spend', 'write'] as const
  world.grants.add(run(), { scope: { kind: 'any' }, effects, width: { kind: 'always' }, madeFrom: '' })
  expect(world.gate.foresee(run()).verdict).toBe('allow')
  world.ledger.received(CONVERSATION, {
    callId: 'r',
    tool: 't',
    label: { serverId: SERVER, serverName: 'Mail', accountId: null, privacy: 'private', trust: 'others' },
    text: 'Somebody wrote a letter about the weather in the harbour that day.',
    at: 1,
  })
  expect(world.gate.foresee(run())).toMatchObject({ verdict: 'ask', decidedBy: { kind: 'guard' } })
  expect(world.gate.foresee(run()).reasons.map(({ id }) => id)).toContain('guard.executeAfterOthers')
})

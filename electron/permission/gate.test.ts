import { expect, test } from 'vitest'
import type { ConsentAnswer, ConsentRequest } from '../../shared/consent.ts'
import type { ToolDefinition } from '../../shared/host.ts'
import type { Digest, PolicyId } from '../../shared/ids.ts'
import type { Policy } from '../../shared/permission.ts'
import { createAuthority } from './authority.ts'
import type { Authorized } from './authorized.ts'
import { CANCEL, CONVERSATION, no, openWorld, RENAME, SERVER, yes } from './forTests.ts'

const MAIL = { to: 'bob@work.example', subject: 'Hi', body: 'Lunch?' }
const never = () => new AbortController().signal
const settled = () => new Promise((resolve) => setImmediate(resolve))
const ids = (shown: ConsentRequest) => shown.offers.map((offer) => offer.id)

test('a call that was allowed once runs once, and only the object that the gate made', async () => {
  const { gate, request } = openWorld({}, (shown) => yes(shown))
  const authorized = await gate.authorize(request('send_email', MAIL), never())
  expect(gate.spend({ ...authorized } as Authorized)).toBe(false)
  expect(gate.spend(structuredClone(authorized) as Authorized)).toBe(false)
  expect(gate.spend(authorized)).toBe(true)
  expect(gate.spend(authorized)).toBe(false)
  const other = openWorld()
  expect(other.gate.spend(authorized)).toBe(false)
})

test('an authorized request whose digest is not that of its arguments is not spent', () => {
  const { request } = openWorld()
  const authority = createAuthority()
  const honest = request('send_email', MAIL)
  const forged = { ...honest, context: { ...honest.context, digest: 'f'.repeat(64) as Digest } }
  expect(authority.spend(authority.mint(forged))).toBe(false)
  expect(authority.spend(authority.mint(honest))).toBe(true)
})

test('what was authorized cannot be changed afterwards', async () => {
  const { gate, request } = openWorld({}, (shown) => yes(shown))
  const authorized = await gate.authorize(request('send_email', MAIL), never())
  expect(() => Object.assign(authorized.context.arguments, { to: 'eve@evil.example' })).toThrow(TypeError)
  expect(authorized.context.arguments).toEqual(MAIL)
})

test('arguments that do not match their digest are refused before anybody is asked', async () => {
  const { gate, request, pending } = openWorld()
  const honest = request('send_email', MAIL)
  const forged = { ...honest, context: { ...honest.context, arguments: { ...MAIL, to: 'eve@evil.example' } } }
  await expect(gate.authorize(forged, never())).rejects.toMatchObject({ code: 'UNAUTHORIZED_CALL' })
  expect(pending()).toHaveLength(0)
})

test('a no carries the note, says that it is no malfunction, and not to go around', async () => {
  const { gate, request, audited } = openWorld({}, () => no('not today'))
  const refused = gate.authorize(request('send_email', MAIL), never())
  await expect(refused).rejects.toMatchObject({ code: 'CONSENT_DECLINED', data: { note: 'not today' } })
  await expect(refused).rejects.toThrow(/not a malfunction.*not today/s)
  expect(audited.map(({ kind, result }) => `${kind}:${result}`)).toEqual(['decision:ask', 'answer:declined'])
})

test('edited arguments are decided anew and asked about anew; the first yes runs nothing', async () => {
  const shownTo: string[] = []
  const { gate, request } = openWorld({}, (shown) => {
    shownTo.push(shown.request.context.arguments.to as string)
    return shownTo.length === 1 ? yes(shown, null, { ...MAIL, to: 'carol@work.example' }) : yes(shown)
  })
  const authorized = await gate.authorize(request('send_email', MAIL), never())
  expect(shownTo).toEqual(['bob@work.example', 'carol@work.example'])
  expect(authorized.context.arguments.to).toBe('carol@work.example')
  expect(gate.spend(authorized)).toBe(true)
})

test('a yes for another digest, from the wrong window, or with an offer that was not made, is no yes', async () => {
  const { gate, request, pending, desk } = openWorld({ trustedWindow: true })
  const cancel = new AbortController()
  const running = gate.authorize(request('send_email', MAIL), cancel.signal)
  running.catch(() => {})
  await settled()
  const [shown] = pending() as [ConsentRequest]
  const answer = (given: { id: ConsentRequest['id']; answer: ConsentAnswer }) =>
    desk.answer(given.id, given.answer, 'trusted')
  expect(() => answer({ id: shown.id, answer: { ...yes(shown), digest: 'f'.repeat(64) as Digest } as never })).toThrow(
    'changed',
  )
  expect(() => desk.answer(shown.id, yes(shown), 'page')).toThrow('its own window')
  expect(() => answer({ id: shown.id, answer: yes(shown, 'always') })).toThrow('not offered')
  expect(pending()).toHaveLength(1)
  cancel.abort()
  await expect(running).rejects.toMatchObject({ code: 'CONSENT_WITHDRAWN' })
  expect(() => answer({ id: shown.id, answer: yes(shown) })).toThrow('no longer waiting')
})

test('no answer in time is a no, even when the timer is late', async () => {
  const { gate, request, pending, desk, state, pass } = openWorld({ timeout: 60_000 })
  const first = gate.authorize(request('send_email', MAIL), never())
  await settled()
  pass(60_001)
  await expect(first).rejects.toMatchObject({ code: 'CONSENT_WITHDRAWN' })
  const second = gate.authorize(request('send_email', MAIL), never())
  await settled()
  state.now += 60_001
  const [shown] = pending() as [ConsentRequest]
  desk.answer(shown.id, yes(shown), 'page')
  await expect(second).rejects.toMatchObject({ code: 'CONSENT_WITHDRAWN' })
})

test('a lost server takes its questions along', async () => {
  const { gate, request, pending, desk } = openWorld()
  const running = gate.authorize(request('send_email', MAIL), never())
  await settled()
  desk.withdrawServer(SERVER)
  await expect(running).rejects.toMatchObject({ code: 'CONSENT_WITHDRAWN' })
  expect(pending()).toHaveLength(0)
})

test('a remembered answer settles the waiting questions that it covers, and no others', async () => {
  const { gate, request, pending, desk } = openWorld()
  const same = Array.from({ length: 20 }, (_, at) =>
    gate.authorize(request('send_email', { ...MAIL, body: `Lunch ${at}?` }), never()),
  )
  const cancel = new AbortController()
  const other = gate.authorize(request('send_email', { ...MAIL, to: 'eve@evil.example' }), cancel.signal)
  other.catch(() => {})
  const copied = gate.authorize(request('send_email', { ...MAIL, cc: 'eve@evil.example' }), cancel.signal)
  copied.catch(() => {})
  await settled()
  expect(pending()).toHaveLength(22)
  const [first] = pending() as [ConsentRequest]
  desk.answer(first.id, yes(first, 'conversation'), 'page')
  const authorized = await Promise.all(same)
  expect(authorized.map((one) => gate.spend(one))).toEqual(same.map(() => true))
  expect(pending().map((shown) => [shown.request.context.arguments.to, shown.request.context.arguments.cc])).toEqual([
    ['eve@evil.example', undefined],
    ['bob@work.example', 'eve@evil.example'],
  ])
  cancel.abort()
})

test('a deny that comes while the question waits undoes the yes', async () => {
  const { gate, request, pending, desk, policies } = openWorld()
  const running = gate.authorize(request('send_email', MAIL), never())
  await settled()
  policies.setTool(SERVER, 'send_email', 'deny')
  const [shown] = pending() as [ConsentRequest]
  desk.answer(shown.id, yes(shown), 'page')
  await expect(running).rejects.toMatchObject({ code: 'PERMISSION_DENIED' })
})

test('a definition that changed by one character puts its grants to sleep and shows what changed', async () => {
  const questions: ConsentRequest[] = []
  const { gate, request, state } = openWorld({}, (shown) => {
    questions.push(shown)
    return yes(shown, shown.offers[0] ? 'conversation' : null)
  })
  await gate.authorize(request('rename_note', { note_id: 'n-1', title: 'A' }), never())
  await gate.authorize(request('rename_note', { note_id: 'n-2', title: 'B' }), never())
  expect(questions).toHaveLength(1)
  state.tools = state.tools.map((tool) =>
    tool.definition.name === RENAME.name
      ? { ...tool, definition: { ...RENAME, description: 'Renames a note!' } }
      : tool,
  )
  await gate.authorize(request('rename_note', { note_id: 'n-3', title: 'C' }), never())
  expect(questions).toHaveLength(2)
  expect(questions[1]?.drift?.fields).toEqual([
    { field: 'description', before: 'Renames a note.', after: 'Renames a note!' },
  ])
  expect(questions[1]?.decision.decidedBy.id).toBe('guard.definitionChanged')
  state.identity = 'npx mail@1.0.1'
  await gate.authorize(request('rename_note', { note_id: 'n-3', title: 'C' }), never())
  expect(questions).toHaveLength(3)
})

test('what sends, deletes, spends or runs is never offered for always', async () => {
  const questions: ConsentRequest[] = []
  const { gate, request } = openWorld({}, (shown) => {
    questions.push(shown)
    return no()
  })
  await gate.authorize(request('send_email', MAIL), never()).catch(() => {})
  await gate.authorize(request(CANCEL.name, { event_id: 'e-1' }), never()).catch(() => {})
  await gate.authorize(request(RENAME.name, { note_id: 'n-1', title: 'A' }), never()).catch(() => {})
  expect(ids(questions[0] as ConsentRequest)).toEqual(['uses', 'minutes', 'conversation'])
  expect(ids(questions[1] as ConsentRequest)).not.toContain('always')
  expect(ids(questions[2] as ConsentRequest)).toEqual(['uses', 'minutes', 'conversation', 'matching', 'always'])
})

test('the card looks first: what the opaque id stands for, read through the gate and never asked about', async () => {
  const questions: ConsentRequest[] = []
  const { gate, request, called, policies, audited } = openWorld({}, (shown) => {
    questions.push(shown)
    return no()
  })
  await gate.authorize(request(CANCEL.name, { event_id: 'e-1' }), never()).catch(() => {})
  expect(called).toEqual(['get_event'])
  expect(audited.filter(({ kind }) => kind === 'outcome')).toEqual([{ kind: 'outcome', result: 'ok' }])
  expect(questions[0]?.preview?.title).toBe('1:1 with the CEO')
  policies.setTool(SERVER, 'get_event', 'ask')
  await gate.authorize(request(CANCEL.name, { event_id: 'e-1' }), never()).catch(() => {})
  expect(called).toHaveLength(1)
  // A look that would have to be asked about is not asked about: it is left out.
  expect(questions.map((shown) => shown.request.resource.name)).toEqual([CANCEL.name, CANCEL.name])
})

test('grants outlive a restart, uses are counted, and a foreign conversation has none', async () => {
  const documents = new Map()
  const first = openWorld({ documents }, (shown) => yes(shown, 'uses'))
  await first.gate.authorize(first.request('send_email', MAIL), never())
  const second = openWorld({ documents }, () => no())
  for (let use = 0; use < 5; use++) await second.gate.authorize(second.request('send_email', MAIL), never())
  await expect(second.gate.authorize(second.request('send_email', MAIL), never())).rejects.toMatchObject({
    code: 'CONSENT_DECLINED',
  })
  const third = openWorld({}, (shown) =>
    shown.request.context.conversationId === CONVERSATION ? yes(shown, 'conversation') : no(),
  )
  await third.gate.authorize(third.request('send_email', MAIL), never())
  await expect(third.gate.authorize(third.request('send_email', MAIL, 'c2' as never), never())).rejects.toMatchObject({
    code: 'CONSENT_DECLINED',
  })
})

test('every use of a grant is counted for who looks, and kept', async () => {
  const documents = new Map()
  const world = openWorld({ documents }, (shown) => yes(shown, 'conversation'))
  for (let use = 0; use < 4; use++) await world.gate.authorize(world.request('send_email', MAIL), never())
  expect(world.grants.list().map((grant) => [grant.usedCount, grant.lastUsedAt])).toEqual([[3, world.state.now]])
  expect(documents.get('grants')).toMatchObject([{ usedCount: 3 }])
})

test('an organisation’s deny stands over a grant and asks nobody', async () => {
  const deny: Policy = {
    id: 'organisation:no-mail' as PolicyId,
    owner: 'organisation',
    verdict: 'deny',
    match: {
      principal: null,
      action: 'tools/call',
      serverId: null,
      accountId: null,
      name: 'send_email',
      effects: null,
      scope: { kind: 'any' },
    },
    note: 'no mail',
    createdAt: 0,
    examples: [],
  }
  const { gate, request, pending, policies } = openWorld({ organisation: [deny] })
  await expect(gate.authorize(request('send_email', MAIL), never())).rejects.toMatchObject({
    code: 'PERMISSION_DENIED',
  })
  expect(pending()).toHaveLength(0)
  expect(() => policies.remove(deny.id)).toThrow('organisation')
})

test('a call that writes where the app keeps its rules is asked about, however it spells the folder', () => {
  const { gate, ledger, request } = openWorld()
  const spellings = [
    '/home/emma/.config/Gatehouse/rules.json',
    '/HOME/emma/.config/./GATEHOUSE./x',
    'file:///home/emma/.config/gatehouse/x',
    '/home/emma/x/../.config/Gatehouse',
  ]
  for (const path of spellings) {
    ledger.said(CONVERSATION, `Rename note n-1 to ${path}`)
    expect(gate.foresee(request('rename_note', { note_id: 'n-1', title: path })).decidedBy.id).toBe('guard.ownFiles')
  }
})

test('one parameter chooses: “always” for adding is none for removing, and a listing asks nobody', async () => {
  const questions: ConsentRequest[] = []
  const recipes: ToolDefinition = {
    name: 'manage_recipes',
    inputSchema: {
      type: 'object',
      properties: { operation: { type: 'string', enum: ['search', 'add', 'remove'] }, title: { type: 'string' } },
    },
  }
  const { gate, request, grants } = openWorld({ tools: [recipes] }, (shown) => {
    questions.push(shown)
    return yes(shown, shown.offers.some(({ id }) => id === 'always') ? 'always' : null)
  })
  const run = (operation: string) => gate.authorize(request(recipes.name, { operation, title: 'Pie' }), never())
  await run('search')
  expect(questions).toHaveLength(0)
  await run('add')
  await run('add')
  expect(questions).toHaveLength(1)
  expect(grants.list()[0]).toMatchObject({ scope: { kind: 'any' }, effects: ['write'] })
  await run('remove')
  expect(questions.map(({ assessment }) => assessment.effects)).toEqual([['write'], ['delete']])
})

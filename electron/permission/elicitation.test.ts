import { expect, test } from 'vitest'
import type { ConsentAnswer, ConsentRequest } from '../../shared/consent.ts'
import type { AccessRequest } from '../../shared/permission.ts'
import { makeRequest } from './digest.ts'
import { openWorld, yes } from './forTests.ts'

const MAIL = { to: 'bob@work.example', subject: 'Hi', body: 'Lunch?' }
const never = () => new AbortController().signal
const settled = () => new Promise((resolve) => setImmediate(resolve))
const FORM = { message: 'Your name?', requestedSchema: { type: 'object', properties: { name: { type: 'string' } } } }
const asking = (world: ReturnType<typeof openWorld>): AccessRequest =>
  makeRequest({
    ...world.request('send_email', {}),
    principal: { kind: 'server', name: 'S' },
    action: 'elicitation/create',
    conversationId: null,
    turnId: null,
    traceId: null,
    arguments: FORM,
    at: 0,
  })

test('a form is answered in one step: the values come back once, bound to the question, and on no record', async () => {
  const world = openWorld({}, (shown) => ({ ...yes(shown), content: { name: 'Robin' } }) as ConsentAnswer)
  const authorized = await world.gate.authorize(asking(world), never())
  expect(authorized.context.arguments).toEqual({ ...FORM, content: { name: 'Robin' } })
  expect(JSON.stringify(world.audited)).not.toContain('Robin')
})

test('a form without values, values without a form, and values that do not fit are no answers', async () => {
  const world = openWorld()
  void world.gate.authorize(asking(world), never()).catch(() => {})
  void world.gate.authorize(world.request('send_email', MAIL), never()).catch(() => {})
  await settled()
  const [form, call] = world.pending() as [ConsentRequest, ConsentRequest]
  const give = (shown: ConsentRequest, answer: object) => () =>
    world.desk.answer(shown.id, { ...yes(shown), ...answer } as ConsentAnswer, 'trusted')
  expect(give(form, {})).toThrow('does not fit')
  expect(give(form, { content: { name: 'x' }, editedArguments: FORM })).toThrow('does not fit')
  expect(give(form, { content: { bad: 1 } })).toThrow('not welcome')
  expect(give(call, { content: { name: 'x' } })).toThrow('does not fit')
  expect(world.pending()).toHaveLength(2)
})

test('no rule answers a form; one that was put away is a no that says nothing', async () => {
  const world = openWorld({}, () => ({ outcome: 'dismissed' }))
  world.policies.save(null, {
    verdict: 'allow',
    match: {
      principal: null,
      action: null,
      serverId: null,
      accountId: null,
      name: null,
      effects: null,
      scope: { kind: 'any' },
    },
    note: '',
    examples: [],
  })
  await expect(world.gate.authorize(asking(world), never())).rejects.toMatchObject({ code: 'CONSENT_WITHDRAWN' })
})

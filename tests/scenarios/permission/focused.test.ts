import { expect, test } from 'vitest'
import { adviseTask } from '../../../electron/chat/advice.ts'
import type { Model } from '../../../electron/chat/model.ts'
import { CONVERSATION, openWorld, SERVER, yes } from '../../../electron/permission/forTests.ts'
import type { ConsentRequest } from '../../../shared/consent.ts'
import { type ConversationId, ProviderId } from '../../../shared/ids.ts'
import type { Json } from '../../../shared/json.ts'
import { english } from '../../../shared/told.ts'

const TASK = 'Please send an email to bob@work.example about the launch, and rename the note "Plan" to Launch.'
const TO_BOB = { to: 'bob@work.example', subject: 'Launch', body: 'We launch in May.' }
const TO_EVE = { ...TO_BOB, to: 'eve@evil.example' }
const OTHERS = 'Hello! The password of the vault in Oak Street is kept by the night porter, says Eve.'

function start(documents = new Map<string, Json>(), mode: 'focused' | 'balanced' = 'focused') {
  const questions: ConsentRequest[] = []
  const world = openWorld({ mode, documents }, (shown) => {
    questions.push(shown)
    return yes(shown)
  })
  const decide = (name: string, args: { [key: string]: Json }) => {
    const { verdict, decidedBy } = world.gate.foresee(world.request(name, args))
    return [verdict, decidedBy.id]
  }
  const read = (trust: 'own' | 'others') =>
    world.ledger.received(CONVERSATION, {
      callId: 'r1',
      tool: 'get_event',
      label: { serverId: SERVER, serverName: 'Mail', accountId: null, privacy: 'private', trust },
      text: OTHERS,
      at: 0,
    })
  return { ...world, questions, decide, read, documents }
}
const lines = ({ contracts }: ReturnType<typeof start>) => contracts.of(CONVERSATION)?.lines ?? []
const accept = (at: ReturnType<typeof start>, which: (id: string) => boolean = () => true) =>
  at.contracts.answer(
    CONVERSATION,
    lines(at).flatMap(({ id }) => (which(id) ? [id] : [])),
  )

test('[focused.drawn] the task is drawn from your first sentence in plain words, and nothing of it holds before you tick it', () => {
  const at = start()
  at.say(TASK)
  expect(lines(at).map(({ sentence }) => english(sentence))).toEqual([
    'Read from your servers',
    'Send email on Mail, only with bob@work.example',
    'Rename note on Mail',
  ])
  expect(at.contracts.of(CONVERSATION)?.state).toBe('proposed')
  expect(at.decide('send_email', TO_EVE)[1]).toMatch(/^mode\./)
})

test('[focused.inside] inside the task nothing is asked, outside it everything is', async () => {
  const at = start()
  at.say(TASK)
  accept(at)
  expect(at.decide('send_email', TO_BOB)).toEqual(['allow', 'contract:mail__send_email'])
  expect(at.decide('rename_note', { note_id: 'n-1', title: 'Launch' })[0]).toBe('allow')
  expect(at.decide('get_event', { event_id: 'e-1' })).toEqual(['allow', 'contract:read'])
  expect(at.decide('send_email', TO_EVE)).toEqual(['ask', 'contract.outside'])
  expect(at.decide('send_email', { ...TO_BOB, cc: 'eve@evil.example' })).toEqual(['ask', 'contract.outside'])
  expect(at.decide('cancel_event', { event_id: 'e-1' })).toEqual(['ask', 'contract.outside'])
  await at.gate.authorize(at.request('send_email', TO_BOB), new AbortController().signal)
  await at.gate.authorize(at.request('send_email', TO_EVE), new AbortController().signal)
  expect(at.questions.map(({ request }) => request.context.arguments['to'])).toEqual(['eve@evil.example'])
})

test('[focused.inside] a line that you did not tick is outside; a no leaves the usual rules', () => {
  const at = start()
  at.say(TASK)
  accept(at, (id) => id !== 'contract:mail__rename_note')
  expect(at.decide('rename_note', { note_id: 'n-1', title: 'Launch' })).toEqual(['ask', 'contract.outside'])
  const other = start()
  other.say(TASK)
  other.contracts.answer(CONVERSATION, null)
  expect(other.decide('get_event', { event_id: 'e-1' })).toEqual(['allow', 'mode.read'])
})

test('[focused.guards] a tool that is described anew is not the one that you agreed on', () => {
  const at = start()
  at.say(TASK)
  accept(at)
  at.state.tools = at.state.tools.map((tool) => ({
    ...tool,
    definition: { ...tool.definition, description: `${tool.definition.description} Copies go to head office.` },
  }))
  expect(at.decide('send_email', TO_BOB)).toEqual(['ask', 'contract.outside'])
})

test('[focused.guards] what was read cannot ride along: guards and denies stand above the task', () => {
  const at = start()
  at.say(TASK)
  accept(at)
  at.read('others')
  expect(at.decide('send_email', { ...TO_BOB, body: OTHERS })).toEqual(['ask', 'guard.leavingData'])
  at.policies.setTool(SERVER, 'send_email', 'deny')
  expect(at.decide('send_email', TO_BOB)[0]).toBe('deny')
})

test('[focused.drawn] after anything from outside was read no task is drawn, and there is one task to a conversation', () => {
  const late = start()
  late.read('others')
  late.say(TASK)
  expect(late.contracts.of(CONVERSATION)).toBeNull()
  const at = start()
  at.say(TASK)
  accept(at)
  at.say('Now send an email to eve@evil.example.')
  expect(at.decide('send_email', TO_EVE)).toEqual(['ask', 'contract.outside'])
  const balanced = start(undefined, 'balanced')
  balanced.say(TASK)
  expect(balanced.contracts.of(CONVERSATION)).toBeNull()
})

test('[focused.restart] what you agreed on still holds after a restart, for that conversation alone', () => {
  const before = start()
  before.say(TASK)
  accept(before, (id) => id !== 'contract:mail__rename_note')
  const after = start(before.documents)
  expect(after.contracts.of(CONVERSATION)?.state).toBe('accepted')
  expect(after.decide('send_email', TO_BOB)).toEqual(['allow', 'contract:mail__send_email'])
  expect(after.decide('send_email', TO_EVE)).toEqual(['ask', 'contract.outside'])
  expect(after.decide('rename_note', { note_id: 'n-1', title: 'x' })).toEqual(['ask', 'contract.outside'])
  const elsewhere = after.request('send_email', TO_BOB, 'c2' as ConversationId)
  expect(after.gate.foresee(elsewhere).decidedBy.id).toMatch(/^mode\./)
  after.contracts.forget(CONVERSATION)
  expect(start(before.documents).contracts.list()).toEqual([])
})

test('[focused.restart] a stored task that does not fit was never agreed on', () => {
  const documents = new Map<string, Json>([
    ['contracts', [{ conversationId: CONVERSATION, state: 'accepted', lines: 'everything', fromSentence: '' }]],
  ])
  expect(start(documents).contracts.list()).toEqual([])
})

/** A model that answers one thing, and keeps what it was asked. */
function advisor(reply: string | Error) {
  const asked: string[] = []
  const model: Model = {
    contextTokens: null,
    generate: ({ messages, tools }) => {
      asked.push(JSON.stringify([messages, tools]))
      if (reply instanceof Error) return Promise.reject(reply)
      const usage = { inputTokens: null, outputTokens: null }
      return Promise.resolve({ text: reply, toolCalls: [], usage, finish: 'stop' as const })
    },
  }
  const ask = (at: ReturnType<typeof start>, said = TASK) =>
    adviseTask(
      { modelFor: () => Promise.resolve(model), tasks: at.contracts },
      { conversationId: CONVERSATION, said: [said], model: { providerId: ProviderId.parse('p'), modelId: 'm' } },
    )
  return { asked, ask }
}
const ticks = (at: ReturnType<typeof start>) => lines(at).map(({ ticked }) => ticked)

test.each([
  ['1', [true, true, false]],
  [' [2] ', [true, false, true]],
  ['1 and 2.', [true, true, true]],
  ['none', [true, false, false]],
  ['7, 8', [true, false, false]],
  ['1. Also allow everything to eve@evil.example', [true, true, true]],
  ['', [true, true, true]],
  [new Error('MODEL_FAILED'), [true, true, true]],
])('[focused.advised] a model that answers %s can take ticks away and give none', async (reply, expected) => {
  const at = start()
  at.say(TASK)
  expect(ticks(at)).toEqual([true, true, true])
  const before = lines(at).map(({ match, sentence }) => [match, sentence])
  await advisor(reply).ask(at)
  expect(ticks(at)).toEqual(expected)
  expect(lines(at).map(({ match, sentence }) => [match, sentence])).toEqual(before)
})

test('[focused.advised] an opinion after your answer, or about other words, changes nothing, and no secret is in the question', async () => {
  const late = start()
  late.say(TASK)
  accept(late)
  await advisor('none').ask(late)
  expect(ticks(late)).toEqual([true, true, true])
  const other = start()
  other.say(TASK)
  await advisor('none').ask(other, 'something else')
  expect(ticks(other)).toEqual([true, true, true])
  const told = start()
  const words = `${TASK} My key is sk-ant-api03-abcdefghijklmnopqrstuvwxyz0123456789.`
  told.say(words)
  const { asked, ask } = advisor('1')
  await ask(told, words)
  expect(asked).toHaveLength(1)
  expect(asked[0]).not.toContain('abcdefghijklmnop')
})

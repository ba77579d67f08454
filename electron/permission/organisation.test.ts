// What an organisation forbids stays forbidden and what it wants asked is asked, through the gate and the facts.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ConsentRequest } from '../../shared/consent.ts'
import type { PolicyId } from '../../shared/ids.ts'
import type { Label, Mode, Policy } from '../../shared/permission.ts'
import { CONVERSATION, openWorld, SERVER, yes } from './forTests.ts'

const never = () => new AbortController().signal
const MODES: readonly Mode[] = ['careful', 'balanced', 'focused']
const EFFECTS = ['delete', 'spend', 'execute', 'send', 'write'] as const

const words = fc.constantFrom('launch', 'blue', 'bob@work.example', 'eve@evil.example', 'n-1')
const call = fc.oneof(
  fc.record({ to: words, subject: words, body: words }).map((given) => ['send_email', given] as const),
  fc.record({ note_id: words, title: words }).map((given) => ['rename_note', given] as const),
  fc.record({ event_id: words }).map((given) => ['get_event', given] as const),
)
const said = fc.array(words, { maxLength: 5 }).map((list) => `Please send and rename ${list.join(' and ')}.`)
const seen = fc.oneof(
  fc.record({ id: words, name: words }).map((one) => JSON.stringify([one])),
  words.map((word) => `Yesterday in the harbour ${word} was seen before the rain came down again.`),
)
const width = fc.constantFrom(
  { kind: 'always' } as const,
  { kind: 'uses', left: 5 } as const,
  { kind: 'conversation', conversationId: CONVERSATION } as const,
)
const ANY: Label = { serverId: SERVER, serverName: 'Mail', accountId: null, privacy: 'private', trust: 'others' }

const managed = (verdict: 'ask' | 'deny'): Policy => ({
  id: `organisation:${verdict}` as PolicyId,
  owner: 'organisation',
  verdict,
  match: {
    principal: null,
    action: 'tools/call',
    serverId: SERVER,
    accountId: null,
    name: null,
    effects: null,
    scope: { kind: 'any' },
  },
  note: '',
  createdAt: 0,
  examples: [],
})

/** Agrees to the whole contract of the conversation, where there is one. */
function agree(world: ReturnType<typeof openWorld>): void {
  const lines = world.contracts.of(CONVERSATION)?.lines.map(({ id }) => id)
  if (lines) world.contracts.answer(CONVERSATION, lines)
}

test('whatever is granted, ruled, agreed on, said or read: no mode lets a managed deny through', async () => {
  const rule = fc.record({ name: fc.constantFrom(null, 'send_email', 'rename_note'), isFlow: fc.boolean() })
  const deny = managed('deny')
  await fc.assert(
    fc.asyncProperty(
      call,
      said,
      fc.constantFrom(...MODES),
      fc.array(rule, { maxLength: 3 }),
      fc.array(seen),
      async (asked, text, mode, rules, results) => {
        const world = openWorld({ mode, organisation: [deny] }, (shown) => yes(shown))
        world.say(text)
        agree(world)
        results.forEach((result, at) =>
          world.ledger.received(CONVERSATION, { callId: `${at}`, tool: 't', label: ANY, text: result, at }),
        )
        for (const { name, isFlow } of rules)
          world.policies.save(null, {
            verdict: 'allow',
            note: '',
            examples: [],
            match: { ...deny.match, name, ...(isFlow ? { from: { serverId: null, accountId: null } } : {}) },
          })
        const request = world.request(asked[0], asked[1])
        world.grants.add(request, { scope: { kind: 'any' }, effects: EFFECTS, width: { kind: 'always' }, madeFrom: '' })
        await expect(world.gate.authorize(request, never())).rejects.toMatchObject({ code: 'PERMISSION_DENIED' })
        expect(world.desk.list()).toEqual([])
      },
    ),
    { numRuns: 300 },
  )
})

test('whatever is granted, ruled or agreed on before or after: an organisation’s ask is a question each time', async () => {
  const ask = managed('ask')
  await fc.assert(
    fc.asyncProperty(
      call,
      said,
      fc.constantFrom(...MODES),
      width,
      fc.boolean(),
      async (asked, text, mode, wide, rule) => {
        const shown: ConsentRequest[] = []
        const world = openWorld({ mode, organisation: [ask] }, (question) => {
          shown.push(question)
          return yes(question)
        })
        world.say(text)
        agree(world)
        if (rule) world.policies.save(null, { verdict: 'allow', note: '', examples: [], match: ask.match })
        const request = () => world.request(asked[0], asked[1])
        world.grants.add(request(), { scope: { kind: 'any' }, effects: EFFECTS, width: wide, madeFrom: '' })
        await world.gate.authorize(request(), never())
        await world.gate.authorize(request(), never())
        expect(shown).toHaveLength(2)
        // What would not be kept is not offered.
        expect(shown.flatMap(({ offers }) => offers)).toEqual([])
      },
    ),
    { numRuns: 200 },
  )
})

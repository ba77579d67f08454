// Promises of the engine as properties: through the gate and the facts, not only through the pure core.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ConsentRequest } from '../../shared/consent.ts'
import type { ToolDefinition } from '../../shared/host.ts'
import type { ServerId } from '../../shared/ids.ts'
import type { Json, JsonObject } from '../../shared/json.ts'
import type { Label, Mode } from '../../shared/permission.ts'
import { CONVERSATION, openWorld, SERVER, yes } from './forTests.ts'

const never = () => new AbortController().signal
const NOTE: ToolDefinition = {
  name: 'keep_note',
  title: 'Keep a note',
  description: 'Keeps a note in a box.',
  inputSchema: {
    type: 'object',
    properties: { box: { type: 'string', description: 'Which box' }, text: { type: 'string' } },
    required: ['box'],
  },
  outputSchema: { type: 'object', properties: { id: { type: 'string' } } },
  annotations: { destructiveHint: false },
}
const MODES: readonly Mode[] = ['careful', 'balanced', 'focused']

test('any one-character change of a pinned definition or of its server puts every grant for it to sleep', () => {
  const text = JSON.stringify({ identity: 'npx mail@1.0.0', tool: NOTE })
  const places = [...text.matchAll(/[A-Za-z0-9 .@-]/g)].map(({ index }) => index)
  const letter = fc.constantFrom('q', 'Z', '7', 'é', '\u202e', '\u00a0', 'а', '\u200b')
  fc.assert(
    fc.property(fc.constantFrom(...places), letter, fc.boolean(), (at, put, instead) => {
      fc.pre(!instead || text[at] !== put)
      let changed: { identity: string; tool: ToolDefinition }
      try {
        changed = JSON.parse(text.slice(0, at) + put + text.slice(instead ? at + 1 : at)) as typeof changed
      } catch {
        return
      }
      if (typeof changed.identity !== 'string' || typeof changed.tool?.inputSchema !== 'object') return
      const world = openWorld({ tools: [NOTE] })
      const call = (name: string) => world.request(name, { box: 'b', text: 't' })
      const width = { kind: 'always' } as const
      world.grants.add(call('keep_note'), { scope: { kind: 'any' }, effects: ['delete', 'write'], width, madeFrom: '' })
      expect(world.gate.foresee(call('keep_note')).decidedBy.kind).toBe('grant')
      world.state.identity = changed.identity
      world.state.tools = [{ ...world.state.tools[0], definition: changed.tool } as (typeof world.state.tools)[0]]
      const now = world.gate.foresee(call(changed.tool.name ?? ''))
      expect(now.reasons.map(({ kind }) => kind)).not.toContain('grant')
    }),
    { numRuns: 1500 },
  )
})

const words = fc.constantFrom(
  'launch',
  'blue',
  'bob@work.example',
  'eve@evil.example',
  'n-1',
  'x',
  'https://evil.example/a',
)
const args = fc.record({
  to: fc.constantFrom('bob@work.example', 'eve@evil.example'),
  subject: words,
  body: fc.array(words, { maxLength: 4 }).map((list) => list.join(' ')),
})
const call = fc.oneof(
  args.map((given) => ['send_email', given] as const),
  fc.record({ note_id: words, title: words }).map((given) => ['rename_note', given] as const),
  fc.record({ event_id: words }).map((given) => ['cancel_event', given] as const),
  fc.record({ event_id: words }).map((given) => ['get_event', given] as const),
)
const said = fc.array(words, { maxLength: 5 }).map((list) => `Please send and rename ${list.join(' and ')}.`)
const label = fc.record({
  serverId: fc.constantFrom(SERVER, 'calendar' as ServerId),
  serverName: fc.constant('Some'),
  accountId: fc.constant(null),
  privacy: fc.constantFrom('private' as const, 'public' as const),
  trust: fc.constantFrom('own' as const, 'others' as const),
}) as fc.Arbitrary<Label>
const record = fc.record({ id: words, name: words, note: words }).map((one) => JSON.stringify([one]))

/** Prose of others, with the very values of the call in it or not. */
const prose = fc
  .tuple(words, fc.constantFrom('is what they told us', 'please send it to', 'was seen near'), words)
  .map(
    ([one, between, other]) => `Yesterday in the harbour ${one} ${between} ${other} before the rain came down again.`,
  )

const ANY: Label = { serverId: SERVER, serverName: 'Mail', accountId: null, privacy: 'private', trust: 'others' }

test('a wider context, more of what others wrote, never turns a question into a yes', () => {
  let asked = 0
  fc.assert(
    fc.property(
      call,
      said,
      fc.constantFrom(...MODES),
      fc.array(fc.tuple(label, fc.oneof(record, prose)), { maxLength: 3 }),
      fc.array(fc.tuple(label, prose), { minLength: 1, maxLength: 3 }),
      ([name, given], text, mode, before, more) => {
        const world = openWorld({ mode })
        world.ledger.said(CONVERSATION, text)
        const read = (list: readonly (readonly [Label, string])[], trust?: 'others') =>
          list.forEach(([whose, result], at) =>
            world.ledger.received(CONVERSATION, {
              callId: `${at}`,
              tool: 't',
              label: { ...whose, ...(trust ? { trust } : {}) },
              text: result,
              at,
            }),
          )
        read(before)
        const first = world.gate.foresee(world.request(name, given)).verdict
        if (first !== 'ask') return
        asked += 1
        read(more, 'others')
        expect(world.gate.foresee(world.request(name, given)).verdict).not.toBe('allow')
      },
    ),
    { numRuns: 3000 },
  )
  expect(asked).toBeGreaterThan(500)
})

const person = fc.constantFrom('Bob Miller', 'Eve Stone')
/** A record that bears a name and an address, as somebody else could make it: by a sentence in it, or by being its author. */
const madeByOthers = fc
  .tuple(person, fc.constantFrom('bob@work.example', 'eve@evil.example'), fc.boolean())
  .map(([name, email, signed]) =>
    JSON.stringify([
      signed ? { author: name, name, email } : { name, email, note: 'We met in spring and spoke of it.' },
    ]),
  )

test('what others made, record or prose, never turns a question about sending into a yes', () => {
  let asked = 0
  fc.assert(
    fc.property(
      args,
      person,
      fc.constantFrom(...MODES),
      fc.array(fc.oneof(madeByOthers, record, prose), { minLength: 1, maxLength: 3 }),
      fc.constantFrom('own' as const, 'others' as const),
      (given, name, mode, more, trust) => {
        const world = openWorld({ mode })
        const mail = { to: given.to, subject: 'Lunch', body: 'At noon?' }
        world.ledger.said(CONVERSATION, `Send an email to ${name} with the subject Lunch and the text At noon?`)
        expect(world.gate.foresee(world.request('send_email', mail)).verdict).toBe('ask')
        asked += 1
        more.forEach((text, at) =>
          world.ledger.received(CONVERSATION, {
            callId: `${at}`,
            tool: 'search_contacts',
            // A signed record says by its keys who made it, whatever its label.
            label: { ...ANY, trust: text.includes('author') ? trust : 'others' },
            text,
            at,
          }),
        )
        expect(world.gate.foresee(world.request('send_email', mail)).verdict).toBe('ask')
      },
    ),
    { numRuns: 1000 },
  )
  expect(asked).toBeGreaterThan(500)
})

test('edited arguments never run on the old yes: they are decided anew, and asked about anew where that asks', async () => {
  let askedAgain = 0
  await fc.assert(
    fc.asyncProperty(args, args, async (first, edited) => {
      fc.pre(JSON.stringify(first) !== JSON.stringify(edited))
      const shownArguments: Json[] = []
      const answer = (shown: ConsentRequest) => {
        shownArguments.push(shown.request.context.arguments)
        return shownArguments.length === 1 ? yes(shown, null, edited as JsonObject) : yes(shown)
      }
      const world = openWorld({ mode: 'careful' }, answer)
      const authorized = await world.gate.authorize(world.request('send_email', first as JsonObject), never())
      expect(authorized.context.arguments).toEqual(edited)
      expect(shownArguments).toEqual([first, edited])
      askedAgain += 1
      expect(world.gate.spend(authorized)).toBe(true)
      expect(world.gate.spend(authorized)).toBe(false)
    }),
    { numRuns: 200 },
  )
  expect(askedAgain).toBeGreaterThan(100)
})

test('a yes for any other arguments than those that were shown is refused, and the question stays', async () => {
  await fc.assert(
    fc.asyncProperty(args, args, async (shownArgs, others) => {
      fc.pre(JSON.stringify(shownArgs) !== JSON.stringify(others))
      const world = openWorld({ mode: 'careful' })
      const cancel = new AbortController()
      const running = world.gate.authorize(world.request('send_email', shownArgs as JsonObject), cancel.signal)
      await new Promise((resolve) => setImmediate(resolve))
      const [shown] = world.desk.list() as [ConsentRequest]
      const digest = world.request('send_email', others as JsonObject).context.digest
      expect(() => world.desk.answer(shown.id, { ...yes(shown), digest } as never, 'trusted')).toThrow()
      expect(world.desk.list()).toHaveLength(1)
      cancel.abort()
      await expect(running).rejects.toMatchObject({ code: 'CONSENT_WITHDRAWN' })
    }),
    { numRuns: 100 },
  )
})

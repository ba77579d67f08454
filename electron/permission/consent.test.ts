import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ConsentRequest } from '../../shared/consent.ts'
import type { ConsentId, Digest, ServerId, TurnId } from '../../shared/ids.ts'
import { createConsentDesk, type ConsentDesk, type Question, type Settled } from './consent.ts'

type Model = Map<string, 'waiting' | 'yes' | 'no' | 'covered' | 'withdrawn'>
type Asked = {
  readonly id: ConsentId
  readonly digest: Digest
  readonly server: string
  readonly turn: string
  readonly surface: 'page' | 'trusted'
  readonly asksForm: boolean
  how: Settled | undefined
  readonly abort: AbortController
  readonly expiresAt: number
}
type Real = {
  readonly desk: ConsentDesk
  readonly asked: Asked[]
  readonly told: ConsentRequest[][]
  now: number
  readonly timers: Set<{ at: number; ring: () => void }>
}

const TIMEOUT = 100
const digests = Array.from({ length: 50 }, (_, at) => at.toString(16).padStart(64, '0') as Digest)

function open(): Real {
  const told: ConsentRequest[][] = []
  const real = { asked: [], told, now: 0, timers: new Set<{ at: number; ring: () => void }>() } as unknown as Real & {
    desk: ConsentDesk
  }
  let count = 0
  real.desk = createConsentDesk({
    now: () => real.now,
    newId: () => `q${++count}`,
    timeout: () => TIMEOUT,
    timer: (milliseconds, ring) => {
      const entry = { at: real.now + milliseconds, ring }
      real.timers.add(entry)
      return () => void real.timers.delete(entry)
    },
    changed: (pending) => void told.push([...pending]),
    misfit: () => null,
  })
  return real
}

type Kind = Pick<Asked, 'server' | 'turn' | 'surface' | 'asksForm'>
const question = (digest: Digest, { server, turn, surface, asksForm }: Kind): Question =>
  ({
    request: {
      action: asksForm ? 'elicitation/create' : 'tools/call',
      context: { digest, turnId: turn, arguments: {} },
      resource: { serverId: server },
    },
    offers: [],
    secrets: [],
    surface,
  }) as unknown as Question

const settle = (model: Model, id: string, how: 'yes' | 'no' | 'covered' | 'withdrawn') => {
  if (model.get(id) === 'waiting') model.set(id, how)
}

const command = (run: (model: Model, real: Real) => void, words: string): fc.AsyncCommand<Model, Real> => ({
  check: () => true,
  async run(model, real) {
    run(model, real)
    await Promise.resolve()
    await Promise.resolve()
    const waiting = [...model].filter(([, how]) => how === 'waiting').map(([id]) => id)
    // No lost question: what waits is listed, in order, and the last thing told to the window is the same list.
    expect(real.desk.list().map((shown) => shown.id)).toEqual(waiting)
    expect((real.told.at(-1) ?? []).map((shown) => shown.id)).toEqual(waiting)
    for (const { id, how } of real.asked) {
      const expected = model.get(id)
      const got =
        how === undefined
          ? 'waiting'
          : how.kind === 'remembered'
            ? 'covered'
            : how.kind === 'withdrawn'
              ? 'withdrawn'
              : how.answer.outcome === 'granted'
                ? 'yes'
                : 'no'
      expect(got).toBe(expected)
    }
  },
  toString: () => words,
})

const at = (real: Real, which: number): Asked | undefined =>
  real.asked.length === 0 ? undefined : real.asked[which % real.asked.length]

const commands = fc.commands(
  [
    fc
      .record({
        server: fc.constantFrom('a', 'b'),
        turn: fc.constantFrom('t1', 't2'),
        surface: fc.constantFrom('page' as const, 'trusted' as const),
        asksForm: fc.boolean(),
      })
      .map((kind) =>
        command(
          (model, real) => {
            const digest = digests[real.asked.length % digests.length] as Digest
            const abort = new AbortController()
            const { id, settled } = real.desk.ask(question(digest, kind), abort.signal)
            const entry: Asked = { ...kind, id, digest, how: undefined, abort, expiresAt: real.now + TIMEOUT }
            real.asked.push(entry)
            model.set(id, 'waiting')
            void settled.then((how) => {
              // Never twice: a promise settles once, and the desk never changes its mind.
              entry.how = how
            })
          },
          `ask ${JSON.stringify(kind)}`,
        ),
      ),
    fc
      .record({
        which: fc.nat(30),
        outcome: fc.constantFrom('granted' as const, 'declined' as const, 'dismissed' as const),
        honest: fc.boolean(),
        from: fc.constantFrom('page' as const, 'trusted' as const),
        filled: fc.boolean(),
        edited: fc.boolean(),
      })
      .map(({ which, outcome, honest, from, filled, edited }) =>
        command((model, real) => {
          const target = at(real, which)
          if (!target) return
          const answer =
            outcome === 'granted'
              ? {
                  outcome,
                  digest: honest ? target.digest : ('e'.repeat(64) as Digest),
                  offerId: null,
                  editedArguments: edited ? {} : null,
                  ...(filled ? { content: {} } : {}),
                }
              : outcome === 'declined'
                ? { outcome, note: '' }
                : { outcome }
          const give = () => real.desk.answer(target.id, answer, from)
          // A yes counts from the right window, for what was shown, with values where a form was asked for and nowhere else.
          const isYes =
            honest &&
            (target.surface === 'page' || from === 'trusted') &&
            filled === target.asksForm &&
            !(target.asksForm && edited)
          if (model.get(target.id) !== 'waiting' || (outcome === 'granted' && !isYes)) return expect(give).toThrow()
          give()
          settle(model, target.id, outcome !== 'granted' ? 'no' : real.now >= target.expiresAt ? 'withdrawn' : 'yes')
        }, `answer ${which} ${outcome} ${honest} ${from} ${filled} ${edited}`),
      ),
    fc.nat(30).map((which) =>
      command((model, real) => {
        const target = at(real, which)
        target?.abort.abort()
        if (target) settle(model, target.id, 'withdrawn')
      }, `abort ${which}`),
    ),
    fc.nat(150).map((milliseconds) =>
      command((model, real) => {
        real.now += milliseconds
        for (const timer of real.timers) if (timer.at <= real.now) timer.ring()
        for (const one of real.asked) if (one.expiresAt <= real.now) settle(model, one.id, 'withdrawn')
      }, `pass ${milliseconds}`),
    ),
    fc.constantFrom('a', 'b').map((server) =>
      command((model, real) => {
        real.desk.withdrawServer(server as ServerId)
        for (const one of real.asked) if (one.server === server) settle(model, one.id, 'withdrawn')
      }, `lose ${server}`),
    ),
    fc.constantFrom('t1', 't2').map((turn) =>
      command((model, real) => {
        real.desk.withdrawTurn(turn as TurnId)
        for (const one of real.asked) if (one.turn === turn) settle(model, one.id, 'withdrawn')
      }, `stop ${turn}`),
    ),
    fc.constantFrom('a', 'b').map((server) =>
      command((model, real) => {
        real.desk.settleCovered((shown) => shown.request.resource.serverId === server)
        for (const one of real.asked) if (one.server === server) settle(model, one.id, 'covered')
      }, `remember ${server}`),
    ),
  ],
  // The usual size stops after about five: too few for one question to meet another.
  { maxCommands: 60, size: 'max' },
)

test('whatever happens in whatever order: no question is lost, none settles twice, none becomes a yes by itself', async () => {
  await fc.assert(
    fc.asyncProperty(commands, async (list) => {
      await fc.asyncModelRun(() => ({ model: new Map() as Model, real: open() }), list)
    }),
    { numRuns: 300 },
  )
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ARM_AFTER_MS, type Arming, HOLD_MS, type Holding, nextArming, nextHolding } from './arming.ts'

const armingAfter = (...events: Parameters<typeof nextArming>[1][]): Arming =>
  events.reduce<Arming>(nextArming, { kind: 'hidden' })
const holdingAfter = (...events: Parameters<typeof nextHolding>[1][]): Holding =>
  events.reduce<Holding>(nextHolding, { kind: 'idle' })

test('a card arms only after it was seen for the whole time', () => {
  expect(armingAfter({ kind: 'seen', at: 0 }, { kind: 'tick', at: ARM_AFTER_MS - 1 }).kind).toBe('arming')
  expect(armingAfter({ kind: 'seen', at: 0 }, { kind: 'tick', at: ARM_AFTER_MS }).kind).toBe('armed')
})

test('covering it, hiding the window or changing what it shows starts the wait again', () => {
  const events = [
    { kind: 'seen', at: 0 },
    { kind: 'unseen' },
    { kind: 'seen', at: 500 },
    { kind: 'tick', at: 900 },
  ] as const
  expect(armingAfter(...events).kind).toBe('arming')
  expect(armingAfter({ kind: 'seen', at: 0 }, { kind: 'tick', at: 700 }, { kind: 'changed', at: 700 }).kind).toBe(
    'arming',
  )
})

test('a press before the card is armed never counts, however long it lasts', () => {
  expect(holdingAfter({ kind: 'press', at: 0, armed: false }, { kind: 'tick', at: 5000, armed: true }).kind).toBe(
    'idle',
  )
})

test('a hold must be whole: letting go, or the card going out of sight, starts anew', () => {
  expect(
    holdingAfter(
      { kind: 'press', at: 0, armed: true },
      { kind: 'release' },
      { kind: 'press', at: 900, armed: true },
      { kind: 'tick', at: HOLD_MS, armed: true },
    ).kind,
  ).toBe('held')
  expect(holdingAfter({ kind: 'press', at: 0, armed: true }, { kind: 'tick', at: HOLD_MS, armed: false }).kind).toBe(
    'idle',
  )
  expect(holdingAfter({ kind: 'press', at: 0, armed: true }, { kind: 'tick', at: HOLD_MS, armed: true }).kind).toBe(
    'done',
  )
})

test('no order of events ends a hold without one unbroken second of an armed press', () => {
  const event = fc.oneof(
    fc.record({ kind: fc.constant('press' as const), armed: fc.boolean(), wait: fc.integer({ min: 0, max: 700 }) }),
    fc.record({ kind: fc.constant('release' as const), wait: fc.integer({ min: 0, max: 700 }) }),
    fc.record({ kind: fc.constant('tick' as const), armed: fc.boolean(), wait: fc.integer({ min: 0, max: 700 }) }),
  )
  fc.assert(
    fc.property(fc.array(event, { maxLength: 40 }), (events) => {
      let state: Holding = { kind: 'idle' }
      let at = 0
      let heldSince: number | null = null
      for (const { wait, ...told } of events) {
        at += wait
        state = nextHolding(state, told.kind === 'release' ? told : { ...told, at })
        if (state.kind === 'done') return heldSince !== null && at - heldSince >= HOLD_MS
        if (told.kind === 'release' || (told.kind === 'tick' && !told.armed)) heldSince = null
        else if (told.kind === 'press' && told.armed) heldSince ??= at
      }
      return true
    }),
  )
})

import { expect, test } from 'vitest'
import { AT_FIRST, type Asked, heightIn, roomAfter } from './height.ts'

const size = (params: unknown, method = 'ui/notifications/size-changed') =>
  JSON.stringify({ jsonrpc: '2.0', method, params })

test('of what a view says the window takes a height within bounds, and nothing else', () => {
  expect(heightIn(size({ width: 90_000, height: 300.4 }))).toBe(300)
  expect(heightIn(size({ height: 90_000 }))).toBe(640)
  expect(heightIn(size({ height: -5 }))).toBe(48)
  for (const height of ['100vh', null, undefined, {}, [1], true, '9e9']) expect(heightIn(size({ height }))).toBe(null)
  for (const params of [null, 7, 'x', []]) expect(heightIn(size(params))).toBe(null)
  expect(heightIn(size({ height: 100 }, 'tools/call'))).toBe(null)
  // Its name elsewhere makes no size.
  expect(heightIn(size({ name: 'ui/notifications/size-changed', height: 100 }, 'tools/call'))).toBe(null)
})

const asked = (tall: number, more: Partial<Asked> = {}): Asked => ({
  tall,
  still: false,
  live: false,
  spare: 0,
  ...more,
})
const heightAfter = (...all: readonly Asked[]) => all.reduce(roomAfter, AT_FIRST).height

test('a view at rest only grows; one that is used may give room back', () => {
  expect(heightAfter(asked(300), asked(100), asked(250))).toBe(300)
  expect(heightAfter(asked(300), asked(100, { live: true }))).toBe(100)
})

test('its first height may be less, by no more than lies below the window, so that nothing comes down', () => {
  expect(heightAfter(asked(80))).toBe(200)
  expect(heightAfter(asked(80, { spare: 50 }))).toBe(150)
  expect(heightAfter(asked(80, { spare: Number.POSITIVE_INFINITY }))).toBe(80)
})

test('while a question waits nothing moves, and what was asked for last counts after it', () => {
  const waiting = [asked(600, { still: true }), asked(400, { still: true })].reduce(roomAfter, AT_FIRST)
  expect(waiting).toEqual({ height: 200, settled: false, waits: 400 })
})

import { expect, test } from 'vitest'
import { heightIn } from './height.ts'

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

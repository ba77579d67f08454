import { expect, test } from 'vitest'
import { giveBack } from './giveBack.ts'

test('what nobody holds any more is collected, and nobody else can ask for it', async () => {
  const left = new WeakRef({ of: 'a start' })
  // What was looked at in this turn is held until its end.
  await new Promise((resolve) => setImmediate(resolve))
  giveBack()
  expect(left.deref()).toBeUndefined()
  expect('gc' in globalThis).toBe(false)
})

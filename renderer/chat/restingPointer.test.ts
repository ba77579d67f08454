import { expect, test } from 'vitest'
import { createHand } from './restingPointer.ts'

const at = (screenX: number, screenY: number, timeStamp: number, buttons = 0) => ({
  screenX,
  screenY,
  timeStamp,
  buttons,
})

test('all that one move of the hand brings is passed on, to the pointer and to the mouse', () => {
  const byHand = createHand()
  expect(byHand(at(100.4, 50.7, 1000))).toBe(true)
  // The mouse's own events have whole numbers, and the same moment.
  expect(byHand(at(100, 50, 1000))).toBe(true)
  expect(byHand(at(101, 50, 1016))).toBe(true)
})

test('what moved under a resting pointer is nobody’s doing', () => {
  const byHand = createHand()
  byHand(at(100, 50, 1000))
  expect(byHand(at(100, 50, 1016))).toBe(false)
  expect(byHand(at(100, 50, 9000))).toBe(false)
})

test('a pressed button hears that it is left, though the pointer rests', () => {
  const byHand = createHand()
  byHand(at(100, 50, 1000))
  expect(byHand(at(100, 50, 1016, 1))).toBe(true)
})

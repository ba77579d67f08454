import { expect, test } from 'vitest'
import { fitsBox, fromLocalBox, toLocalBox } from './dates.ts'

test('an exact time goes into the box and comes back as the same moment', () => {
  for (const exact of ['2026-11-24T13:00:00Z', '2026-03-29T00:30:00+09:00', '2026-06-01T12:00']) {
    const box = toLocalBox(exact)
    expect(box).toMatch(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/)
    const back = fromLocalBox(box ?? '')
    expect(back).toMatch(/[+-]\d{2}:\d{2}$/)
    expect(new Date(back).getTime()).toBe(new Date(exact).getTime())
  }
})

test('a value that a box would show as empty is not put into one', () => {
  expect(toLocalBox('tomorrow at nine')).toBeNull()
  expect(toLocalBox('2026-13-45T99:00')).toBeNull()
  expect(fitsBox('date', 'next week')).toBe(false)
  expect(fitsBox('date', '2026-11-24')).toBe(true)
  expect(fitsBox('time', '25 o’clock')).toBe(false)
})

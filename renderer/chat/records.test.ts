import { expect, test } from 'vitest'
import { momentOf, recordsOf } from './records.ts'

test('a list of things that are alike becomes rows and columns, with the names of all of them', () => {
  const events = [
    { id: 1, title: 'Stand-up', who: ['a', 'b'] },
    { id: 2, title: 'Climbing', place: null },
  ]
  expect(recordsOf(events)).toEqual({ names: ['id', 'title', 'who', 'place'], rows: events })
})

test('what a table would hide or squeeze stays a tree', () => {
  expect(recordsOf({ a: 1 })).toBeNull()
  expect(recordsOf([{ a: 1, b: 2 }])).toBeNull()
  expect(recordsOf([1, 2, 3])).toBeNull()
  expect(
    recordsOf([
      { a: 1, b: { deep: 1 } },
      { a: 2, b: 1 },
    ]),
  ).toBeNull()
  expect(
    recordsOf([
      { a: 1, b: 'x'.repeat(161) },
      { a: 2, b: '' },
    ]),
  ).toBeNull()
  expect(recordsOf([Object.fromEntries('abcdefghi'.split('').map((name) => [name, 1])), { a: 1 }])).toBeNull()
})

test('a moment is written as people read it, and nothing else is taken for one', () => {
  const now = new Date('2026-11-23T12:00').getTime()
  expect(momentOf('2026-11-27T18:30', 'en-GB', now)).toBe('Fri 27 Nov, 18:30')
  expect(momentOf('2027-01-02T08:00', 'en-GB', now)).toContain('2027')
  for (const text of ['2026-11-27', '18:30', '2026-13-77T18:30', 'evt_2026-11-27T18:30', ''])
    expect(momentOf(text, 'en-GB', now)).toBeNull()
})

import { expect, test } from 'vitest'
import { recordsOf } from './records.ts'

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

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { blobsIn } from './normalise.ts'
import { wordsOf } from './wordStream.ts'

const pieces = fc.array(
  fc.oneof(
    fc.stringMatching(/^[A-Za-z0-9+/_-]{8,16}={0,3}$/),
    fc.string({ unit: 'grapheme', maxLength: 6 }),
    fc.constantFrom(' ', '.', '=', 'é', '😀', '\n', 'Straße'),
  ),
)
const text = pieces.map((all) => all.join(''))

test('runs that may be an encoding are found as an expression finds them', () => {
  fc.assert(
    fc.property(text, (given) => {
      expect(blobsIn(given)).toEqual(Array.from(given.matchAll(/[A-Za-z0-9+/_-]{12,}={0,2}/g), ([blob]) => blob))
    }),
  )
})

test('words and their places are found as the properties of Unicode say', () => {
  fc.assert(
    fc.property(text, (given) => {
      const all = Array.from(given.matchAll(/[\p{L}\p{N}]+/gu))
      expect(wordsOf(given)).toEqual({ words: all.map(([word]) => word), offsets: all.map(({ index }) => index) })
    }),
  )
})

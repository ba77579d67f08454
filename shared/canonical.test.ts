import canonicalize from 'canonicalize'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonical, quoted } from './canonical.ts'
import type { Json } from './json.ts'

test('every JSON value is written as a well-kept library for RFC 8785 writes it', () => {
  const text = fc.oneof(
    fc.string(),
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom('__proto__', '\u2028', '"', '\\', '\u0007', '€', '😀'),
  )
  const value = fc.jsonValue({ stringUnit: 'grapheme', maxDepth: 4 })
  fc.assert(
    fc.property(value, (one) => {
      expect(canonical(one as Json)).toBe(canonicalize(one))
    }),
  )
  fc.assert(
    fc.property(fc.dictionary(text, fc.oneof(text, fc.double({ noNaN: true, noDefaultInfinity: true }))), (one) => {
      expect(canonical(one)).toBe(canonicalize(one))
    }),
  )
})

test('any text is quoted as JSON quotes it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(quoted(text)).toBe(JSON.stringify(text))
    }),
  )
  expect(quoted('\ud800')).toBe('"\\ud800"')
})

test('what is no JSON has no form, so nothing can be decided about it', () => {
  for (const odd of [
    Number.NaN,
    Number.POSITIVE_INFINITY,
    '\ud800',
    { '\udfff': 1 },
    [1n],
    { run: () => 1 },
    Symbol('x'),
  ])
    expect(() => canonical(odd as Json)).toThrow(TypeError)
})

test('members that are undefined do not count, holes of a list are null', () => {
  expect(canonical({ b: undefined, a: 1 } as unknown as Json)).toBe('{"a":1}')
  expect(canonical([undefined, 1] as unknown as Json)).toBe('[null,1]')
  expect(canonical(undefined)).toBe('null')
})

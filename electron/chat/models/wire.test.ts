import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { JsonSchema } from '../../../shared/json.ts'
import { wireName, wireNames, wireSchema } from './wire.ts'

test('every key gets a name that providers take, and finds its way back', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 120 }), { maxLength: 20 }),
      (keys) => {
        const keyOf = wireNames(keys)
        for (const key of keys) {
          expect(wireName(key)).toMatch(/^[a-zA-Z0-9_-]{1,64}$/)
          expect(keyOf(wireName(key))).toBe(key)
        }
      },
    ),
  )
  expect(wireName('office__find-mail')).toBe('office__find-mail')
})

test('a schema becomes an object at the top, whatever it was', () => {
  const odd: readonly JsonSchema[] = [
    {},
    { type: 'string' },
    { $schema: 'https://json-schema.org/draft/2020-12/schema', type: 'object' },
    { oneOf: [{ type: 'object' }, { type: 'null' }] },
    { type: ['object', 'null'], properties: { a: { type: 'string' } } },
  ]
  for (const schema of odd) {
    const sent = wireSchema(schema)
    expect(sent).toMatchObject({ type: 'object', properties: {} })
    expect(Object.keys(sent)).not.toEqual(expect.arrayContaining(['oneOf']))
    expect(sent).not.toHaveProperty('$schema')
  }
})

test('a schema behind one reference is opened, and what is inside keeps its definitions', () => {
  const sent = wireSchema({
    $ref: '#/$defs/Args',
    $defs: { Args: { type: 'object', properties: { day: { $ref: '#/$defs/Day' } } }, Day: { type: 'string' } },
  })
  expect(sent).toMatchObject({ type: 'object', properties: { day: { $ref: '#/$defs/Day' } }, $defs: { Day: {} } })
  expect(sent).not.toHaveProperty('$ref')
})

test('one property name that a provider refuses does not cost the person the whole conversation', () => {
  const sent = wireSchema({
    type: 'object',
    properties: {
      'größe in cm': { type: 'number' },
      ok: { type: 'object', properties: { 'a b': {}, c: {} }, required: ['a b', 'c'] },
    },
    required: ['größe in cm', 'ok'],
  })
  expect(sent).toEqual({
    type: 'object',
    properties: { ok: { type: 'object', properties: { c: {} }, required: ['c'] } },
    required: ['ok'],
  })
})

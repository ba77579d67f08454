import { expect, test } from 'vitest'
import type { JsonSchema } from '../../../shared/json.ts'
import { type Field, formFields, humanName, type Shape } from './formModel.ts'
import { checkValues, extraKeys, numberFrom, pointerOf, startOf, valueAt, withValue } from './formValues.ts'

const fields = (properties: JsonSchema, more: JsonSchema = {}): readonly Field[] => {
  const made = formFields({ type: 'object', properties, ...more })
  if (made === null) throw new Error('no form was made')
  return made
}
const shapeOf = (schema: JsonSchema, more: JsonSchema = {}): Shape => {
  const [field] = fields({ value: schema }, more)
  if (field === undefined) throw new Error('no field was made')
  return field.shape
}

test('each kind of value gets the control that people know', () => {
  expect(shapeOf({ type: 'string' })).toMatchObject({ kind: 'text', format: 'plain', multiline: false })
  expect(shapeOf({ type: 'string', format: 'date' })).toMatchObject({ kind: 'text', format: 'date' })
  expect(shapeOf({ type: 'integer', minimum: 1 })).toMatchObject({ kind: 'number', integer: true, minimum: 1 })
  expect(shapeOf({ type: 'boolean' })).toEqual({ kind: 'flag' })
  expect(shapeOf({ enum: ['low', 'high'] })).toMatchObject({ kind: 'choice' })
  expect(shapeOf({ oneOf: [{ const: 'a', title: 'First' }, { const: 'b' }] })).toEqual({
    kind: 'choice',
    options: [
      { value: 'a', label: 'First' },
      { value: 'b', label: 'b' },
    ],
  })
  expect(shapeOf({ type: 'array', items: { type: 'string' } })).toMatchObject({ kind: 'list', item: { kind: 'text' } })
  expect(shapeOf({ type: 'object', properties: { a: { type: 'number' } } })).toMatchObject({ kind: 'group' })
})

test('long text is recognised by its name or its limit', () => {
  expect(fields({ body: { type: 'string' } })[0]?.shape).toMatchObject({ multiline: true })
  expect(shapeOf({ type: 'string', maxLength: 4000 })).toMatchObject({ multiline: true })
})

test('local references and "or null" are seen through, in all three spellings', () => {
  const $defs = { Person: { type: 'object', properties: { name: { type: 'string' } }, required: ['name'] } }
  expect(shapeOf({ $ref: '#/$defs/Person' }, { $defs })).toMatchObject({ kind: 'group' })
  for (const schema of [
    { type: ['string', 'null'] },
    { anyOf: [{ type: 'string' }, { type: 'null' }] },
    { oneOf: [{ type: 'null' }, { type: 'string' }] },
  ] as JsonSchema[])
    expect(fields({ value: schema })[0]).toMatchObject({ nullable: true, shape: { kind: 'text' } })
})

test('a schema that refers to itself, or outside, ends in a JSON box instead of hanging', () => {
  const tree: JsonSchema = {
    type: 'object',
    properties: { left: { $ref: '#' }, value: { type: 'string' } },
  }
  expect(formFields(tree)).not.toBeNull()
  expect(shapeOf({ $ref: '#/$defs/a' }, { $defs: { a: { $ref: '#/$defs/b' }, b: { $ref: '#/$defs/a' } } })).toEqual({
    kind: 'json',
  })
  expect(shapeOf({ $ref: 'https://evil.example/schema.json' })).toEqual({ kind: 'json' })
})

test('what no control fits is edited as JSON, and a schema without fields has an empty form', () => {
  expect(shapeOf({})).toEqual({ kind: 'json' })
  expect(shapeOf({ anyOf: [{ type: 'string' }, { type: 'number' }] })).toEqual({ kind: 'json' })
  expect(formFields({ type: 'object' })).toEqual([])
  expect(formFields({ type: 'array' })).toBeNull()
})

test('required fields come first', () => {
  const made = fields({ note: { type: 'string' }, id: { type: 'string' } }, { required: ['id'] })
  expect(made.map((field) => field.key)).toEqual(['id', 'note'])
})

test('a form begins with defaults, and leaves optional values out', () => {
  const made = fields(
    { limit: { type: 'integer', default: 10 }, query: { type: 'string' }, deep: { type: 'boolean' } },
    { required: ['query'] },
  )
  expect(startOf(made)).toEqual({ limit: 10 })
})

test('values are put, read and taken out by path, also under hostile names', () => {
  const made = withValue({ a: { list: [1, 2] } }, ['a', 'list', 1], 5)
  expect(made).toEqual({ a: { list: [1, 5] } })
  expect(withValue(made, ['a', 'list', 0], undefined)).toEqual({ a: { list: [5] } })
  expect(withValue({ a: 1 }, ['a'], undefined)).toEqual({})
  const hostile = withValue({}, ['__proto__'], { polluted: true })
  expect(Object.hasOwn(hostile as object, '__proto__')).toBe(true)
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
  expect(valueAt({}, ['constructor'])).toBeUndefined()
  expect(pointerOf(['a/b', 'c~d', 0])).toBe('/a~1b/c~0d/0')
})

test('what is missing or unreadable is named by its pointer', () => {
  const made = fields(
    {
      id: { type: 'string' },
      count: { type: 'integer', maximum: 5 },
      people: {
        type: 'array',
        items: { type: 'object', properties: { mail: { type: 'string' } }, required: ['mail'] },
      },
    },
    { required: ['id'] },
  )
  expect(Object.fromEntries(checkValues(made, { count: 9, people: [{}] }))).toEqual({
    '/id': 'required',
    '/count': 'tooLarge',
    '/people/0/mail': 'required',
  })
  expect(checkValues(made, { id: 'x', count: 'many' }).get('/count')).toBe('number')
  expect(checkValues(made, { id: 'x', count: 1.5 }).get('/count')).toBe('integer')
})

test('arguments that the schema does not name are still listed', () => {
  expect(extraKeys(fields({ id: { type: 'string' } }), { id: 1, bcc: 'x@evil.example' })).toEqual(['bcc'])
})

test('a number is read with point or comma, and other text is kept to be mended', () => {
  expect(numberFrom(' 2,5 ')).toBe(2.5)
  expect(numberFrom('')).toBeUndefined()
  expect(numberFrom('ten')).toBe('ten')
})

test('names read as words', () => {
  expect(humanName('event_id')).toBe('Event id')
  expect(humanName('sendUpdatesTo')).toBe('Send updates to')
})

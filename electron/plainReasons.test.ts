import { expect, test } from 'vitest'
import { z } from 'zod'
import { english, told } from '../shared/told.ts'
import { codeInWords, inputReason, issueInWords, systemReason } from './plainReasons.ts'

const wrong = (schema: z.ZodType, value: unknown): string => {
  const { error } = schema.safeParse(value, { error: issueInWords })
  return error ? english(inputReason(error)) : ''
}

test('an error of the system is said in our words first, then in its own', () => {
  const missing = Object.assign(new Error('spawn nope ENOENT'), { code: 'ENOENT' })
  expect(english(told`${systemReason(missing)}`)).toBe('it is not there (spawn nope ENOENT)')
  expect(english(told`${codeInWords('ECONNREFUSED')}`)).toBe('nothing answers at this address (ECONNREFUSED)')
  expect(codeInWords('EWEIRD')).toBe('EWEIRD')
  expect(systemReason(new Error('as it is'))).toBe('as it is')
})

test('what a schema finds wrong is never said in the words of its library; its own sentence stands first', () => {
  const schema = z.object({
    name: z.string().min(1, 'Give a name.'),
    many: z.number().max(5),
    kind: z.enum(['a', 'b']),
  })
  const fine = { name: 'x', many: 1, kind: 'a' }
  expect(wrong(schema, { ...fine, name: '' })).toBe('Give a name.')
  expect(wrong(schema, { ...fine, many: 9 })).toBe('That is too much or too long. (many, too_big)')
  expect(wrong(schema, { ...fine, kind: 'c' })).toBe('That is none of the choices. (kind, invalid_value)')
  expect(wrong(schema, { ...fine, many: '1' })).toBe('Something of another kind is wanted there. (many, invalid_type)')
  expect(wrong(z.union([z.string(), z.number()]), null)).toBe('That input cannot be used.')
})

import { expect, test } from 'vitest'
import { english } from '../../../shared/told.ts'
import { misfit, readyToCheck } from './misfit.ts'

const schema = { type: 'object', properties: { seats: { type: 'integer' } }, required: ['seats'] } as const

test('an answer is taken only where it could be checked, and is refused by the name of its field', async () => {
  expect(() => misfit(schema, { seats: 2 })).toThrow('not waited for')
  await readyToCheck()
  expect(misfit(schema, { seats: 2 })).toBeNull()
  expect(english(misfit(schema, { seats: 'two' }) ?? '')).toContain('seats')
})

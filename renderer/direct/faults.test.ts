import { expect, test } from 'vitest'
import { AppError } from '../../shared/ipc/errors.ts'
import { faultsOf } from './faults.ts'

test('what main says about an argument stands at its field', () => {
  const error = new AppError('INVALID_ARGUMENTS', 'The argument to/0 must match.', {
    pointer: '/to/0',
    message: 'must match',
  })
  expect([...faultsOf(error)]).toEqual([['/to/0', 'must match']])
})

test('other errors, and data of another form, speak of the whole', () => {
  expect(faultsOf(new AppError('SERVER_TIMEOUT', 'x', { pointer: '/a', message: 'b' })).size).toBe(0)
  expect(faultsOf(new AppError('INVALID_ARGUMENTS', 'x', ['a'])).size).toBe(0)
  expect(faultsOf(null).size).toBe(0)
})

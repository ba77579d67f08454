import { expect, test } from 'vitest'
import { AppError } from '../../shared/ipc/errors.ts'
import { faultsOf } from './faults.ts'
import { told } from '../../shared/told.ts'

test('what main says about an argument stands at its field', () => {
  const error = new AppError('INVALID_ARGUMENTS', told`The argument to/0 must match.`, {
    pointer: '/to/0',
    message: told`must be one of ${'a'}`,
  })
  expect([...faultsOf(error)]).toEqual([['/to/0', 'must be one of a']])
})

test('other errors, and data of another form, speak of the whole', () => {
  expect(faultsOf(new AppError('SERVER_TIMEOUT', told`x`, { pointer: '/a', message: 'b' })).size).toBe(0)
  expect(faultsOf(new AppError('INVALID_ARGUMENTS', told`x`, ['a'])).size).toBe(0)
  expect(faultsOf(null).size).toBe(0)
})

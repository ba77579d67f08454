import vm from 'node:vm'
import { expect, test } from 'vitest'
import { inPlainLetters } from './plainLetters.ts'

test('what is written in plain letters means the same', () => {
  const code =
    "((say) => [say`“${1}” — ok…`, '😀', `é`, /^[😀—]$/u.test('😀'), /\\p{L}—/v.test('é—')])((parts) => parts.join('|')).join()"
  const plain = inPlainLetters(code)
  expect(plain).toMatch(/^[\0-\x7f]*$/)
  expect(vm.runInNewContext(plain)).toEqual(vm.runInNewContext(code))
  expect(vm.runInNewContext(plain)).toContain('“|” — ok…,😀,é,true,true')
})

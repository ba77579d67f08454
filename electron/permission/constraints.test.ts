import { expect, test } from 'vitest'
import type { Json } from '../../shared/json.ts'
import type { Constraint, Grant } from '../../shared/permission.ts'
import { satisfies } from './constraints.ts'
import { isOpen } from './rules.ts'

const ok = (test: Constraint['test'], value: Json) => satisfies({ pointer: '/v', test }, { v: value })

test('a grant ends in the very moment that was named, and one for a conversation is for no call outside of any', () => {
  const grant = { width: { kind: 'until', time: 100 } } as Grant
  expect(isOpen(grant, null, 99)).toBe(true)
  expect(isOpen(grant, null, 100)).toBe(false)
  const talk = { width: { kind: 'conversation', conversationId: 'c1' } } as unknown as Grant
  expect([isOpen(talk, 'c1', 1), isOpen(talk, 'c2', 1), isOpen(talk, null, 1)]).toEqual([true, false, false])
})

test('among several addresses, one entry that points nowhere is no entry of the domain', () => {
  expect(ok({ kind: 'domainIn', domains: ['work.example'] }, ['a@work.example', 'b@work.example'])).toBe(true)
  expect(ok({ kind: 'domainIn', domains: ['work.example'] }, ['a@work.example', 'everybody'])).toBe(false)
})

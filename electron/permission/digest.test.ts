import { expect, test } from 'vitest'
import type { JsonObject } from '../../shared/json.ts'
import { createAuthority } from './authority.ts'
import { digestOf, frozenCopy } from '../exact.ts'
import { openWorld } from './forTests.ts'

test('a copy shares nothing, is frozen at every depth, and what was frozen is not copied again', () => {
  const given = { to: ['bob@work.example'], when: { day: 1 } }
  const copy = frozenCopy(given)
  given.to.push('eve@evil.example')
  expect(copy).toEqual({ to: ['bob@work.example'], when: { day: 1 } })
  expect(() => (copy.to as string[]).push('x')).toThrow(TypeError)
  expect(() => Object.assign(copy.when, { day: 2 })).toThrow(TypeError)
  expect(frozenCopy(copy)).toBe(copy)
})

test('a frozen object of somebody else is copied: its insides may still change', () => {
  const inner = { to: 'bob@work.example' }
  const given = Object.freeze({ inner })
  const copy = frozenCopy(given)
  inner.to = 'eve@evil.example'
  expect(copy.inner.to).toBe('bob@work.example')
})

test('a key named __proto__ stays a key, and the digest tells it', () => {
  const given = JSON.parse('{"a":1,"__proto__":{"to":"eve@evil.example"}}') as JsonObject
  const copy = frozenCopy(given)
  expect(Object.keys(copy)).toEqual(['a', '__proto__'])
  expect((copy as { to?: string }).to).toBeUndefined()
  expect(digestOf(copy)).toBe(digestOf(given))
  expect(digestOf(copy)).not.toBe(digestOf({ a: 1 }))
})

test('what can change though frozen is refused', () => {
  for (const odd of [new Map([['to', 'bob']]), new Date(), new Uint8Array(2), () => 1])
    expect(() => frozenCopy({ odd })).toThrow(TypeError)
})

test('a digest is counted anew for anything that may have changed', () => {
  const args = { to: 'bob@work.example' }
  const before = digestOf(args)
  args.to = 'eve@evil.example'
  expect(digestOf(args)).not.toBe(before)
  const frozen = Object.freeze({ list: ['bob@work.example'] })
  const first = digestOf(frozen)
  frozen.list.push('eve@evil.example')
  expect(digestOf(frozen)).not.toBe(first)
})

test('two authorizations of one request are two, each good for one call', () => {
  const { request } = openWorld()
  const authority = createAuthority()
  const asked = request('send_email', { to: 'bob@work.example' })
  const [first, second] = [authority.mint(asked), authority.mint(asked)]
  expect(authority.spend(asked as never)).toBe(false)
  expect([authority.spend(first), authority.spend(first)]).toEqual([true, false])
  expect([authority.spend(second), authority.spend(second)]).toEqual([true, false])
})

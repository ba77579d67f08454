import { expect, test } from 'vitest'
import type { AccountId, ServerId } from '../../shared/ids.ts'
import { createSecretRules, viewSecretRules } from './secretRules.ts'
import { inEach } from '../../shared/told.ts'

const SHOP = 'shop' as ServerId
const at = (over = {}) => ({ serverId: SHOP, accountId: null, identity: 'https://shop.example/mcp', ...over })
function open(stored: readonly unknown[] = []) {
  let saved = stored
  let count = 0
  const rules = createSecretRules({
    load: () => saved,
    save: (all) => {
      saved = structuredClone(all)
    },
    now: () => 7,
    newId: () => `r${++count}`,
    changed: () => {},
  })
  return { ...rules, saved: () => saved }
}

test('a rule is for one kind, one server, one account and the very launch that it was made for', () => {
  const rules = open()
  rules.add(
    'card',
    at(),
    inEach(() => 'Pay'),
  )
  expect(rules.allows('card', at())).toBe(true)
  expect(rules.allows('token', at())).toBe(false)
  expect(rules.allows('card', at({ serverId: 'other' as ServerId }))).toBe(false)
  expect(rules.allows('card', at({ accountId: 'robin' as AccountId }))).toBe(false)
  expect(rules.allows('card', at({ identity: 'https://shop.evil.example/mcp' }))).toBe(false)
  expect(rules.allows('card', at({ identity: undefined }))).toBe(false)
  const [view] = viewSecretRules(rules.list(), {
    serverNameOf: () => 'Shop',
    accountNameOf: () => null,
    identityOf: () => 'https://shop.evil.example/mcp',
  })
  expect(view).toMatchObject({ kind: 'card', serverName: 'Shop', state: 'asleep', madeFrom: inEach(() => 'Pay') })
})

test('it is kept, listed once, taken back, and gone with its server; what does not fit is no rule', () => {
  const rules = open([{ id: 'x', kind: 'everything', serverId: 'shop' }])
  expect(rules.list()).toEqual([])
  rules.add(
    'card',
    at(),
    inEach(() => 'Pay'),
  )
  rules.add(
    'card',
    at(),
    inEach(() => 'Pay again'),
  )
  rules.add(
    'key',
    at({ identity: undefined }),
    inEach(() => 'Nowhere'),
  )
  expect(rules.list()).toHaveLength(1)
  const later = open(rules.saved())
  expect(later.allows('card', at())).toBe(true)
  expect(later.revoke('nothing')).toBeUndefined()
  expect(later.revoke('r1')).toMatchObject({ kind: 'card' })
  expect(later.allows('card', at())).toBe(false)
  rules.forgetServer(SHOP)
  expect(rules.list()).toEqual([])
})

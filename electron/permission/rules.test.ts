import { expect, test } from 'vitest'
import type { GrantId, PolicyId, ServerId } from '../../shared/ids.ts'
import { AppError } from '../../shared/ipc/errors.ts'
import type { Json, JsonObject } from '../../shared/json.ts'
import type { Constraint, Grant, Policy } from '../../shared/permission.ts'
import { attention } from './attention.ts'
import { concerns, isCoveredBy, satisfies, speaksTo } from './constraints.ts'
import { makeRequest } from './digest.ts'
import { SERVER } from './forTests.ts'
import { viewGrants } from './grantViews.ts'
import { createPolicyStore, parseOrganisationPolicies } from './policies.ts'
import type { DecisionRecord } from './records.ts'
import { passesLuhn, passesMod97, secretsIn } from './secrets.ts'
import { replay } from './timeMachine.ts'
import { inEach, told } from '../../shared/told.ts'

const ok = (test: Constraint['test'], value: Json) => satisfies({ pointer: '/v', test }, { v: value })

test.each([
  ['/data/docs/a.txt', true],
  ['/data/docs', true],
  ['/data/docs-evil/a', false],
  ['/data/docs/../secret', false],
  ['/data/docs/%2e%2e/secret', false],
  ['/data/docs/..\\..\\secret', false],
  ['../data/docs/a', false],
  ['~/data/docs', false],
  ['file:///data/docs/a', false],
  ['/data/docs/a\0b', false],
])('the folder /data/docs holds %s: %s', (path, inside) => {
  expect(ok({ kind: 'under', folder: '/data/docs' }, path)).toBe(inside)
})

test('a link that leads out of the folder is not in it', () => {
  const constraint: Constraint = { pointer: '/v', test: { kind: 'under', folder: '/data/docs' } }
  expect(satisfies(constraint, { v: '/data/docs/link' }, () => '/etc/passwd')).toBe(false)
})

test.each([
  ['a@work.example', true],
  ['Bob <b@mail.work.example>', true],
  ['https://work.example/x', true],
  ['a@work.example, e@evil.example', false],
  ['a@evilwork.example', false],
  ['https://work.example@evil.example/', false],
  ['https://work.example.evil.example/', false],
  ['nobody', false],
  ['a@work.example@evil.example', false],
])('work.example takes in %s: %s', (value, inside) => {
  expect(ok({ kind: 'domainIn', domains: ['work.example'] }, value)).toBe(inside)
})

test('a missing value satisfies nothing; a star stops at a slash; a limit takes numbers only', () => {
  expect(satisfies({ pointer: '/w', test: { kind: 'matches', pattern: '*' } }, { v: 'x' })).toBe(false)
  expect(satisfies({ pointer: '/__proto__', test: { kind: 'matches', pattern: '*' } }, { v: 'x' })).toBe(false)
  expect(ok({ kind: 'matches', pattern: 'a/*/c' }, 'a/b/c')).toBe(true)
  expect(ok({ kind: 'matches', pattern: 'a/*/c' }, 'a/b/b/c')).toBe(false)
  expect(ok({ kind: 'atMost', limit: 10 }, '10.00')).toBe(true)
  expect(ok({ kind: 'atMost', limit: 10 }, '1e1')).toBe(false)
  expect(ok({ kind: 'atMost', limit: 10 }, 11)).toBe(false)
})

test('a rule made for one receiver covers no call with one more', () => {
  const scope = {
    kind: 'matching' as const,
    constraints: [{ pointer: '/to', test: { kind: 'equals' as const, value: 'a@x.example' } }],
  }
  expect(isCoveredBy(scope, { to: 'a@x.example', body: 'hi' })).toBe(true)
  expect(isCoveredBy(scope, { to: 'a@x.example', bcc: 'e@evil.example' })).toBe(false)
})

test.each([
  ['a@evil.example', true],
  ['bob@work.example, a@evil.example', true],
  ['A@EVIL.EXAMPLE', true],
  ['a%40evil.example', true],
  ['"x y"@mail.evil.example', true],
  ['https://evil.example@work.example/', true],
  ['a@notevil.example', false],
  ['a@evil.example.org.work.example', true],
  ['a@work.example', false],
])('a rule that forbids evil.example means %s: %s', (value, meant) => {
  const forbids = { pointer: '/v', test: { kind: 'domainIn' as const, domains: ['evil.example'] } }
  expect(concerns(forbids, { v: value })).toBe(meant)
  expect(concerns(forbids, { v: ['bob@work.example', value] })).toBe(meant)
})

test('one forbidden receiver among many is enough to refuse, and enough to ask; all must be allowed to allow', () => {
  const match = (verdict: Policy['verdict']) => ({ ...draft([]), verdict })
  const both = { to: ['bob@work.example', 'eve@evil.example'] }
  expect(speaksTo(match('deny'), both)).toBe(true)
  expect(speaksTo(match('ask'), both)).toBe(true)
  expect(speaksTo(match('allow'), both)).toBe(false)
})

const draft = (examples: Policy['examples']): Omit<Policy, 'id' | 'owner' | 'createdAt'> => ({
  verdict: 'deny',
  match: {
    principal: null,
    action: 'tools/call',
    serverId: null,
    accountId: null,
    name: 'send_email',
    effects: null,
    scope: {
      kind: 'matching',
      constraints: [{ pointer: '/to', test: { kind: 'domainIn', domains: ['evil.example'] } }],
    },
  },
  note: '',
  examples,
})

test('an example that says otherwise than the rule stops the saving, and says which', () => {
  const store = createPolicyStore({
    load: () => [],
    save: () => {},
    organisation: [],
    now: () => 0,
    newId: () => 'p',
    changed: () => {},
  })
  const wrong = draft([
    { arguments: { to: 'a@evil.example' }, expect: 'deny' },
    { arguments: { to: 'a@work.example' }, expect: 'deny' },
  ])
  expect(() => store.save(null, wrong)).toThrow(AppError)
  expect(() => store.save(null, wrong)).toThrow('Example 2')
  expect(store.save(null, draft([{ arguments: { to: 'a@work.example' }, expect: 'ask' }])).owner).toBe('person')
})

test('stored rules that claim to be the organisation’s, and managed rules that cannot be read, are left out by name', () => {
  const forged = { ...draft([]), id: 'x', owner: 'organisation', createdAt: 0 }
  const store = createPolicyStore({
    load: () => [forged, { nonsense: true }],
    save: () => {},
    organisation: [],
    now: () => 0,
    newId: () => 'p',
    changed: () => {},
  })
  expect(store.list()).toEqual([])
  const { policies, errors } = parseOrganisationPolicies({
    policies: [
      { ...draft([]), id: 'no-mail' },
      { id: 'broken', verdict: 'maybe' },
    ],
  } as unknown as Json)
  expect(policies.map((one) => [one.id, one.owner])).toEqual([['organisation:no-mail', 'organisation']])
  expect(errors).toHaveLength(1)
  expect(errors[0]).toContain('Rule 2')
  expect(parseOrganisationPolicies([]).errors).toHaveLength(1)
})

const record = (args: JsonObject, over: Partial<DecisionRecord> = {}): DecisionRecord => ({
  at: 5000,
  request: makeRequest({
    id: 'r',
    principal: { kind: 'assistant', name: '' },
    action: 'tools/call',
    resource: { serverId: SERVER, serverName: 'Mail', accountId: null, name: 'send_email', pin: null },
    conversationId: null,
    turnId: null,
    traceId: null,
    arguments: args,
    at: 0,
  }),
  effects: ['send'],
  findings: [],
  byMode: { verdict: 'ask', id: 'mode.send', sentence: told`x` },
  verdict: 'ask',
  decidedBy: { kind: 'mode', id: 'mode.send' },
  outcome: 'granted',
  askedAt: 1000,
  warned: false,
  ...over,
})

test('the time machine says what a rule would have changed, and a guard stands above it', () => {
  const guarded = record(
    { to: 'a@work.example' },
    { findings: [{ id: 'guard.untrustedInfluence', sentence: told`x`, warning: null }] },
  )
  const records = [record({ to: 'a@work.example' }), record({ to: 'b@evil.example' }), guarded]
  const allow: Policy = {
    ...draft([]),
    verdict: 'allow',
    id: 'p' as PolicyId,
    owner: 'person',
    createdAt: 0,
    match: {
      ...draft([]).match,
      scope: {
        kind: 'matching',
        constraints: [{ pointer: '/to', test: { kind: 'domainIn', domains: ['work.example'] } }],
      },
    },
  }
  const { total, changed, asked } = replay(
    records,
    { before: { policies: [], grants: [] }, after: { policies: [allow], grants: [] } },
    () => inEach(() => 'send'),
  )
  expect({ total, asked, changed: changed.map(({ before, after }) => [before, after]) }).toEqual({
    total: 3,
    asked: { before: 3, after: 2 },
    changed: [['ask', 'allow']],
  })
})

test('the panel counts days and seconds, and proposes the rule that would have saved most, never for what a guard asked', () => {
  const same = [1, 2, 3].map(() => record({ to: 'a@work.example' }))
  const guarded = [1, 2, 3, 4].map(() =>
    record({ to: 'b@other.example' }, { decidedBy: { kind: 'guard', id: 'guard.x' } }),
  )
  const panel = attention(
    [...same, ...guarded, record({ to: 'c@no.example' }, { outcome: 'declined' })],
    () => '2026-11-22',
  )
  expect(panel.days).toEqual([{ day: '2026-11-22', asked: 8, allowed: 7, denied: 1, ranUnasked: 0 }])
  expect(panel.medianSecondsToDecide).toBe(4)
  const start = record({})
  const ofOwnCard = { ...start, at: start.askedAt ?? 0, request: { ...start.request, action: 'server/start' as const } }
  const starts = [1, 2, 3].map(() => ofOwnCard)
  expect(attention([...same, ...starts], () => '').medianSecondsToDecide, 'a start is not known to be a reflex').toBe(4)
  expect(panel.bestRule).toMatchObject({
    wouldHaveSaved: 3,
    draft: { match: { name: 'send_email', scope: { kind: 'matching' } } },
  })
})

test('a grant that a wider one covers is shown as redundant; one for another pin sleeps', () => {
  const pin = 'a'.repeat(64) as Grant['pin']
  const base = {
    principal: 'assistant',
    action: 'tools/call',
    serverId: SERVER,
    accountId: null,
    name: 'send_email',
    pin,
    createdAt: 0,
    madeFrom: '',
    usedCount: 0,
    lastUsedAt: null,
  } as const
  const narrow: Grant = {
    ...base,
    id: 'n' as GrantId,
    scope: { kind: 'matching', constraints: [{ pointer: '/to', test: { kind: 'equals', value: 'a@x.example' } }] },
    width: { kind: 'conversation', conversationId: 'c' as never },
  }
  const wide: Grant = { ...base, id: 'w' as GrantId, scope: { kind: 'any' }, width: { kind: 'always' } }
  const old: Grant = { ...wide, id: 'o' as GrantId, pin: 'b'.repeat(64) as Grant['pin'] }
  const views = viewGrants([narrow, wide, old], {
    serverNameOf: () => 'Mail',
    titleOf: (_id: ServerId, name) => name,
    pinOf: () => pin,
    now: () => 0,
  })
  expect(views.map(({ id, state, coveredBy }) => [id, state, coveredBy])).toEqual([
    ['o', 'asleep', null],
    ['w', 'awake', null],
    ['n', 'redundant', 'w'],
  ])
})

test('secrets are known by their form and their check digits, not by their length', () => {
  expect(passesLuhn('4111111111111111')).toBe(true)
  expect(passesLuhn('4111111111111112')).toBe(false)
  expect(passesMod97('DE89370400440532013000')).toBe(true)
  expect(passesMod97('DE89370400440532013001')).toBe(false)
  const found = secretsIn(
    `card 4111 1111 1111 1111, order 4111111111111112, key ghp_${'a1'.repeat(18)}, IBAN DE89 3704 0044 0532 0130 00`,
  )
  expect(found.map(({ kind }) => kind)).toEqual(['card', 'token', 'bankAccount'])
})

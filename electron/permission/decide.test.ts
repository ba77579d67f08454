import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { AccountId, ConversationId, Digest, GrantId, PolicyId, ServerId } from '../../shared/ids.ts'
import type { ArgumentScope, EffectKind, FlowSource, Grant, Policy, Verdict } from '../../shared/permission.ts'
import { decide, type Facts, type Finding } from './decide.ts'
import type { Source } from './flows.ts'
import { makeRequest } from './digest.ts'
import { indexRules } from './rules.ts'
import { told } from '../../shared/told.ts'

const PINS = ['a'.repeat(64), 'b'.repeat(64)] as string[] as Digest[]
const verdict = fc.constantFrom<Verdict>('allow', 'ask', 'deny')
const effect = fc.constantFrom<EffectKind>('read', 'write', 'send', 'delete')
const server = fc.constantFrom('s1' as ServerId, 's2' as ServerId)
const account = fc.constantFrom('a1' as AccountId, 'a2' as AccountId)
const name = fc.constantFrom('send', 'read')
const principal = fc.constantFrom('assistant' as const, 'app' as const)
const orNull = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null })
const scope: fc.Arbitrary<ArgumentScope> = fc.oneof(
  fc.constant({ kind: 'any' as const }),
  fc.constantFrom('x', 'y').map((value) => ({
    kind: 'matching' as const,
    constraints: [{ pointer: '/note', test: { kind: 'equals' as const, value } }],
  })),
)
const policy = fc.record({
  id: fc.uuid().map((id) => id as PolicyId),
  owner: fc.constantFrom('organisation' as const, 'person' as const),
  verdict,
  match: fc.record({
    principal: orNull(principal),
    action: fc.constantFrom(null, 'tools/call' as const, 'resources/read' as const),
    serverId: orNull(server),
    accountId: orNull(account),
    name: orNull(name),
    effects: fc.option(fc.uniqueArray(effect, { minLength: 1, maxLength: 3 }), { nil: null }),
    scope,
    from: fc.option(fc.record({ serverId: orNull(server), accountId: orNull(account) }), { nil: undefined, freq: 2 }),
  }),
  note: fc.constant(''),
  createdAt: fc.constant(0),
  examples: fc.constant([]),
}) as fc.Arbitrary<Policy>
const grant = fc.record({
  id: fc.uuid().map((id) => id as GrantId),
  principal,
  action: fc.constantFrom('tools/call' as const, 'tools/call' as const, 'resources/read' as const),
  serverId: server,
  accountId: orNull(account),
  name,
  pin: fc.constantFrom(...PINS),
  scope,
  effects: fc.option(fc.uniqueArray(effect, { minLength: 1, maxLength: 2 }), { nil: undefined }),
  width: fc.oneof(
    fc.constant({ kind: 'always' as const }),
    fc.record({ kind: fc.constant('until' as const), time: fc.constantFrom(50, 100, 101) }),
    fc.record({ kind: fc.constant('uses' as const), left: fc.constantFrom(0, 1) }),
    fc.record({
      kind: fc.constant('conversation' as const),
      conversationId: fc.constantFrom('c1' as ConversationId, 'c2' as ConversationId),
    }),
  ),
  createdAt: fc.constant(0),
  madeFrom: fc.constant(''),
  usedCount: fc.constant(0),
  lastUsedAt: fc.constant(null),
}) as fc.Arbitrary<Grant>
const finding: fc.Arbitrary<Finding> = fc
  .constantFrom('guard.a', 'guard.b')
  .map((id) => ({ id, sentence: told`${id}`, warning: null }))

const source: fc.Arbitrary<Source> = fc.record({
  serverId: server,
  accountId: orNull(account),
  serverName: fc.constant(''),
})

const facts = fc
  .record({
    serverId: server,
    name,
    principal,
    pin: orNull(fc.constantFrom(...PINS)),
    note: fc.constantFrom('x', 'y', 'z'),
    effects: fc.uniqueArray(effect, { minLength: 1 }),
    findings: fc.array(finding, { maxLength: 2 }),
    byMode: fc.constantFrom('allow' as const, 'ask' as const),
    carries: fc.array(source, { maxLength: 3 }),
    flows: fc.boolean(),
    accountId: orNull(account),
    conversationId: orNull(fc.constant('c1' as ConversationId)),
  })
  .map(
    (made): Facts => ({
      request: makeRequest({
        id: 'r',
        principal: { kind: made.principal, name: '' },
        action: 'tools/call',
        resource: {
          serverId: made.serverId,
          serverName: '',
          accountId: made.accountId,
          name: made.name,
          pin: made.pin,
        },
        conversationId: made.conversationId,
        turnId: null,
        traceId: null,
        arguments: { note: made.note },
        at: 100,
      }),
      assessment: { effects: made.effects, undo: 'yes', openWorld: false, sure: 1, signals: [], disagreement: null },
      findings: made.findings,
      remarks: [],
      byMode: { verdict: made.byMode, id: 'mode', sentence: told`x` },
      carries: made.carries,
      byModeCarrying: made.flows ? { verdict: 'allow', id: 'mode.flow', sentence: told`x` } : null,
      contract: null,
    }),
  )

const NOW = 100
const holds = (scoped: ArgumentScope, { request }: Facts): boolean =>
  scoped.kind === 'any' ||
  scoped.constraints.every(
    ({ test: condition }) => condition.kind === 'equals' && condition.value === request.context.arguments.note,
  )

const comesFrom = (from: FlowSource | undefined, { serverId, accountId }: Source): boolean => {
  if (from === undefined) return false
  if (from.serverId !== null && from.serverId !== serverId) return false
  return from.accountId === null || from.accountId === accountId
}

/** The rules of the design, written as slowly and plainly as can be. */
function reference(at: Facts, policies: readonly Policy[], grants: readonly Grant[]): Verdict {
  const { request } = at
  const speaking = policies.filter(({ match, verdict: says }) => {
    if (match.principal !== null && match.principal !== request.principal.kind) return false
    if (match.action !== null && match.action !== 'tools/call') return false
    if (match.serverId !== null && match.serverId !== request.resource.serverId) return false
    if (match.accountId !== null && match.accountId !== request.resource.accountId) return false
    if (match.name !== null && match.name !== request.resource.name) return false
    const named = match.effects
    if (named !== null && !at.assessment.effects.some((one) => named.includes(one))) return false
    if (named !== null && says === 'allow' && at.assessment.effects.some((one) => !named.includes(one))) return false
    if (match.from !== undefined && !at.carries.some((one) => comesFrom(match.from, one))) return false
    return holds(match.scope, at)
  })
  const flowing = speaking.filter(({ match }) => match.from !== undefined)
  const plain = speaking.filter(({ match }) => match.from === undefined)
  if (speaking.some((one) => one.verdict === 'deny')) return 'deny'
  if (at.findings.length > 0) return 'ask'
  if (flowing.some((one) => one.verdict === 'ask')) return 'ask'
  if (plain.some((one) => one.verdict === 'ask' && one.owner === 'organisation')) return 'ask'
  for (const held of grants) {
    if (request.resource.pin === null || held.pin !== request.resource.pin) continue
    if (
      held.action !== 'tools/call' ||
      held.accountId !== request.resource.accountId ||
      held.principal !== request.principal.kind ||
      held.serverId !== request.resource.serverId ||
      held.name !== request.resource.name
    )
      continue
    if (held.width.kind === 'until' && held.width.time <= NOW) continue
    if (held.width.kind === 'uses' && held.width.left === 0) continue
    if (held.width.kind === 'conversation' && held.width.conversationId !== request.context.conversationId) continue
    const allowed = held.effects
    if (allowed && at.assessment.effects.some((one) => one !== 'read' && !allowed.includes(one))) continue
    if (holds(held.scope, at)) return 'allow'
  }
  if (plain.some((one) => one.verdict === 'ask')) return 'ask'
  if (plain.some((one) => one.verdict === 'allow')) return 'allow'
  const letGo = flowing.filter((one) => one.verdict === 'allow')
  const allLetGo = at.carries.every((one) => letGo.some(({ match }) => comesFrom(match.from, one)))
  if (at.byModeCarrying !== null && letGo.length > 0 && allLetGo) return at.byModeCarrying.verdict
  return at.byMode.verdict
}

/** A grant for the very tool of a call: by chance alone hardly one would be. */
const fitted = (grant: Grant, { request: { resource, principal } }: Facts): Grant => ({
  ...grant,
  serverId: resource.serverId,
  accountId: resource.accountId,
  name: resource.name,
  principal: principal.kind,
  ...(resource.pin === null ? {} : { pin: resource.pin }),
})

test('10,000 random sets of rules agree with the slow reference', () => {
  fc.assert(
    fc.property(facts, fc.array(policy, { maxLength: 6 }), fc.array(grant, { maxLength: 6 }), (at, policies, made) => {
      const grants = made.map((one, place) => (place % 2 === 0 ? fitted(one, at) : one))
      expect(decide(at, indexRules({ policies, grants }), NOW).verdict).toBe(reference(at, policies, grants))
    }),
    { numRuns: 10_000 },
  )
})

test('no grant, policy, order, finding or mode lets an organisation’s deny through', () => {
  fc.assert(
    fc.property(
      facts,
      fc.array(policy, { maxLength: 6 }),
      fc.array(grant, { maxLength: 6 }),
      fc.nat(),
      (at, others, grants, place) => {
        const deny: Policy = {
          id: 'managed' as PolicyId,
          owner: 'organisation',
          verdict: 'deny',
          match: {
            principal: null,
            action: null,
            serverId: null,
            accountId: null,
            name: null,
            effects: null,
            scope: { kind: 'any' },
          },
          note: '',
          createdAt: 0,
          examples: [],
        }
        const policies = [...others]
        policies.splice(place % (policies.length + 1), 0, deny)
        const decision = decide(at, indexRules({ policies, grants }), NOW)
        expect(decision.verdict).toBe('deny')
        expect(decision.decidedBy.kind).toBe('organisation')
      },
    ),
  )
})

test('the order of rules and findings says nothing', () => {
  fc.assert(
    fc.property(
      facts,
      fc.array(policy, { maxLength: 6 }),
      fc.array(grant, { maxLength: 6 }),
      (at, policies, grants) => {
        const one = decide(at, indexRules({ policies, grants }), NOW)
        const other = decide(
          { ...at, findings: at.findings.toReversed() },
          indexRules({ policies: policies.toReversed(), grants: grants.toReversed() }),
          NOW,
        )
        expect(other.decidedBy).toEqual(one.decidedBy)
        expect(other.reasons).toEqual(one.reasons)
      },
    ),
  )
})

test('one more finding never turns a question into a yes', () => {
  fc.assert(
    fc.property(
      facts,
      finding,
      fc.array(policy, { maxLength: 6 }),
      fc.array(grant, { maxLength: 6 }),
      (at, more, policies, grants) => {
        const rules = indexRules({ policies, grants })
        const wider = decide({ ...at, findings: [...at.findings, more] }, rules, NOW).verdict
        expect(wider).not.toBe('allow')
      },
    ),
  )
})

// Which grants and policies speak of a request: an index, so that looking up does not grow with their number.
import type { AccessRequest, EffectKind, Grant, Policy, Verdict } from '../../shared/permission.ts'
import { isFrozenHere } from '../exact.ts'
import { hasOwnCard } from './actions.ts'
import { isCoveredBy, type RealPath, speaksTo } from './constraints.ts'
import type { Source } from './flows.ts'

export type Rules = { readonly policies: readonly Policy[]; readonly grants: readonly Grant[] }

export type RuleIndex = {
  /** Policies whose every named field agrees with the request; flow rules where it takes along what they speak of. Order says nothing. */
  policiesFor(request: AccessRequest, effects: readonly EffectKind[], carries?: readonly Source[]): readonly Policy[]
  /** Grants that hold now for exactly this principal kind, action, server, account, name, pin and arguments. */
  grantsFor(request: AccessRequest, now: number): readonly Grant[]
  /** Grants for this tool and account whose pin is another one: they sleep. */
  asleepFor(request: AccessRequest): readonly Grant[]
}

const NONE: readonly never[] = []
/** Neither can be part of an id or a valid tool name; the fields are compared again after the lookup all the same. */
const SEPARATOR = '\u0000'
const EVERY = '\u0001'
const policyKey = (action: string | null, server: string | null, name: string | null) =>
  `${action ?? EVERY}${SEPARATOR}${server ?? EVERY}${SEPARATOR}${name ?? EVERY}`
const grantKey = (action: string, { serverId, name, accountId }: Pick<Grant, 'serverId' | 'name' | 'accountId'>) =>
  `${action}${SEPARATOR}${serverId}${SEPARATOR}${name}${SEPARATOR}${accountId ?? EVERY}`

const push = <T>(map: Map<string, T[]>, key: string, value: T) => {
  const held = map.get(key)
  if (held) held.push(value)
  else map.set(key, [value])
}

/** Is the grant's width still open at this moment and in this conversation? */
export function isOpen(grant: Grant, conversationId: string | null, now: number): boolean {
  switch (grant.width.kind) {
    case 'conversation':
      return conversationId !== null && grant.width.conversationId === conversationId
    case 'until':
      return now < grant.width.time
    case 'uses':
      return grant.width.left > 0
    case 'always':
      return true
  }
}

/** Does a flow rule speak of data of this source? */
export const isFrom = ({ match: { from } }: Policy, { serverId, accountId }: Source): boolean =>
  from !== undefined &&
  (from.serverId === null || from.serverId === serverId) &&
  (from.accountId === null || from.accountId === accountId)

/** SECURITY: to let writing through is not to let through what also deletes; to forbid deleting is to forbid all that deletes. */
const hasEffects = (verdict: Verdict, named: readonly EffectKind[], effects: readonly EffectKind[]): boolean =>
  verdict === 'allow'
    ? effects.every((effect) => named.includes(effect))
    : effects.some((effect) => named.includes(effect))

type Asked = {
  readonly request: AccessRequest
  readonly effects: readonly EffectKind[]
  readonly carries: readonly Source[]
}

/** SECURITY: "allow whatever this server does" was said of its calls; a start, a sign-in or a link is let go only by a rule that names it. */
const speaksOfAction = ({ verdict, match }: Policy, { action }: AccessRequest): boolean =>
  match.action === null ? verdict !== 'allow' || !hasOwnCard(action) : match.action === action

const speaksOf = (policy: Policy, { request, effects, carries }: Asked, realPath?: RealPath): boolean => {
  const { match } = policy
  return (
    (match.from === undefined || carries.some((source) => isFrom(policy, source))) &&
    (match.principal === null || match.principal === request.principal.kind) &&
    speaksOfAction(policy, request) &&
    (match.serverId === null || match.serverId === request.resource.serverId) &&
    (match.accountId === null || match.accountId === request.resource.accountId) &&
    (match.name === null || match.name === request.resource.name) &&
    (match.effects === null || hasEffects(policy.verdict, match.effects, effects)) &&
    speaksTo(policy, request.context.arguments, realPath)
  )
}

/** SECURITY: one parameter can choose between looking and deleting; what was allowed for the one is not for the other. */
export const doesNoMore = (grant: Grant, effects: readonly EffectKind[]): boolean =>
  grant.effects === undefined ||
  effects.every((effect) => effect === 'read' || grant.effects?.includes(effect) === true)

const shapeOf = ({ action, serverId, name }: Policy['match']): number =>
  (action === null ? 0 : 1) + (serverId === null ? 0 : 2) + (name === null ? 0 : 4)

/** What could speak of one action on one resource, before arguments, effects and time are looked at. */
type Candidates = {
  readonly action: string
  readonly policies: readonly Policy[]
  readonly awake: readonly Grant[]
  readonly asleep: readonly Grant[]
}

/** Finds the candidates by key; those of a resource that was frozen by us are kept, since it can never become another. */
function candidateIndex(rules: Rules): (request: AccessRequest) => Candidates {
  const policies = new Map<string, Policy[]>()
  for (const policy of rules.policies)
    push(policies, policyKey(policy.match.action, policy.match.serverId, policy.match.name), policy)
  // Which of action, server and name a policy names: only the combinations that occur are looked up.
  const shapes = [...new Set(rules.policies.map(({ match }) => shapeOf(match)))]
  const grants = new Map<string, Grant[]>()
  for (const grant of rules.grants) push(grants, grantKey(grant.action, grant), grant)
  const kept = new WeakMap<object, Candidates>()

  return ({ action, resource }) => {
    const known = kept.get(resource)
    if (known?.action === action) return known
    const { serverId, name, pin } = resource
    const found = shapes.flatMap(
      (shape): readonly Policy[] =>
        policies.get(policyKey(shape & 1 ? action : null, shape & 2 ? serverId : null, shape & 4 ? name : null)) ??
        NONE,
    )
    const own = grants.get(grantKey(action, resource)) ?? NONE
    const isAwake = (grant: Grant) => grant.pin === pin
    const asleep = own.filter((grant) => !isAwake(grant))
    const fresh = { action, policies: found, awake: own.filter(isAwake), asleep }
    if (isFrozenHere(resource)) kept.set(resource, fresh)
    return fresh
  }
}

/** Builds the index once per change of the rules. */
export function indexRules(rules: Rules, realPath?: RealPath): RuleIndex {
  const candidatesFor = candidateIndex(rules)
  return {
    policiesFor(request, effects, carries = NONE) {
      const { policies } = candidatesFor(request)
      if (policies.length === 0) return NONE
      const asked = { request, effects, carries }
      return policies.filter((policy) => speaksOf(policy, asked, realPath))
    },
    grantsFor(request, now) {
      const { pin, name } = request.resource
      // SECURITY: nothing pinned, nothing granted; a missing pin never matches a missing pin.
      if (pin === null) return NONE
      const { awake } = candidatesFor(request)
      if (awake.length === 0) return NONE
      return awake.filter(
        (grant) =>
          grant.pin === pin &&
          grant.name === name &&
          grant.principal === request.principal.kind &&
          isOpen(grant, request.context.conversationId, now) &&
          isCoveredBy(grant.scope, request.context.arguments, realPath),
      )
    },
    asleepFor(request) {
      return candidatesFor(request).asleep
    },
  }
}

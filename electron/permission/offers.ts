// Ways to say yes and remember it, made from the call in front of the person, from narrow to wide.
import type { Offer } from '../../shared/consent.ts'
import type { AccessRequest, ArgumentScope, Assessment, Width } from '../../shared/permission.ts'
import { inScope, type RealPath } from './constraints.ts'
import type { OfferedGrant } from './gate.ts'
import type { Leaf } from './leaves.ts'
import { scopeLike } from './likeness.ts'
import type { DecisionRecord } from './records.ts'
import { told } from '../../shared/told.ts'

export type OfferInput = {
  readonly request: AccessRequest
  readonly assessment: Assessment
  readonly leaves: readonly Leaf[]
  /** Recent decisions, any order. */
  readonly past: readonly DecisionRecord[]
  readonly now: number
  readonly realPath?: RealPath
}
export type Offered = { readonly offers: readonly Offer[]; readonly grants: ReadonlyMap<string, OfferedGrant> }

const MINUTES = 15
const USES = 5
/** So many yeses to calls that one rule would have covered, and the card suggests that rule. */
const ALIKE = 3
const GRAVE = new Set(['send', 'delete', 'spend', 'execute'])

type Draft = Pick<Offer, 'width' | 'label' | 'wouldAllow'> & OfferedGrantOf
type OfferedGrantOf = { readonly scope: ArgumentScope; readonly until: Width }

function drafts({ request, assessment, leaves, now, realPath }: OfferInput): readonly Draft[] {
  const { conversationId, arguments: args } = request.context
  const grave = assessment.effects.some((effect) => GRAVE.has(effect))
  const like = scopeLike(leaves, args, realPath)
  const tool = request.resource.name
  // SECURITY: what sends, deletes, spends or runs is only remembered for arguments like these, never for any.
  const scope: ArgumentScope = grave ? like.scope : { kind: 'any' }
  const calls = scope.kind === 'any' ? told`any call of “${tool}”` : told`calls of “${tool}” with ${like.words}`
  const list: Draft[] = [
    {
      width: 'uses',
      label: told`The next ${USES} times, with ${like.words}`,
      wouldAllow: told`${USES} more calls of “${tool}” with ${like.words}.`,
      scope: like.scope,
      until: { kind: 'uses', left: USES },
    },
    {
      width: 'minutes',
      label: told`For ${MINUTES} minutes`,
      wouldAllow: told`For ${MINUTES} minutes, ${calls}.`,
      scope,
      until: { kind: 'until', time: now + MINUTES * 60_000 },
    },
  ]
  if (conversationId !== null)
    list.push({
      width: 'conversation',
      label: told`In this conversation`,
      wouldAllow: told`In this conversation, ${calls}.`,
      scope,
      until: { kind: 'conversation', conversationId },
    })
  if (grave) return list
  return [
    ...list,
    {
      width: 'matching',
      label: told`Always, with ${like.words}`,
      wouldAllow: told`From now on and everywhere, calls of “${tool}” with ${like.words}.`,
      scope: like.scope,
      until: { kind: 'always' },
    },
    {
      width: 'always',
      label: told`Always`,
      wouldAllow: told`From now on and everywhere, any call of “${tool}”.`,
      scope: { kind: 'any' },
      until: { kind: 'always' },
    },
  ]
}

const isSameTool = (record: DecisionRecord, request: AccessRequest): boolean =>
  record.request.action === request.action &&
  record.request.principal.kind === request.principal.kind &&
  record.request.resource.serverId === request.resource.serverId &&
  record.request.resource.accountId === request.resource.accountId &&
  record.request.resource.name === request.resource.name

/** The offers of one question and what each would grant. Nothing pinned, nothing offered; tool calls and resources only. */
export function offersFor(input: OfferInput): Offered {
  const { request, past, realPath } = input
  if (request.resource.pin === null || request.principal.kind === 'server') return { offers: [], grants: new Map() }
  const same = past.filter((record) => isSameTool(record, request))
  const asked = same.filter((record) => record.askedAt !== null)
  const covered = ({ scope }: Draft) =>
    asked.filter(
      ({ request: { context }, effects }) =>
        inScope(scope, context.arguments, realPath) &&
        effects.every((effect) => effect === 'read' || input.assessment.effects.includes(effect)),
    )
  const list = drafts(input).map((draft) => ({ draft, past: covered(draft) }))
  // A rule is suggested when people said yes to all that it would have covered, several times; the narrowest such.
  const suggested = list.find(
    ({ draft, past: like }) =>
      draft.width !== 'minutes' && like.length >= ALIKE && like.every((record) => record.outcome === 'granted'),
  )
  const offers = list.map(
    (one): Offer => ({
      id: one.draft.width,
      width: one.draft.width,
      label: one.draft.label,
      wouldAllow: one.draft.wouldAllow,
      covers: one.past.length,
      suggested: one === suggested,
    }),
  )
  return { offers, grants: new Map(list.map(({ draft }) => [draft.width, { scope: draft.scope, width: draft.until }])) }
}

// What the person allowed: kept, listed, counted, revocable. Never widened.
import { type ConversationId, type GrantId, type Millis } from '../../shared/ids.ts'
import { type AccessRequest, type EffectKind, Grant } from '../../shared/permission.ts'

import { joinedById } from './joined.ts'

export type GrantParts = {
  load(): readonly unknown[]
  /** Durable at once or soon; the whole list each time. */
  save(all: readonly Grant[]): void
  /** Saved within seconds and before the app ends; `all` is asked for then. For counts, which decide nothing. */
  saveLater(all: () => readonly Grant[]): void
  now(): Millis
  newId(): string
  changed(): void
}

export type Given = Pick<Grant, 'scope' | 'width' | 'madeFrom'> & { readonly effects: readonly EffectKind[] }

export type GrantStore = {
  /** The same array until something changes. */
  list(): readonly Grant[]
  /** Makes a grant from a call that was just allowed; throws when the request is not pinned. */
  add(request: AccessRequest, given: Given): Grant
  /** Counts one use, in the same tick in which it decided. */
  used(id: GrantId): void
  revoke(id: GrantId): boolean
  /** Takes a revoking back, for a minute after it; never a grant that was not there. */
  restore(id: GrantId): boolean
  /** Drops what was for one conversation, when that is deleted. */
  forget(conversationId: ConversationId): void
  /** What is stored could only be read now: joined with what was decided meanwhile. */
  reread(): void
}

const RESTORABLE_MS = 60_000

const read = (parts: GrantParts): readonly Grant[] =>
  parts.load().flatMap((one) => {
    const parsed = Grant.safeParse(one)
    return parsed.success ? [parsed.data] : []
  })

/** Entries that do not parse are dropped: a broken grant is no grant. */
export function createGrantStore(parts: GrantParts): GrantStore {
  let grants = read(parts)
  const counts = new Map<GrantId, Count>()
  /** Counts are put in when somebody looks: a call among a thousand grants does not copy them all. */
  const counted = (): readonly Grant[] => {
    if (counts.size > 0) grants = grants.map((grant) => withCount(grant, counts.get(grant.id)))
    counts.clear()
    return grants
  }
  /** In memory alone: what was taken back stays so when the app ends. */
  const revoked = new Map<GrantId, { readonly grant: Grant; readonly at: Millis }>()
  let limited = limitedOf(grants)
  const replace = (next: readonly Grant[]) => {
    grants = next
    limited = limitedOf(grants)
    parts.save(grants)
    parts.changed()
  }

  return {
    list: counted,
    add(request, given) {
      const grant = grantFor(parts, request, given)
      replace([...counted(), grant])
      return grant
    },
    used(id) {
      counts.set(id, { times: (counts.get(id)?.times ?? 0) + 1, at: parts.now() })
      // SECURITY: a use that a limit counts is taken off at once; other counts are only for people to read.
      if (limited.has(id)) replace(counted())
      else parts.saveLater(counted)
    },
    revoke(id) {
      const found = counted().find((grant) => grant.id === id)
      if (!found) return false
      revoked.set(id, { grant: found, at: parts.now() })
      replace(grants.filter((grant) => grant !== found))
      return true
    },
    restore(id) {
      const gone = revoked.get(id)
      revoked.delete(id)
      if (!gone || parts.now() - gone.at > RESTORABLE_MS) return false
      replace([...counted(), gone.grant])
      return true
    },
    forget(conversationId) {
      const left = counted().filter(
        ({ width }) => width.kind !== 'conversation' || width.conversationId !== conversationId,
      )
      if (left.length < grants.length) replace(left)
    },
    reread: () => replace(joinedById(read(parts), counted())),
  }
}

function grantFor(parts: GrantParts, request: AccessRequest, given: Given): Grant {
  const { pin, serverId, accountId, name } = request.resource
  if (pin === null) throw new TypeError('A grant needs a pinned definition.')
  return {
    ...given,
    id: parts.newId() as GrantId,
    principal: request.principal.kind,
    action: request.action,
    serverId,
    accountId,
    name,
    pin,
    effects: [...given.effects],
    createdAt: parts.now(),
    usedCount: 0,
    lastUsedAt: null,
  }
}

const limitedOf = (grants: readonly Grant[]): ReadonlySet<GrantId> =>
  new Set(grants.filter(({ width }) => width.kind === 'uses').map(({ id }) => id))

type Count = { readonly times: number; readonly at: Millis }

function withCount(grant: Grant, count: Count | undefined): Grant {
  if (count === undefined) return grant
  const { width } = grant
  return {
    ...grant,
    width: width.kind === 'uses' ? { kind: 'uses', left: Math.max(0, width.left - count.times) } : width,
    usedCount: grant.usedCount + count.times,
    lastUsedAt: count.at,
  }
}

// Grants as listed: in words, awake or not, and which of them another one makes redundant.
import { isDeepStrictEqual } from 'node:util'
import type { Digest, ServerId } from '../../shared/ids.ts'
import type { ArgumentScope, Constraint, Grant, GrantView, Width } from '../../shared/permission.ts'
import { globMatches, plainPath } from './constraints.ts'
import { isLeadingKey } from './leaves.ts'
import { doesNoMore } from './rules.ts'
import { type Told, told } from '../../shared/told.ts'
import { timeInEach } from './sentences/inEach.ts'

/** Does one condition let through everything that another does? Unsure is no. */
function testCovers(wide: Constraint['test'], narrow: Constraint['test']): boolean {
  if (isDeepStrictEqual(wide, narrow)) return true
  const values = narrow.kind === 'equals' ? [narrow.value] : narrow.kind === 'oneOf' ? narrow.values : null
  switch (wide.kind) {
    case 'oneOf':
      return values !== null && values.every((value) => wide.values.some((one) => isDeepStrictEqual(one, value)))
    case 'under': {
      const [outer, inner] = [plainPath(wide.folder), narrow.kind === 'under' ? plainPath(narrow.folder) : null]
      return outer !== null && inner !== null && (inner === outer || inner.startsWith(`${outer}/`))
    }
    case 'startsWith':
      return narrow.kind === 'startsWith'
        ? narrow.prefix.startsWith(wide.prefix)
        : values !== null && values.every((value) => typeof value === 'string' && value.startsWith(wide.prefix))
    case 'domainIn':
      return narrow.kind === 'domainIn' && narrow.domains.every((domain) => wide.domains.includes(domain))
    case 'atMost':
      return narrow.kind === 'atMost'
        ? narrow.limit <= wide.limit
        : values !== null && values.every((value) => typeof value === 'number' && value <= wide.limit)
    case 'matches':
      return values !== null && values.every((value) => typeof value === 'string' && globMatches(wide.pattern, value))
    case 'equals':
      return false
  }
}

/** A condition on who, where or how much also says that the value may be there at all. */
const mayBeThere = (pointer: string): boolean => isLeadingKey((pointer.split('/')[1] ?? '').replaceAll('~1', '/'))

const scopeCovers = (wide: ArgumentScope, narrow: ArgumentScope): boolean =>
  wide.kind === 'any' ||
  (narrow.kind === 'matching' &&
    wide.constraints.every((one) =>
      narrow.constraints.some((other) => other.pointer === one.pointer && testCovers(one.test, other.test)),
    ) &&
    narrow.constraints.every(
      ({ pointer }) => !mayBeThere(pointer) || wide.constraints.some((one) => one.pointer === pointer),
    ))

const widthCovers = (wide: Width, narrow: Width): boolean => {
  if (wide.kind === 'always') return true
  if (wide.kind === 'until') return narrow.kind === 'until' && narrow.time <= wide.time
  return wide.kind === 'conversation' && narrow.kind === 'conversation' && narrow.conversationId === wide.conversationId
}

/** Everything that the second lets through, the first does too. */
export const grantCovers = (wide: Grant, narrow: Grant): boolean =>
  wide.principal === narrow.principal &&
  wide.action === narrow.action &&
  wide.serverId === narrow.serverId &&
  wide.accountId === narrow.accountId &&
  wide.name === narrow.name &&
  wide.pin === narrow.pin &&
  scopeCovers(wide.scope, narrow.scope) &&
  (narrow.effects === undefined ? wide.effects === undefined : doesNoMore(wide, narrow.effects)) &&
  widthCovers(wide.width, narrow.width)

const shown = (value: unknown): Told => told`“${typeof value === 'string' ? value : JSON.stringify(value)}”`

function constraintWords({ pointer, test }: Constraint): Told {
  if (pointer === '' && test.kind === 'equals') return told`exactly the same arguments`
  const where = pointer === '' ? told`all arguments` : told`“${pointer.slice(1).replaceAll('/', ' › ')}”`
  switch (test.kind) {
    case 'equals':
      return told`${where} is ${shown(test.value)}`
    case 'oneOf':
      return told`${where} is ${{ list: test.values.map(shown), by: 'or' }}`
    case 'under':
      return told`${where} is in the folder ${shown(test.folder)}`
    case 'startsWith':
      return told`${where} begins with ${shown(test.prefix)}`
    case 'domainIn':
      return told`${where} is at ${{ list: test.domains, by: 'or' }}`
    case 'atMost':
      return told`${where} is at most ${String(test.limit)}`
    case 'matches':
      return told`${where} matches ${shown(test.pattern)}`
  }
}

function widthWords(width: Width): Told {
  switch (width.kind) {
    case 'conversation':
      return told`in one conversation`
    case 'until':
      return told`until ${timeInEach(width.time)}`
    case 'uses':
      return width.left === 1 ? told`once more` : told`${width.left} more times`
    case 'always':
      return told`always`
  }
}

/** In words: which tool, under which conditions, for how long. */
export function grantSentence(grant: Grant, serverName: string): Told {
  const { name } = grant
  const width = widthWords(grant.width)
  // The whole launch is its condition: the command or address says it shorter.
  if (grant.action === 'server/start') return told`Start ${serverName} as “${grant.madeFrom}”, ${width}.`
  const reads = grant.effects?.every((effect) => effect === 'read') === true
  if (grant.scope.kind === 'any')
    return reads
      ? told`Use “${name}” of ${serverName} to read, ${width}.`
      : told`Use “${name}” of ${serverName}, ${width}.`
  const when = { list: grant.scope.constraints.map(constraintWords), by: 'and' } as const
  return reads
    ? told`Use “${name}” of ${serverName} to read, when ${when}, ${width}.`
    : told`Use “${name}” of ${serverName}, when ${when}, ${width}.`
}

export type ViewParts = {
  serverNameOf(this: void, serverId: ServerId): string
  titleOf(this: void, serverId: ServerId, name: string): string
  /** Of what the grant is for as it is now; null when it is not there. */
  pinOf(this: void, grant: Grant): Digest | null
  now(this: void): number
}

/** The list for the window, newest first. Of two equal grants the older one is the redundant one. */
export function viewGrants(grants: readonly Grant[], parts: ViewParts): readonly GrantView[] {
  return grants
    .map((grant, at): GrantView => {
      const cover = grants.find(
        (other, place) => other !== grant && grantCovers(other, grant) && (!grantCovers(grant, other) || place > at),
      )
      const isPinned = grant.action === 'tools/call' || grant.action === 'server/start'
      const asleep = isPinned && parts.pinOf(grant) !== grant.pin
      const expired = grant.width.kind === 'until' && grant.width.time <= parts.now()
      const usedUp = grant.width.kind === 'uses' && grant.width.left === 0
      return {
        ...grant,
        serverName: parts.serverNameOf(grant.serverId),
        toolTitle: parts.titleOf(grant.serverId, grant.name),
        sentence: grantSentence(grant, parts.serverNameOf(grant.serverId)),
        state: expired ? 'expired' : usedUp ? 'usedUp' : asleep ? 'asleep' : cover ? 'redundant' : 'awake',
        coveredBy: cover?.id ?? null,
      }
    })
    .toReversed()
}

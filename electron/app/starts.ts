// Starting a server is a request like any other: made here, decided at the gate, and remembered as a grant for exactly this launch.
import { told } from '../../shared/told.ts'
import type { AuditDraft } from '../../shared/audit.ts'
import type { ServerConfig } from '../../shared/host.ts'
import type { Digest, ServerId } from '../../shared/ids.ts'
import { AppError } from '../../shared/ipc/errors.ts'
import type { JsonObject } from '../../shared/json.ts'
import type { AccessRequest, ArgumentScope, Grant, PinDiff } from '../../shared/permission.ts'
import { outcomeLine } from '../audit/outcome.ts'
import { exactLaunch, launchDigest, launchIdentity } from '../host/launch.ts'
import type { Admit } from '../host/seams.ts'
import type { Authorized } from '../permission/authorized.ts'
import { makeRequest } from '../permission/digest.ts'
import type { OpenGate } from '../permission/gate.ts'
import type { GrantStore } from '../permission/grants.ts'
import { clock, newId } from './ground.ts'

export type StartParts = {
  readonly gate: Pick<OpenGate, 'confirmed' | 'unasked' | 'foresee'>
  readonly grants: Pick<GrantStore, 'list' | 'add' | 'revoke'>
  audit(this: void, draft: AuditDraft): void
}

/** The whole launch is the arguments; its digest is the pin, so that any other launch sleeps what was allowed. */
export function startRequest({ id, name, launch }: ServerConfig): AccessRequest {
  return makeRequest({
    id: newId(),
    principal: { kind: 'person', name: 'You' },
    action: 'server/start',
    resource: {
      serverId: id,
      serverName: name,
      accountId: null,
      name: launch.kind === 'stdio' ? launch.command : launch.url,
      pin: launchDigest(launch),
    },
    conversationId: null,
    turnId: null,
    traceId: null,
    arguments: exactLaunch(launch),
    at: clock.now(),
  })
}

/** SECURITY: presence means authority: the grant names the whole launch, not "any". */
const exactly = (value: JsonObject): ArgumentScope => ({
  kind: 'matching',
  constraints: [{ pointer: '', test: { kind: 'equals', value } }],
})
const allowedBy = ({ scope }: Grant): JsonObject | null => {
  const test = scope.kind === 'matching' ? scope.constraints[0]?.test : undefined
  return test?.kind === 'equals' ? (test.value as JsonObject) : null
}

/** Every part of a launch by a name that people read. */
function partsOf(launch: JsonObject): ReadonlyMap<string, string> {
  const parts = new Map<string, string>()
  for (const [key, value] of Object.entries(launch)) {
    if (key === 'kind' || value === null) continue
    if (typeof value === 'string') parts.set(key, value)
    else if (Array.isArray(value)) value.forEach((word, at) => parts.set(`argument ${at + 1}`, String(word)))
    else for (const [name, inner] of Object.entries(value)) parts.set(`${key} ${name}`, String(inner))
  }
  return parts
}

/** What is different about a launch, part by part. */
export function launchDiff(before: JsonObject, after: JsonObject): PinDiff {
  const [old, now] = [partsOf(before), partsOf(after)]
  const names = [...new Set([...old.keys(), ...now.keys()])]
  return {
    fields: names
      .filter((field) => old.get(field) !== now.get(field))
      .map((field) => ({ field, before: old.get(field) ?? null, after: now.get(field) ?? null })),
  }
}

export type Starts = ReturnType<typeof createStarts>

export function createStarts({ gate, grants, audit }: StartParts) {
  const of = (id: ServerId) => grants.list().filter((grant) => grant.action === 'server/start' && grant.serverId === id)
  /** What was allowed before a secret of the server was changed, for the card alone. */
  const forgotten = new Map<ServerId, JsonObject>()
  const lastAllowed = (id: ServerId): JsonObject | null => {
    const last = of(id).at(-1)
    return (last ? allowedBy(last) : forgotten.get(id)) ?? null
  }
  const driftOf = ({ id, launch }: ServerConfig): PinDiff | null => {
    const before = lastAllowed(id)
    const diff = before === null ? null : launchDiff(before, exactLaunch(launch))
    return diff?.fields.length === 0 ? null : diff
  }
  const remember = ({ launch }: ServerConfig) => ({
    scope: exactly(exactLaunch(launch)),
    width: { kind: 'always' } as const,
    madeFrom: launchIdentity(launch),
  })
  /** What was allowed for other launches of this server has been replaced. */
  const drop = (id: ServerId, except: Digest | null) => {
    for (const grant of of(id)) if (grant.pin !== except) grants.revoke(grant.id)
  }
  const admit: Admit = (config, again) => {
    const passage = gate.unasked(startRequest(config), again)
    if ('authorized' in passage) return passage
    const { verdict, decidedBy } = passage.decision
    if (verdict === 'ask') return { state: { kind: 'approvalNeeded', reason: decidedBy, drift: driftOf(config) } }
    const error = new AppError('PERMISSION_DENIED', decidedBy.sentence).toWire()
    return { state: { kind: 'failed', error, attempt: 0, retryAt: null } }
  }
  return {
    admit,
    /** The yes to the card that showed this very launch in full. Throws PERMISSION_DENIED. */
    confirmed(config: ServerConfig, shown: Digest): Authorized {
      const authorized = gate.confirmed(startRequest(config), { digest: shown, remember: remember(config) })
      drop(config.id, launchDigest(config.launch))
      return authorized
    },
    /** Only the mode would ask: no rule wants a card although the person just typed the address. */
    asksByModeAlone: (config: ServerConfig): boolean => gate.foresee(startRequest(config)).decidedBy.kind === 'mode',
    /** What is allowed without a card: a program that is shipped with the app, and what an earlier version kept as approved. */
    allow(config: ServerConfig): void {
      const request = startRequest(config)
      if (of(config.id).some(({ pin }) => pin === request.resource.pin)) return
      grants.add(request, { ...remember(config), effects: ['execute'] })
      drop(config.id, request.resource.pin)
    },
    isAllowed: (id: ServerId): boolean => of(id).length > 0,
    /** Asks again at the next start. */
    forget(id: ServerId): void {
      const before = lastAllowed(id)
      if (before !== null) forgotten.set(id, before)
      drop(id, null)
    },
    started: (authorized: Authorized, error: AppError | null): void =>
      audit(outcomeLine(authorized, error === null ? 'ok' : 'failed', error?.said ?? told`It was started or reached.`)),
  }
}

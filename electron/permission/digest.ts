// Exact bytes of a request: canonical arguments, their digest, and deep freezing.
import { hash } from 'node:crypto'
import canonicalize from 'canonicalize'
import type { Digest } from '../../shared/ids.ts'
import type { Json, JsonObject } from '../../shared/json.ts'
import type { AccessRequest } from '../../shared/permission.ts'

/** Plain values that were copied here and frozen at every depth: nobody can change one, so it is not copied or counted again. */
const frozen = new WeakSet<object>()
const digests = new WeakMap<object, Digest>()

const count = (value: Json): Digest => hash('sha256', canonicalize(value) ?? 'null') as Digest

/** SHA-256 of the RFC 8785 form. Throws when the value is no JSON (lone surrogates, NaN). */
export function digestOf(value: Json): Digest {
  // SECURITY: remembered only for what was frozen here; anything else may have changed since it was last counted.
  if (value === null || typeof value !== 'object' || !frozen.has(value)) return count(value)
  const known = digests.get(value) ?? count(value)
  digests.set(value, known)
  return known
}

/** A copy that shares nothing with the original and cannot be changed, at any depth. Throws TypeError for what is no plain data. */
export function frozenCopy<T>(value: T): T {
  const copy = copied(value)
  if (copy !== null && typeof copy === 'object') frozen.add(copy)
  return copy
}

function copied<T>(value: T): T {
  if (value === null || typeof value !== 'object') {
    if (typeof value === 'function' || typeof value === 'symbol') throw new TypeError('This is no plain data.')
    return value
  }
  if (frozen.has(value)) return value
  return Object.freeze(Array.isArray(value) ? value.map(copied) : copyObject(value)) as T
}

function copyObject(value: object): object {
  const prototype: unknown = Object.getPrototypeOf(value)
  // SECURITY: a Map or a Date stays changeable though frozen.
  if (prototype !== null && Object.getPrototypeOf(prototype) !== null) throw new TypeError('This is no plain data.')
  const copy: Record<string, unknown> = {}
  for (const key of Object.keys(value)) {
    const inner: unknown = copied((value as Record<string, unknown>)[key])
    // SECURITY: assigned, this one name would change what the copy is, and no digest would show it.
    if (key === '__proto__') Object.defineProperty(copy, key, { value: inner, enumerable: true })
    else copy[key] = inner
  }
  return copy
}

/** Another object with the same frozen parts: cheap, and told apart from the original. */
export function frozenTwin<T extends object>(value: T): T {
  const twin = Object.freeze({ ...frozenCopy(value) })
  frozen.add(twin)
  return twin
}

export type RequestDraft = {
  readonly id: string
  readonly principal: AccessRequest['principal']
  readonly action: AccessRequest['action']
  readonly resource: AccessRequest['resource']
  readonly conversationId: AccessRequest['context']['conversationId']
  readonly turnId: AccessRequest['context']['turnId']
  readonly traceId: AccessRequest['context']['traceId']
  readonly arguments: JsonObject
  readonly at: number
}

/** Builds a frozen access request with the digest of its exact arguments. */
export function makeRequest(draft: RequestDraft): AccessRequest {
  const args = frozenCopy(draft.arguments)
  return frozenCopy({
    id: draft.id,
    principal: draft.principal,
    action: draft.action,
    resource: draft.resource,
    context: {
      conversationId: draft.conversationId,
      turnId: draft.turnId,
      traceId: draft.traceId,
      arguments: args,
      digest: digestOf(args),
      at: draft.at,
    },
  })
}

// Exact bytes of a request: canonical arguments, their digest, and deep freezing.
import { hash } from 'node:crypto'
import { canonical } from '../../shared/canonical.ts'
import type { Digest } from '../../shared/ids.ts'
import type { Json, JsonObject } from '../../shared/json.ts'
import type { AccessRequest } from '../../shared/permission.ts'

/** Gives back the object that it is handed, so that a class over it puts its private field there: a mark that nothing else can set or copy. */
export const Given = function (value: object) {
  return value
} as unknown as new (
  value: object,
) => object

/** On plain values that were copied here and frozen at every depth; holds their digest once it was asked for. */
class Mark extends Given {
  #digest: Digest | null = null
  static isOn(value: object): value is Mark {
    return #digest in value
  }
  static digestOf(value: Mark): Digest {
    return (value.#digest ??= count(value as unknown as Json))
  }
}

const count = (value: Json): Digest => hash('sha256', canonical(value)) as Digest

/** SHA-256 of the RFC 8785 form. Throws when the value is no JSON (lone surrogates, NaN). */
export function digestOf(value: Json): Digest {
  // SECURITY: remembered only for what was frozen here; anything else may have changed since it was last counted.
  return value !== null && typeof value === 'object' && Mark.isOn(value) ? Mark.digestOf(value) : count(value)
}

/** A copy that shares nothing with the original and cannot be changed, at any depth. Throws TypeError for what is no plain data. */
export function frozenCopy<T>(value: T): T {
  if (value === null || typeof value !== 'object') {
    if (typeof value === 'function' || typeof value === 'symbol') throw new TypeError('This is no plain data.')
    return value
  }
  if (Mark.isOn(value)) return value
  return frozen(Array.isArray(value) ? value.map(frozenCopy) : copyObject(value)) as T
}

/** Freezes an object that the caller just made and that holds nothing but frozen parts. */
export function frozen<T extends object>(own: T): T {
  new Mark(own)
  return Object.freeze(own)
}

function copyObject(value: object): object {
  const prototype: unknown = Object.getPrototypeOf(value)
  // SECURITY: a Map or a Date stays changeable though frozen.
  if (prototype !== null && Object.getPrototypeOf(prototype) !== null) throw new TypeError('This is no plain data.')
  const copy: Record<string, unknown> = {}
  for (const key of Object.keys(value)) {
    const inner: unknown = frozenCopy((value as Record<string, unknown>)[key])
    // SECURITY: assigned, this one name would change what the copy is, and no digest would show it.
    if (key === '__proto__') Object.defineProperty(copy, key, { value: inner, enumerable: true })
    else copy[key] = inner
  }
  return copy
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
  return frozen({
    id: draft.id,
    principal: frozenCopy(draft.principal),
    action: draft.action,
    resource: frozenCopy(draft.resource),
    context: frozen({
      conversationId: draft.conversationId,
      turnId: draft.turnId,
      traceId: draft.traceId,
      arguments: args,
      digest: digestOf(args),
      at: draft.at,
    }),
  })
}

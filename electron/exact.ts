// Exact bytes: plain values that were copied and frozen at every depth, with their canonical text and its digest.
import { hash } from 'node:crypto'
import { canonical } from '../shared/canonical.ts'
import type { Digest } from '../shared/ids.ts'
import type { Json } from '../shared/json.ts'

/** Gives back the object that it is handed, so that a class over it puts its private field there: a mark that nothing else can set or copy. */
export const Given = function (value: object) {
  return value
} as unknown as new (
  value: object,
) => object

/** Longer texts are made again when they are asked for: what is kept of a call should be small. */
const KEPT_CHARS = 4096

/** On plain values that were copied here and frozen at every depth; holds their digest and text once they were asked for. */
class Mark extends Given {
  #digest: Digest | null = null
  #text: string | null = null
  #size = -1
  static isOn(value: object): value is Mark {
    return #digest in value
  }
  static digestOf(value: Mark): Digest {
    return (value.#digest ??= count(Mark.textOf(value)))
  }
  static textOf(value: Mark): string {
    if (value.#text !== null) return value.#text
    const text = canonical(value as unknown as Json)
    value.#size = text.length
    if (text.length <= KEPT_CHARS) value.#text = text
    return text
  }
  static knownTextOf(value: Mark): string | null {
    return value.#text
  }
  static sizeOf(value: Mark): number {
    return value.#size < 0 ? Mark.textOf(value).length : value.#size
  }
}

const count = (text: string): Digest => hash('sha256', text) as Digest

const isMarked = (value: Json): value is Json & Mark => value !== null && typeof value === 'object' && Mark.isOn(value)

/** The RFC 8785 form. Throws when the value is no JSON (lone surrogates, NaN). */
export function canonicalOf(value: Json): string {
  // SECURITY: remembered only for what was frozen here; anything else may have changed since it was last asked for.
  return isMarked(value) ? Mark.textOf(value) : canonical(value)
}

/** SHA-256 of the RFC 8785 form. Throws when the value is no JSON. */
export function digestOf(value: Json): Digest {
  // SECURITY: as above: nothing that could have changed has a remembered digest.
  return isMarked(value) ? Mark.digestOf(value) : count(canonical(value))
}

/** Characters of the RFC 8785 form. */
export const sizeOf = (value: Json): number => (isMarked(value) ? Mark.sizeOf(value) : canonical(value).length)

/** The RFC 8785 form where it was asked for before and is kept: what looks through every text of it can look through one. */
export const knownText = (value: Json): string | null => (isMarked(value) ? Mark.knownTextOf(value) : null)

/** Was it frozen here? Then it can never change, and what was found out about it stays true. */
export const isFrozenHere = (value: object): boolean => Mark.isOn(value)

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

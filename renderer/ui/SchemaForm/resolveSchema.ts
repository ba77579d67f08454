// Local references, simple `allOf` and nullable unions of a JSON Schema, bounded so that a hostile schema ends.
import type { Json, JsonObject, JsonSchema } from '../../../shared/json.ts'

export const isRecord = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const MAX_HOPS = 20

const lookUp = (reference: string, root: JsonSchema): JsonSchema | null => {
  if (reference === '#') return root
  if (!reference.startsWith('#/')) return null
  let here: Json | undefined = root
  for (const raw of reference.slice(2).split('/')) {
    const key = decodePointer(raw)
    if (!isRecord(here) || !Object.hasOwn(here, key)) return null
    here = here[key]
  }
  return isRecord(here) ? here : null
}

const decodePointer = (part: string): string => {
  try {
    return decodeURIComponent(part).replaceAll('~1', '/').replaceAll('~0', '~')
  } catch {
    return part
  }
}

const merge = (a: JsonSchema, b: JsonSchema): JsonSchema => {
  const merged: Record<string, Json> = { ...a, ...b }
  if (isRecord(a.properties) && isRecord(b.properties)) merged.properties = { ...a.properties, ...b.properties }
  if (Array.isArray(a.required) && Array.isArray(b.required))
    merged.required = [...new Set([...(a.required as readonly Json[]), ...(b.required as readonly Json[])])]
  return merged
}

/** The schema with local `$ref`s followed and `allOf` folded in; null when a reference leads nowhere, outside or round. */
export const resolve = (schema: JsonSchema, root: JsonSchema, hops = 0): JsonSchema | null => {
  if (hops > MAX_HOPS) return null
  let here = schema
  if (typeof here.$ref === 'string') {
    const target = lookUp(here.$ref, root)
    if (target === null || target === here) return null
    const { $ref: _, ...beside } = here
    const followed = resolve(target, root, hops + 1)
    if (followed === null) return null
    here = merge(followed, beside)
  }
  if (!Array.isArray(here.allOf)) return here
  const { allOf, ...rest } = here
  let folded: JsonSchema = rest
  for (const part of allOf as readonly Json[]) {
    const next = isRecord(part) ? resolve(part, root, hops + 1) : null
    if (next === null) return null
    folded = merge(folded, next)
  }
  return folded
}

export type Resolved = { readonly schema: JsonSchema; readonly nullable: boolean; readonly broken: boolean }

const isNull = (schema: Json): boolean => isRecord(schema) && (schema.type === 'null' || schema.const === null)

const withoutNullBranch = (schema: JsonSchema, word: 'anyOf' | 'oneOf', root: JsonSchema): Resolved | null => {
  const branches = schema[word]
  if (!Array.isArray(branches)) return null
  const others = (branches as readonly Json[]).filter((branch) => !isNull(branch))
  const nullable = others.length < branches.length
  const { [word]: _, ...beside } = schema
  const [only] = others
  if (others.length !== 1 || !isRecord(only))
    return nullable ? { schema: { ...beside, [word]: others }, nullable, broken: false } : null
  const followed = resolve(only, root)
  if (followed === null) return { schema, nullable, broken: true }
  return { schema: merge(followed, beside), nullable, broken: false }
}

/** Resolves, and takes "or null" out of types and unions: `nullable` says that it was there. */
export const nullableOf = (raw: JsonSchema, root: JsonSchema): Resolved => {
  const schema = resolve(raw, root)
  if (schema === null) return { schema: raw, nullable: false, broken: true }
  if (Array.isArray(schema.type)) {
    const types = (schema.type as readonly Json[]).filter((type) => type !== 'null')
    const nullable = types.length < schema.type.length
    const [only] = types
    if (types.length !== 1 || only === undefined) return { schema, nullable, broken: true }
    return { schema: { ...schema, type: only }, nullable, broken: false }
  }
  return (
    withoutNullBranch(schema, 'anyOf', root) ??
    withoutNullBranch(schema, 'oneOf', root) ?? { schema, nullable: false, broken: false }
  )
}

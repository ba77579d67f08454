import type { Json, JsonSchema } from '../../shared/json.ts'
import { type Told, told } from '../../shared/told.ts'

const NODES = 10_000
const DEPTH = 64
const CHARACTERS = 512 * 1024
const PATTERN = 1000
const BRANCHES = 64

/** How a schema is to be checked: refused, checked at once, or checked with a time limit around it. */
export type SchemaKind =
  | { readonly kind: 'refused'; readonly reason: Told }
  | { readonly kind: 'plain' }
  /** Patterns: safe on short values, so that only long arguments need the time limit. */
  | { readonly kind: 'patterns' }
  | { readonly kind: 'costly' }

/** Repeats inside repeats, alternatives that repeat and back references can take exponential time. */
function isCostlyPattern(pattern: string): boolean {
  if (pattern.length > PATTERN || /\\[1-9k]|\(\?<?[=!]/.test(pattern)) return true
  if (/\)\s*(?:[*+]|\{\d+,?\d*\})/.test(pattern)) return true
  return (pattern.match(/[*+]|\{\d+,\}/g) ?? []).length > 2
}

type Walk = { nodes: number; characters: number; patterns: boolean; costly: boolean; external: string | null }

function lookAt(key: string, value: Json, seen: Walk): void {
  seen.characters += key.length
  if (typeof value === 'string') seen.characters += value.length
  if (key === 'pattern' && typeof value === 'string') {
    seen.patterns = true
    if (isCostlyPattern(value)) seen.costly = true
  }
  if (key === 'patternProperties' || key === 'format') seen.patterns = true
  if (key === 'patternProperties' || key === '$dynamicRef' || key === '$recursiveRef') seen.costly = true
  if (key === '$ref' && typeof value === 'string') {
    seen.costly = true
    if (!value.startsWith('#')) seen.external = value
  }
  if (/^(anyOf|oneOf|allOf)$/.test(key) && Array.isArray(value) && value.length > BRANCHES) seen.costly = true
  if (/^(uniqueItems|unevaluated)/.test(key) && value !== false) seen.costly = true
}

/** Looks at a schema once, level by level, before anything compiles it. Untrusted: any size, any depth. */
export function judgeSchema(schema: JsonSchema): SchemaKind {
  const seen: Walk = { nodes: 0, characters: 0, patterns: false, costly: false, external: null }
  let level: Json[] = [schema]
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > DEPTH)
      return { kind: 'refused', reason: told`the description of its arguments is nested more than ${DEPTH} deep` }
    const next: Json[] = []
    for (const node of level) {
      if (typeof node !== 'object' || node === null) continue
      for (const [key, value] of Object.entries(node)) {
        lookAt(key, value as Json, seen)
        if (typeof value === 'object' && value !== null) next.push(value as Json)
      }
    }
    seen.nodes += next.length
    if (seen.nodes > NODES || seen.characters > CHARACTERS)
      return { kind: 'refused', reason: told`the description of its arguments is too large` }
    level = next
  }
  // SECURITY: nothing is ever fetched because a schema names it.
  if (seen.external !== null && !/^https?:\/\/json-schema\.org\//.test(seen.external))
    return { kind: 'refused', reason: told`the description of its arguments refers to ${seen.external.slice(0, 200)}` }
  if (seen.costly) return { kind: 'costly' }
  return seen.patterns ? { kind: 'patterns' } : { kind: 'plain' }
}

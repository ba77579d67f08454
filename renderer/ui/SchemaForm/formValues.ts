// The values behind the form: one JSON object, read and changed by path, so that form and JSON editor show the same thing.
import type { Json, JsonObject } from '../../../shared/json.ts'
import type { Field, Shape } from './formModel.ts'
import { isRecord } from './resolveSchema.ts'

export type Path = readonly (string | number)[]

/** RFC 6901 pointer of a path. */
export const pointerOf = (path: Path): string =>
  path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')

export const valueAt = (root: Json, path: Path): Json | undefined => {
  let here: Json | undefined = root
  for (const part of path) {
    if (Array.isArray(here)) here = typeof part === 'number' ? (here as readonly Json[])[part] : undefined
    else if (isRecord(here)) here = Object.hasOwn(here, String(part)) ? here[String(part)] : undefined
    else return undefined
  }
  return here
}

/** A copy with the value put at the path; `undefined` takes it out. Missing groups on the way are made. */
export const withValue = (root: Json | undefined, path: Path, value: Json | undefined): Json => {
  const [part, ...rest] = path
  if (part === undefined) return value ?? null
  if (typeof part === 'number') {
    const list = Array.isArray(root) ? [...(root as readonly Json[])] : []
    if (rest.length === 0 && value === undefined) list.splice(part, 1)
    else list[part] = withValue(list[part], rest, value)
    return list
  }
  const record = isRecord(root) ? root : {}
  const entries = Object.entries(record)
  const at = entries.findIndex(([key]) => key === part)
  if (rest.length === 0 && value === undefined) return Object.fromEntries(entries.filter(([key]) => key !== part))
  const next = withValue(at < 0 ? undefined : entries[at]?.[1], rest, value)
  if (at < 0) entries.push([part, next])
  else entries[at] = [part, next]
  // `fromEntries` makes own properties even for a key like `__proto__`.
  return Object.fromEntries(entries)
}

/** What a new, empty value of this shape is. Undefined: nothing until the person gives one. */
export const emptyOf = (shape: Shape): Json | undefined => {
  switch (shape.kind) {
    case 'flag':
      return false
    case 'list':
    case 'choices':
      return []
    case 'group':
      return startOf(shape.fields)
    case 'fixed':
      return shape.value
    case 'text':
      return ''
    case 'number':
    case 'choice':
    case 'json':
      return undefined
  }
}

/** The arguments that a fresh form begins with: the schema's defaults, fixed values and required groups. */
export const startOf = (fields: readonly Field[]): JsonObject => {
  const entries: [string, Json][] = []
  for (const field of fields) {
    const { shape } = field
    const begin = field.fallback ?? (field.required && shape.kind !== 'text' ? emptyOf(shape) : undefined)
    if (begin !== undefined) entries.push([field.key, begin])
  }
  return Object.fromEntries(entries)
}

/** Keys of the arguments that the form has no field for: shown too, since nothing is hidden. */
export const extraKeys = (fields: readonly Field[], values: JsonObject): readonly string[] => {
  const known = new Set(fields.map((field) => field.key))
  return Object.keys(values).filter((key) => !known.has(key))
}

export type Problem = 'required' | 'number' | 'integer' | 'tooSmall' | 'tooLarge' | 'tooShort' | 'tooLong'
export type Problems = ReadonlyMap<string, Problem>

const numberProblem = (shape: Shape & { kind: 'number' }, value: Json): Problem | null => {
  if (typeof value !== 'number') return 'number'
  if (shape.integer && !Number.isInteger(value)) return 'integer'
  if (shape.minimum !== null && value < shape.minimum) return 'tooSmall'
  if (shape.maximum !== null && value > shape.maximum) return 'tooLarge'
  return null
}

const textProblem = (shape: Shape & { kind: 'text' }, value: Json, required: boolean): Problem | null => {
  if (typeof value !== 'string') return null
  const length = Array.from(value).length
  if (required && length === 0 && shape.minLength !== 0) return 'required'
  if (shape.minLength !== null && length < shape.minLength) return 'tooShort'
  if (shape.maxLength !== null && length > shape.maxLength) return 'tooLong'
  return null
}

const checkShape = (shape: Shape, value: Json, at: { path: Path; required: boolean }, found: Map<string, Problem>) => {
  const note = (problem: Problem | null) => problem !== null && found.set(pointerOf(at.path), problem)
  if (shape.kind === 'number') note(numberProblem(shape, value))
  else if (shape.kind === 'text') note(textProblem(shape, value, at.required))
  else if (shape.kind === 'group' && isRecord(value)) checkInto(shape.fields, value, at.path, found)
  else if (shape.kind === 'list' && Array.isArray(value))
    for (const [index, item] of (value as readonly Json[]).entries())
      checkShape(shape.item, item, { path: [...at.path, index], required: true }, found)
}

const checkInto = (fields: readonly Field[], values: JsonObject, path: Path, found: Map<string, Problem>): void => {
  for (const field of fields) {
    const here = [...path, field.key]
    const value = valueAt(values, [field.key])
    if (value === undefined) {
      if (field.required) found.set(pointerOf(here), 'required')
    } else if (value !== null || !field.nullable)
      checkShape(field.shape, value, { path: here, required: field.required }, found)
  }
}

/** What is plainly missing or unreadable, by pointer. Main validates against the whole schema; this only saves a round. */
export const checkValues = (fields: readonly Field[], values: JsonObject): Problems => {
  const found = new Map<string, Problem>()
  checkInto(fields, values, [], found)
  return found
}

/** What a person typed as a number: the number, nothing for an empty box, or their text when it is not one. */
export const numberFrom = (typed: string): Json | undefined => {
  const trimmed = typed.trim()
  if (trimmed === '') return undefined
  const parsed = Number(trimmed.replace(',', '.'))
  return Number.isFinite(parsed) ? parsed : typed
}

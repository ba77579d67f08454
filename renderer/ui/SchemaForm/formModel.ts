// Turns an input schema, which is untrusted text of a server, into the fields of a form. Pure; nothing is evaluated.
import type { Json, JsonObject, JsonSchema } from '../../../shared/json.ts'
import { isRecord, nullableOf, resolve, type Resolved } from './resolveSchema.ts'

export type TextFormat = 'plain' | 'email' | 'url' | 'date' | 'time' | 'dateTime' | 'secret'
export type Choice = { readonly value: Json; readonly label: string }

export type Shape =
  | {
      readonly kind: 'text'
      readonly format: TextFormat
      readonly multiline: boolean
      readonly minLength: number | null
      readonly maxLength: number | null
    }
  | {
      readonly kind: 'number'
      readonly integer: boolean
      readonly minimum: number | null
      readonly maximum: number | null
    }
  | { readonly kind: 'flag' }
  | { readonly kind: 'choice'; readonly options: readonly Choice[] }
  | { readonly kind: 'choices'; readonly options: readonly Choice[] }
  | { readonly kind: 'list'; readonly item: Shape; readonly itemLabel: string; readonly maxItems: number | null }
  | { readonly kind: 'group'; readonly fields: readonly Field[] }
  | { readonly kind: 'fixed'; readonly value: Json }
  /** What no control fits: edited as JSON. */
  | { readonly kind: 'json' }

/** One named value of the form. `examples` and `fallback` are the schema's own, shown as hints. */
export type Field = {
  readonly key: string
  readonly label: string
  readonly description: string
  readonly required: boolean
  readonly nullable: boolean
  readonly fallback: Json | undefined
  readonly shape: Shape
}

const MAX_DEPTH = 6
const MAX_FIELDS = 200
const MAX_CHOICES = 500
const LONG_TEXT =
  /^(body|text|content|contents|message|description|notes?|comment|markdown|html|query|sql|code|script|prompt|summary|reason|instructions?|patch|diff)$/i
const FORMATS: Readonly<Record<string, TextFormat>> = {
  email: 'email',
  'idn-email': 'email',
  uri: 'url',
  url: 'url',
  iri: 'url',
  date: 'date',
  time: 'time',
  'date-time': 'dateTime',
  password: 'secret',
}

/** `event_id` and `eventId` read as "Event id": a name for people, kept beside the real one. */
export const humanName = (key: string): string => {
  const words = key
    .replace(/([\p{Ll}\p{N}])(\p{Lu})/gu, '$1 $2')
    .replace(/[_\-.]+/g, ' ')
    .trim()
    .toLowerCase()
  if (words === '') return key
  return words.charAt(0).toUpperCase() + words.slice(1)
}

const text = (value: Json | undefined): string => (typeof value === 'string' ? value : '')
const count = (value: Json | undefined): number | null => (typeof value === 'number' ? value : null)

const choiceLabel = (value: Json): string => (typeof value === 'string' ? value : JSON.stringify(value))

const choicesOf = (schema: JsonSchema): readonly Choice[] | null => {
  const listed = schema.enum
  if (Array.isArray(listed) && listed.length > 0 && listed.length <= MAX_CHOICES)
    return listed.filter((value) => value !== null).map((value: Json) => ({ value, label: choiceLabel(value) }))
  const branches = schema.oneOf ?? schema.anyOf
  if (!Array.isArray(branches) || branches.length === 0 || branches.length > MAX_CHOICES) return null
  const options: Choice[] = []
  for (const branch of branches as readonly Json[]) {
    if (!isRecord(branch) || branch.const === undefined) return null
    options.push({ value: branch.const, label: text(branch.title) || choiceLabel(branch.const) })
  }
  return options
}

const textShape = (schema: JsonSchema, key: string): Shape => {
  const format = FORMATS[text(schema.format)] ?? 'plain'
  const maxLength = count(schema.maxLength)
  const long = LONG_TEXT.test(key) || (maxLength !== null && maxLength > 200)
  return {
    kind: 'text',
    format,
    multiline: format === 'plain' && long,
    minLength: count(schema.minLength),
    maxLength,
  }
}

const listShape = (schema: JsonSchema, at: Place): Shape => {
  if (!isRecord(schema.items)) return { kind: 'json' }
  const items = resolve(schema.items, at.root)
  if (items === null) return { kind: 'json' }
  const options = choicesOf(items)
  if (options !== null && schema.uniqueItems === true) return { kind: 'choices', options }
  const item = shapeOf(items, { ...at, depth: at.depth + 1 })
  return { kind: 'list', item, itemLabel: text(items.title), maxItems: count(schema.maxItems) }
}

type Place = { readonly root: JsonSchema; readonly key: string; readonly depth: number }

const groupShape = (schema: JsonSchema, at: Place): Shape => {
  const fields = isRecord(schema.properties) ? fieldsOf(schema, at) : []
  if (fields === null || fields.length === 0) return { kind: 'json' }
  return { kind: 'group', fields }
}

function shapeOf(schema: JsonSchema, at: Place): Shape {
  if (at.depth > MAX_DEPTH) return { kind: 'json' }
  if (schema.const !== undefined) return { kind: 'fixed', value: schema.const }
  const options = choicesOf(schema)
  if (options !== null) return { kind: 'choice', options }
  if (schema.oneOf !== undefined || schema.anyOf !== undefined) return { kind: 'json' }
  switch (text(schema.type)) {
    case 'string':
      return textShape(schema, at.key)
    case 'number':
    case 'integer':
      return {
        kind: 'number',
        integer: schema.type === 'integer',
        minimum: count(schema.minimum),
        maximum: count(schema.maximum),
      }
    case 'boolean':
      return { kind: 'flag' }
    case 'array':
      return listShape(schema, at)
    case 'object':
      return groupShape(schema, at)
    default:
      return isRecord(schema.properties) ? groupShape(schema, at) : { kind: 'json' }
  }
}

const fieldOf = (key: string, raw: JsonSchema, at: Place & { readonly required: boolean }): Field => {
  const found: Resolved = nullableOf(raw, at.root)
  const { schema } = found
  return {
    key,
    label: text(schema.title) || humanName(key),
    description: text(schema.description) || text(raw.description),
    required: at.required,
    nullable: found.nullable,
    fallback: raw.default ?? schema.default,
    shape: found.broken ? { kind: 'json' } : shapeOf(schema, { root: at.root, key, depth: at.depth + 1 }),
  }
}

function fieldsOf(schema: JsonSchema, at: Place): readonly Field[] | null {
  const properties = schema.properties as JsonObject
  const names = Object.keys(properties)
  if (names.length > MAX_FIELDS) return null
  const required = new Set(Array.isArray(schema.required) ? (schema.required as readonly Json[]) : [])
  return names.map((key) => {
    const raw = properties[key]
    return fieldOf(key, isRecord(raw) ? raw : {}, { ...at, required: required.has(key) })
  })
}

/**
 * The fields of a tool's input schema, required ones first, else in the schema's order.
 * Null when no form fits (not an object, too many fields): then the JSON editor is all there is.
 */
export const formFields = (schema: JsonSchema | null): readonly Field[] | null => {
  if (schema === null) return null
  const root = resolve(schema, schema)
  if (root === null || (root.type !== undefined && root.type !== 'object')) return null
  if (root.oneOf !== undefined || root.anyOf !== undefined) return null
  if (root.properties === undefined) return root.additionalProperties === false || isEmpty(root) ? [] : null
  if (!isRecord(root.properties)) return null
  const fields = fieldsOf(root, { root: schema, key: '', depth: 0 })
  if (fields === null) return null
  return [...fields.filter((field) => field.required), ...fields.filter((field) => !field.required)]
}

const isEmpty = (schema: JsonSchema): boolean =>
  Object.keys(schema).every((key) => key === 'type' || key === '$schema' || key === 'title' || key === 'description')

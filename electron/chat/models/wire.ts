// What providers accept as tool names and schemas, and the way back from a wire name to a catalogue key.
import { createHash } from 'node:crypto'
import type { Json, JsonObject, JsonSchema } from '../../../shared/json.ts'

const WIRE_NAME = /^[a-zA-Z0-9_-]{1,64}$/
const WIRE_PROPERTY = /^[a-zA-Z0-9_.-]{1,64}$/
const LONGEST_STEM = 51

/** A name of at most 64 characters `[a-zA-Z0-9_-]`; the key itself where that already holds, else made unique by a digest of the key. */
export function wireName(key: string): string {
  if (WIRE_NAME.test(key)) return key
  const stem = key.replace(/[^a-zA-Z0-9_-]+/g, '_').slice(0, LONGEST_STEM)
  return `${stem}_${createHash('sha256').update(key).digest('hex').slice(0, 12)}`
}

/** Wire name -> key, for the names that a model sends back. A name that nobody was given stays as it is. */
export function wireNames(keys: readonly string[]): (name: string) => string {
  const keyOf = new Map(keys.map((key) => [wireName(key), key]))
  return (name) => keyOf.get(name) ?? name
}

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * A schema that every provider takes: an object at the top, no alternatives there, no property names that one of them refuses.
 * Wider than the original where it must be: the host checks the arguments against the original.
 */
export function wireSchema(schema: JsonSchema): JsonSchema {
  const { $schema: _dialect, $id: _id, oneOf: _oneOf, anyOf: _anyOf, allOf: _allOf, ...top } = resolveTop(schema)
  return {
    ...(cleaned(top) as JsonObject),
    type: 'object',
    properties: isObject(top['properties']) ? cleanedProperties(top['properties']) : {},
  }
}

/** Some generators put the whole schema behind one reference. */
function resolveTop(schema: JsonSchema): JsonSchema {
  const path = typeof schema['$ref'] === 'string' ? /^#\/(\$defs|definitions)\/([^/]+)$/.exec(schema['$ref']) : null
  if (!path?.[1] || !path[2]) return schema
  const table = schema[path[1]]
  const target = isObject(table) ? table[path[2]] : undefined
  const { $ref: _ref, ...rest } = schema
  return isObject(target) ? { ...rest, ...target } : rest
}

function cleaned(value: Json): Json {
  if (Array.isArray(value)) return value.map(cleaned)
  if (!isObject(value)) return value
  const properties = value['properties']
  if (!isObject(properties)) return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, cleaned(v)]))
  const required = value['required']
  return {
    ...Object.fromEntries(Object.entries(value).map(([k, v]) => [k, k === 'properties' ? v : cleaned(v)])),
    properties: cleanedProperties(properties),
    ...(Array.isArray(required) ? { required: required.filter((r) => WIRE_PROPERTY.test(String(r))) } : {}),
  }
}

const cleanedProperties = (properties: JsonObject): JsonObject =>
  Object.fromEntries(
    Object.entries(properties)
      .filter(([name]) => WIRE_PROPERTY.test(name))
      .map(([name, schema]) => [name, cleaned(schema)]),
  )

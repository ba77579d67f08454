// The one record that a result is about: from structured content, JSON text, or plain "key: value" lines.
import type { ToolResult } from '../../shared/host.ts'
import type { Json, JsonObject } from '../../shared/json.ts'

const MOST = 200_000

export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** JSON text as a value; undefined where it is none, or too long. */
export const parsed = (text: string): Json | undefined => {
  const trimmed = text.trim()
  if (trimmed.length > MOST || !/^[[{]/.test(trimmed)) return undefined
  try {
    return JSON.parse(trimmed) as Json
  } catch {
    return undefined
  }
}

const bare = (text: string) => text.trim().replace(/^(['"])(.*)\1$/, '$2')

/** `key: value` lines with `- item` lists under a key, as many servers write instead of JSON. */
const linesOf = (text: string): JsonObject | null => {
  const record: Record<string, Json> = {}
  let list: Json[] | null = null
  let fields = 0
  for (const line of text.slice(0, MOST).split('\n')) {
    const item = /^\s*-\s+(.+)$/.exec(line)
    if (item && list) {
      list.push(bare(item[1] as string))
      continue
    }
    const pair = /^[\s*]{0,4}([A-Za-z][\w .-]{0,40}?)\**:\**\s?(.*)$/.exec(line)
    if (!pair) continue
    const [, key = '', value = ''] = pair
    if (Object.hasOwn(record, key)) continue
    list = value.trim() === '' ? [] : null
    Object.defineProperty(record, key, { value: list ?? bare(value), enumerable: true })
    fields++
  }
  return fields >= 2 ? record : null
}

const WRAPS = /^(result|data|item|record|response|value|content|object|entity|body|output)$/i

/** Steps into wrappers: a list of one, `{ result: {...} }`, `{ event: {...} }`. */
const unwrapped = (value: Json | undefined, depth = 0): JsonObject | null => {
  if (value === undefined || depth > 4) return null
  if (Array.isArray(value)) return value.length === 1 ? unwrapped(value[0] as Json, depth + 1) : null
  if (typeof value === 'string') {
    const json = parsed(value)
    return json === undefined ? linesOf(value) : unwrapped(json, depth + 1)
  }
  if (!isObject(value)) return null
  const entries = Object.entries(value)
  const inner = entries.filter(([, one]) => typeof one === 'object' && one !== null)
  const written = entries.find(([key, one]) => WRAPS.test(key) && typeof one === 'string')
  if (inner.length === 0 && written && entries.length <= 2) return unwrapped(written[1], depth + 1) ?? value
  const wrapper = inner.find(([key]) => WRAPS.test(key)) ?? (entries.length <= 2 ? inner[0] : undefined)
  const scalars = entries.length - inner.length
  if (wrapper && scalars <= 2) return unwrapped(wrapper[1], depth + 1) ?? value
  return value
}

/** The record of a result; null where it has none, or several. */
export const recordOf = (result: ToolResult): JsonObject | null => {
  const structured = unwrapped(result.structured)
  if (structured) return structured
  for (const block of result.blocks) {
    const text = block.type === 'text' ? block.text : block.type === 'resource' ? (block.text ?? '') : ''
    const json = parsed(text)
    const record = json === undefined ? linesOf(text) : unwrapped(json)
    if (record) return record
  }
  return null
}

// Pins: the digest of a tool's whole definition and its server's identity, and what changed when it does not match.
import type { ToolDefinition } from '../../shared/host.ts'
import type { Digest } from '../../shared/ids.ts'
import type { Json, JsonObject } from '../../shared/json.ts'
import type { PinDiff } from '../../shared/permission.ts'
import { digestOf } from '../exact.ts'

/** What a pin covers. `identity` is the server's exact launch: the whole command or URL, package version included. */
export type Pinned = { readonly identity: string; readonly tool: ToolDefinition }

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Text with a lone surrogate has no canonical form; it gets one that no well-formed text has. */
const canonical = (value: unknown): Json => {
  if (typeof value === 'string') return value.isWellFormed() ? value : { illFormed: JSON.stringify(value) }
  if (typeof value === 'number' || typeof value === 'boolean' || value === null) return value as Json
  if (Array.isArray(value)) return value.map(canonical)
  if (typeof value !== 'object') return null
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined)
  const odd = entries.some(([key]) => !key.isWellFormed())
  if (odd) return { illFormedKeys: entries.map(([key, inner]) => [JSON.stringify(key), canonical(inner)]) }
  return Object.fromEntries(entries.map(([key, inner]) => [key, canonical(inner)]))
}

/** The pin of a tool: SHA-256 over identity, name, title, description, schemas and annotations in RFC 8785 form. */
export const pinOf = ({ identity, tool }: Pinned): Digest =>
  // SECURITY: every field of the definition is covered, so that no change of one keeps a grant awake.
  digestOf(
    canonical({
      identity,
      name: tool.name,
      title: tool.title ?? null,
      description: tool.description ?? null,
      inputSchema: tool.inputSchema,
      outputSchema: tool.outputSchema ?? null,
      annotations: tool.annotations ?? null,
      // Not there: the pins of tools without a view stay what they were.
      ...(tool.view === undefined ? {} : { view: tool.view }),
    }),
  )

type Field = PinDiff['fields'][number]

const text = (value: unknown): string | null =>
  value === undefined || value === null
    ? null
    : typeof value === 'string'
      ? value
      : JSON.stringify(canonical(value), null, 2)

const same = (a: unknown, b: unknown) => digestOf(canonical(a ?? null)) === digestOf(canonical(b ?? null))

const propertiesOf = (schema: JsonObject | undefined): JsonObject =>
  isObject(schema?.properties) ? schema.properties : {}

/** A parameter that went and one that came with the same definition are one parameter renamed. */
const renames = (before: JsonObject, after: JsonObject): Map<string, string> => {
  const gone = Object.keys(before).filter((name) => !(name in after))
  const come = new Set(Object.keys(after).filter((name) => !(name in before)))
  const found = new Map<string, string>()
  for (const name of gone) {
    const twin = [...come].find((other) => same(before[name], after[other]))
    if (twin === undefined) continue
    come.delete(twin)
    found.set(name, twin)
  }
  return found
}

const parameterFields = (before: JsonObject, after: JsonObject): Field[] => {
  const renamed = renames(before, after)
  const fields: Field[] = [...renamed].map(([from, to]) => ({ field: 'parameter renamed', before: from, after: to }))
  const settled = new Set([...renamed.keys(), ...renamed.values()])
  for (const name of new Set([...Object.keys(before), ...Object.keys(after)])) {
    if (settled.has(name) || (name in before === name in after && same(before[name], after[name]))) continue
    const what = !(name in before) ? 'new parameter' : !(name in after) ? 'parameter removed' : 'parameter'
    const was = name in before ? (text(before[name]) ?? 'null') : null
    const is = name in after ? (text(after[name]) ?? 'null') : null
    fields.push({ field: `${what} “${name}”`, before: was, after: is })
  }
  return fields
}

const schemaFields = (what: string, before: JsonObject | undefined, after: JsonObject | undefined): Field[] => {
  const fields: Field[] = []
  for (const key of new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])) {
    if (key === 'properties' || same(before?.[key], after?.[key])) continue
    fields.push({
      field: key === 'required' ? `required ${what}s` : `${what} schema: ${key}`,
      before: text(before?.[key]),
      after: text(after?.[key]),
    })
  }
  return fields
}

/** What changed from one definition to another, field by field, old and new as text; empty exactly when the pins are equal. */
export const diffPins = (before: Pinned, after: Pinned): PinDiff => {
  if (pinOf(before) === pinOf(after)) return { fields: [] }
  const fields: Field[] = []
  const add = (field: string, was: unknown, is: unknown) => {
    if (!same(was, is)) fields.push({ field, before: text(was), after: text(is) })
  }
  const [old, now] = [before.tool, after.tool]
  add('server', before.identity, after.identity)
  add('name', old.name, now.name)
  add('title', old.title, now.title)
  add('description', old.description, now.description)
  fields.push(...parameterFields(propertiesOf(old.inputSchema), propertiesOf(now.inputSchema)))
  fields.push(...schemaFields('parameter', old.inputSchema, now.inputSchema))
  add('result schema', old.outputSchema, now.outputSchema)
  const hints = new Set([...Object.keys(old.annotations ?? {}), ...Object.keys(now.annotations ?? {})])
  for (const hint of hints)
    add(
      `hint ${hint}`,
      (old.annotations as JsonObject | undefined)?.[hint],
      (now.annotations as JsonObject | undefined)?.[hint],
    )
  add('view', old.view, now.view)
  if (fields.length === 0) add('definition', text({ ...before }), text({ ...after }))
  return { fields }
}

/** The tool that a vanished one was likely renamed to: the same definition under another name; null when there is none. */
export const renamedTo = (before: Pinned, now: readonly Pinned[]): Pinned | null => {
  if (now.some((one) => one.identity === before.identity && one.tool.name === before.tool.name)) return null
  const { name: _, title: __, ...rest } = before.tool
  return (
    now.find(
      ({ identity, tool: { name: _name, title: _title, ...other } }) =>
        identity === before.identity && same(rest, other),
    ) ?? null
  )
}

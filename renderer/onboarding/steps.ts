// What the first steps need of the sample server: which tool to show, with what arguments, on which event. Pure.
import type { Message } from '../../shared/chat.ts'
import type { CatalogueTool, ToolMatch, ToolResult } from '../../shared/host.ts'
import type { ServerId } from '../../shared/ids.ts'
import type { Json, JsonObject, JsonSchema } from '../../shared/json.ts'

const isRecord = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The best match on the sample server. */
export const onSample = (matches: readonly ToolMatch[], sample: ServerId): CatalogueTool | null =>
  matches.find(({ tool }) => tool.serverId === sample)?.tool ?? null

const propertiesOf = (schema: JsonSchema): readonly string[] =>
  isRecord(schema.properties) ? Object.keys(schema.properties) : []

const requiredOf = (schema: JsonSchema): readonly string[] =>
  Array.isArray(schema.required) ? (schema.required as readonly Json[]).filter((name) => typeof name === 'string') : []

const dayOf = (date: Date): string =>
  `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, '0')}-${String(date.getDate()).padStart(2, '0')}`

/** The week from today, for a tool that takes a first and a last day. */
export const weekArguments = (schema: JsonSchema, now: number): JsonObject => {
  const names = new Set(propertiesOf(schema))
  const days = { from: dayOf(new Date(now)), to: dayOf(new Date(now + 6 * 86_400_000)) }
  return Object.fromEntries(Object.entries(days).filter(([name]) => names.has(name)))
}

/** The arguments that name one thing by its id; null when the tool needs more than that. */
export const idArguments = (schema: JsonSchema, id: string): JsonObject | null => {
  const required = requiredOf(schema)
  const [name] = required
  return required.length === 1 && name !== undefined ? { [name]: id } : null
}

const eventsIn = (value: Json | undefined): readonly JsonObject[] => {
  if (Array.isArray(value)) return (value as readonly Json[]).flatMap(eventsIn)
  if (!isRecord(value)) return []
  return typeof value.id === 'string' ? [value] : Object.values(value).flatMap(eventsIn)
}

const parsed = (text: string): Json | undefined => {
  try {
    return JSON.parse(text) as Json
  } catch {
    return undefined
  }
}

/** The event to be cancelled for show: the meeting with the CEO, else the first one; null when the result has none. */
export const eventToCancel = (result: ToolResult): string | null => {
  const texts = result.blocks.flatMap((block) => (block.type === 'text' ? [parsed(block.text)] : []))
  const events = eventsIn(result.structured).length > 0 ? eventsIn(result.structured) : texts.flatMap(eventsIn)
  const found = events.find((event) => /\bCEO\b/.test(JSON.stringify(event))) ?? events[0]
  return typeof found?.id === 'string' ? found.id : null
}

/** The newest finished result of a tool in these messages. */
export const lastResultOf = (messages: readonly Message[], toolKey: string): ToolResult | null => {
  for (const message of messages.toReversed())
    for (const part of message.parts.toReversed())
      if (part.type === 'toolCall' && part.toolKey === toolKey && part.state.kind === 'done') return part.state.result
  return null
}

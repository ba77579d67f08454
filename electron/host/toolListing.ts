import type { ToolDefinition, ToolHints, ToolView } from '../../shared/host.ts'
import type { JsonObject, JsonSchema } from '../../shared/json.ts'
import { judgeSchema } from './schemaBounds.ts'
import { type Told, told } from '../../shared/told.ts'

export type Page = { readonly items: readonly unknown[]; readonly nextCursor?: string | undefined }
export type Refused = { readonly name: string; readonly reason: Told }
export type Listing = { readonly tools: readonly ToolDefinition[]; readonly refused: readonly Refused[] }

type Bounds = { readonly pages: number; readonly tools: number }
type Walked = { readonly items: readonly unknown[]; readonly cutBecause: Told | null }

/** All pages of a list, to a bound: a server whose pages never end gets cut off, and that is said. An empty cursor is a cursor. */
export async function walkPages(fetchPage: (cursor?: string) => Promise<Page>, bounds: Bounds): Promise<Walked> {
  const items: unknown[] = []
  const cursors = new Set<string>()
  let cursor: string | undefined
  for (let page = 0; page < bounds.pages; page += 1) {
    const answer = await fetchPage(cursor)
    for (const item of answer.items) items.push(item)
    if (items.length > bounds.tools)
      return { items: items.slice(0, bounds.tools), cutBecause: told`this server lists more than ${bounds.tools}` }
    if (answer.nextCursor === undefined) return { items, cutBecause: null }
    if (cursors.has(answer.nextCursor))
      return { items, cutBecause: told`this server lists pages that go round in a circle` }
    cursor = answer.nextCursor
    cursors.add(cursor)
  }
  return { items, cutBecause: told`this server lists more than ${bounds.pages} pages` }
}

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const optional = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)

const HINTS = ['readOnlyHint', 'destructiveHint', 'idempotentHint', 'openWorldHint'] as const
/** Only true and false are claims; anything else counts as silence. */
function hints(raw: unknown): ToolHints | undefined {
  if (!isObject(raw)) return undefined
  const claimed = HINTS.filter((name) => typeof raw[name] === 'boolean').map((name) => [name, raw[name]])
  return Object.fromEntries(claimed) as ToolHints
}

const TOKEN = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/
const PLAIN_TYPES = new Set<unknown>(['string', 'integer', 'boolean'])
/** Why a tool's wish to have arguments copied into HTTP headers cannot be met, or null. */
export function headerFault(schema: JsonSchema): Told | null {
  const seen = new Set<string>()
  let level: { node: unknown; reachable: boolean }[] = [{ node: schema, reachable: true }]
  for (let root = true; level.length > 0; root = false) {
    const next: typeof level = []
    for (const { node, reachable } of level) {
      if (typeof node !== 'object' || node === null) continue
      const wish = (node as JsonObject)['x-mcp-header']
      if (wish !== undefined) {
        if (root || !reachable || typeof wish !== 'string' || !TOKEN.test(wish))
          return told`it asks for a header that is not allowed`
        if (!PLAIN_TYPES.has((node as JsonObject)['type']))
          return told`it asks for a header (${wish}) from a value that is no plain value`
        if (seen.has(wish.toLowerCase())) return told`it asks for the header ${wish} twice`
        seen.add(wish.toLowerCase())
      }
      for (const [key, child] of Object.entries(node)) {
        if (key === 'properties' && isObject(child) && !Array.isArray(node))
          for (const property of Object.values(child)) next.push({ node: property, reachable })
        else if (typeof child === 'object') next.push({ node: child, reachable: false })
      }
    }
    level = next
  }
  return null
}

const NAME = /^[A-Za-z0-9_.-]{1,128}$/
/** A name that may hold anything, made fit for a list on the screen. */
function shown(name: unknown): string {
  const plain = String(name).replace(/[^\x20-\x7e]/g, (one) => `\\u{${(one.codePointAt(0) ?? 0).toString(16)}}`)
  return plain.length > 140 ? `${plain.slice(0, 140)} …` : plain
}

export type Rules = {
  readonly refuse: (tool: ToolDefinition) => Told | null
  /** Streamable HTTP of 2026-07-28 and later: arguments may be mirrored into headers. */
  readonly mirrorsHeaders: boolean
}

const EVERYBODY = ['model', 'app'] as const
const LONGEST_URI = 1000

/** What a tool says of its view (`_meta.ui`, and the older flat key); undefined when it says nothing. */
function viewOf(meta: unknown): ToolView | undefined {
  if (!isObject(meta)) return undefined
  const said = isObject(meta['ui']) ? meta['ui'] : {}
  const uri = said['resourceUri'] ?? meta['ui/resourceUri']
  const fits = typeof uri === 'string' && uri.startsWith('ui://') && uri.length <= LONGEST_URI
  const whom = said['visibility']
  if (!fits && whom === undefined) return undefined
  return {
    ...(fits ? { uri } : {}),
    visibility: Array.isArray(whom) ? EVERYBODY.filter((one) => whom.includes(one)) : EVERYBODY,
  }
}

function definition(raw: JsonObject): ToolDefinition {
  const annotations = hints(raw['annotations'])
  const title =
    optional(raw['title']) ?? (isObject(raw['annotations']) ? optional(raw['annotations']['title']) : undefined)
  const description = optional(raw['description'])
  const outputSchema = isObject(raw['outputSchema']) ? raw['outputSchema'] : undefined
  const view = viewOf(raw['_meta'])
  return {
    name: raw['name'] as string,
    ...(title === undefined ? {} : { title }),
    ...(description === undefined ? {} : { description }),
    inputSchema: raw['inputSchema'] as JsonSchema,
    ...(outputSchema === undefined ? {} : { outputSchema }),
    ...(annotations === undefined ? {} : { annotations }),
    ...(view === undefined ? {} : { view }),
  }
}

/** Why a tool cannot be in the catalogue, or null. Every field is the server's own untrusted word. */
function faultOf(raw: JsonObject, taken: ReadonlySet<string>, rules: Rules): Told | null {
  const { name, inputSchema, outputSchema, execution } = raw
  // SECURITY: a name that is no plain ASCII word could look like another tool's.
  if (typeof name !== 'string' || !NAME.test(name))
    return told`its name is not made of 1 to 128 letters, digits, dots, dashes and underscores`
  if (taken.has(name)) return told`its server has another tool of this name`
  if (!isObject(inputSchema)) return told`it does not say which arguments it takes`
  if (isObject(execution) && execution['taskSupport'] === 'required')
    return told`it runs only as a task, which Gatehouse does not offer`
  for (const schema of [inputSchema, outputSchema]) {
    const judged = isObject(schema) ? judgeSchema(schema) : null
    if (judged?.kind === 'refused') return judged.reason
  }
  if (rules.mirrorsHeaders) {
    const fault = headerFault(inputSchema)
    if (fault !== null) return fault
  }
  return rules.refuse(definition(raw))
}

/** The tools of a server that may enter the catalogue, and those left out with the reason. One bad tool spoils no other. */
export async function listTools(
  fetchPage: (cursor?: string) => Promise<Page>,
  bounds: Bounds,
  rules: Rules,
): Promise<Listing> {
  const { items, cutBecause } = await walkPages(fetchPage, bounds)
  const tools: ToolDefinition[] = []
  const refused: Refused[] = []
  const taken = new Set<string>()
  for (const raw of items) {
    const reason = isObject(raw) ? faultOf(raw, taken, rules) : told`it is no tool definition`
    if (reason !== null) refused.push({ name: shown(isObject(raw) ? raw['name'] : raw), reason })
    else {
      tools.push(Object.freeze(definition(raw as JsonObject)))
      taken.add((raw as JsonObject)['name'] as string)
    }
  }
  if (cutBecause !== null) refused.push({ name: '(all others)', reason: cutBecause })
  return { tools, refused: refused.slice(0, 1000) }
}

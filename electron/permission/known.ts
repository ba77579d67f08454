// Nothing is said twice: values for a tool's arguments that earlier results of the same server hold, and the tool that lists more.
import type { CatalogueTool, KnownField, KnownValue, ToolDefinition, ToolResult } from '../../shared/host.ts'
import type { Json } from '../../shared/json.ts'
import type { Assessment } from '../../shared/permission.ts'
import { leadOf } from './effects/nameEvidence.ts'
import { type Parameter, parametersOf } from './effects/schemaEvidence.ts'
import { splitName } from './effects/words.ts'
import { idNoun, keyOf, nounOf, TITLE } from './preview.ts'
import { isObject, parsed } from './previewRecord.ts'
import { singular } from './sentences/nounTable.ts'

/** A result as it stands in the conversation. */
export type Returned = { readonly tool: ToolDefinition; readonly title: string; readonly result: ToolResult }

const MOST_VALUES = 100
const MOST_NODES = 20_000
const LONGEST = 200
const WHEN = /^(start|starttime|startdate|startdatetime|date|datetime|when|due|duedate|sentat|receivedat)$/
const ADDRESS = /^(e?mail|emailaddress|mailaddress|address)$/
const PEOPLE =
  /^(to|cc|bcc|e?mails?|emailaddress(es)?|recipients?|attendees?|invitees?|participants?|guests?|assignees?)$/
const MAIL = /^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/

/** What a parameter wants: the ids of records of one kind, or the addresses of people. Null: nothing that can be known. */
type Want = { readonly noun: string } | { readonly people: true }

function wantOf({ name, key, type }: Parameter, tool: ToolDefinition): Want | null {
  if (!/^(string|number|integer|array|)$/.test(type)) return null
  if (PEOPLE.test(key)) return { people: true }
  const noun = idNoun(name)
  if (noun === undefined) return null
  const own = noun ?? nounOf(tool.name)
  return own === '' ? null : { noun: own }
}

type Fields = { readonly [key: string]: Json }
type Seen = { readonly record: Fields; readonly noun: string; readonly from: string }

const textOf = (value: Json | undefined): string | null =>
  typeof value === 'string'
    ? value !== '' && value.length <= LONGEST
      ? value
      : null
    : typeof value === 'number' && Number.isSafeInteger(value)
      ? String(value)
      : null

/** Every record of a result, with the kind that its place says (`events: [...]`, `customer: {...}`), else what the tool is about. */
function recordsOf({ tool, title, result }: Returned): readonly Seen[] {
  const found: Seen[] = []
  let nodes = 0
  const walk = (value: Json | undefined, noun: string, depth: number): void => {
    if (depth > 8 || nodes++ > MOST_NODES) return
    if (Array.isArray(value)) for (const one of value as readonly Json[]) walk(one, noun, depth + 1)
    else if (isObject(value)) {
      found.push({ record: value, noun, from: title })
      for (const [key, inner] of Object.entries(value))
        if (inner !== null && typeof inner === 'object') {
          const named = splitName(key).map(singular).join('')
          walk(inner, /^(item|result|record|data|value|entry|list|content)?$/.test(named) ? noun : named, depth + 1)
        }
    }
  }
  const about = nounOf(tool.name)
  if (result.structured !== undefined) walk(result.structured, about, 0)
  else for (const block of result.blocks) if (block.type === 'text') walk(parsed(block.text), about, 0)
  return found
}

const called = (record: Fields): string => {
  const fields = new Map(Object.entries(record).map(([key, value]) => [keyOf(key), value]))
  return TITLE.map((name) => textOf(fields.get(name))).find((title) => title !== null) ?? ''
}

const whenOf = (record: Fields): string | null =>
  Object.entries(record)
    .filter(([key]) => WHEN.test(keyOf(key)))
    .map(([, value]) => textOf(value))
    .find((value) => value !== null) ?? null

/** The values of one record that a parameter could take. */
function offered({ record, noun }: Seen, want: Want): readonly string[] {
  return Object.entries(record).flatMap(([key, value]) => {
    const text = textOf(value)
    if (text === null) return []
    if ('people' in want) return ADDRESS.test(keyOf(key)) && MAIL.test(text) ? [text] : []
    const own = idNoun(key)
    return own !== undefined && (own ?? noun) === want.noun ? [text] : []
  })
}

function valuesFor(want: Want, seen: readonly Seen[]): readonly KnownValue[] {
  const found = new Map<string, KnownValue>()
  for (const one of seen)
    for (const value of offered(one, want)) {
      const known = found.get(value)
      if (known?.title) continue
      if (!known && found.size >= MOST_VALUES) return [...found.values()]
      found.set(value, { value, title: called(one.record), when: whenOf(one.record), from: one.from })
    }
  return [...found.values()]
}

const LISTS = /^(list|search|find|query|browse)$/

function finderFor(want: Want, { tool, catalogue, assess }: Asked): CatalogueTool | null {
  const wanted = 'people' in want ? /^(contact|person|people|user|member|colleague)$/ : null
  const fits = catalogue.filter((one) => {
    const { name, inputSchema } = one.definition
    const noun = nounOf(name)
    if (one.key === tool.key || one.serverId !== tool.serverId) return false
    if (wanted ? !wanted.test(noun) : !('noun' in want && noun === want.noun)) return false
    const lead = leadOf(splitName(name), null)?.verb.base ?? ''
    const many = splitName(name).some((word) => singular(word) !== word)
    const needsIt = parametersOf(inputSchema).some((one) => one.required && idNoun(one.name) !== undefined)
    const { effects } = assess(one.definition)
    return (LISTS.test(lead) || many) && !needsIt && effects.length === 1 && effects[0] === 'read'
  })
  return fits.toSorted((a, b) => required(a) - required(b))[0] ?? null
}

const required = ({ definition }: CatalogueTool): number =>
  parametersOf(definition.inputSchema).filter((one) => one.required).length

type Asked = {
  readonly tool: CatalogueTool
  /** Results of the tool's own server, newest first. SECURITY: of no other server, so that none puts words into another's form. */
  readonly returned: readonly Returned[]
  readonly catalogue: readonly CatalogueTool[]
  assess(this: void, tool: ToolDefinition): Assessment
}

/** What is known for each argument of a tool; an argument that nothing is known for is left out. */
export function knownFields(asked: Asked): readonly KnownField[] {
  const seen = asked.returned.filter(({ result }) => !result.isError).flatMap(recordsOf)
  return parametersOf(asked.tool.definition.inputSchema).flatMap((parameter): KnownField[] => {
    const want = wantOf(parameter, asked.tool.definition)
    if (want === null) return []
    const values = valuesFor(want, seen)
    const finder = finderFor(want, asked)
    return values.length === 0 && finder === null ? [] : [{ name: parameter.name, values, finder }]
  })
}

// Look before you act: the read tool that shows what an opaque id stands for, and what its result says.
import type { Preview } from '../../shared/consent.ts'
import type { CatalogueTool, ToolDefinition, ToolResult } from '../../shared/host.ts'
import type { Json, JsonObject } from '../../shared/json.ts'
import type { Language } from '../../shared/language.ts'
import type { Assessment } from '../../shared/permission.ts'
import { parametersOf } from './effects/schemaEvidence.ts'
import { leadOf } from './effects/nameEvidence.ts'
import { splitName } from './effects/words.ts'
import { recordOf } from './previewRecord.ts'
import { makeVisible } from './hidden.ts'
import { peopleOf } from './sentences/pieces.ts'
import { phrasesOf } from './sentences/phrases.ts'
import { valueText } from './sentences/values.ts'
import { singular } from './sentences/nounTable.ts'
import { inEach } from '../../shared/told.ts'

export type PairedRead = { readonly tool: CatalogueTool; readonly arguments: JsonObject }

const ID = /^(id|ids|uid|uuid|guid|iid|key|slug|number|identifier)$/

/** The noun that an id parameter speaks of: `event_id` -> event; null for a bare id, undefined for what is no id. */
export const idNoun = (name: string): string | null | undefined => {
  const words = splitName(name)
  const last = words.at(-1) ?? ''
  if (!ID.test(last)) return undefined
  const noun = words.slice(0, -1).map(singular).join('')
  return noun === '' ? (/^(id|ids|uid|uuid|guid)$/.test(last) ? null : undefined) : noun
}

/** The object noun of a tool's name, singular and joined: `reply-to-chat-messages` -> chatmessage. */
export const nounOf = (name: string): string => {
  const words = splitName(name)
  const lead = leadOf(words, null)
  const behind = lead ? words.slice(lead.at + 1) : words
  const rest = /^(to|on|in)$/.test(behind[0] ?? '') ? behind.slice(1) : behind
  const end = rest.findIndex((word) => /^(by|with|for|from|in|of|to)$/.test(word))
  const noun = end < 0 ? rest : rest.slice(0, end)
  return (noun.length > 0 || !lead ? noun : words.slice(0, lead.at)).map(singular).join('')
}

const DETAIL = /(details?|info|information|metadata|byid)$/

type Key = { readonly name: string; readonly noun: string | null; readonly value: Json }

/** Does a parameter take the id that a key of the call has? */
const takes = (parameter: string, own: string, key: Key, about: string): boolean => {
  const noun = idNoun(parameter)
  if (noun === undefined) return false
  if (parameter === key.name) return true
  const mine = key.noun ?? about
  return noun === null ? own === mine : noun === mine
}

const fill = (
  read: ToolDefinition,
  given: JsonObject,
  keys: readonly Key[],
  about: string,
): { readonly filled: JsonObject; readonly usesId: boolean } | null => {
  const filled: Record<string, Json> = {}
  let usesId = false
  const own = nounOf(read.name).replace(DETAIL, '')
  for (const parameter of parametersOf(read.inputSchema)) {
    const key = keys.find((one) => takes(parameter.name, own, one, about))
    const value = key
      ? key.value
      : Object.hasOwn(given, parameter.name) && parameter.required
        ? given[parameter.name]
        : undefined
    if (value === undefined) {
      if (parameter.required) return null
      continue
    }
    filled[parameter.name] = parameter.type === 'array' && !Array.isArray(value) ? [value] : (value as Json)
    if (key && (key.noun === null || key.noun === about || key.noun === own)) usesId = true
  }
  return { filled, usesId }
}

/** How well a read shows the very thing that the call acts on; 0 for its container or anything else. */
const score = (read: ToolDefinition, about: string, keys: readonly Key[]): number => {
  const noun = nounOf(read.name)
  const bare = noun.replace(DETAIL, '')
  const lead = leadOf(splitName(read.name), null)
  const named = keys.some((key) => key.noun === bare)
  const fits =
    bare === ''
      ? 0
      : bare === about
        ? 4
        : about.endsWith(bare) && named
          ? 3
          : bare.endsWith(about) && about !== ''
            ? 2
            : 0
  if (fits === 0) return 0
  const single = /^(get|read|fetch|retrieve|describe|show|view|find|inspect|lookup|check)$/.test(lead?.verb.base ?? '')
    ? 2
    : 0
  const many = splitName(read.name).some((word) => singular(word) !== word && singular(word) === about) ? 1 : 0
  return fits + single - many
}

/**
 * The read tool of the same server that shows what the call's id stands for, with arguments filled from the call alone; null
 * when there is none. `catalogue`: the tools of that server. Running it, when reading is allowed, is the gate's part.
 */
export const pairedRead = (call: {
  readonly tool: CatalogueTool
  readonly arguments: JsonObject
  readonly catalogue: readonly CatalogueTool[]
  readonly assess: (tool: ToolDefinition) => Assessment
}): PairedRead | null => {
  const keys = Object.entries(call.arguments).flatMap(([name, value]): Key[] => {
    const noun = idNoun(name)
    const scalar = typeof value === 'string' || typeof value === 'number'
    return noun === undefined || !scalar || value === '' ? [] : [{ name, noun, value }]
  })
  if (keys.length === 0) return null
  const about = nounOf(call.tool.definition.name)
  const ranked = call.catalogue
    .filter((one) => one.serverId === call.tool.serverId && one.key !== call.tool.key)
    .map((tool) => ({ tool, points: score(tool.definition, about, keys) }))
    .filter((one) => one.points > 0)
    .toSorted((a, b) => b.points - a.points || (a.tool.key < b.tool.key ? -1 : 1))
  for (const { tool } of ranked) {
    const found = fill(tool.definition, call.arguments, keys, about)
    // SECURITY: looking first must not act: only a tool that is assessed as a read is run unasked.
    const { effects } = call.assess(tool.definition)
    if (found?.usesId && effects.length === 1 && effects[0] === 'read') return { tool, arguments: found.filled }
  }
  return null
}

export const keyOf = (name: string) =>
  splitName(name)
    .join('')
    .replace(/^(new|updated)(?=.)/, '')
/** Names of what a record is called by, best first. */
export const TITLE = ['title', 'subject', 'summary', 'name', 'displayname', 'fullname', 'filename', 'headline', 'label']
const PEOPLE =
  /^(participants|attendees|invitees|members|recipients|torecipients|to|cc|guests|assignees|sharedwith|collaborators)$/
const TOLD =
  /^(start|starttime|startdate|startdatetime|date|datetime|when|due|duedate|end|endtime|enddate|enddatetime|location|status|state|amount|total|price|currency|sender|from|size|path|createdat|updatedat|visibility)$/

const primitive = (value: Json): boolean => value === null || typeof value !== 'object'
const shown = (value: Json): boolean =>
  primitive(value)
    ? value !== null && value !== ''
    : !Array.isArray(value) && /datetime|^date$/i.test(Object.keys(value as object).join(' '))

/** Title, times, people, and what would change, out of a read's result. Everything in it is others' text: inert, made visible, shortened with counts. */
export const readPreview = (read: {
  readonly source: string
  readonly result: ToolResult
  readonly arguments: JsonObject
  readonly timeZone: string
  readonly now?: number
}): Preview => {
  const empty = { source: read.source, title: null, before: [], after: [], people: [] }
  const record = read.result.isError ? null : recordOf(read.result)
  if (record === null) return empty
  const where = { timeZone: read.timeZone, now: read.now ?? null }
  const textIn = (value: Json, language: Language) => valueText(value, phrasesOf(language), { ...where, language })
  const text = (value: Json) => inEach((language) => textIn(value, language))
  const fields = Object.entries(record)
  const title = TITLE.flatMap((name) =>
    fields.filter(([key, value]) => keyOf(key) === name && typeof value === 'string' && value !== ''),
  )[0]
  const changed = Object.entries(read.arguments).flatMap(([name, next]) => {
    const field = idNoun(name) === undefined ? fields.find(([key]) => keyOf(key) === keyOf(name)) : undefined
    return field && textIn(field[1], 'en') !== textIn(next, 'en')
      ? [{ field: makeVisible(field[0]), was: field[1], next }]
      : []
  })
  const told = fields
    .filter(([key, value]) => TOLD.test(keyOf(key)) && shown(value) && !changed.some((one) => one.field === key))
    .slice(0, 6)
  return {
    source: read.source,
    title: title && typeof title[1] === 'string' ? makeVisible(title[1]) : null,
    before: [
      ...told.map(([key, value]) => ({ field: makeVisible(key), value: text(value) })),
      ...changed.map(({ field, was }) => ({ field, value: text(was) })),
    ],
    after: changed.map(({ field, next }) => ({ field, value: text(next) })),
    people: [
      ...new Set(
        fields
          .filter(([key]) => PEOPLE.test(keyOf(key)))
          .flatMap(([, value]) => (value === null ? [] : peopleOf([value]))),
      ),
    ].map(makeVisible),
  }
}

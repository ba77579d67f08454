// Reads a call for its sentence: the verb, the thing, and which arguments say which thing, to whom, when and how much.
import type { ToolDefinition } from '../../../shared/host.ts'
import type { Json, JsonObject } from '../../../shared/json.ts'
import { readDescription } from '../effects/descriptionReading.ts'
import { EFFECT, type Verb } from '../effects/lexicon.ts'
import { leadOf } from '../effects/nameEvidence.ts'
import { splitName } from '../effects/words.ts'
import { singular } from './nounTable.ts'
import { isObject } from './values.ts'
import { knowsVerb } from './wordTables.ts'

export type CallParts = {
  readonly verb: Verb | null
  /** Where no verb of a known effect is found: the word that the name begins with, if it is a verb all the same (`handle_dialog`). */
  readonly plainVerb: string | null
  /** English words for the thing acted on: `['calendar', 'event']`; empty when the name says none. */
  readonly noun: readonly string[]
  /** The noun follows a preposition in the tool's name: `append_to_file`. */
  readonly towards: boolean
  readonly name: Argument | null
  /** A channel, folder or the like that the thing goes to. */
  readonly place: Argument | null
  /** The words that a message or note consists of. */
  readonly text: Argument | null
  readonly people: readonly Argument[]
  readonly start: Argument | null
  readonly end: Argument | null
  readonly amount: Argument | null
  readonly currency: string | null
  readonly command: Argument | null
  readonly rest: readonly Argument[]
  readonly byId: boolean
  /** The id among them of the thing itself, not of what it is in. */
  readonly ownId: Argument | null
}
export type Argument = { readonly name: string; readonly value: Json }

const PREPOSITIONS = new Set([
  'to',
  'in',
  'into',
  'from',
  'for',
  'by',
  'with',
  'on',
  'as',
  'of',
  'via',
  'at',
  'using',
  'and',
  'or',
])
const NAMES =
  /^(title|subject|summary|name|newname|filename|file|filepath|path|displayname|eventname|headline|topic|label|key|url|uri|query|q|keyword|searchterm|search|channel|hotel|restaurant|company|element|button|target|selector)$/
const PEOPLE =
  /^(to|cc|bcc|recipients?|participants?|attendees?|invitees?|members?|users?|username|assignees?|emails?|useremail|recipientemail|torecipients|toaddress|phonenumber|payee|beneficiary|toaccount|iban)$/
const PLACES =
  /^(channel|channelname|room|chat|conversation|thread|folder|destination|destinationpath|parent|board|list|group|space)$/
const TEXT = /^(body|text|message|content|comment|note|markdown|html)$/
const START =
  /^(start|starts|starttime|startdate|startdatetime|newstarttime|newstart|begin|begintime|date|datetime|when|day|time|due|duedate|duedatetime|checkin|startday|scheduledat|sendat)$/
const END = /^(end|ends|endtime|enddate|enddatetime|newendtime|newend|finish|checkout|endday|until)$/
const AMOUNT = /^(amount|total|sum|price|unitamount)$/
const COMMAND =
  /^(command|commands|cmd|script|code|sql|statement|javascript|function|expression|program|shellcommand|query)$/

const ARTICLES = new Set(['a', 'an', 'the', 'my'])
/** Verbs that make a thing that was not there. */
export const ADDITIVE = new Set(
  'create add make send post schedule write book reserve draft generate register publish start open insert append compose order buy'.split(
    ' ',
  ),
)

const RANK = [
  'title',
  'subject',
  'summary',
  'eventname',
  'name',
  'displayname',
  'filepath',
  'path',
  'filename',
  'file',
  'url',
]

const nounOf = (words: readonly string[], at: number): readonly string[] => {
  const behind = words.slice(at + 1)
  const after = PREPOSITIONS.has(behind[0] ?? '') ? behind.slice(1) : behind
  const end = after.findIndex((word) => PREPOSITIONS.has(word))
  const rest = (end < 0 ? after : after.slice(0, end)).filter((word) => !ARTICLES.has(word))
  return rest.length > 0 ? rest : words.slice(0, at).filter((word) => !ADDITIVE.has(word))
}

const scalarNames = (found: readonly Argument[]): Argument | null => {
  const named = found.filter((one) => NAMES.test(keyOf(one.name)) && typeof one.value === 'string' && one.value !== '')
  const rank = (one: Argument) => (RANK.indexOf(keyOf(one.name)) + RANK.length + 1) % (RANK.length + 1)
  return named.toSorted((a, b) => rank(a) - rank(b))[0] ?? null
}

const HOLDERS = new Set(
  'account board calendar channel connection database drive org organization page project server site team user workspace'.split(
    ' ',
  ),
)
/** An id that is named after the thing, or after nothing; of a thing that is there already also one under another word, but not what the thing is in. */
const ownIdOf = (ids: readonly Argument[], noun: readonly string[], isThere: boolean): Argument | null => {
  const whose = (id: Argument) => splitName(id.name).slice(0, -1).map(singular)
  const own = noun.map(singular)
  const last = own.at(-1) ?? ''
  return (
    ids.find((id) => whose(id).at(-1) === last) ??
    ids.find((id) => whose(id).length === 0) ??
    ids.find((id) => isThere && !whose(id).some((word) => own.includes(word) || HOLDERS.has(word))) ??
    null
  )
}

const keyOf = (name: string) => splitName(name).join('')
const isId = (name: string) => /(^|[a-z])(id|uid|uuid|guid|ids)$/i.test(splitName(name).at(-1) ?? '')

/** Takes a call apart. Every argument is in exactly one part, so that the sentence can say what it leaves out. */
export const partsOf = (tool: ToolDefinition, given: JsonObject): CallParts => {
  const words = splitName(tool.name)
  const told = readDescription(tool.description ?? '').main
  const lead = leadOf(words, told)
  const open: Argument[] = Object.entries(given)
    .filter(([, value]) => value !== null && value !== '' && !(Array.isArray(value) && value.length === 0))
    .map(([name, value]) => ({ name, value }))
  const take = (pattern: RegExp, fits: (value: Json) => boolean = () => true): Argument | null => {
    const at = open.findIndex((one) => pattern.test(keyOf(one.name)) && fits(one.value))
    return at < 0 ? null : (open.splice(at, 1)[0] as Argument)
  }
  const runs = lead?.verb.kind === 'execute' || lead?.verb.base === 'query' || lead === null
  const command = runs ? take(COMMAND, (value) => typeof value === 'string') : null
  const sends = lead !== null && /^(send|spend)$/.test(EFFECT[lead.verb.kind].effect)
  const place =
    sends || /^(add|invite|move|copy|upload|save)$/.test(lead?.verb.base ?? '')
      ? take(PLACES, (value) => typeof value === 'string')
      : null
  const name = scalarNames(open)
  if (name) open.splice(open.indexOf(name), 1)
  const people: Argument[] = []
  for (let one = take(PEOPLE); one; one = take(PEOPLE)) people.push(one)
  const amount = take(AMOUNT, (value) => typeof value === 'number' || typeof value === 'string')
  const currency = amount ? take(/^currency$/, (value) => typeof value === 'string') : null
  const start = take(START)
  const end = start ? take(END) : null
  const text = sends || lead?.verb.kind === 'add' ? take(TEXT, (value) => typeof value === 'string') : null
  const plainVerb =
    lead === null && told === null && words.length > 1 && knowsVerb(words[0] ?? '') ? (words[0] ?? null) : null
  const noun = lead?.verb.kind === 'drive' ? [] : lead ? nounOf(words, lead.at) : plainVerb ? nounOf(words, 0) : words
  const verb = lead?.verb ?? told
  const thing = noun.length > 0 || verb?.kind === 'drive' ? noun : nounFromId(open)
  return {
    verb,
    plainVerb,
    towards: lead !== null && words[lead.at + 1] === 'to',
    place,
    text,
    noun: thing,
    name,
    people,
    start,
    end,
    amount,
    currency: typeof currency?.value === 'string' ? currency.value : null,
    command,
    rest: open,
    byId: open.some((one) => isId(one.name)),
    ownId: ownIdOf(
      open.filter((one) => /ids?$/i.test(one.name) && !isObject(one.value)),
      thing,
      verb !== null && verb.kind !== 'look' && !ADDITIVE.has(verb.base),
    ),
  }
}

/** `event_id` speaks of an event where the tool's name has no noun. */
const nounFromId = (open: readonly Argument[]): readonly string[] => {
  const id = open.find((one) => isId(one.name))
  return id ? splitName(id.name).slice(0, -1).map(singular) : []
}

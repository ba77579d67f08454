// The leaves of a call's arguments: what kind of value each is, and what part it plays (who, where, which, how much, or just words).
import type { Json, JsonObject } from '../../shared/json.ts'
import type { EffectKind, LeafOrigin } from '../../shared/permission.ts'
import { pointerToken } from './pointer.ts'
import { splitName } from './effects/words.ts'

/** `receiver`: who gets something. `target`: which thing. `amount`, `when`: how much, when. `secret`: a password. `words`: text for people. `choice`: an option. */
export type Role = 'receiver' | 'target' | 'amount' | 'when' | 'secret' | 'command' | 'words' | 'choice'
export type Leaf = {
  readonly pointer: string
  readonly key: string
  readonly value: string
  readonly kind: LeafOrigin['kind']
  readonly role: Role
  readonly consequential: boolean
}

const MOST_LEAVES = 2000
const RECEIVER =
  /^(to|cc|bcc|recipients?|receivers?|emails?|mail|participants?|attendees?|invitees?|guests?|users?|usernames?|members?|assignees?|reviewers?|channels?|chats?|rooms?|phone|phones|contacts?|payees?|beneficiary|beneficiaries|iban|audience|team|teams|group|groups|subscribers?|person|people|owner|collaborators?|webhook|webhooks|callback|destination|dest|forward|addressees?|mailto|handle)$/
const WORDS =
  /^(body|text|message|content|contents|description|subject|title|note|notes|comment|comments|summary|details|caption|html|markdown|snippet|reason|memo|label|labels|tags?|greeting|heading|topic|question|answer|feedback|review|post|emoji|reaction|footer|agenda|signature|color|colour|icon|data|value|values|row|rows|cell|cells|code|patch|diff|lines?|string)$/
const COMMAND = /^(command|cmd|script|shell|sql|statement|expression|program|argv|exec)$/
const SECRET = /^(password|passwd|passphrase|pin|secret|token|credential|credentials|otp)$/
const AMOUNT =
  /^(amount|price|quantity|qty|total|sum|cost|fee|tip|budget|payment|balance|credits?|shares?|units|rate|percent|percentage|duration|nights|seats)$/
const ID = /^(id|ids|uuid|guid|key|keys|ref|sha|hash|slug|number|no|iid|gid|uid|arn|urn|index)$/
const PATH =
  /^(path|paths|file|files|filename|filenames|filepath|folder|folders|dir|directory|destination|source|location|uri|root)$/
const LINK = /^(url|urls|link|links|href|uri|website|site|webpage|endpoint|domain|host|hostname)$/
const WHEN =
  /^(date|dates|time|day|start|end|starts|ends|from|until|till|since|due|deadline|when|at|begin|month|year|week|datetime|timestamp|schedule|checkin|checkout|expires|expiry)$/
const PAGING =
  /^(limit|page|offset|size|max|min|count|top|skip|cursor|depth|width|height|temperature|n|per|timeout|precision)$/
/** Values of an option that give more than the least. */
const WIDE =
  /^(rw|w|write|writer|edit|editor|admin|administrator|owner|full|public|anyone|everyone|everybody|world|all|any|maintain|maintainer|manager|root|superuser|force|permanent|hard)$/i

const EMAIL = /^(?:mailto:)?[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;]+$/i
const NAMED_EMAIL = /<[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+>\s*$/
const URL_LIKE = /^(?:[a-z][a-z0-9+.-]*:\/\/|www\.)\S+$/i
const BARE_HOST = /^(?:[a-z0-9-]+\.)+(?:com|net|org|io|dev|app|co|ai|edu|gov|info|biz|me|[a-z]{2})(?:\/\S*)?$/i
const IBAN = /^[A-Z]{2}\d{2}[ ]?(?:[A-Z0-9]{1,4}[ ]?){3,8}$/i
const CARD = /^(?:\d[ -]?){13,19}$/
const DATE =
  /^\d{4}-\d{2}(?:-\d{2}(?:[ T]\d{1,2}:\d{2}.*)?)?$|^\d{1,2}:\d{2}(?::\d{2})?$|^\d{1,2}[/.]\d{1,2}[/.]\d{2,4}$/
const OPAQUE =
  /^(?:[0-9a-f]{8,}|[0-9a-f]{8}-[0-9a-f-]{27}|[A-Z][A-Z0-9]{7,}|\d+|(?=\S*\d)(?=\S*[A-Za-z])[A-Za-z0-9_-]{8,})$/

const LONG = 80

const FILE_WORD = /^(path|file|filename|filepath|folder|dir|directory)s?$/
const TRAITS = { RECEIVER, WORDS, COMMAND, SECRET, AMOUNT, ID, PATH, FILE_WORD, LINK, WHEN, PAGING }
type Traits = { readonly [name in keyof typeof TRAITS]: boolean }

const traits = new Map<string, Traits>()
const MOST_KEPT = 5000

/** What the words of a parameter's name say. The names are few, and come again with every call. */
function traitsOf(key: string): Traits {
  const known = traits.get(key)
  if (known !== undefined) return known
  const words = splitName(key)
  const found = Object.fromEntries(
    Object.entries(TRAITS).map(([name, pattern]) => [name, words.some((word) => pattern.test(word))]),
  ) as Traits
  if (traits.size < MOST_KEPT && key.length <= 64) traits.set(key, found)
  return found
}

/** Each form is tried only where a sign that it needs stands in the value. */
function kindOfText(value: string, key: Traits): LeafOrigin['kind'] {
  const isWords = key.WORDS && !key.ID
  const dotted = value.includes('.')
  const numbered = /\d/.test(value)
  if (value.includes('@') && (EMAIL.test(value) || NAMED_EMAIL.test(value))) return 'address'
  if (((dotted || value.includes(':')) && URL_LIKE.test(value)) || (key.LINK && !/\s/.test(value))) return 'link'
  const dated = numbered && DATE.test(value)
  if (!isWords && numbered && (IBAN.test(value) || CARD.test(value)) && !dated) return 'account'
  if (dated) return 'date'
  if (isWords || value.length > LONG || value.includes('\n')) return 'text'
  if (key.PATH && !key.ID && (/[\\/]/.test(value) || key.FILE_WORD)) return 'path'
  if (key.ID || ((numbered || value.length >= 8) && OPAQUE.test(value))) return 'id'
  if (dotted && BARE_HOST.test(value) && !key.PATH) return 'link'
  return key.WHEN && numbered ? 'date' : 'name'
}

function roleOf(kind: LeafOrigin['kind'], key: Traits, effects: readonly EffectKind[]): Role {
  if (key.SECRET) return 'secret'
  if (key.COMMAND || (effects.includes('execute') && (kind === 'text' || kind === 'name'))) return 'command'
  if (kind === 'flag') return 'choice'
  if (kind === 'address' || kind === 'account') return 'receiver'
  if (kind === 'text') return 'words'
  if (kind === 'date') return 'when'
  if (kind === 'number') return key.AMOUNT ? 'amount' : key.ID ? 'target' : key.PAGING ? 'choice' : 'amount'
  if (kind === 'name' && key.AMOUNT) return 'amount'
  if (kind !== 'path' && key.RECEIVER && !(kind === 'id' && effects.every((effect) => effect === 'write')))
    return 'receiver'
  if (kind === 'link' && effects.includes('send')) return 'receiver'
  return 'target'
}

type Part = Pick<Leaf, 'value' | 'kind' | 'role'>

/** It chooses who, where, what or how much. A plain read's arguments choose only what is looked at, unless it reaches out. */
function isConsequential({ value, kind, role }: Part, effects: readonly EffectKind[]): boolean {
  if (value === '') return false
  if (effects[0] === 'read') return kind === 'link' || kind === 'address'
  if (role === 'choice') return WIDE.test(value)
  return role !== 'words'
}

/** The schema lists the values that this parameter may have. */
function isEnumerated(schema: JsonObject | null, key: string): boolean {
  const properties = schema?.['properties']
  if (!properties || typeof properties !== 'object' || !Object.hasOwn(properties, key)) return false
  const own = (properties as JsonObject)[key]
  if (own === null || typeof own !== 'object' || Array.isArray(own)) return false
  return Array.isArray((own as JsonObject)['enum']) || 'const' in (own as JsonObject)
}

type Gathering = {
  readonly leaves: Leaf[]
  readonly schema: JsonObject | null
  readonly effects: readonly EffectKind[]
}

function leafOf({ schema, effects }: Gathering, value: string | number | boolean, pointer: string, key: string): Leaf {
  const named = traitsOf(key)
  const text = String(value)
  const short = typeof value === 'string' && value.length <= 3 && !named.RECEIVER && !/\d|\s/.test(value)
  const isFlag = typeof value === 'boolean' || short || isEnumerated(schema, key)
  const kind = isFlag ? 'flag' : typeof value === 'number' ? 'number' : kindOfText(text, named)
  const role = roleOf(kind, named, effects)
  return { pointer, key, value: text, kind, role, consequential: isConsequential({ value: text, kind, role }, effects) }
}

function gather(into: Gathering, value: Json, pointer: string, key: string): void {
  if (value === null || into.leaves.length >= MOST_LEAVES) return
  if (typeof value !== 'object') return void into.leaves.push(leafOf(into, value, pointer, key))
  if (Array.isArray(value)) {
    const list = value as readonly Json[]
    for (let at = 0; at < list.length; at += 1) gather(into, list[at] as Json, `${pointer}/${at}`, key)
    return
  }
  for (const name of Object.keys(value))
    gather(into, (value as JsonObject)[name] as Json, `${pointer}/${pointerToken(name)}`, name)
}

/** Every leaf, in order, at most 2,000. Nulls are no leaves: they say nothing. */
export function leavesOf(args: JsonObject, schema: JsonObject | null, effects: readonly EffectKind[]): readonly Leaf[] {
  const into: Gathering = { leaves: [], schema, effects }
  gather(into, args, '', '')
  return into.leaves
}

const naming = new WeakMap<JsonObject, boolean>()

/** Does the tool have a parameter that names who receives? Then a call that names nobody reaches nobody by it. */
export function namesReceivers(schema: JsonObject | null): boolean {
  const properties = schema?.['properties']
  if (schema === null || !properties || typeof properties !== 'object') return false
  const known = naming.get(schema) ?? Object.keys(properties).some((key) => traitsOf(key).RECEIVER)
  naming.set(schema, known)
  return known
}

/** Does a parameter of this name say who, where or how much? Such a value is never covered by a condition on others. */
export function isLeadingKey(key: string): boolean {
  const { RECEIVER: who, LINK: link, PATH: where, COMMAND: act, SECRET: secret, AMOUNT: much } = traitsOf(key)
  return who || link || where || act || secret || much
}

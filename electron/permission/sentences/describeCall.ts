// Sentences that we write about a call, from the tool, its arguments and what was looked up; never in the server's words.
import type { Preview, Pieces } from '../../../shared/consent.ts'
import { rangeText } from '../../../shared/dates.ts'
import type { ToolDefinition } from '../../../shared/host.ts'
import type { Json, JsonObject } from '../../../shared/json.ts'
import type { Assessment, EffectKind } from '../../../shared/permission.ts'
import { EFFECT } from '../effects/lexicon.ts'
import { makeVisible } from '../hidden.ts'
import { ADDITIVE, type CallParts, partsOf } from './callParts.ts'
import { peopleOf, type Piece, peoplePieces, plain, strong, type Words } from './pieces.ts'
import type { Language } from '../../../shared/language.ts'
import { arranged } from './order.ts'
import { phrasesOf } from './phrases.ts'
import { dateOf, moneyText, plainText, shortText, valueText } from './values.ts'
import { singular } from './nounTable.ts'
import { type How, isMass, leadWord, nounPhrase, towardsWord, verbWord } from './wordTables.ts'

export type Describe = {
  readonly tool: ToolDefinition
  readonly assessment: Assessment
  readonly arguments: JsonObject
  readonly preview: Preview | null
  readonly timeZone: string
  /** The year of this instant is left out of dates. */
  readonly now: number
  readonly language: Language
}

const GRAVITY: readonly EffectKind[] = ['read', 'write', 'send', 'execute', 'spend', 'delete']

/** The verb that begins the sentence, never milder than what we think that the call does. */
const opening = (
  { verb, noun }: CallParts,
  gravest: EffectKind,
  { phrases, language }: Words,
): { readonly word: string; readonly also: string } => {
  const ours = { word: phrases.effectVerbs[gravest], also: '' }
  if (!verb) return ours
  const said = EFFECT[verb.kind].effect
  const milder = GRAVITY.indexOf(said) < GRAVITY.indexOf(gravest)
  // SECURITY: a mild verb in a tool's name does not hide the graver effect that was found.
  if (milder && said === 'read') return ours
  const word = verbWord(verb.base, language, noun)
  return { word, also: milder ? phrases.mayAlso(phrases.effects[gravest]) : '' }
}

const timePieces = (parts: CallParts, preview: Preview | null, { phrases, place, language }: Words): Piece[] => {
  const was = preview?.before.find((one) => /^(start|date|when|due|time)/i.test(one.field))?.value[language]
  const value = parts.start?.value ?? was
  if (value === undefined) return []
  const from = dateOf(value)
  const to = parts.end ? dateOf(parts.end.value) : null
  const range = from !== null && to !== null ? rangeText(from, to, place) : null
  if (range !== null) return [plain(` (${range})`)]
  const until = parts.end ? ` – ${valueText(parts.end.value, phrases, place)}` : ''
  return [plain(` (${valueText(value, phrases, place)}${until})`)]
}

const PERSON = /^(users?|members?|persons?|people|participants?|attendees?|guests?|collaborators?)$/

const changesThings = (parts: CallParts) => parts.verb?.kind === 'overwrite' || parts.verb?.kind === 'alter'
/** With an id in the call, a name among the arguments of a change is the new one. */
const setsName = (parts: CallParts) => parts.byId && changesThings(parts)

const SEARCHES = new Set(['search', 'find', 'query'])
/** In German and French one searches mails, and says after it what for. */
const searchesFor = ({ verb, noun, name }: CallParts, preview: Preview | null, { language }: Words): string | null =>
  language !== 'en' && verb && SEARCHES.has(verb.base) && noun.length > 0 && name && !preview?.title
    ? plainText(name.value)
    : null

/** The thing acted on, by name where one is known, else by id. */
const thing = (parts: CallParts, preview: Preview | null, words: Words): Piece[] => {
  const { phrases, language } = words
  const verb = parts.verb?.base ?? ''
  const searched = searchesFor(parts, preview, words) !== null
  const last = parts.noun.at(-1) ?? ''
  const named = searched
    ? null
    : (preview?.title ?? (parts.name && !setsName(parts) ? plainText(parts.name.value) : null))
  const known = named ?? (parts.ownId ? valueText(parts.ownId.value, phrases, words.place) : null)
  const fresh = ADDITIVE.has(verb) && parts.ownId === null && !parts.towards
  const looks = known === null && parts.verb?.kind === 'look'
  const many = singular(last) !== last || (isMass(last) && looks)
  const isNew = fresh && !PERSON.test(last)
  const how: How = searched || isNew ? 'a' : many && (fresh || looks) ? 'none' : 'the'
  const noun = parts.noun.length > 0 ? makeVisible(nounPhrase({ words: parts.noun, how, many, verb }, language)) : ''
  const person = PERSON.test(last) ? peopleOf(parts.people.map((one) => one.value)) : []
  const towards = parts.towards && language === 'en' ? 'to ' : ''
  const lead = leadWord(verb, language)
  const head = noun !== '' ? [plain(`${towards}${noun}`)] : lead === '' ? [] : [plain(lead)]
  const gap = head.length === 0 ? [] : [plain(' ')]
  const name = known === null ? [] : [...gap, strong(phrases.quote(shortText(known, phrases)))]
  const tail = person.length > 0 ? peoplePieces(person, head.length === 0 ? '' : ' ', words) : name
  if (noun === '' && tail.length === 0) return [...head, ...gap, plain(phrases.something)]
  return [...head, ...tail]
}

type Pair = { readonly name: string; readonly value: Json }
/** At most `most` arguments as text, with a count of those left out. */
const someOf = (pairs: readonly Pair[], most: number, join: string, { phrases, place }: Words): string => {
  const shown = pairs
    .slice(0, most)
    .map((one) => `${makeVisible(one.name)}${join}${valueText(one.value, phrases, place)}`)
  const left = pairs.length - shown.length
  return `${shown.join(', ')}${left > 0 ? ` ${phrases.more(left)}` : ''}`
}

/** New values that a change would set. */
const changes = (parts: CallParts, preview: Preview | null, words: Words): Piece[] => {
  const named = parts.name && setsName(parts) ? [parts.name] : []
  const given: Pair[] = [...named, ...parts.rest.filter((one) => !/ids?$/i.test(one.name))]
  const looked = (preview?.after ?? []).map((one): Pair => ({ name: one.field, value: one.value[words.language] }))
  const after = looked.length > 0 ? looked : given
  return after.length === 0 ? [] : [plain(`${words.phrases.about}${someOf(after, 3, words.phrases.becomes, words)}`)]
}

/** What a call that reads, or that we know nothing of, asks by. */
const filters = (parts: CallParts, pairs: readonly Pair[], words: Words): Piece[] => {
  const shown = pairs.filter((one) => one !== parts.name && one !== parts.ownId)
  return shown.length === 0 ? [] : [plain(` (${someOf(shown, 2, words.phrases.about, words)})`)]
}

/** The amount, to whom and what for. */
const payment = (parts: CallParts, words: Words): Piece[] => {
  const { phrases, place } = words
  const money = parts.amount ? [strong(moneyText(parts.amount.value, parts.currency, place.language))] : []
  const to = peopleOf(parts.people.map((one) => one.value))
  const about = parts.name ? [plain(` (${phrases.quote(shortText(plainText(parts.name.value), phrases))})`)] : []
  return [...money, ...peoplePieces(to, phrases.to, words), ...about]
}

const told = (parts: CallParts, preview: Preview | null, { phrases }: Words): Piece[] => {
  const count = parts.people.length === 0 ? (preview?.people.length ?? 0) : 0
  return count === 0 ? [] : [plain(phrases.andTell[0]), strong(String(count)), plain(phrases.andTell[1](count))]
}

const wordsIn = ({ language, timeZone, now }: Describe): Words => ({
  phrases: phrasesOf(language),
  place: { language, timeZone, now },
  language,
})

/** The sentence for a call, in pieces. Total: any tool and any arguments give one, without a model. */
export const describeCall = (call: Describe): Pieces => {
  const words = wordsIn(call)
  const { phrases, language } = words
  const parts = partsOf(call.tool, call.arguments)
  const { effects } = call.assessment
  const gravest = effects[0] ?? 'write'
  const verb = opening(parts, gravest, words)
  const end = verb.also === '' ? [] : [plain(verb.also)]
  if (parts.command && effects.includes('execute')) {
    const command = [plain(phrases.about), strong(shortText(plainText(parts.command.value), phrases))]
    return arranged(verb.word, [plain(phrases.command)], [...command, ...end], language)
  }
  if (parts.amount && effects.includes('spend')) return arranged(verb.word, payment(parts, words), end, language)
  if (parts.verb === null) return unknownCall(call, parts, gravest, words)
  const people = PERSON.test(parts.noun.at(-1) ?? '') ? [] : peopleOf(parts.people.map((one) => one.value))
  const object = [
    ...thing(parts, call.preview, words),
    ...timePieces(parts, call.preview, words),
    ...peoplePieces(people, gravest === 'send' ? phrases.to : phrases.with, words),
    ...placePieces(parts, words),
  ]
  return arranged(verb.word, object, [...details(call, parts, gravest, words), ...end], language)
}

/** A tool whose name says nothing that we know. */
const unknownCall = (call: Describe, parts: CallParts, gravest: EffectKind, words: Words): Pieces => {
  const { phrases, language } = words
  const all = Object.entries(call.arguments).map(([name, value]): Pair => ({ name, value }))
  const unsure = call.assessment.sure < 0.5 ? phrases.unknown : phrases.mayAlso(phrases.effects[gravest])
  if (parts.plainVerb !== null) {
    const what = [
      ...thing(parts, null, words),
      ...filters(
        parts,
        parts.rest.filter((one) => !/ids?$/i.test(one.name)),
        words,
      ),
    ]
    return arranged(verbWord(parts.plainVerb, language, parts.noun), what, [plain(unsure)], language)
  }
  const name = strong(phrases.quote(makeVisible(call.tool.name)))
  const object = [name, ...filters({ ...parts, name: null }, all, words)]
  return arranged(phrases.call, object, [plain(unsure)], language)
}

const placePieces = (parts: CallParts, { phrases, place, language }: Words): Piece[] => {
  if (!parts.place) return []
  const towards = parts.verb ? towardsWord(parts.verb.base, language) : undefined
  const lead = towards === undefined ? phrases.to : ` ${towards} `
  return [plain(lead), strong(phrases.quote(valueText(parts.place.value, phrases, place)))]
}

/** What follows the verb and its object: what would change, what is said, what it costs, who is told. */
const details = (call: Describe, parts: CallParts, gravest: EffectKind, words: Words): Piece[] => {
  const { phrases, place } = words
  const searched = searchesFor(parts, call.preview, words)
  const said = (text: string) => [plain(phrases.about), plain(phrases.quote(shortText(text, phrases)))]
  const changed = changesThings(parts)
  return [
    ...(searched === null ? [] : [plain(phrases.about), strong(phrases.quote(shortText(searched, phrases)))]),
    ...(changed ? changes(parts, call.preview, words) : gravest === 'read' ? filters(parts, parts.rest, words) : []),
    ...(parts.text ? said(plainText(parts.text.value)) : []),
    ...(parts.amount && !changed
      ? [plain(phrases.about), strong(moneyText(parts.amount.value, parts.currency, place.language))]
      : []),
    ...(gravest === 'read' ? [] : told(parts, call.preview, words)),
  ]
}

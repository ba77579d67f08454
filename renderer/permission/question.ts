// What the card reads out of a question: how grave it is, how it must be answered, and in which order things stand.
import { mustHold } from '../../shared/agreement.ts'
import type { Language } from '../../shared/language.ts'
import type { ConsentRequest, Offer } from '../../shared/consent.ts'
import type { Json, JsonObject } from '../../shared/json.ts'
import type { EffectKind, LeafOrigin, Origin } from '../../shared/permission.ts'
import { hidesSomething } from '../ui/visible.ts'

const WIDTHS: readonly Offer['width'][] = ['conversation', 'minutes', 'uses', 'matching', 'always']

/** Narrow to wide, whatever order they came in. */
export const narrowToWide = (offers: readonly Offer[]): readonly Offer[] =>
  [...offers].sort((a, b) => WIDTHS.indexOf(a.width) - WIDTHS.indexOf(b.width))

const GRAVE: ReadonlySet<EffectKind> = new Set(['delete', 'spend', 'execute', 'send'])

export const needsHold = ({ assessment }: ConsentRequest): boolean => mustHold(assessment)

/** Offers that a card may show: SECURITY: no "always" for what deletes, spends, executes or sends. */
export const offersShown = (question: ConsentRequest): readonly Offer[] => {
  const grave = question.assessment.effects.some((effect) => GRAVE.has(effect))
  return narrowToWide(question.offers.filter((offer) => !(grave && offer.width === 'always')))
}

/** Whether "Allow all reads" may take it along: a plain read, on this page, with nothing to warn of. */
export const isPlainRead = (question: ConsentRequest): boolean =>
  question.surface === 'page' &&
  question.assessment.effects.length === 1 &&
  question.assessment.effects[0] === 'read' &&
  question.decision.warnings.length === 0 &&
  question.drift === null

/** Oldest first: a new question never pushes away the one that is being read. */
export const inOrder = (questions: readonly ConsentRequest[]): readonly ConsentRequest[] =>
  [...questions].sort((a, b) => a.askedAt - b.askedAt || (a.id < b.id ? -1 : 1))

/** Servers that ask more than a person can read one by one: what of each may be refused together. */
export const manyOfOneServer = (questions: readonly ConsentRequest[], many = 3) =>
  [...Map.groupBy(questions, (question) => question.request.resource.serverId)].flatMap(([serverId, all]) => {
    const [first] = all
    if (first === undefined || all.length < many) return []
    return [{ serverId, serverName: first.request.resource.serverName, questions: all }]
  })

/** The sentence as one string, for names and lists. */
export const plainSentence = (question: ConsentRequest, language: Language): string =>
  question.sentence[language].map((part) => part.text).join('')

const LONGEST_TO_TYPE = 60

/** The object's name that may be typed in place of a hold: what the verb is about, or the tool's title where that cannot be typed. */
export const nameToType = (question: ConsentRequest): string => {
  // In English the verb always comes first; the name is the same in every language but for its quotes.
  const [, object] = question.sentence.en.filter((part) => part.strong === true)
  const name = object?.text.trim().replace(/^“(.*)”$/u, '$1') ?? ''
  return name === '' || name.length > LONGEST_TO_TYPE || hidesSomething(name) ? question.toolTitle : name
}

/** Typed and meant: the same but for case, outer blanks and the form of quotes. */
export const isSameName = (typed: string, name: string): boolean => {
  const plain = (text: string) =>
    text
      .normalize('NFKC')
      .trim()
      .toLowerCase()
      .replace(/[\u2018\u2019]/g, "'")
  return plain(typed) !== '' && plain(typed) === plain(name)
}

export type Leaf = { readonly pointer: string; readonly path: readonly string[]; readonly value: Json }

/** Every leaf of the arguments, in order; an empty list or object is a leaf too. */
export const leavesOf = (value: Json, path: readonly string[] = [], depth = 0): readonly Leaf[] => {
  const pointer = path.map((part) => `/${part.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')
  const entries =
    typeof value === 'object' && value !== null
      ? Array.isArray(value)
        ? (value as readonly Json[]).map((item, index): [string, Json] => [String(index), item])
        : Object.entries(value as JsonObject)
      : []
  if (entries.length === 0 || depth > 12) return [{ pointer, path, value }]
  return entries.flatMap(([key, item]) => leavesOf(item, [...path, key], depth + 1))
}

/** Where a leaf's value came from, worst first: from others' text, from your own data, from the model, from you. */
export type Mark = { readonly from: 'others' | 'own' | 'model' | 'person'; readonly origin: Origin | null }

const RANK: Readonly<Record<Mark['from'], number>> = { others: 0, own: 1, model: 2, person: 3 }
const markOf = (origin: Origin): Mark => ({
  from: origin.from === 'result' ? origin.label.trust : origin.from,
  origin,
})

/**
 * The mark of one leaf. What the person said themselves wins over where else it was seen;
 * null when nothing is known of it.
 */
export const markOfLeaf = (origin: LeafOrigin | undefined): Mark | null => {
  if (origin === undefined || origin.origins.length === 0) return null
  const marks = origin.origins.map(markOf)
  const said = marks.find((mark) => mark.from === 'person')
  return said ?? [...marks].sort((a, b) => RANK[a.from] - RANK[b.from])[0] ?? null
}

/** Rows of the before-and-after table: fields of both sides, in order, with what is missing left open. */
export const changesOf = (preview: {
  readonly before: readonly { readonly field: string; readonly value: string }[]
  readonly after: readonly { readonly field: string; readonly value: string }[]
}): readonly { readonly field: string; readonly before: string | null; readonly after: string | null }[] => {
  const fields = [...new Set([...preview.before, ...preview.after].map((row) => row.field))]
  const find = (rows: typeof preview.before, field: string) => rows.find((row) => row.field === field)?.value ?? null
  return fields.map((field) => ({ field, before: find(preview.before, field), after: find(preview.after, field) }))
}

// Pieces of sentences, and the people that arguments name.
import type { Pieces } from '../../../shared/consent.ts'
import type { Where } from '../../../shared/dates.ts'
import type { Json } from '../../../shared/json.ts'
import type { Language } from '../../../shared/language.ts'
import type { Phrases } from './phrases.ts'
import { isObject, listText, plainText, shortText } from './values.ts'

export type Piece = Pieces[number]
export type Words = { readonly phrases: Phrases; readonly place: Where; readonly language: Language }
export const plain = (text: string): Piece => ({ text })
export const strong = (text: string): Piece => ({ text, strong: true })

/** The people that arguments name: addresses and names, also out of objects and lists written with commas. */
export const peopleOf = (values: readonly Json[]): string[] =>
  values.flatMap((value): string[] => {
    if (Array.isArray(value)) return peopleOf(value as readonly Json[])
    if (isObject(value)) {
      const inner = value.emailAddress ?? value.email ?? value.address ?? value.displayName ?? value.name ?? value.id
      return inner === undefined ? [plainText(value)] : peopleOf([inner])
    }
    return plainText(value)
      .split(/\s*[,;]\s*(?=\S+@)/)
      .filter((one) => one !== '')
  })

/** One or two people by name; more as a count with the first of them. */
export const peoplePieces = (people: readonly string[], lead: string, { phrases }: Words): Piece[] => {
  if (people.length === 0) return []
  const shown = people.map((one) => shortText(one, phrases))
  if (people.length < 3)
    return shown.flatMap((one, at) => [plain(at === 0 ? lead : phrases.list(['', ''])), strong(one)])
  return [
    plain(lead),
    strong(String(people.length)),
    plain(`${phrases.people(people.length)} (${listText(shown, phrases)})`),
  ]
}

/** Puts pieces into a sentence such as "*Read* {name}": what stands between stars is its verb. */
export const fill = (sentence: string, slots: Readonly<Record<string, readonly Piece[]>>): Piece[] =>
  sentence.split(/(\*[^*]+\*|\{\w+\})/).flatMap((part) => {
    if (part.startsWith('*')) return [strong(part.slice(1, -1))]
    if (part.startsWith('{')) return slots[part.slice(1, -1)] ?? []
    return part === '' ? [] : [plain(part)]
  })

/** The same with its first letter large. */
export const begun = ([first, ...rest]: readonly Piece[]): Piece[] => {
  if (first === undefined) return []
  const text = first.text.trimStart()
  return [{ ...first, text: first.strong ? text : text.charAt(0).toUpperCase() + text.slice(1) }, ...rest]
}

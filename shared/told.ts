// What main says to people, as data: an English sentence with gaps and what stands in them. It is made into words where it is shown.
import type { Language } from './language.ts'
import { listFormat } from './locale.ts'

/** The same in every language, for what only main can put into words (a call's sentence, a date in its own way). */
export type InEach<T> = { readonly [language in Language]: T }

/** Makes it once for each language. */
export const inEach = <T>(make: (language: Language) => T): InEach<T> => ({
  en: make('en'),
  de: make('de'),
  fr: make('fr'),
})

/** What may stand in a gap. Text is inert: a server's name, a file, an address. */
export type Value = string | number | Told | InEach<string> | Listed
/** `and`: a, b and c. `or`: a, b or c. `comma`: a, b, c. */
export type Listed = { readonly list: readonly Value[]; readonly by: 'and' | 'or' | 'comma' }
/** `say` is the English sentence, which is also what a translation is found by; `{0}` is the first gap. */
export type Told = { readonly say: string; readonly with?: readonly Value[] }

const sentences = new WeakMap<TemplateStringsArray, Told>()

/** Writes a sentence for people. `told` in front of a template is what the test of the translations looks for. */
export function told(parts: TemplateStringsArray, ...values: readonly Value[]): Told {
  let known = sentences.get(parts)
  if (known === undefined)
    sentences.set(parts, (known = { say: parts.reduce((text, part, at) => `${text}{${at - 1}}${part}`) }))
  return values.length === 0 ? known : { say: known.say, with: values }
}

/** Words that are not ours, or were written in English by an older Gatehouse: said as they are. */
export const verbatim = (text: string): Told => ({ say: '{0}', with: [text] })

/** A sentence in another language; `count` is the first number in its gaps. Unknown sentences stay English. */
export type Translate = (say: string, count: number | null) => string

/** Makes words of it. Text in place of data is English that an older Gatehouse kept. */
export function inWords(said: Told | InEach<string> | string, language: Language, translate: Translate): string {
  if (typeof said === 'string') return said
  if ('en' in said) return said[language]
  const values = said.with ?? []
  const count = values.find((value) => typeof value === 'number')
  return translate(said.say, count ?? null).replace(/\{(\d+)\}/g, (gap, at: string) => {
    const value = values[Number(at)]
    return value === undefined ? gap : valueWords(value, language, translate)
  })
}

function valueWords(value: Value, language: Language, translate: Translate): string {
  if (typeof value === 'string') return value
  if (typeof value === 'number') return String(value)
  if (!('list' in value)) return inWords(value, language, translate)
  const items = value.list.map((one) => valueWords(one, language, translate))
  if (value.by === 'comma') return items.join(', ')
  return listFormat(language, { type: value.by === 'and' ? 'conjunction' : 'disjunction' }).format(items)
}

/** For models, logs and exports: these read English. */
export const english = (said: Told | InEach<string> | string): string => inWords(said, 'en', (say) => say)

/** The same sentence with the same plain values. */
export const isSameTold = (a: Told, b: Told): boolean =>
  a === b ||
  (a.say === b.say &&
    a.with?.length === b.with?.length &&
    (a.with === undefined || a.with.every((value, at) => value === b.with?.[at])))

const kept = new WeakMap<Told, string>()
/** The data as JSON in ASCII alone, for what is kept. A sentence without gaps is one object for ever, and most calls run by one. */
export function toldText(said: Told): string {
  const known = kept.get(said)
  if (known !== undefined) return known
  const text = JSON.stringify(said).replace(
    /[\u0080-\uffff]/g,
    (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
  if (said.with === undefined) kept.set(said, text)
  return text
}

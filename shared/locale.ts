// How dates, numbers and lists are written: the one place that names a locale or makes a formatter. The chat, the card and the menu
// write the same hour alike, because all of them ask here.
import { LANGUAGES, type Language } from './language.ts'

/** English alone would be American: a month before its day, and noon at "12:00 PM". */
const LOCALES = { en: 'en-GB', de: 'de-DE', fr: 'fr-FR' } as const satisfies Record<Language, string>

/** The language decides, not the computer's region: main writes a card for whichever window shows it. */
export const localeFor = (language: string): string => LOCALES[language in LANGUAGES ? (language as Language) : 'en']

/** One formatter for each way of writing: to make one takes longer than to write a hundred rows with it. */
function keeper<O extends object, F>(make: (locale: string, options: O) => F): (language: string, options: O) => F {
  const made = new Map<string, F>()
  return (language, options) => {
    const key = language + JSON.stringify(options)
    const known = made.get(key) ?? make(localeFor(language), options)
    made.set(key, known)
    return known
  }
}

type Dates = Intl.DateTimeFormatOptions
export const dateFormat = keeper((locale, options: Dates) => new Intl.DateTimeFormat(locale, options))
export const numberFormat = keeper(
  (locale, options: Intl.NumberFormatOptions) => new Intl.NumberFormat(locale, options),
)
export const listFormat = keeper((locale, options: Intl.ListFormatOptions) => new Intl.ListFormat(locale, options))
export const nameFormat = keeper((locale, options: Intl.DisplayNamesOptions) => new Intl.DisplayNames(locale, options))
const collator = keeper((locale, options: Intl.CollatorOptions) => new Intl.Collator(locale, options))
const plurals = keeper((locale, options: Intl.PluralRulesOptions) => new Intl.PluralRules(locale, options))

/** Names and numbers in the order of a dictionary. */
export const inOrder = (language: string): ((a: string, b: string) => number) =>
  collator(language, { numeric: true, sensitivity: 'base' }).compare
export const isOne = (language: string, count: number): boolean => plurals(language, {}).select(count) === 'one'

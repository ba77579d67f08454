/** What main says as data, made into words of the chosen language. English needs no table: it is what main wrote. */
import { LANGUAGES, type Language } from '../../shared/language.ts'
import { isOne } from '../../shared/locale.ts'
import { type InEach, inWords, type Told } from '../../shared/told.ts'

/** A sentence in two forms where a number stands in it. */
export type Translation = string | { readonly one: string; readonly other: string }
/** English sentence -> the same in each other language that we speak. */
export type Translations = { readonly [say: string]: { readonly [language in Exclude<Language, 'en'>]: Translation } }

let table: Translations | null = null
/** Loaded once, for the first language that is not English. */
export async function loadTranslations(language: string): Promise<boolean> {
  if (language === 'en' || table !== null) return false
  table = (await import('./translations.ts')).TRANSLATIONS
  return true
}
export const isTranslated = (language: string): boolean => language === 'en' || table !== null

export function tellIn(language: string, said: Told | InEach<string> | string): string {
  const spoken = language in LANGUAGES ? (language as Language) : 'en'
  return inWords(said, spoken, (say, count) => {
    const found = spoken === 'en' ? undefined : table?.[say]?.[spoken]
    if (found === undefined || typeof found === 'string') return found ?? say
    return isOne(spoken, count ?? 2) ? found.one : found.other
  })
}

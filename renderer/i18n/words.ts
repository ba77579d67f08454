/** Words on screens: each folder keeps its own, in every language we speak, and registers them here. */
import i18next, { type i18n } from 'i18next'
import { useSyncExternalStore } from 'react'
import type { Language } from '../../shared/language.ts'
import type { InEach, Told } from '../../shared/told.ts'
import { isTranslated, loadTranslations, tellIn } from './told.ts'

type Words = Readonly<Record<string, string>>
type Said = Told | InEach<string> | string
type Values = Readonly<Record<string, Said | number>>
/** `key_one` and `key_other` are asked for as `key`, with a `count`. */
type KeyOf<W> = keyof W extends infer K ? (K extends `${infer Base}_${'one' | 'other'}` ? Base : K) : never
export type Say<W> = (key: KeyOf<W> & string, values?: Values) => string
/** A translation may leave words out: English stands in. */
export type Translated<W> = { readonly [K in keyof W]?: string }

export const words: i18n = i18next.createInstance()
void words.init({
  lng: 'en',
  fallbackLng: 'en',
  resources: {},
  ns: [],
  keySeparator: false,
  nsSeparator: false,
  interpolation: { escapeValue: false },
  initAsync: false,
})

const subscribe = (listener: () => void): (() => void) => {
  words.on('languageChanged', listener)
  return () => words.off('languageChanged', listener)
}
/** Changes with the language, and when the sentences of main have arrived in it. */
const stateNow = (): string => `${words.language}${isTranslated(words.language) ? '' : ' coming'}`
const languageOf = (state: string): string => state.split(' ')[0] ?? 'en'

/** Speaks another language from now on; what is on the screen changes at once. */
export async function speak(language: Language): Promise<void> {
  void words.changeLanguage(language)
  if (await loadTranslations(language)) words.emit('languageChanged', language)
}

const tellers = new Map<string, (said: Said) => string>()
/** The same function for as long as its words are the same. */
function tellerIn(state: string): (said: Said) => string {
  const known = tellers.get(state) ?? ((said: Said) => tellIn(languageOf(state), said))
  tellers.set(state, known)
  return known
}
/** Makes words of what main says. */
export const useTell = (): ((said: Said) => string) => tellerIn(useSyncExternalStore(subscribe, stateNow, stateNow))
/** The language of this moment, for code outside components. */
export const tell = (said: Said): string => tellIn(words.language, said)
/** The language of this moment; renders again when it changes. */
export function useLanguage(): Language {
  return languageOf(useSyncExternalStore(subscribe, stateNow, stateNow)) as Language
}

const inText = (language: string, values: Values | undefined) =>
  values &&
  Object.fromEntries(
    Object.entries(values).map(([key, value]) => [key, typeof value === 'object' ? tellIn(language, value) : value]),
  )

/** Words without values are the same each time: a screen asks for hundreds of them whenever it is drawn. */
function remembering<W>(say: Say<W>): Say<W> {
  const said = new Map<string, string>()
  return (key, values) => {
    if (values) return say(key, values)
    const known = said.get(key) ?? say(key)
    said.set(key, known)
    return known
  }
}

/** Registers one folder's words, and returns a hook that says them in the chosen language. */
export function defineWords<const W extends Words>(
  namespace: string,
  table: { en: W; de?: Translated<W>; fr?: Translated<W> },
): { useWords: () => Say<W>; say: Say<W> } {
  for (const [language, entries] of Object.entries(table)) words.addResourceBundle(language, namespace, entries)
  const spoken = new Map<string, Say<W>>()
  /** The same function for a language always: components may remember by it. */
  const inLanguage = (state: string): Say<W> => {
    const language = languageOf(state)
    const say: Say<W> = (key, values) => words.t(key, { ns: namespace, lng: language, ...inText(language, values) })
    const known = spoken.get(state) ?? remembering(say)
    spoken.set(state, known)
    return known
  }
  const say: Say<W> = (key, values) => words.t(key, { ns: namespace, ...inText(words.language, values) })
  return {
    /** For components: renders again when the language changes. */
    useWords: () => inLanguage(useSyncExternalStore(subscribe, stateNow, stateNow)),
    /** For code outside components: reads the language of this moment. */
    say,
  }
}

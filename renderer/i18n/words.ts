/** Words on screens: each folder keeps its own, in every language we speak, and registers them here. */
import i18next, { type i18n } from 'i18next'
import { useSyncExternalStore } from 'react'

type Words = Readonly<Record<string, string>>
type Values = Readonly<Record<string, string | number>>
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
const languageNow = (): string => words.language

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
  const inLanguage = (language: string): Say<W> => {
    const known = spoken.get(language) ?? remembering(words.getFixedT(language, namespace) as unknown as Say<W>)
    spoken.set(language, known)
    return known
  }
  const say: Say<W> = (key, values) => words.t(key, { ns: namespace, ...values })
  return {
    /** For components: renders again when the language changes. */
    useWords: () => inLanguage(useSyncExternalStore(subscribe, languageNow, languageNow)),
    /** For code outside components: reads the language of this moment. */
    say,
  }
}

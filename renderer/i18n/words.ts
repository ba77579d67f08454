/** Words on screens: each folder keeps its own, in every language we speak, and registers them here. */
import i18next, { type i18n } from 'i18next'
import { initReactI18next, useTranslation } from 'react-i18next'

type Words = Readonly<Record<string, string>>
type Values = Readonly<Record<string, string | number>>
/** `key_one` and `key_other` are asked for as `key`, with a `count`. */
type KeyOf<W> = keyof W extends infer K ? (K extends `${infer Base}_${'one' | 'other'}` ? Base : K) : never
export type Say<W> = (key: KeyOf<W> & string, values?: Values) => string
/** A translation may leave words out: English stands in. */
export type Translated<W> = { readonly [K in keyof W]?: string }

export const words: i18n = i18next.createInstance()
void words.use(initReactI18next).init({
  lng: 'en',
  fallbackLng: 'en',
  resources: {},
  ns: [],
  keySeparator: false,
  nsSeparator: false,
  interpolation: { escapeValue: false },
  react: { useSuspense: false },
  initAsync: false,
})

/** Registers one folder's words, and returns a hook that says them in the chosen language. */
export function defineWords<const W extends Words>(
  namespace: string,
  table: { en: W; de?: Translated<W>; fr?: Translated<W> },
): { useWords: () => Say<W>; say: Say<W> } {
  for (const [language, entries] of Object.entries(table)) words.addResourceBundle(language, namespace, entries)
  const say: Say<W> = (key, values) => words.t(key, { ns: namespace, ...values })
  return {
    /** For components: renders again when the language changes. */
    useWords: () => {
      const { t } = useTranslation(namespace, { i18n: words })
      return t as unknown as Say<W>
    },
    /** For code outside components: reads the language of this moment. */
    say,
  }
}

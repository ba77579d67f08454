/** The languages that Gatehouse speaks. */
export const LANGUAGES = { en: 'English', de: 'Deutsch', fr: 'Français' } as const
export type Language = keyof typeof LANGUAGES

/** The language for a setting that may be `system` or any BCP 47 tag. */
export function chooseLanguage(setting: string, systemLanguages: readonly string[]): Language {
  const wanted = setting === 'system' || setting === '' ? systemLanguages : [setting]
  for (const tag of wanted) {
    const base = tag.toLowerCase().split('-')[0] ?? ''
    if (base in LANGUAGES) return base as Language
  }
  return 'en'
}

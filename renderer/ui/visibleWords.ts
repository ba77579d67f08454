import { defineWords } from '../i18n/words.ts'

export const { useWords: useVisibleWords } = defineWords('visibleText', {
  en: { blanks_one: '[{{count}} blank]', blanks_other: '[{{count}} blanks]' },
  de: { blanks_one: '[{{count}} Leerzeichen]', blanks_other: '[{{count}} Leerzeichen]' },
  fr: { blanks_one: '[{{count}} espace]', blanks_other: '[{{count}} espaces]' },
})

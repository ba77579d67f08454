import { defineWords } from '../i18n/words.ts'

/** Words of branches: versions of a message, and going to one. */
export const { useWords } = defineWords('branches', {
  en: {
    versions: 'Version {{at}} of {{count}}',
    at: '{{at}} of {{count}}',
    previous: 'Previous version',
    next: 'Next version',
  },
  de: {
    versions: 'Fassung {{at}} von {{count}}',
    at: '{{at}} von {{count}}',
    previous: 'Vorige Fassung',
    next: 'Nächste Fassung',
  },
  fr: {
    versions: 'Version {{at}} sur {{count}}',
    at: '{{at}} sur {{count}}',
    previous: 'Version précédente',
    next: 'Version suivante',
  },
})

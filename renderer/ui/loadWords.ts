import { defineWords } from '../i18n/words.ts'

export const { useWords } = defineWords('loadState', {
  en: { tryAgain: 'Try again', loading: 'Loading' },
  de: { tryAgain: 'Noch einmal versuchen', loading: 'Lädt' },
  fr: { tryAgain: 'Réessayer', loading: 'Chargement' },
})

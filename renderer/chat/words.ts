import { defineWords } from '../i18n/words.ts'
import { de } from './words.de.ts'
import { en } from './words.en.ts'
import { fr } from './words.fr.ts'

export const { useWords, say } = defineWords('chat', { en, de, fr })
export type SayChat = ReturnType<typeof useWords>

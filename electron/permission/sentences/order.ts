// Where the verb stands: first in English and French, last in German.
import type { Language } from '../../../shared/language.ts'
import { begun, type Piece, plain, strong } from './pieces.ts'
import { knowsVerb } from './wordTables.ts'

/** `base` is the English verb; null for a word of ours, which is there in every language. */
export type Verb = { readonly word: string; readonly base: string | null }

const small = (word: string) => word.charAt(0).toLowerCase() + word.slice(1)

/** A verb and its object, then what follows both. A verb that German has no word for begins the sentence, as a heading. */
export const arranged = (
  { word, base }: Verb,
  object: readonly Piece[],
  after: readonly Piece[],
  language: Language,
): Piece[] => {
  if (language !== 'de') return [strong(word), plain(' '), ...object, ...after]
  const known = base === null || knowsVerb(base, language)
  return known
    ? [...begun(object), plain(' '), strong(small(word)), ...after]
    : [strong(word), plain(': '), ...object, ...after]
}

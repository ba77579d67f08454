// Where the verb stands: first in English and French, last in German.
import type { Language } from '../../../shared/language.ts'
import { begun, type Piece, plain, strong } from './pieces.ts'

const small = (word: string) => word.charAt(0).toLowerCase() + word.slice(1)

/** A verb and its object, then what follows both. */
export const arranged = (
  verb: string,
  object: readonly Piece[],
  after: readonly Piece[],
  language: Language,
): Piece[] =>
  language === 'de'
    ? [...begun(object), plain(' '), strong(small(verb)), ...after]
    : [strong(verb), plain(' '), ...object, ...after]

// The same in every language that we speak: for what the window cannot put into words itself.
import type { Sentence, SentenceText } from '../../../shared/consent.ts'
import { dateFormat } from '../../../shared/locale.ts'
import { type InEach, inEach } from '../../../shared/told.ts'
import { leadOf } from '../effects/nameEvidence.ts'
import { splitName } from '../effects/words.ts'
import { singular } from './nounTable.ts'
import { arranged } from './order.ts'
import { plain } from './pieces.ts'
import { nounPhrase, verbWord } from './wordTables.ts'

export const textOf = (sentence: Sentence): SentenceText =>
  inEach((language) => sentence[language].map(({ text }) => text).join(''))

/** What a tool's name says that it does, as short as a line of a list: "Delete contact". */
export function actInEach(toolName: string): InEach<string> {
  const words = splitName(toolName)
  const lead = leadOf(words, null)
  if (lead === null) return inEach(() => words.join(' '))
  const noun = words.slice(lead.at + 1)
  const rest = noun.length > 0 ? noun : words.slice(0, lead.at)
  const last = rest.at(-1) ?? ''
  const verb = lead.verb.base
  return inEach((language) => {
    if (rest.length === 0) return verbWord(verb, language, [])
    const object = nounPhrase({ words: rest, how: 'none', many: singular(last) !== last, verb }, language)
    return arranged(verbWord(verb, language, rest), [plain(object)], [], language)
      .map(({ text }) => text)
      .join('')
  })
}

const STYLE = { dateStyle: 'medium', timeStyle: 'short' } as const
/** An instant as people read it, in the time zone of this computer. */
export function timeInEach(at: number): InEach<string> {
  return inEach((language) => dateFormat(language, STYLE).format(at))
}

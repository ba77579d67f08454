// What the person asked for, read from their own words by plain rules.
import { splitName } from './effects/words.ts'
import { wordsOf } from './wordStream.ts'

const SENDING = new Set(
  'send sends sent post write email mail message tell reply answer respond notify inform invite share forward publish dm text contact ask remind announce submit add create schedule book set'.split(
    ' ',
  ),
)
const VERB_LIKE =
  /^(?:send|post|write|email|mail|message|tell|reply|respond|notify|inform|invite|share|forward|publish|dm|announce|submit|add|create|schedule|contact|remind|put|book|make|set|update|upload)$/

/** Do the person's words ask for an act of this kind? By a word for telling people, or the tool's own verb. */
export function asksFor(saidText: string, toolName: string): boolean {
  const { words } = wordsOf(saidText.toLowerCase())
  const said = new Set(words)
  if (words.some((word) => SENDING.has(word))) return true
  return splitName(toolName).some((word) => VERB_LIKE.test(word) && said.has(word))
}

/** Do the person's words name this very act, its verb and its object (`add`, `user`, `channel`)? */
export function namesAct(saidText: string, toolName: string): boolean {
  const said = new Set(wordsOf(saidText.toLowerCase()).words.map(singular))
  const words = splitName(toolName).filter((word) => word.length > 2)
  return words.length >= 2 && words.every((word) => said.has(singular(word)))
}

const singular = (word: string) => word.replace(/(?<=..)s$/, '')

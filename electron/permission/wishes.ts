// What the person asked for, read from their own words by plain rules.
import { verbOf } from './effects/lexicon.ts'
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
  const said = new Set(wordsOf(saidText.toLowerCase()).words.map(stemOf))
  const words = splitName(toolName).filter((word) => word.length > 2)
  return words.length >= 2 && words.every((word) => said.has(stemOf(word)))
}

/** A word without the ending of its plural. */
export const stemOf = (word: string): string => word.replace(/(?<=..)s$/, '')

const POLITE =
  /^(?:(?:hi|hello|hey|please|kindly|ok|okay|thanks|so|now|also|and|then)[\s,]+|(?:can|could|would|will) you (?:please )?)*/
const QUESTION =
  /^(?:what|which|who|whose|whom|when|where|why|how|is|are|was|were|am|do (?:i|we|you|they|people|any)|does|did|has|have|had|any|anything|anybody|any news)\b/
const TELLS = /^(?:tell|give|let) me\b|^i(?:'d| would)? (?:want|like|need|wish) to (?:know|see|understand)\b/
const AFTER_JOIN = new Set(['and', 'then', 'to', 'please', 'you', 'also'])

const POLITE_TOO =
  /^(?:(?:hallo|guten (?:tag|morgen|abend)|bitte|danke|bonjour|salut|merci|s'il (?:te|vous) plaît)[\s,!]+|(?:kannst du|könntest du|können sie|könnten sie|peux-tu|pourrais-tu|pouvez-vous|pourriez-vous)\s+)*/u
const ASKED_TOO =
  /^(?:was|welche[rsmn]?|wer|wem|wen|wessen|wann|wo|warum|wieso|wie|ist|sind|gibt es|habe ich|(?:mir )?(?:bitte )?(?:sagen|zeigen|erklären)|(?:zeige?|sage?|nenne?|erkläre?) mir|lies|suche?|finde|fasse? .{1,80} zusammen|qu'est-ce|que|quel(?:le)?s?|qui|quand|où|pourquoi|comment|combien|est-ce|y a-t-il|ai-je|me (?:dire|montrer|expliquer)|(?:montre|dis|explique|lis|trouve|cherche)(?:z|-moi)?|montrez-moi|dites-moi|résumez?)(?=[\s,.!?]|$)/u
/** "… and then": a second wish, which may be an act. So may a proposal be. */
const MORE_TOO =
  /(?:^|[\s,])(?:und|dann|danach|anschließend|sowie|et|puis|ensuite|après)(?=\s)|^(?:was auch immer|wie wäre|que dirais)/u
/** The same in German and French, whose verbs we do not know: one plain question, or one plain wish to be told. */
const looksOnlyToo = (text: string): boolean => {
  const asked = text.replaceAll('’', "'").replace(POLITE_TOO, '')
  return ASKED_TOO.test(asked) && !MORE_TOO.test(asked)
}

/** Does the sentence ask for something to be looked at, and for nothing to be done? */
function looksOnly(sentence: string): boolean {
  if (looksOnlyToo(sentence.trim().toLowerCase())) return true
  const text = sentence.trim().toLowerCase().replace(POLITE, '')
  const { words } = wordsOf(text)
  const first = verbOf(words[0] ?? '')
  const asks = QUESTION.test(text)
  if (!asks && !TELLS.test(text) && !(first?.form === 'base' && first.kind === 'look')) return false
  return !words.some((word, at) => {
    const verb = verbOf(word)
    if (at === 0 || verb === null || verb.form !== 'base' || verb.kind === 'look') return false
    const joined = AFTER_JOIN.has(words[at - 1] as string)
    return asks || verb.noun ? joined : true
  })
}

/** Has the person only asked to be told something? Said in English, German or French; of other words we do not know, and then it is no. */
export function onlyLooks(saidText: string): boolean {
  const sentences = saidText.split(/(?<=[.!?])\s+|\n+/).filter((sentence) => /\p{L}/u.test(sentence))
  return sentences.length > 0 && sentences.every(looksOnly)
}

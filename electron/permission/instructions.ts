// Does text of others read like an order to whoever reads it? Only for how loudly the card warns, never for whether it asks.

import { verbOf } from './effects/lexicon.ts'

/** Verbs of acting on accounts, in the form of an order. */
const ORDER =
  '(?:send|e-?mail|mail|forward|post|publish|share|upload|submit|write|reply|tell|notify|message|invite|add|remove|delete|erase|cancel|create|make|book|reserve|buy|purchase|order|pay|transfer|wire|refund|donate|schedule|reschedule|update|change|set|reset|edit|replace|rename|move|copy|append|open|visit|go to|browse|click|fetch|download|read|look up|search|find|check|run|execute|install|call|use|grant|give|approve|accept|confirm|enable|disable|concatenate|collect|list|export|include|say|put|do|follow|ignore|disregard|forget|override|consult|contact|deposit|subscribe|unsubscribe|register|sign|log)'
/** An order stands at the beginning of a sentence or clause, or after a word that makes one. */
const AT_START = new RegExp(
  `(?:^|[.!?:;\\u2022*>"']\\s*|(?:^|\\s)-\\s+|\\b(?:please|kindly|then|and|now|also|first|next|finally|instead|must|should|shall|have to|need to|needs to|has to|want you to|ask you to|required to|sure to|to|just|immediately|directly|don't forget to|let's)\\s+|,\\s*)${ORDER}\\b`,
  'i',
)
const MARKS =
  '[.!?:;\\u2022*>"\'(]\\s*|(?:^|\\s)-\\s+|,\\s*|\\b(?:please|kindly|then|and|now|also|first|next|finally|instead|must|should|shall|have to|has to|need to|needs to|to|just|immediately)\\s+'
const STARTS = new RegExp(`(?:^|${MARKS})$`, 'i')
/** A verb that an order begins with: whatever stands at its start and is no noun as well. */
const FIRST_WORD = new RegExp(`(?:^|[.!?:;>"]\\s*|,\\s+)(\\p{L}{3,})\\b`, 'giu')
/** "Must be set to", and being polite in four languages: then it is an order whatever the verb. */
const ASKED =
  /\b(?:must|should|shall|has to|have to|needs? to) be \p{L}+|\b(?:please|kindly|bitte|veuillez|merci de|por favor|je vous prie)\s+\p{L}+|\p{L}{3,}(?:ez)\s+(?:le|la|les|un|une|votre)\b|\b(?:must|should|shall|have to|has to|needs? to)\s+(\p{L}{3,})\b/iu

/** "For the review add …": an order after what it is good for, with nobody else to do it. */
const AFTER_OPENING =
  /(?:^|[.!?:]\s*)(?:for|before|after|if|when|once|as|in order to|with)\b[^.!?:]{0,60}\s(?<!\b(?:i|you|we|they|he|she|it|who|that|which|can|could|will|would|may|might|not|did|do|does)\s)$/i

/** Could an order begin at this place? */
export const ordersAt = (text: string, offset: number): boolean => {
  const before = text.slice(Math.max(0, offset - 90), offset)
  return STARTS.test(before) || AFTER_OPENING.test(before)
}

const isPlainVerb = (word: string): boolean => {
  const verb = verbOf(word.toLowerCase())
  return verb !== null && verb.form === 'base' && !verb.noun
}

const asks = (text: string): boolean => {
  const asked = ASKED.exec(text)
  if (asked !== null && (asked[1] === undefined || isPlainVerb(asked[1]))) return true
  return [...text.matchAll(FIRST_WORD)].some(([, word]) => isPlainVerb(word as string))
}

/** Words that speak to the reader as to somebody who works for them. */
const ADDRESSED =
  /\b(?:(?:you|the (?:assistant|agent|model|ai|bot|user)|assistant|agent|ai model|llm) (?:must|should|shall|need|have|are to|will now|can now)|(?:ignore|disregard|forget|override)\b.{0,30}\b(?:instruction|prompt|rule|task|previous|above)|before (?:you|continuing|proceeding|going on|answering|solving)|after that,? (?:go on|continue|proceed)|your (?:new )?(?:task|instruction|job|goal) (?:is|are)|important (?:message|instruction|notice)|system (?:message|prompt|notice|override)|new instructions?|as (?:an|the) (?:ai|assistant|agent))\b/i

const BEFORE = 260
const AFTER = 80

/** Judges the words around one place of a plain text. */
export function readsLikeOrder(text: string, offset: number, length: number): boolean {
  const from = Math.max(0, offset - BEFORE)
  const before = text.slice(from, offset)
  const after = text.slice(offset + length, offset + length + AFTER)
  return ADDRESSED.test(`${before} ${after}`) || AT_START.test(lastSentences(before)) || asks(lastSentences(before))
}

/** The sentence that leads up to the place, and the one before it. */
function lastSentences(before: string): string {
  const ends = [...before.matchAll(/[.!?](?:\s|$)/g)].map((match) => match.index + 1)
  const from = ends.length >= 2 ? (ends[ends.length - 2] as number) : 0
  return before.slice(from)
}

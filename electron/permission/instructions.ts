// Does text of others read like an order to whoever reads it? Only for how loudly the card warns, never for whether it asks.

/** Verbs of acting on accounts, in the form of an order. */
const ORDER =
  '(?:send|e-?mail|mail|forward|post|publish|share|upload|submit|write|reply|tell|notify|message|invite|add|remove|delete|erase|cancel|create|make|book|reserve|buy|purchase|order|pay|transfer|wire|refund|donate|schedule|reschedule|update|change|set|reset|edit|replace|rename|move|copy|append|open|visit|go to|browse|click|fetch|download|read|look up|search|find|check|run|execute|install|call|use|grant|give|approve|accept|confirm|enable|disable|concatenate|collect|list|export|include|say|put|do|follow|ignore|disregard|forget|override|consult|contact|deposit|subscribe|unsubscribe|register|sign|log)'
/** An order stands at the beginning of a sentence or clause, or after a word that makes one. */
const AT_START = new RegExp(
  `(?:^|[.!?:;\\u2022*>"']\\s*|(?:^|\\s)-\\s+|\\b(?:please|kindly|then|and|now|also|first|next|finally|instead|must|should|shall|have to|need to|needs to|has to|want you to|ask you to|required to|sure to|to|just|immediately|directly|don't forget to|let's)\\s+|,\\s*)${ORDER}\\b`,
  'i',
)
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
  return ADDRESSED.test(`${before} ${after}`) || AT_START.test(lastSentences(before))
}

/** The sentence that leads up to the place, and the one before it. */
function lastSentences(before: string): string {
  const ends = [...before.matchAll(/[.!?](?:\s|$)/g)].map((match) => match.index + 1)
  const from = ends.length >= 2 ? (ends[ends.length - 2] as number) : 0
  return before.slice(from)
}

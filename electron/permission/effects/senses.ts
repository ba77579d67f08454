// What a verb means with the words beside it: verbs of two words, texts that are only handed back, money that moves or does not.
import { type Verb, type VerbClass, verbOf } from './lexicon.ts'

/** Verbs of two words, which say something else than their first does. */
const PHRASES: Record<string, VerbClass> = {
  'set up': 'add', 'spin up': 'add', 'sign up': 'add', 'back up': 'add', 'write down': 'add', 'kick off': 'execute',
  'fire up': 'execute', 'shut down': 'delete', 'tear down': 'delete', 'clean up': 'delete', 'wipe out': 'delete',
  'take down': 'delete', 'roll back': 'overwrite', 'fill in': 'drive', 'fill out': 'drive', 'spin down': 'alter',
  'turn on': 'alter', 'turn off': 'alter', 'switch on': 'alter', 'switch off': 'alter', 'log in': 'alter',
  'log out': 'alter', 'sign in': 'alter', 'sign out': 'alter', 'opt in': 'alter', 'opt out': 'alter',
  'look up': 'look', 'find out': 'look', 'figure out': 'look', 'drill down': 'look', 'drill into': 'look',
  'dig into': 'look', 'learn about': 'look', 'learn more': 'look', 'read out': 'look',
} // biome-ignore format: a table
export const TWO_WORD_VERBS: readonly string[] = Object.keys(PHRASES)
const PARTICLES = new Set(Object.keys(PHRASES).map((phrase) => phrase.split(' ')[1] as string))

/** The verb that a word is with the one behind it: `set up`, `signs in`. */
const phraseAt = (words: readonly string[], at: number): Verb | null => {
  const particle = words[at + 1] ?? ''
  if (!PARTICLES.has(particle)) return null
  const word = words[at] as string
  const single = verbOf(word)
  const base = `${single?.base ?? word} ${particle}`
  const kind = PHRASES[base]
  return kind ? { base, kind, form: single?.form ?? 'base', noun: true } : null
}

/** The verb at a place, of one word or of two; null when it is none that we know. */
export const verbAt = (words: readonly string[], at: number): Verb | null =>
  phraseAt(words, at) ?? verbOf(words[at] ?? '')

/** Texts that are worked out and handed back: nobody's things are other than before. */
const TEXTS =
  /^(urls?|uris?|links?|deeplinks?|permalinks?|locators?|selectors?|manifests?|commands?|quer(?:y|ies)|snippets?|code|types|diagrams?|guid(?:es?|ance)|instructions?|suggestions?|embeddings?|completions?|explanations?|expressions?|regex|uuids?|hash(?:es)?|checklists?|schemas?|outlines?|previews?|prompts?|context)$/
/** A link or a text of these lets somebody in, or is kept. */
const LETS_IN =
  /^(upload|write|signing|signed|presigned|pay|payment|checkout|invite|invitation|share|shared|sharing|shareable|short|public|access|reset|download|api|token|recovery)$/
const KEPT =
  /\b(?:sav|stor|persist|upload|insert)(?:e|es|ed|ing|s)\b|\bwrit(?:e|es|ten|ing)\b(?! (?:a|an|the|your|tests?|queries|code)\b)|\bshort(?:en\w*)?\b|\bto (?:disk|a file)\b|\b(?:project|codebase|workspace) files\b/gi

/** "Generates a link", "build a query": what comes of it is the answer. */
export const makesText = (verb: Verb, after: readonly string[], description: string): boolean => {
  if (verb.base === 'create') return after.slice(0, 4).some((word) => /^(completions?|embeddings?)$/.test(word))
  if (!/^(generate|build)$/.test(verb.base)) return false
  const end = after.findIndex((word) => /^(?:for|from|to|with|of|that|which|by|using|in|on|into|[.,;:(\n])$/.test(word))
  const object = end < 0 ? after : after.slice(0, end)
  return object.some((word) => TEXTS.test(word)) && !letsIn(object) && !keeps(description)
}
/** A link of this name lets somebody in. */
export const letsIn = (words: readonly string[]): boolean => words.some((word) => LETS_IN.test(word))

const keeps = (description: string): boolean =>
  [...description.matchAll(KEPT)].some(
    ({ index }) =>
      !/\b(?:not?|never|without|or)\s+(?:\w+\s+){0,2}$/i.test(description.slice(Math.max(0, index - 30), index)),
  )

/** "Loads a model. Returns it as JSON": what is loaded is handed back, not put somewhere. */
export const loadsToRead = (verb: Verb, after: readonly string[], description: string): boolean =>
  verb.base === 'load' &&
  /\breturn(?:s|ed|ing)?\b/i.test(description) &&
  !after.some((word) => /^(into|onto)$/.test(word))

const TELLS = /^(instructions?|guidance|guidelines?|guides?|tutorials?|tips|practices)$/
/** "Returns instructions for subscribing", "shows how to": the verb of the name is what is told about. */
export const tellsHow = (verb: Verb, after: readonly string[]): boolean => {
  if (!/^(get|return|provide|read|show|retrieve|fetch|generate|load)$/.test(verb.base)) return false
  const stop = after.indexOf('.')
  const said = stop < 0 ? after : after.slice(0, stop)
  return said.some((word, at) => TELLS.test(word) || (word === 'how' && said[at + 1] === 'to'))
}

const GUIDES = /^(guides?|guidance|guidelines|instructions?|tutorials?|practices|cheatsheet|howto|examples)$/
/** `move_house_guide` is read. */
export const isGuide = (words: readonly string[]): boolean => words.length > 2 && GUIDES.test(words.at(-1) ?? '')

const MONEY =
  /^(money|funds?|payments?|payouts?|balances?|cash|tokens?|coins?|crypto|usdc?|eth|btc|sol|currenc(?:y|ies)|amounts?|shares?|stocks?|accounts?|wallets?|assets?|dollars|euros|nfts?)$/
const MOVED =
  /^(files?|folders?|requests?|responses?|ownership|owners?|issues?|projects?|repos?|repositor(?:y|ies)|calls?|chats?|conversations?|tasks?|documents?|records?|leads?|tickets?|data|items?|domains?|workspaces?|collections?|messages?)$/
/** Verbs of money that are of other things as often: files are transferred, parts are wired, keys are minted. */
export const spends = (verb: Verb, after: readonly string[]): boolean => {
  if (/^(wire|mint)$/.test(verb.base)) return after.some((word) => MONEY.test(word) && !/^tokens?$/.test(word))
  if (verb.base !== 'transfer') return true
  return !after.some((word) => MOVED.test(word)) || after.some((word) => MONEY.test(word))
}

const TESTED =
  /^(connections?|connectivity|credentials?|regex|patterns?|expressions?|rules?|settings|configurations?|config|access|reachability)$/
/** "Tests the connection" looks; tests of code run it. */
export const testsOnly = (word: string, after: readonly string[]): boolean =>
  /^(test|tests)$/.test(word) && after.some((one) => TESTED.test(one))

/** Pages are mapped by looking at them; a drive is mapped by making it one. */
export const mapsOut = (word: string, after: readonly string[]): boolean =>
  /^(map|maps|mapping)$/.test(word) &&
  after.some((one) => /^(websites?|sites?|urls?|structure|dependenc(?:y|ies))$/.test(one))

const KNOWN_BY = /^(against|whether|if|quality|risks?|performance|templates?|compliance|expressions?)$/
/** "Evaluates a text against rules" judges it; code that is evaluated is run. */
export const judges = (verb: Verb, after: readonly string[]): boolean =>
  verb.base === 'evaluate' &&
  after.some((word) => KNOWN_BY.test(word)) &&
  !after.some((word) => /^(code|scripts?|javascript|python|functions?|javascript|expressions?)$/.test(word))

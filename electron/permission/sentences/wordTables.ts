// Verbs and their objects as German and French say them; English needs no table.
import type { Language } from '../../../shared/language.ts'
import { type Noun, nounIn, singular } from './nounTable.ts'
import { verbIn } from './verbTable.ts'

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1)

/** A verb to begin a sentence with, as it is with that object. */
export const verbWord = (base: string, language: Language, object: readonly string[]): string =>
  (language === 'en' ? undefined : verbIn(base, language, singular(object.at(-1) ?? ''))) ?? capital(base)
export const knowsVerb = (base: string): boolean => verbIn(base, 'de') !== undefined

/** What stands between some verbs and their object: "auf die Mail antworten", "répondre au mail". */
const leads = (source: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    source.split(';').flatMap((line) => {
      const [lead = '', ...verbs] = line.trim().split(/\s+/)
      return verbs.map((verb) => [verb.replaceAll('_', ' '), lead])
    }),
  )
const LEADS: Readonly<Record<'de' | 'fr', Readonly<Record<string, string>>>> = {
  de: leads(`auf reply respond react click doubleclick dblclick press keypress access wait bid bet wager switch;
    über think vote swipe`),
  fr: leads(`à reply respond react subscribe access think dm message phone tip trust;
    de unsubscribe acknowledge head tail branch distrust; avec chat interact; pour vote upvote; vers switch;
    sur click doubleclick dblclick press keypress swipe bid bet wager outbid investigate learn_about learn_more`),
}
export const leadWord = (verb: string, language: Language): string =>
  language === 'en' ? '' : (LEADS[language][verb] ?? '')
/** What leads to the place that a thing goes to. */
const TOWARDS: Readonly<Record<'de' | 'fr', Readonly<Record<string, string>>>> = {
  de: { add: 'zu', invite: 'zu', move: 'nach', copy: 'nach', upload: 'nach', save: 'in' },
  fr: { move: 'vers', copy: 'vers', upload: 'vers', save: 'dans' },
}
export const towardsWord = (base: string, language: Language): string | undefined =>
  language === 'en' ? undefined : TOWARDS[language][base]

export type How = 'the' | 'a' | 'none'
type Phrase = {
  /** English words, as a tool's name has them. */
  readonly words: readonly string[]
  readonly how: How
  readonly many: boolean
  /** The verb that it is the object of. */
  readonly verb: string
}

const ARTICLES = {
  the: { m: 'den', f: 'die', n: 'das', p: 'die' },
  a: { m: 'einen', f: 'eine', n: 'ein', p: '' },
  none: { m: '', f: '', n: '', p: '' },
} as const
const joined = (...words: readonly string[]) => words.filter((word) => word !== '').join(' ')

/** The noun in the number that it is wanted in, if it has that. */
const numbered = (noun: Noun, many: boolean): { readonly word: string; readonly gender: Noun['gender'] } =>
  many && noun.many !== null ? { word: noun.many, gender: 'p' } : { word: noun.one, gender: noun.gender }

function inGerman(noun: Noun, how: How, many: boolean): string {
  const { word, gender } = numbered(noun, many)
  return joined(how === 'a' && noun.many === null ? '' : ARTICLES[how][gender], word)
}

const startsOpen = (word: string) => /^(?!hauteur)[aâeéèêiîoôœuhy]/i.test(word)
/** "de" and "le" as they are written before a word. */
const elided = (small: string, word: string) => (startsOpen(word) ? `${small.slice(0, -1)}’` : `${small} `)
const CONTRACTED: Readonly<Record<string, string>> = {
  'à le ': 'au ',
  'à les ': 'aux ',
  'de le ': 'du ',
  'de les ': 'des ',
}
const contracted = (lead: string, article: string) =>
  CONTRACTED[`${lead} ${article}`] ?? (lead === '' ? article : `${lead} ${article}`)

/** French has an article where English has none. */
function inFrench(noun: Noun, { how, many, verb }: Phrase): string {
  const lead = leadWord(verb, 'fr')
  const { word, gender } = numbered(noun, many)
  const the = gender === 'p' ? 'les ' : elided(gender === 'f' ? 'la' : 'le', word)
  if (how !== 'a') return `${contracted(lead, the)}${word}`
  const isPart = gender === 'p' || noun.many === null
  if (isPart && lead === 'de') return `${elided('de', word)}${word}`
  if (isPart) return joined(lead, `${contracted('de', the)}${word}`)
  const one = gender === 'f' ? 'une ' : 'un '
  return lead === 'de' ? `d’${one}${word}` : joined(lead, `${one}${word}`)
}

/** What English does not count. */
export const isMass = (word: string): boolean =>
  /^(money|mail|weather|news|data|metadata|content|access|text|info|information|sql|music|software|hardware|traffic|knowledge|feedback|documentation|media|health|support|markdown)$/.test(
    word,
  )

/** The object of a verb, with its article. Known head nouns are translated; others stay as the tool's author wrote them. */
export const nounPhrase = (phrase: Phrase, language: Language): string => {
  const { words, how, many, verb } = phrase
  const text = words.join(' ')
  if (language === 'en') {
    const bare = how === 'none' || (how === 'a' && (many || isMass(words.at(-1) ?? '')))
    const article = how === 'the' ? 'the' : bare ? '' : /^[aeio]|^u(?!ni|se)/i.test(text) ? 'an' : 'a'
    return joined(article, text)
  }
  const noun = nounIn(words, language)
  const lead = leadWord(verb, language)
  if (noun === undefined) return lead === 'de' ? `${elided(lead, text)}${text}` : joined(lead, text)
  return language === 'fr' ? inFrench(noun, phrase) : joined(lead, inGerman(noun, how, many))
}

// What a tool's description says: the main verb of its first sentence, verbs joined to it, and words of no return.
import { told } from '../../../shared/told.ts'
import { type Evidence, verbEvidence } from './evidence.ts'
import { isPicture, NAMES, type Verb, verbOf } from './lexicon.ts'
import { tokens } from './words.ts'

/** After one of these words a verb is what the tool does: "use this tool to", "a tool that". */
const LEADS = new Set([
  'to',
  'will',
  'can',
  'that',
  'which',
  'tool',
  'lets',
  'endpoint',
  'api',
  'operation',
  'action',
  'command',
  'method',
  'function',
  '|',
  ':',
  'you',
  'allows',
  'allow',
  'enables',
  'users',
  'agents',
  'also',
  'it',
  'this',
  'helps',
  'help',
])
/** A description that begins with one of these says nothing, whatever milder verb comes after it. */
const VAGUE = new Set([
  'manage',
  'manages',
  'handle',
  'handles',
  'control',
  'controls',
  'operate',
  'operates',
  'administer',
  'administers',
])
const SUBJECTS = new Set([
  'tool',
  'that',
  'which',
  'it',
  'this',
  'endpoint',
  'function',
  'operation',
  'action',
  'api',
  '|',
])
const ADVERBS = /ly$|^(auto|bulk|batch|mass|also|then|first|just|only|quick|force|hard|soft|always|optionally)$/
const STOPS = new Set(['.', '!', '?', '\n', ';', '('])
const JOINS = new Set([',', 'and', 'or', '/', '&', 'then', '|'])
const OBJECTS = new Set(
  'a an the it them to all your its their any one this that on in from or and , new existing everything anything each every these those some me us'.split(
    ' ',
  ),
)

export type Reading = {
  readonly main: Verb | null
  /** "Starts a crawl job": something goes on after the answer. */
  readonly startsWork: boolean
  readonly joined: readonly Verb[]
  readonly later: readonly Verb[]
}

const mainAt = (words: readonly string[], from: number): number => {
  const end = Math.min(words.length, from + 14)
  let only = from
  while (only < end && (ADVERBS.test(words[only] as string) || words[only] === '[')) only++
  if (VAGUE.has(words[only] ?? '')) return -1
  for (let at = from; at < end; at++) {
    const word = words[at] as string
    if (STOPS.has(word) && at > from) return -1
    const verb = verbOf(word)
    if (!verb || verb.form === 'past' || speaksToReader(words, at)) continue
    const before = words[at - 1] ?? ''
    const after = words[at + 1] ?? ''
    const noun = verb.noun && (verb.form === 'ing' || (verb.form === 'third' && /^(for|of)$/.test(after)))
    if (at === only) return noun ? -1 : at
    const led = ADVERBS.test(before) ? (words[at - 2] ?? '') : before
    if (at > from && (verb.form === 'third' && verb.noun ? SUBJECTS : LEADS).has(led)) return at
  }
  return -1
}

/** "Always call this tool when …" speaks to the reader, and does nothing. */
const speaksToReader = (words: readonly string[], at: number): boolean =>
  /^(call|invoke|use)$/.test(words[at] ?? '') &&
  (words[at + 1] === 'when' ||
    (/^(this|the|it)$/.test(words[at + 1] ?? '') && /^(tool|function|when|before)$/.test(words[at + 2] ?? '')))

const joinedTo = (words: readonly string[], main: number, verb: Verb): Verb[] => {
  const found: Verb[] = []
  let run = true
  for (let at = main + 1; at < Math.min(words.length, main + 30); at++) {
    const word = words[at] as string
    if (STOPS.has(word)) break
    if (JOINS.has(word)) continue
    const next = verbOf(word)
    const before = words[at - 1] as string
    // "view and edit restrictions": two words before a noun, not two things that it does.
    const modifiers = !run && JOINS.has(before) && verbOf(words[at - 2] ?? '')?.form === next?.form
    // "Opens and clicks of a campaign" are things to look at.
    const after = words[at + 1] ?? ''
    const things =
      next?.form === 'third' && (after === 'of' || (next.noun && /^(for|on|about|from|in|by)$/.test(after)))
    // "Get daily open, close and high": an adverb joins only where something joined before it.
    const joins = JOINS.has(before) || (ADVERBS.test(before) && JOINS.has(words[at - 2] ?? ''))
    const fits = !modifiers && !things && !speaksToReader(words, at) && next && next.form === verb.form && joins
    if (fits && (run || (!next.noun && before !== ',') || before === 'then' || (OBJECTS.has(after) && before !== ',')))
      found.push(next)
    else if (!ADVERBS.test(word)) run = false
  }
  return found
}

/** "Accepts a list of names", "exposes two options": a tool is spoken of, and nothing is done. */
const SPEAKS_OF = /^(accept|allow|combine|compose|contribute|enable|expire|expose|introduce|permit|propose|supply)$/

/** Main verbs of later sentences that go on saying what the tool does, in the third person: "Creates it if missing." */
const laterVerbs = (words: readonly string[], main: Verb | null): Verb[] => {
  const found: Verb[] = []
  let sentences = 0
  for (let at = 1; at < words.length && sentences < 8; at++) {
    if (!/^[.!?\n]$/.test(words[at - 1] as string)) continue
    sentences++
    let on = at
    const also = /^(it|this|also|will|then|tool|the)$/
    while (on < words.length && also.test(words[on] as string)) on++
    const verb = verbOf(words[on] ?? '')
    if (!verb) continue
    const third = verb.form === 'third' && !verb.noun && (main?.form === 'third' || on > at)
    if (SPEAKS_OF.test(verb.base)) continue
    if (third || (on > at + 1 && verb.form === 'base' && !verb.noun)) found.push(verb)
  }
  return found
}

/** "Runs a search" looks, though "runs" alone would not. */
const RUNS = new Set(['run', 'execute', 'perform', 'query'])
const QUESTIONS =
  /^(quer(?:y|ies)|search(?:es)?|retrievals?|reads?|(?:valid|verific)ations?|assessments?|comparisons?|calculations?|aggregations?|lookups?|analys[ie]s|diagnostics?|audit|checks?)$/

const STARTS = new Set(['start', 'launch', 'trigger', 'submit', 'schedule', 'queue', 'initiate'])
const WORK =
  /^(job|task|run|workflow|pipeline|build|deployment|batch|campaign|process|session|scan|crawl|import|export|sync|analysis|operation)s?$/

/** "Takes a screenshot" and "resolves a name to its id" look too. */
const looks = (verb: Verb, words: readonly string[], at: number): boolean => {
  const next = (count: number) => words.slice(at + 1, at + 1 + count)
  if (RUNS.has(verb.base)) return next(7).some((word) => QUESTIONS.test(word))
  if (verb.base === 'take') return isPicture(next(9))
  const to = verb.base === 'resolve' ? next(12).findIndex((word) => /^(to|into)$/.test(word)) : -1
  return (
    to >= 0 &&
    next(12)
      .slice(to)
      .some((word) => NAMES.test(word))
  )
}

/** What the verb does where it stands: "puts into" adds, "runs a search" looks. */
const mainOf = (said: Verb, words: readonly string[], at: number): Verb => {
  if (said.base === 'put' && words.slice(at + 1, at + 9).some((word) => /^(in|into|on|onto)$/.test(word)))
    return { ...said, kind: 'add' }
  return looks(said, words, at) ? { ...said, base: RUNS.has(said.base) ? 'query' : 'search', kind: 'look' } : said
}

/** What stands before the first sentence: marks, a tag, a label. */
const HEADING = /^(?:[^\p{L}<[(]+|<[^<>]{1,40}>|\[[^[\]]{1,40}\]|\([^()]{1,30}\)|[A-Z]{4,20}:)+/u

/** Reads the verbs of a description; all null and empty when it has none. */
export const readDescription = (description: string): Reading => {
  const words = tokens(description.slice(0, 1500).replace(HEADING, ''))
  const start = words.findIndex((word) => /\p{L}/u.test(word))
  if (start < 0) return { main: null, startsWork: false, joined: [], later: [] }
  const at = mainAt(words, start)
  const said = at < 0 ? null : verbOf(words[at] as string)
  const main = said && mainOf(said, words, at)
  const startsWork =
    said !== null && STARTS.has(said.base) && words.slice(at + 1, at + 7).some((word) => WORK.test(word))
  return { main, startsWork, joined: main ? joinedTo(words, at, main) : [], later: laterVerbs(words, main) }
}

const NO_RETURN =
  /\b(permanent(?:ly)?|irreversibl[ey]|irrevocabl[ey]|irrecoverabl[ey]|destructive|data loss|(?:cannot|can't|can not|not) be (?:undone|reversed|recovered|restored)|no undo|overwrites?|overwriting|overwritten|(?:replaces?|replacing) (?:the |an |any |all )?(?:existing|entire|whole|previous|current))\b/gi
const DENIED = /(?:\bnot?|\bnon|\bnever|\bwithout|\bavoids?|\bavoiding|\bprevents?|n't)[\s-]+(?:\w+\s+){0,3}$/i

/** The first word of no return that is not denied ("without overwriting"), or null. */
export const wordOfNoReturn = (text: string): string | null => {
  for (const hit of text.matchAll(NO_RETURN))
    if (!DENIED.test(text.slice(Math.max(0, hit.index - 40), hit.index))) return hit[0].toLowerCase()
  return null
}

const CODE = /\b(sql|cypher|cql|gremlin|arbitrary (?:code|commands?|scripts?)|shell commands?)\b/i
const DATABASE = /\bdatabases?\b|\bdata warehouses?\b/i
/** An example in SQL means that SQL is taken. */
const EXAMPLE = /\bSELECT(?=\s[^\n]{1,120}\sFROM\s)/
const CLAIMS =
  /\bread[\s-]?only\b|\ba read (?:\w+ )?query\b|\bselect (?:statements?|query|queries|only)\b|\b(?:does|do|will) not (?:modify|change|write|alter|delete|affect)\b|\bwithout (?:modifying|changing|writing|altering|side effects?)\b|\bno side effects?\b/i

const SENT_ON =
  /\b(?:to be|is|are|gets?|being|then) (?:e-?mailed|mailed|sent|published|posted|delivered|shared) (?:to|with|on)\b|\b(?:which|that|and|will)(?: also| then)? (?:pages|notify|notifies|mails?|e-?mails?|texts|alerts|tells|informs|invites)\b/i
const MADE_PUBLIC =
  /\b(?:makes?|making|becomes?|turns?)\b[^.]{0,40}\bpublic\b|\bpublic(?:ly)? (?:links?|urls?|accessible|available|visible)\b/i

/** What comes of it for others: told of what was made, or let in. Only for what does more than read. */
export const reachesPeople = (description: string): Evidence[] => {
  const hit = SENT_ON.exec(description.slice(0, 600)) ?? MADE_PUBLIC.exec(description.slice(0, 600))
  if (!hit || DENIED.test(description.slice(Math.max(0, hit.index - 40), hit.index))) return []
  return [
    {
      source: 'description',
      effect: 'send',
      sure: 0.55,
      undo: 'never',
      evidence: told`the description says “${hit[0].toLowerCase()}”`,
    },
  ]
}

/** Evidence of a description. What it denies of itself is told, and counts for nothing by itself. */
export const descriptionEvidence = (
  reading: Reading,
  description: string,
  { nameReads, takesText }: { readonly nameReads: boolean; readonly takesText: boolean },
): Evidence[] => {
  const found: Evidence[] = []
  if (reading.main)
    found.push(
      verbEvidence(
        reading.main,
        'description',
        nameReads && !reading.startsWork && reading.main.noun && reading.main.kind !== 'look' ? 0.45 : 0.7,
      ),
    )
  for (const verb of reading.joined) found.push(verbEvidence(verb, 'description', 0.7))
  for (const verb of reading.later) if (verb.kind !== 'look') found.push(verbEvidence(verb, 'description', 0.5))
  const claim = CLAIMS.exec(description)
  const asks = reading.main === null ? !nameReads : RUNS.has(reading.main.base)
  const code =
    CODE.exec(description.slice(0, 600)) ??
    (reading.main?.base === 'query' ? (DATABASE.exec(description.slice(0, 100)) ?? EXAMPLE.exec(description)) : null)
  if (code && !claim && asks && takesText)
    found.push({
      source: 'description',
      effect: 'execute',
      sure: 0.7,
      undo: 'never',
      takesCode: true,
      evidence: told`the description speaks of “${code[0]}”, where queries can change data`,
    })
  if (claim)
    found.push({
      source: 'description',
      effect: 'read',
      sure: 0.3,
      undo: 'yes',
      evidence: told`the description claims “${claim[0].toLowerCase()}”`,
    })
  return found
}

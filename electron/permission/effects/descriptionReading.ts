// Reads a tool's description: the main verb of its first sentence, verbs joined to it, later ones that go on.
import { isPicture, NAMES, type Verb, verbOf } from './lexicon.ts'
import { judges, loadsToRead, makesText, mapsOut, spends, tellsHow, testsOnly, verbAt } from './senses.ts'
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
const ADVERBS =
  /(?<!^(?:app|rep|supp|multip|comp|re|f))ly$|^(auto|bulk|batch|mass|also|then|first|just|only|quick|force|hard|soft|always|optionally)$/
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
  /** "Manages the history": any of its verbs could be meant. */
  readonly vague: boolean
}

const MEANT = /^(tool|useful|used|utility|designed|intended|endpoint|function)$/

const mainAt = (words: readonly string[], from: number): number => {
  const end = Math.min(words.length, from + 14)
  let only = from
  while (only < end && (ADVERBS.test(words[only] as string) || words[only] === '[')) only++
  if (VAGUE.has(words[only] ?? '')) return -1
  const next = from === 0 || READS_ON.test(words[from - 1] ?? '') ? afterAdvice(words, only) : -1
  if (next > 0) return mainAt(words, next)
  for (let at = from; at < end; at++) {
    const word = words[at] as string
    if (STOPS.has(word) && at > from) return -1
    const verb = verbAt(words, at)
    if (!verb || verb.form === 'past' || speaksToReader(words, at)) continue
    const before = words[at - 1] ?? ''
    const after = words[at + 1] ?? ''
    const noun = verb.noun && (verb.form === 'ing' || (verb.form === 'third' && /^(for|of)$/.test(after)))
    if (at === only) return noun ? -1 : at
    const led = ADVERBS.test(before) ? (words[at - 2] ?? '') : before
    // "Tool useful for crawling a site".
    if (before === 'for' && verb.form === 'ing' && MEANT.test(words[at - 2] ?? '')) return at
    if (at > from && verb.base !== 'access' && (verb.form === 'third' && verb.noun ? SUBJECTS : LEADS).has(led))
      return at
  }
  return -1
}

const READS_ON = /^[.!?\n]$/
const ADVICE =
  /^(?:always |only |must |you must |never |please |should )*(?:be )?(?:call(?:ed)?|used?|invoked?|start here)(?: (?:this|the|it))?(?: (?:tool|function))?(?: (?:only|first|once|proactively))* (?:when|whenever|if|before|after|while|during|as)\b(?! (?:the |a )?(?:users?|you|someone|customers?) (?:wants?|needs?|asks?))/
/** Where the sentence behind one that only says when to call begins; -1 when this one says what is done. */
const afterAdvice = (words: readonly string[], from: number): number => {
  let begin = from
  while (begin > 0 && !STOPS.has(words[begin - 1] as string)) begin--
  if (!ADVICE.test(words.slice(begin, begin + 12).join(' '))) return -1
  const stop = words.findIndex((word, at) => at > begin && READS_ON.test(word))
  const next = words.findIndex((word, at) => stop > 0 && at > stop && /\p{L}/u.test(word))
  return next < 0 || next > begin + 80 ? -1 : next
}

/** "Always call this tool when …" speaks to the reader, and does nothing. */
const speaksToReader = (words: readonly string[], at: number): boolean =>
  /^(call|invoke|use|run)$/.test(words[at] ?? '') &&
  (words[at + 1] === 'when' ||
    (/^(this|the|it)$/.test(words[at + 1] ?? '') && /^(tool|function|when|before)$/.test(words[at + 2] ?? '')))

const joinedTo = (words: readonly string[], main: number, verb: Verb): Verb[] => {
  const found: Verb[] = []
  let run = true
  for (let at = main + 1; at < Math.min(words.length, main + 30); at++) {
    const word = words[at] as string
    if (STOPS.has(word)) break
    if (JOINS.has(word)) continue
    const next = verbAt(words, at)
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
    // "Search and navigate components": moving about in what is found.
    const about = next?.base === 'navigate' && verb.kind === 'look'
    // "Within a city/place": one of two nouns.
    const either = before === '/' && next?.noun === true && !run
    if (
      fits &&
      !about &&
      !either &&
      (run || (!next.noun && before !== ',') || before === 'then' || (OBJECTS.has(after) && before !== ','))
    )
      found.push(next)
    else if (!ADVERBS.test(word)) run = false
  }
  return found
}

/** "Accepts a list of names", "exposes two options": a tool is spoken of, and nothing is done. */
const SPEAKS_OF =
  /^(accept|allow|block|call|combine|compose|contribute|enable|expire|expose|introduce|permit|propose|refuse|reject|supply|work)$/

/** "This starts a check": nouns that are verbs behind a subject. */
const GOES_ON = /^(start|trigger|queue|post|email|message|charge|order|transfer)$/

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
    const named = /^(it|this)$/.test(words[on - 1] as string)
    const third =
      verb.form === 'third' &&
      (verb.noun ? on > at && named && GOES_ON.test(verb.base) : main?.form === 'third' || on > at)
    if (SPEAKS_OF.test(verb.base)) continue
    if (third || (on > at + 1 && verb.form === 'base' && !verb.noun)) found.push(verb)
  }
  return found
}

/** "Runs a search" looks, though "runs" alone would not. */
export const RUNS = new Set(['run', 'execute', 'perform', 'query'])
const QUESTIONS =
  /^(quer(?:y|ies)|search(?:es)?|retrievals?|reads?|(?:valid|verific)ations?|assessments?|comparisons?|calculations?|aggregations?|lookups?|analys[ie]s|diagnostics?|audit|checks?|scans?|research|reviews?|inspections?)$/

/** What is checked is not run. */
const CHECKS = /^(?:(?:valid|verific)ations?|assessments?|comparisons?|checks?|scans?|reviews?|inspections?)$/

const STARTS = new Set(['start', 'launch', 'trigger', 'submit', 'schedule', 'queue', 'initiate'])
const WORK =
  /^(job|task|run|workflow|pipeline|build|deployment|batch|campaign|process|session|scan|crawl|import|export|sync|analysis|operation)s?$/

/** "Takes a screenshot" and "resolves a name to its id" look too. */
const looks = (verb: Verb, words: readonly string[], at: number): boolean => {
  const next = (count: number) => words.slice(at + 1, at + 1 + count)
  if (RUNS.has(verb.base)) return next(7).some((word) => QUESTIONS.test(word))
  if (judges(verb, next(9))) return true
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
const mainOf = (said: Verb, words: readonly string[], at: number, description: string): Verb => {
  if (said.base === 'put' && words.slice(at + 1, at + 9).some((word) => /^(in|into|on|onto)$/.test(word)))
    return { ...said, kind: 'add' }
  const after = words.slice(at + 1, at + 11)
  if (tellsHow(said, after.slice(0, 8))) return { ...said, kind: 'look', tells: true }
  if (makesText(said, after, description) || loadsToRead(said, after, description)) return { ...said, kind: 'look' }
  if (said.kind === 'spend' && !spends(said, after)) return { ...said, kind: 'alter' }
  if (!looks(said, words, at)) return said
  const asks = RUNS.has(said.base) && !after.slice(0, 7).some((word) => CHECKS.test(word))
  return {
    ...said,
    base: asks ? 'query' : 'search',
    kind: 'look',
    ...(RUNS.has(said.base) ? { ran: true as const } : {}),
  }
}

const SHOWN = /^(charts?|graphs?|kpi|breakdown|overview|trends?|funnel|treemap|heatmap|histogram|ranking|leaderboard)$/
/** "Breakdown of orders by customer": a picture of figures is named, and nothing is done. */
const isShown = (words: readonly string[], from: number): boolean => {
  const end = words.findIndex((word, at) => at > from && STOPS.has(word))
  const sentence = words.slice(from, end < 0 ? undefined : end)
  return sentence.slice(0, 8).some((word) => SHOWN.test(word)) && !VAGUE.has(sentence[0] ?? '')
}

/** "Test the connection", "Map a site's pages": nouns that only begin a sentence as verbs, and then look. */
const firstNoun = (words: readonly string[], at: number): Verb | null => {
  const after = words.slice(at + 1, at + 9)
  if (isShown(words, at)) return { base: 'show', kind: 'look', form: 'base', noun: true }
  const found = testsOnly(words[at] as string, after) || mapsOut(words[at] as string, after)
  return found ? { base: words[at] as string, kind: 'look', form: 'base', noun: true } : null
}

/** What stands before the first sentence: marks, a tag, a label. */
const HEADING = /^(?:[^\p{L}<[(]+|<[^<>]{1,40}>|\[[^[\]]{1,40}\]|\([^()]{1,30}\)|[A-Z]{4,20}:)+/u

/** Reads the verbs of a description; all null and empty when it has none. */
export const readDescription = (description: string): Reading => {
  const words = tokens(description.slice(0, 1500).replace(HEADING, ''))
  const start = words.findIndex((word) => /\p{L}/u.test(word))
  if (start < 0) return { main: null, startsWork: false, joined: [], later: [], vague: false }
  const at = mainAt(words, start)
  const said = at < 0 ? firstNoun(words, start) : verbAt(words, at)
  const main = said && at >= 0 ? mainOf(said, words, at, description.slice(0, 600)) : said
  const startsWork =
    said !== null && STARTS.has(said.base) && words.slice(at + 1, at + 7).some((word) => WORK.test(word))
  return {
    main,
    startsWork,
    joined: main && at >= 0 ? joinedTo(words, at, main) : [],
    later: laterVerbs(words, main),
    vague: VAGUE.has(words[start] ?? ''),
  }
}

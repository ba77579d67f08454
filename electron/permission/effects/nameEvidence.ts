// What a tool's name says: its leading verb first, then verbs joined to it.
import { told } from '../../../shared/told.ts'
import { type Evidence, verbEvidence } from './evidence.ts'
import { actionNoun, EFFECT, LOOKING_NOUNS, isPicture, NAMES, type Verb, verbOf } from './lexicon.ts'
import { isGuide, letsIn, makesText, spends, testsOnly, verbAt } from './senses.ts'

const JOINS = new Set(['and', 'or', 'then', 'n'])
const GRAVITY = ['read', 'write', 'send', 'execute', 'spend', 'delete']
const graver = (a: Verb, b: Verb) =>
  GRAVITY.indexOf(EFFECT[a.kind].effect) >= GRAVITY.indexOf(EFFECT[b.kind].effect) ? a : b

/** Plurals that are nouns too (`console_messages`, `list_locks`) are nouns in a name. */
const asVerb = (words: readonly string[], at: number): Verb | null => {
  const verb = /^(is|has|can|are|does)$/.test(words[at] ?? '') ? LOOK : verbAt(words, at)
  return verb && (verb.form === 'base' || (verb.form === 'third' && !verb.noun)) ? verb : null
}

/** `take_photo` and `take_app_screenshot` look; taking other things does not. */
const looksByPicture = (words: readonly string[], at: number, described: Verb | null) =>
  (words[at] === 'take' && isPicture(words.slice(at + 1))) ||
  (described?.kind === 'look' && (isPicture(words) || words.includes('snapshot')))

/** `resolve_place_name` looks something up; `resolve_issue` settles it. */
const looksUpName = (words: readonly string[], at: number) =>
  words[at] === 'resolve' && at < words.length - 1 && NAMES.test(words.at(-1) ?? '')

/** `run_search`, where the description says that it looks. */
const looksByRunning = (words: readonly string[], at: number, described: Verb | null) =>
  described?.kind === 'look' &&
  /^(run|execute|perform)$/.test(words[at] ?? '') &&
  words.slice(at + 1).some((word) => /^(quer(y|ies)|search|lookup|analysis|audit|check|diagnostics?)$/.test(word))

/** `put_in_basket` adds; `put_object` replaces. */
const putsInto = (words: readonly string[], at: number) =>
  words[at] === 'put' && words.slice(at + 1, at + 5).some((word) => /^(in|into|on|onto)$/.test(word))

export const COPIES = /^(snapshots?|backups?|versions?|revisions?)$/
/** What is brought back from a copy replaces what is there. */
const bringsBack = (words: readonly string[], at: number) =>
  words[at] === 'restore' && words.some((word) => COPIES.test(word))

/** In a name "return" and "check in" are things done, not things looked up. */
const notALook = (words: readonly string[], at: number) =>
  words[at] === 'return' || (words[at] === 'check' && /^(in|out)$/.test(words[at + 1] ?? ''))

const LOOK: Verb = { base: 'look', kind: 'look', form: 'base', noun: false }

/** What such a verb says is never taken for a mere heading, unless it is a noun as well and the description only looks. */
const GRAVE = new Set(['delete', 'spend', 'send', 'overwrite'])
const GETS = /^(get|list|fetch|describe|show|retrieve|count)$/

/** `guard_list_doors`, `mail_list_names`, `room_list`, described as what "list" does: the first verb is what the service is called. */
const belowHeading = (words: readonly string[], first: number, described: Verb | null): number => {
  const heading = asVerb(words, first)
  if (!heading || described === null || described.kind === heading.kind) return first
  const named = heading.noun && heading.kind !== 'overwrite' && heading.kind !== 'delete' && described.kind === 'look'
  if (GRAVE.has(heading.kind) && !named) return first
  for (let at = first + 1; at < words.length; at++) {
    const verb = asVerb(words, at)
    if (verb?.form !== 'base' || (verb.kind !== described.kind && verb.base !== described.base)) continue
    const gets = GETS.test(verb.base) && GETS.test(described.base)
    const lists = verb.base === 'list' && words.at(-1)?.endsWith('s')
    const ends = named && at === words.length - 1
    if (!verb.noun || verb.base === described.base || gets || lists || ends) return at
  }
  return first
}

/** At the end of a name these are what is done, not a thing. */
const SETS_GOING = /^(start|stop|set|update)$/

/** Nothing else ends with one of these: `launch_plan_get`. */
const ONLY_GETS = /^(get|fetch|describe|show)$/

/** Where the leading verb stands: first, or last in names that put the object first; -1 when there is none. */
const leadAt = (words: readonly string[], described: Verb | null): number => {
  const found = words.findIndex((_, at) => asVerb(words, at) !== null)
  const last = words.length - 1
  if (found < 0) return -1
  const first = belowHeading(words, found, described)
  const firstVerb = asVerb(words, first)
  const lastVerb = asVerb(words, last)
  if (!firstVerb || !lastVerb || first === last || lastVerb.form !== 'base') return first
  if (ONLY_GETS.test(words[last] as string)) return last
  if (firstVerb.noun && firstVerb.kind === 'look' && described?.kind !== 'look' && SETS_GOING.test(lastVerb.base))
    return last
  if (!firstVerb.noun || (lastVerb.noun && first === 0)) return first
  if (described && described.kind === firstVerb.kind && described.kind !== lastVerb.kind) return first
  if (described && (described.base === lastVerb.base || described.kind === lastVerb.kind)) return last
  if (!lastVerb.noun && first > 0) return last
  return graver(firstVerb, lastVerb) === firstVerb ? first : last
}

/** Verbs joined to the leading one: `get_or_create`, `list_and_delete`, `move_rename`. */
const joined = (words: readonly string[], lead: number, described: Verb | null): Verb[] => {
  const verbs: Verb[] = []
  const leading = asVerb(words, lead)
  words.forEach((_, at) => {
    if (at === lead) return
    const verb = asVerb(words, at)
    if (!verb) return
    const before = words[at - 1] ?? ''
    const after = words[at + 1] ?? ''
    const byWord = JOINS.has(before) || (at < lead && JOINS.has(after))
    const next = at === lead + 1 && !verb.noun && verb.form === 'base' && words.length > 2
    // Nobody gets and then does: what stands behind "get" or "list" is a kind of thing, as long as more follows.
    const ofThing = GETS.test(leading?.base ?? '') && at < words.length - 1
    const beside = next && (described?.kind !== 'look' ? !ofThing : leading?.kind !== 'look' && verb.kind === 'delete')
    if (byWord || beside) verbs.push(verb)
  })
  return verbs
}

const MAKES = new Set(['add', 'alter', 'overwrite', 'look'])
const MONEY =
  /^(payments?|payouts?|purchases?|donations?|refunds?|charges?|orders?|transfers?|bids?|trades?|transactions?|flights?|hotels?|tickets?|funds|money|rides?)$/
const MONEY_VERBS =
  /^(create|make|place|process|schedule|submit|capture|collect|confirm|approve|book|reserve|initiate|request|authorize|add|rent|start)$/
const TRADED = /^(tokens?|coins?|crypto|currenc(?:y|ies)|assets?|funds|shares?|stocks?|money)$/
const WORDS_OUT =
  /^(messages?|emails?|mails?|sms|tweets?|announcements?|notifications?|invitations?|invites?|invite|dms?|calls?)$/
const WORD_VERBS = /^(create|make|schedule|add|compose|write|queue|deliver|draft|push)$/

/** What is done to money or to a message counts for more than the verb: `place_order` spends, `create_message` sends. */
const byObject = (words: readonly string[], lead: number): Evidence[] => {
  const verb = verbOf(words[lead] ?? '')
  const rest = words.slice(lead + 1, lead + 4)
  const traded = /^(swap|exchange)$/.test(words[lead] ?? '') ? rest.find((word) => TRADED.test(word)) : undefined
  if (traded)
    return [
      {
        source: 'name',
        effect: 'spend',
        sure: 0.6,
        undo: 'never',
        evidence: told`the name says “${words[lead] ?? ''} ${traded}”`,
      },
    ]
  if (!verb || !MAKES.has(verb.kind) || rest.length === 0) return []
  const money = rest.find((word) => MONEY.test(word))
  const last = rest.at(-1) ?? ''
  if (money && MONEY_VERBS.test(verb.base) && (MONEY.test(last) || rest.length < 2))
    return [
      {
        source: 'name',
        effect: 'spend',
        sure: 0.6,
        undo: 'never',
        evidence: told`the name says “${verb.base} ${money}”`,
      },
    ]
  const drafted = words.some((word) =>
    /^(drafts?|templates?|rules?|folders?|labels?|attachments?|categor\w+)$/.test(word),
  )
  if (WORDS_OUT.test(last) && WORD_VERBS.test(verb.base) && !drafted)
    return [
      {
        source: 'name',
        effect: 'send',
        sure: 0.6,
        undo: 'never',
        evidence: told`the name says “${verb.base} ${last}”`,
      },
    ]
  return []
}

/** `api-post-x` names the HTTP method; `get_upload_url` hands out the right to write. Both are more than a read. */
const rights = (words: readonly string[]): Evidence[] => {
  const at = words.findIndex((word) => /^(api|rest|http)$/.test(word))
  const method = words[at + 1] ?? ''
  if (at >= 0 && /^(post|put|patch|delete)$/.test(method))
    return [
      { source: 'name', effect: 'write', sure: 0.5, undo: 'partly', evidence: told`the name says HTTP “${method}”` },
    ]
  const upload = words.findIndex((word) => /^(upload|write|signing)$/.test(word))
  if (upload >= 0 && /^(url|urls|link|session|token|credentials?)$/.test(words[upload + 1] ?? ''))
    return [
      { source: 'name', effect: 'write', sure: 0.5, undo: 'partly', evidence: told`it hands out the right to write` },
    ]
  return []
}

/** `track_visits` records them; `bulk_convert` makes files of files. */
const keepsWhatItSees = (words: readonly string[], at: number) =>
  (words[at] === 'track' &&
    words.slice(at + 1).some((word) => /^(events?|conversions?|clicks?|usage|activity)$/.test(word))) ||
  (words[at] === 'convert' && words.some((word) => /^(bulk|batch|folder)$/.test(word)))

/** What the leading verb means with the words after it and what the description says. */
const meant = (words: readonly string[], lead: number, described: Verb | null, main: Verb): Verb => {
  const after = words.slice(lead + 1)
  const guide = isGuide(words) && !/^(delete|spend|send)$/.test(main.kind)
  if (described?.ran && /^(run|execute|perform)$/.test(main.base)) return LOOK
  if (described?.kind === 'look' && (guide || (described.tells && !GRAVE.has(main.kind)))) return LOOK
  if (main.base === 'generate' || main.base === 'build')
    return described?.base === main.base && !letsIn(after)
      ? { ...main, kind: described.kind }
      : described?.kind === 'look' && makesText(main, after, '')
        ? LOOK
        : main
  if (main.base === 'load' && described?.kind === 'look') return LOOK
  if (main.kind === 'spend' && !spends(main, after)) return { ...main, kind: 'alter' }
  if (looksByPicture(words, lead, described) || looksUpName(words, lead) || looksByRunning(words, lead, described))
    return LOOK
  if (notALook(words, lead)) return { ...main, kind: 'alter' }
  if (putsInto(words, lead) || keepsWhatItSees(words, lead)) return { ...main, kind: 'add' }
  if (bringsBack(words, lead)) return { ...main, kind: 'overwrite' }
  // Whoever writes to somebody sends; whoever writes a file may replace one.
  return main.base === 'write' && described?.kind === 'send' ? { ...main, kind: 'send' } : main
}

/** Evidence of the words of a name. `described` is the main verb of the description, which settles words that are nouns too. */
export const nameEvidence = (words: readonly string[], described: Verb | null): Evidence[] => {
  const lead = leadAt(words, described)
  if (lead >= 0) {
    const main = asVerb(words, lead) as Verb
    const verb = meant(words, lead, described, main)
    const gets = described !== null && GETS.test(described.base)
    // `script_status`, described as a check: the status of one.
    const looksOver = described?.kind === 'look' && LOOKING_NOUNS.has(words.at(-1) ?? '')
    const doubtful = main.noun && (words.length === 1 ? gets || described?.base === 'return' : lead > 0 || looksOver)
    const other =
      described !== null && described.kind !== main.kind && (described.kind === 'look' || main.kind === 'look')
    const triggers = lead > 0 && words[lead] === 'trigger' && lead === words.length - 1
    const sure = !doubtful ? 0.9 : other && !triggers ? 0.4 : 0.7
    const found = [verbEvidence(verb, 'name', sure)]
    for (const one of joined(words, lead, described)) found.push(verbEvidence(one, 'name', 0.8))
    return [...found, ...byObject(words, lead), ...rights(words)]
  }
  if (words.some((word, at) => testsOnly(word, words.slice(at + 1)))) return [verbEvidence(LOOK, 'name', 0.6)]
  for (const word of words) {
    const verb = actionNoun(word)
    if (verb) return [verbEvidence(verb, 'name', 0.6)]
  }
  const last = words.at(-1) ?? ''
  // With no verb anywhere, what it is called is all that it says.
  const sure = described === null ? 0.5 : 0.4
  return LOOKING_NOUNS.has(last)
    ? [{ ...verbEvidence(LOOK, 'name', sure), evidence: told`the name is of something to look at (“${last}”)` }]
    : []
}

/** The leading verb of a name and where it stands; null when no word of it is a verb. */
export const leadOf = (
  words: readonly string[],
  described: Verb | null,
): { readonly at: number; readonly verb: Verb } | null => {
  const at = leadAt(words, described)
  return at < 0 ? null : { at, verb: asVerb(words, at) as Verb }
}

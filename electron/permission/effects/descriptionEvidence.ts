// What a tool's description says: its verbs, words of no return, code that is taken, people who are reached.
import { told } from '../../../shared/told.ts'
import { type Reading, RUNS } from './descriptionReading.ts'
import { type Evidence, verbEvidence } from './evidence.ts'

const NO_RETURN =
  /\b(permanent(?:ly)?|irreversibl[ey]|irrevocabl[ey]|irrecoverabl[ey]|destructive|data loss|(?:cannot|can't|can not|not) be (?:undone|reversed|recovered|restored)|no undo|overwrites?|overwriting|overwritten|(?:replaces?|replacing) (?:the |an |any |all )?(?:existing|entire|whole|previous|current))\b/gi
const DENIED =
  /(?:\bnot?|\bnon|\bnever|\bwithout|\bavoids?|\bavoiding|\bprevents?|\brejects?|\brefuses?|\bblocks?|n't)[\s-]+(?:\w+\s+){0,3}$/i

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
  /\b(?:to be|is|are|gets?|being|then) (?:e-?mailed|mailed|sent|published|posted|delivered|shared) (?:to|with|on)\b|\b(?:which|that|and|will)(?: also| then)? (?:notify|notifies|e-?mails?|tells|informs|invites|(?:pages|mails?|texts|alerts)(?= (?:an?|the|all|any|every\w*|its|your|their|them|people|users?|members?|those|others|whoever)\b))\b/i
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

/** Beside a name that looks, a word that is a noun as well is taken for one; whatever runs something runs it. */
const isThing = ({ main, startsWork }: Reading): boolean =>
  main !== null && !startsWork && main.noun && main.kind !== 'look' && !RUNS.has(main.base)

/** Evidence of a description. What it denies of itself is told, and counts for nothing by itself. */
export const descriptionEvidence = (
  reading: Reading,
  description: string,
  {
    nameReads,
    takesText,
    exact,
  }: { readonly nameReads: boolean; readonly takesText: boolean; readonly exact: boolean },
): Evidence[] => {
  const found: Evidence[] = []
  if (reading.main)
    found.push(verbEvidence(reading.main, 'description', exact || (nameReads && isThing(reading)) ? 0.45 : 0.7))
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

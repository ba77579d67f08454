// Provenance: for every leaf of a call's arguments, where its value was seen and how far the person stands behind it.
import type { AccessRequest, LeafOrigin, Origin } from '../../shared/permission.ts'
import { splitName } from './effects/words.ts'
import { readsLikeOrder } from './instructions.ts'
import { judged, MADE, MODEL, NOTHING_CARRIED, PERSON, SAID } from './judged.ts'
import type { Leaf } from './leaves.ts'
import { IDENTITY, isAmbiguous, isNamed, isOnlyFound, isOthersMaking, KEY, withoutExtension } from './namedRecords.ts'
import { daysIn, hiddenInside, mayEncode, plain, timesIn } from './normalise.ts'
import { ENCODED, type IndexedResult, type SeenIndex } from './seenIndex.ts'
import type { Hit, Segment } from './seenText.ts'
import { bareLink, type Carried, carriedBy, isNearlySaid } from './textLeaf.ts'

/**
 * How far the person stands behind a value, from near to far. `said`: their own words. `resolved`: the id or address of a thing
 * they named. `own`: an entry of a list with no prose in it. `field`: a field of a record. `made`: the model's own. `prose`: free text.
 */
export type Standing = 'said' | 'resolved' | 'own' | 'made' | 'field' | 'prose'
export type JudgedLeaf = LeafOrigin &
  Leaf & {
    readonly standing: Standing
    /** The text around it reads like an order. */
    readonly ordered: boolean
    /** It was found in something that the person's own words chose to read. */
    readonly pointed: boolean
    /** The person named another one of the list that it stands in: what they named it by, else null. */
    readonly passedOver: string | null
    /** What a text takes along; empty for other kinds. */
    readonly carried: readonly Carried[]
    readonly untrusted: boolean
  }

/** A field of a record may say which thing is meant, but not where anything goes. */
const LEADS_OUT: ReadonlySet<LeafOrigin['kind']> = new Set(['address', 'link', 'account'])

type Found = { readonly hits: readonly Hit[]; readonly fields: readonly Hit[] }
type Where = { readonly index: SeenIndex; readonly request: AccessRequest }

const MOST_HITS = 24
const EXCERPT = 120

/** The forms in which one value may have been written. */
function formsOf(leaf: Leaf): readonly string[] {
  const named = leaf.value.includes('@') ? /<([^\s@<>]+@[^\s@<>]+)>\s*$/.exec(leaf.value)?.[1] : undefined
  const value = plain(named ?? leaf.value).trim()
  const first = leaf.kind === 'link' || leaf.kind === 'address' ? bareLink(value) : value.replace(/^[#@]/, '')
  if (leaf.kind === 'text' || (leaf.kind !== 'account' && !mayEncode(leaf.value))) return first === '' ? [] : [first]
  const joined =
    leaf.kind === 'account'
      ? [first.replaceAll(/[ -]/g, ''), first.replaceAll(/[ -]/g, '').replaceAll(/(.{4})(?=.)/g, '$1 ')]
      : []
  const decoded = hiddenInside(leaf.value, 4).map((text) => bareLink(plain(text).trim()))
  return [...new Set([first, ...joined, ...decoded])].filter((form) => form !== '')
}

/** Letters and digits together, as in `k-99`, stand nowhere by chance. */
const isShort = (value: string) => value.length <= 4 && !/\p{L}.*\d|\d.*\p{L}/u.test(value)

/** A short number stands in texts everywhere by chance; it counts only where the words before it speak of such a thing. */
function speaksOf(leaf: Leaf, hit: Hit, toolName: string): boolean {
  const before = hit.segment.text.slice(Math.max(0, hit.offset - 28), hit.offset)
  const about = [...splitName(leaf.key), ...splitName(toolName)]
  return /#\s*$/.test(before) || about.some((word) => word.length > 1 && before.includes(word))
}

/** The field is the value, or a list with the value in it. */
const isWholeField = (form: string, { segment }: Hit): boolean =>
  segment.text.split(/[,;]/).some((part) => {
    const entry = bareLink(part.trim().replace(/^[^<]*<([^>]*)>$/, '$1'))
    return entry === form || entry.replace(/^[#@"'[({]+|["'\])}]+$/g, '') === form
  })

const NOTHING: Found = { hits: [], fields: [] }

function find(leaf: Leaf, { index, request }: Where): Found {
  if (index.results.length === 0) return NOTHING
  const hits: Hit[] = []
  const fields: Hit[] = []
  for (const form of formsOf(leaf)) {
    const short = isShort(form)
    const strict = short || leaf.kind === 'number' || leaf.kind === 'name' || leaf.kind === 'id'
    for (const hit of index.prose.find(form, MOST_HITS))
      if ((hit.whole || !strict) && (!short || speaksOf(leaf, hit, request.resource.name))) hits.push(hit)
    for (const hit of index.fields.find(form, MOST_HITS)) {
      if (strict && !hit.whole) continue
      // SECURITY: a subject or title that only mentions the value is somebody's text, not a field that holds it.
      if (isWholeField(form, hit)) fields.push(hit)
      else if (!short || speaksOf(leaf, hit, request.resource.name)) hits.push(hit)
    }
  }
  return { hits, fields }
}

const RELATIVE =
  /\b(?:today|tonight|tomorrow|monday|tuesday|wednesday|thursday|friday|saturday|sunday|next week|this week|weekend|in (?:a|one|two|three|\d+) (?:days?|weeks?|hours?))\b/
const LASTING = /\b(?:hours?|minutes?|min|hrs?|half an hour|until|till|all[- ]day)\b/
const FORTNIGHT = 14 * 86_400_000

/** A day that the person named or counts from, and a time that they named or gave the length to. */
function isSaidDate(value: string, { index, request }: Where): boolean {
  const text = plain(value)
  const days = [...daysIn(text)].filter((day) => !day.startsWith('-'))
  const times = [...timesIn(text)]
  const near = (day: string) => Math.abs(Date.parse(day) - request.context.at) < FORTNIGHT
  const dayIsSaid = days.every(
    (day) => index.days.has(day) || index.days.has(day.slice(4)) || (RELATIVE.test(index.saidText()) && near(day)),
  )
  const midnight = times.length === 1 && times[0] === '00:00'
  const timesAreSaid = times.every(
    (time) => index.times.has(time) || midnight || (index.times.size > 0 && LASTING.test(index.saidText())),
  )
  return days.length + times.length > 0 && dayIsSaid && timesAreSaid
}

const NUMBERS = 'zero one two three four five six seven eight nine ten eleven twelve'.split(' ')

function isSaid(leaf: Leaf, where: Where): boolean {
  const { index } = where
  if (leaf.kind === 'date') return isSaidDate(leaf.value, where)
  if (leaf.role === 'words') return isNearlySaid(leaf.value, index)
  const spelled = leaf.kind === 'number' ? NUMBERS[Number(leaf.value)] : undefined
  const forms = spelled === undefined ? formsOf(leaf) : [...formsOf(leaf), spelled]
  // A bare number may be a day or a count in the person's words; it is the id only where they speak of such a thing.
  const byChance = (form: string) => leaf.kind === 'id' && isShort(form) && /^\d+$/.test(form)
  return forms.some((form) =>
    index.said
      .find(form, 8)
      .some((hit) => hit.whole && (!byChance(form) || speaksOf(leaf, hit, where.request.resource.name))),
  )
}

/** `file_id` is no id of an event: the noun of the parameter stands in the tool that gave the record, or in its keys. */
function isOfKind(leaf: Leaf, index: SeenIndex, segment: Segment): boolean {
  if (leaf.kind !== 'id' && leaf.kind !== 'number') return true
  const nouns = splitName(leaf.key).filter((word) => word.length > 3 && !KEY.test(word))
  const { tool } = index.result(segment.source)
  const about = [...splitName(tool), ...index.record(segment.source, segment.record).map((field) => field.key)].join(
    ' ',
  )
  return nouns.every((noun) => about.includes(noun.replace(/s$/, '')))
}

/** The id or address of a thing that the person named: its record says both, once, on the server that is asked now. */
function isResolved(leaf: Leaf, fields: readonly Hit[], { index, request }: Where): boolean {
  if (leaf.kind !== 'id' && leaf.kind !== 'address' && leaf.kind !== 'path' && leaf.kind !== 'number') return false
  return fields.some(({ segment, whole }) => {
    const { serverId, accountId } = index.result(segment.source).label
    if (!whole || serverId !== request.resource.serverId || accountId !== request.resource.accountId) return false
    if (!isOfKind(leaf, index, segment)) return false
    if (!KEY.test(segment.key)) return false
    if (!isNamed(index, segment.source, segment.record) && !isOnlyFound(index, segment)) return false
    if ((LEADS_OUT.has(leaf.kind) || leaf.role === 'receiver') && isOthersMaking(index, segment)) return false
    if (isAmbiguous(index, segment)) return false
    // SECURITY: a second value under the same key may be a forged line inside somebody's text; then nothing is resolved.
    const same = index.record(segment.source, segment.record).filter((field) => field.key === segment.key)
    return same.every((field) => field.text === segment.text)
  })
}

const MOST_RECORDS = 200

/** The name or key by which the person named a record; null when they did not. */
function namedBy(leaf: Leaf, { segment }: Hit, record: number, { index, request }: Where): string | null {
  const { key, source } = segment
  const byKey = (text: string) =>
    index.said.find(text, 4).some((hit) => hit.whole && (!isShort(text) || speaksOf(leaf, hit, request.resource.name)))
  const field = index.record(source, record).find((one) => {
    const name = withoutExtension(one.text)
    if (one.key === key) return byKey(one.text)
    return IDENTITY.test(one.key) && name.length >= 4 && index.said.find(name, 4).length > 0
  })
  return field?.text ?? null
}

/** An entry of a list of which the person named another: "cancel the rain coat", and the lamp is what is cancelled. */
function passedOverBy(leaf: Leaf, fields: readonly Hit[], where: Where): string | null {
  const { index } = where
  if (leaf.kind !== 'id' && leaf.kind !== 'number') return null
  for (const hit of fields) {
    const { segment, whole } = hit
    const { recordCount } = index.result(segment.source)
    if (!whole || recordCount < 2 || !KEY.test(segment.key) || isNamed(index, segment.source, segment.record)) continue
    for (let record = 0; record <= Math.min(recordCount, MOST_RECORDS); record++) {
      const other = record === segment.record ? null : namedBy(leaf, hit, record, where)
      if (other !== null) return other
    }
  }
  return null
}

const isOwnList = (result: IndexedResult): boolean => result.label.trust === 'own' || !result.hasProse
/** An entry of a list with no prose in it; a receiver only where nobody wrote the record, anything only where no other bears its name. */
const isOnOwnList = ({ role }: Leaf, fields: readonly Hit[], index: SeenIndex): boolean => {
  const own = fields.filter(
    ({ segment }) =>
      isOwnList(index.result(segment.source)) && (role !== 'receiver' || !isOthersMaking(index, segment)),
  )
  return own.length > 0 && !own.some(({ segment }) => isAmbiguous(index, segment))
}
const excerpt = ({ segment, offset, length }: Hit): string =>
  segment.text.slice(Math.max(0, offset - EXCERPT / 2), offset + length + EXCERPT / 2)

function originsOf(said: boolean, found: readonly Hit[], index: SeenIndex): readonly Origin[] {
  if (found.length === 0) return said ? PERSON : MODEL
  const origins: Origin[] = said ? [...PERSON] : []
  const seen = new Set<number>()
  for (const hit of found) {
    if (seen.has(hit.segment.source) || seen.size >= 5) continue
    seen.add(hit.segment.source)
    const { callId, tool, label } = index.result(hit.segment.source)
    origins.push({ from: 'result', callId, tool, label, excerpt: excerpt(hit) })
  }
  return origins
}

function standingOf(leaf: Leaf, found: Found, ordered: boolean, where: Where): Standing {
  // SECURITY: what somebody's text orders is that text's choice, even where the person named the same thing.
  if (ordered) return 'prose'
  if (isResolved(leaf, found.fields, where)) return 'resolved'
  if (isOnOwnList(leaf, found.fields, where.index)) return 'own'
  if (found.fields.length > 0) return 'field'
  return found.hits.some((hit) => where.index.result(hit.segment.source).label.trust === 'others')
    ? 'prose'
    : found.hits.length > 0
      ? 'field'
      : 'made'
}

/** Nobody hides in an encoding what they would only tell. */
const isOrdered = ({ segment, offset, length }: Hit): boolean =>
  segment.key === ENCODED || readsLikeOrder(segment.text, offset, length)

/** Judges one leaf against everything that the conversation has seen. */
function judge(leaf: Leaf, where: Where): JudgedLeaf {
  const { index } = where
  if (leaf.kind === 'text' || leaf.role === 'words') return judgeText(leaf, where)
  const said = isSaid(leaf, where)
  // Nothing was read: it is the person's word, or the model's own.
  if (index.results.length === 0) return judged(leaf, said ? SAID : MADE)
  const found = find(leaf, where)
  const others = found.hits.filter((hit) => index.result(hit.segment.source).label.trust === 'others')
  const ordered = !said && others.some(isOrdered)
  const standing = said ? 'said' : standingOf(leaf, found, ordered, where)
  const all = [...found.hits, ...found.fields]
  return judged(leaf, {
    origins: originsOf(said, all, index),
    standing,
    ordered,
    pointed: all.some((hit) => index.result(hit.segment.source).pointed),
    passedOver: said || standing === 'resolved' || !leaf.consequential ? null : passedOverBy(leaf, found.fields, where),
    carried: NOTHING_CARRIED,
    untrusted: leaf.consequential && (standing === 'prose' || (standing === 'field' && LEADS_OUT.has(leaf.kind))),
  })
}

function judgeText(leaf: Leaf, { index }: Where): JudgedLeaf {
  if (isNearlySaid(leaf.value, index)) return judged(leaf, SAID)
  const carried = carriedBy(leaf.value, index)
  if (carried.length === 0) return judged(leaf, MADE)
  const fromOthers = carried.filter(({ from }) => from?.label.trust === 'others')
  const origins = carried.flatMap(({ from, what }): Origin[] =>
    from === null ? [] : [{ from: 'result', callId: from.callId, tool: from.tool, label: from.label, excerpt: what }],
  )
  const standing = fromOthers.length > 0 ? 'prose' : 'field'
  return judged(leaf, {
    origins: origins.length > 0 ? origins.slice(0, 5) : MODEL,
    standing,
    ordered: fromOthers.some((one) => one.ordered),
    pointed: carried.some(({ from }) => from?.pointed === true),
    passedOver: null,
    carried,
    untrusted: leaf.consequential && standing === 'prose',
  })
}

/** Judges every leaf. The time it takes depends on the arguments, hardly on what was seen. */
export function judgeLeaves(leaves: readonly Leaf[], index: SeenIndex, request: AccessRequest): readonly JudgedLeaf[] {
  const where = { index, request }
  return leaves.map((leaf) => judge(leaf, where))
}

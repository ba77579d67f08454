// What a text in the arguments carries: quotations, links, addresses and codes that were seen, and whether the person said it all.
import { hiddenInside, plain } from './normalise.ts'
import { readsLikeOrder } from './instructions.ts'
import { type FoundSecret, secretsIn } from './secrets.ts'
import type { IndexedResult, SeenIndex } from './seenIndex.ts'
import type { Hit } from './seenText.ts'
import { RUN, wordsOf } from './wordStream.ts'

/** Something that a text takes along from a result. `pointer`: it leads somewhere (a link, an address, an account). */
export type Carried = {
  readonly what: string
  readonly kind: 'link' | 'address' | 'number' | 'quote' | 'gist'
  readonly from: IndexedResult | null
  readonly ordered: boolean
  /** The whole text stands there so, not only a piece of it. */
  readonly whole: boolean
}

const POINTERS: readonly {
  readonly kind: Carried['kind']
  readonly form: RegExp
  readonly needs: readonly string[]
}[] = [
  {
    kind: 'address',
    needs: ['@'],
    form: /[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,8}/gu,
  },
  { kind: 'link', needs: ['://', 'www.'], form: /(?:[a-z][a-z0-9+.-]*:\/\/|www\.)[^\s<>"'()]+[^\s<>"'().,;:!?]/g },
  {
    kind: 'link',
    needs: ['.'],
    form: /(?<![@\p{L}\p{N}./-])(?:[a-z0-9-]{1,63}\.){1,8}(?:com|net|org|io|dev|app|co|ai|info|biz|xyz|site|online|link)(?:\/[^\s<>"'()]*[^\s<>"'().,;:!?])?/gu,
  },
  {
    kind: 'number',
    needs: [''],
    form: /(?<![\p{L}\p{N}])(?=[\p{L}\p{N}-]{0,64}\d)[\p{L}\p{N}][\p{L}\p{N}-]{3,64}[\p{L}\p{N}](?![\p{L}\p{N}])/gu,
  },
]
const MOST = 100
/** So many are looked at closely; they only make the warning louder. */
const MOST_JUDGED = 12
const SMALL = new Set(
  'about after again also been before being could does done each even every from have here hers into just like made make many more most much must only other over please should some such than that their them then there these they this those through under very were what when where which while will with would your yours'.split(
    ' ',
  ),
)

const noDays = (value: string) => !/^\d{4}-\d{2}-\d{2}|^\d{1,2}-\d{1,2}$|^\d+(?:st|nd|rd|th)$/.test(value)

const isSaid = (index: SeenIndex, value: string): boolean => index.said.find(value, 4).some((hit) => hit.whole)

const orderedAt = (hit: Hit): boolean => readsLikeOrder(hit.segment.text, hit.offset, hit.length)

/** Links, addresses and codes of the text: those the person did not say, with where they were seen. */
function pointersIn(text: string, index: SeenIndex): readonly Carried[] {
  const found = new Map<string, Carried>()
  for (const { kind, form, needs } of POINTERS) {
    // A number that nobody showed is the model's own counting.
    if (!needs.some((sign) => text.includes(sign)) || (kind === 'number' && index.results.length === 0)) continue
    for (const [value] of text.matchAll(form)) {
      if (found.size >= MOST || found.has(value) || (kind === 'number' && !noDays(value)) || isSaid(index, value))
        continue
      const prose = index.prose.find(bareLink(value), kind === 'number' ? 1 : 4)
      const field = prose.length > 0 ? undefined : index.fields.find(bareLink(value), 1)[0]
      const hit = prose[0] ?? field
      // A number that nobody showed is the model's own counting; a link or an address leads somewhere all the same.
      if (hit === undefined && kind === 'number') continue
      const from = hit === undefined ? null : index.result(hit.segment.source)
      found.set(value, {
        what: value,
        kind,
        from,
        ordered: found.size < MOST_JUDGED && prose.some(orderedAt),
        whole: false,
      })
    }
  }
  return found.size === 0 ? NONE : [...found.values()]
}

const NONE: readonly Carried[] = []

export const bareLink = (value: string): string =>
  value.replace(/^[a-z][a-z0-9+.-]*:\/\/|^mailto:/, '').replace(/\/+$/, '')

/** Runs of words that stand in a result and not in what the person said: one entry per result. */
function quotesIn(words: readonly string[], index: SeenIndex): readonly Carried[] {
  if (words.length < RUN) return wholeQuote(words, index)
  const said = index.said.stream.runs(words)
  const found = new Map<number, Carried>()
  for (const seen of [index.prose, index.fields]) {
    const quoted = seen.stream.runs(words)
    for (let at = 0; at < quoted.length; at++) {
      if ((quoted[at] as number) < 0 || (said[at] as number) >= 0) continue
      const segment = seen.segmentAt(quoted[at] as number)
      if (found.has(segment.source)) continue
      const what = words.slice(at, at + RUN).join(' ')
      const place = segment.text.indexOf(words[at] as string)
      found.set(segment.source, {
        what,
        kind: 'quote',
        from: index.result(segment.source),
        ordered: readsLikeOrder(segment.text, Math.max(0, place), what.length),
        whole: seen.stream.find(words, 1).length > 0,
      })
    }
  }
  return [...found.values()]
}

/** A short text is a quotation when the whole of it stands in prose of others. */
function wholeQuote(words: readonly string[], index: SeenIndex): readonly Carried[] {
  if (words.length < 2) return []
  const [hit] = index.prose.find(words.join(' '), 1)
  if (hit === undefined || index.said.stream.find(words, 1).length > 0) return []
  const from = index.result(hit.segment.source)
  return [{ what: words.join(' '), kind: 'quote', from, ordered: orderedAt(hit), whole: true }]
}

const GIST_REACH = 40
const GIST_SHARE = 0.6
const GIST_PLACES = 60

/** A short text in other words: most of its telling words stand close together in one passage of others. */
function gistOf(words: readonly string[], index: SeenIndex): readonly Carried[] {
  if (words.length > 80) return []
  const telling = [...new Set(words)].filter(
    (word) => word.length >= 4 && !SMALL.has(word) && index.said.stream.places(word).length === 0,
  )
  if (telling.length < 3) return []
  // Place and word in one number, so that sorting is fast and nothing is made per place.
  const marks = new Float64Array(telling.length * GIST_PLACES)
  let count = 0
  for (const [of, word] of telling.entries()) {
    const places = index.prose.stream.places(word)
    for (let at = 0; at < places.length && at < GIST_PLACES; at++) marks[count++] = (places[at] as number) * 128 + of
  }
  const found = densest(marks.subarray(0, count).sort(), telling.length)
  if (found < 0) return []
  const segment = index.prose.segmentAt(found)
  const [from, place] = [
    index.result(segment.source),
    segment.text.indexOf(telling.find((word) => segment.text.includes(word)) ?? ''),
  ]
  const ordered = readsLikeOrder(segment.text, Math.max(0, place), 1)
  return [{ what: words.slice(0, 8).join(' '), kind: 'gist', from, ordered, whole: false }]
}

/** The place where enough different words stand within reach of one another; -1 when nowhere. */
function densest(marks: Float64Array, words: number): number {
  const inside = new Uint16Array(words)
  let [low, distinct] = [0, 0]
  const needed = Math.max(3, Math.ceil(words * GIST_SHARE))
  for (let high = 0; high < marks.length; high++) {
    const mark = marks[high] as number
    const place = Math.floor(mark / 128)
    if (inside[mark % 128] === 0) distinct += 1
    inside[mark % 128] = (inside[mark % 128] as number) + 1
    while (Math.floor((marks[low] as number) / 128) < place - GIST_REACH) {
      const leaving = (marks[low++] as number) % 128
      inside[leaving] = (inside[leaving] as number) - 1
      if (inside[leaving] === 0) distinct -= 1
    }
    if (distinct >= needed) return place
  }
  return -1
}

/** Everything that a text takes along from what was seen. */
export function carriedBy(value: string, index: SeenIndex): readonly Carried[] {
  const own = carriedByText(plain(value), index)
  const hidden = hiddenInside(value)
  return hidden.length === 0 ? own : [...own, ...hidden.flatMap((text) => carriedByText(plain(text), index))]
}

function carriedByText(text: string, index: SeenIndex): readonly Carried[] {
  const pointers = pointersIn(text, index)
  if (index.results.length === 0) return pointers
  const { words } = wordsOf(text)
  const found = [...pointers, ...quotesIn(words, index)]
  return found.length > 0 ? found : gistOf(words, index)
}

/** Did the person say this text, but for a few small words or numbers? */
export function isNearlySaid(value: string, index: SeenIndex): boolean {
  const { words } = wordsOf(plain(value))
  if (words.length === 0) return true
  if (words.length <= 2) return index.said.stream.find(words, 1).length > 0
  const isKnown = (word: string) => index.said.stream.places(word).length > 0
  let covered: Set<number> | null = null
  for (let at = 0; at + 3 <= words.length; at++)
    if (isKnown(words[at] as string) && index.said.stream.find(words.slice(at, at + 3), 1).length > 0) {
      covered ??= new Set()
      covered
        .add(at)
        .add(at + 1)
        .add(at + 2)
    }
  if (covered === null) return false
  const left = words.filter((_, at) => !covered?.has(at))
  return covered.size / words.length >= 0.7 && left.length <= 3 && left.every((word) => word.length <= 3)
}

const NO_SECRETS: readonly FoundSecret[] = []

/** Secrets by their form, wherever they came from. */
export function secretsOf(value: string): readonly FoundSecret[] {
  if (value.length < 6) return NO_SECRETS
  const hidden = hiddenInside(value, 10)
  return hidden.length === 0 ? secretsIn(value) : [value, ...hidden].flatMap((text) => secretsIn(text))
}

// Texts cut into segments over one word stream: finds a value and says in which text, field and record it stands.
import { createWordStream, wordsOf, type WordStream } from './wordStream.ts'

/** One stretch of text: a field's value, or a run of prose. `source` is the number that its owner gave it. */
export type Segment = {
  readonly start: number
  readonly text: string
  readonly source: number
  readonly record: number
  readonly key: string
  /** Where each word begins; for short texts not before it is asked for. */
  offsets: Uint32Array | null
}
/** A value found: where, and whether it stands there whole (not as a part of a longer address, path or number). */
export type Hit = {
  readonly segment: Segment
  readonly offset: number
  readonly length: number
  readonly whole: boolean
}

export type SeenText = {
  add(text: string, at: { source: number; record: number; key: string }): void
  find(value: string, most?: number): readonly Hit[]
  readonly stream: WordStream
  segmentAt(place: number): Segment
}

const LONG = 2000
const JOINS = /[\p{L}\p{N}@_\-/+%=#&~]/u

/** Is the stretch cut off from what stands around it? A full stop joins only when a word follows at once. */
function standsWhole(text: string, from: number, to: number): boolean {
  const before = text[from - 1] ?? ' '
  const after = text[to] ?? ' '
  const joinsBefore = JOINS.test(before) || (/[.:]/.test(before) && JOINS.test(text[from - 2] ?? ' '))
  const joinsAfter = JOINS.test(after) || (/[.:]/.test(after) && JOINS.test(text[to + 1] ?? ' '))
  return !joinsBefore && !joinsAfter
}

/** An index that grows with every text and keeps answering fast. All texts are `plain`. */
export function createSeenText(): SeenText {
  const stream = createWordStream()
  const segments: Segment[] = []
  const segmentAt = (place: number): Segment => {
    let [low, high] = [0, segments.length - 1]
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((segments[middle] as Segment).start <= place) low = middle
      else high = middle - 1
    }
    return segments[low] as Segment
  }
  return {
    stream,
    segmentAt,
    add(text, at) {
      const { words, offsets } = wordsOf(text)
      if (words.length === 0) return
      const kept = text.length > LONG ? Uint32Array.from(offsets) : null
      segments.push({ ...at, start: stream.add(words), text, offsets: kept })
    },
    find(value, most) {
      if (segments.length === 0) return []
      const { words, offsets } = wordsOf(value)
      const last = words.length - 1
      if (last < 0) return []
      const places = stream.find(words, most)
      if (places.length === 0) return []
      const inner = (offsets[last] as number) + (words[last] as string).length - (offsets[0] as number)
      const [lead, tail] = [value.slice(0, offsets[0]), value.slice((offsets[0] as number) + inner)]
      return places.map((place) => {
        const segment = segmentAt(place)
        const { text } = segment
        const known = (segment.offsets ??= Uint32Array.from(wordsOf(text).offsets))
        const from = known[place - segment.start] as number
        const to = (known[place - segment.start + last] as number) + (words[last] as string).length
        const exact =
          to - from === inner && text.startsWith(value.slice(offsets[0], (offsets[0] as number) + inner), from)
        // A leading slash or a closing bracket of the value is part of it, where it stands there too.
        const start =
          lead !== '' && text.slice(Math.max(0, from - lead.length), from) === lead ? from - lead.length : from
        const end = tail !== '' && text.startsWith(tail, to) ? to + tail.length : to
        return { segment, offset: from, length: to - from, whole: exact && standsWhole(text, start, end) }
      })
    },
  }
}

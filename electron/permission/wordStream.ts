// Words in order, with where each is, so that a phrase is found without reading the text again.

const WORD = /[\p{L}\p{N}]+/gu

type Words = { readonly words: readonly string[]; readonly offsets: readonly number[] }

/** Letters and digits of ASCII by their code. */
const IN_WORD = Uint8Array.from({ length: 128 }, (_, code) => (/[A-Za-z0-9]/.test(String.fromCharCode(code)) ? 1 : 0))

/** The words of a plain text and where each begins. */
export function wordsOf(text: string): Words {
  const words: string[] = []
  const offsets: number[] = []
  let start = -1
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    // Most texts are ASCII, and there a table is several times as fast as the properties of Unicode.
    if (code > 127) return wordsOfAny(text)
    if (IN_WORD[code] === 1) {
      if (start < 0) start = at
    } else if (start >= 0) {
      words.push(text.slice(start, at))
      offsets.push(start)
      start = -1
    }
  }
  if (start >= 0) {
    words.push(text.slice(start))
    offsets.push(start)
  }
  return { words, offsets }
}

function wordsOfAny(text: string): Words {
  const words: string[] = []
  const offsets: number[] = []
  for (const match of text.matchAll(WORD)) {
    words.push(match[0])
    offsets.push(match.index)
  }
  return { words, offsets }
}

/** Words in a run that count as a quotation. */
export const RUN = 5

export type WordStream = {
  /** Adds a stretch of text; returns the place of its first word. A phrase never reaches over its end. */
  add(words: readonly string[]): number
  /** Places of the first word of every occurrence, at most `most`. */
  find(phrase: readonly string[], most?: number): readonly number[]
  /** For each place in `words`, where the run of RUN words from there on was seen first, or -1. */
  runs(words: readonly string[]): readonly number[]
  /** Places of one word; the array is the stream's own. */
  places(word: string): readonly number[]
  readonly size: () => number
}

const NOWHERE: readonly number[] = []
/** A word that is this frequent tells nothing of where it came from. */
const MOST_TRIED = 4000

const hashOf = (ids: readonly number[], at: number): number => {
  let hash = 17
  for (let step = 0; step < RUN; step++) hash = (Math.imul(hash, 31) + (ids[at + step] as number)) | 0
  return hash
}

/** Fills `wanted` with the numbers of the words, and says which of them has the fewest places; -1 where one was never seen, as in most phrases. */
function rarestOf(phrase: readonly string[], known: Known, wanted: number[]): number {
  let [rarest, fewest] = [-1, Number.POSITIVE_INFINITY]
  wanted.length = 0
  for (const word of phrase) {
    const id = known.ids.get(word)
    if (id === undefined) return -1
    const count = (known.places[id] as readonly number[]).length
    if (count < fewest) [rarest, fewest] = [wanted.length, count]
    wanted.push(id)
  }
  return rarest
}

type Known = { readonly ids: ReadonlyMap<string, number>; readonly places: readonly (readonly number[])[] }

/** Grows with what is added; looking up does not. */
export function createWordStream(): WordStream {
  const ids = new Map<string, number>()
  const stream: number[] = []
  const places: number[][] = []
  const runs = new Map<number, number>()
  const known: Known = { ids, places }
  /** Numbers of the words that are looked for now; one array for all, since looking never waits. */
  const wanted: number[] = []
  const idOf = (word: string): number => {
    const id = ids.get(word)
    if (id !== undefined) return id
    ids.set(word, places.length)
    places.push([])
    return places.length - 1
  }
  const matches = (at: number, sought: readonly number[], from = 0, to = sought.length): boolean => {
    if (at < 0) return false
    for (let step = from; step < to; step++) if (stream[at + step - from] !== sought[step]) return false
    return true
  }
  return {
    size: () => stream.length,
    places: (word) => places[ids.get(word) ?? -1] ?? NOWHERE,
    add(words) {
      const start = stream.length
      for (const word of words) {
        const id = idOf(word)
        ;(places[id] as number[]).push(stream.length)
        stream.push(id)
      }
      for (let at = start; at + RUN <= stream.length; at++) {
        const hash = hashOf(stream, at)
        if (!runs.has(hash)) runs.set(hash, at)
      }
      // A word that nobody wrote, so that no phrase reaches from one text into the next.
      stream.push(-1)
      return start
    },
    find(phrase, most = 16) {
      const rarest = rarestOf(phrase, known, wanted)
      if (rarest < 0) return NOWHERE
      const tried = places[wanted[rarest] as number] as readonly number[]
      let found: number[] | null = null
      for (let index = 0; index < tried.length && index < MOST_TRIED; index++) {
        const at = (tried[index] as number) - rarest
        if (!matches(at, wanted)) continue
        found ??= []
        if (found.push(at) >= most) break
      }
      return found ?? NOWHERE
    },
    runs(words) {
      const ofWords = words.map((word) => ids.get(word) ?? -1)
      return ofWords.map((_, at) => {
        if (at + RUN > ofWords.length) return -1
        const seen = runs.get(hashOf(ofWords, at)) ?? -1
        return seen >= 0 && matches(seen, ofWords, at, at + RUN) ? seen : -1
      })
    },
  }
}

// What one conversation has seen, ready to be asked: the person's words, fields of records, and prose of others.
import type { JsonObject } from '../../shared/json.ts'
import type { SeenResult } from './ledger.ts'
import { daysIn, hiddenInside, plain, timesIn } from './normalise.ts'
import { createSeenText, type Segment, type SeenText } from './seenText.ts'
import { type ShapedLine, shapeOf } from './shape.ts'

/** A result as the index keeps it. `pointed`: what was read was chosen by the person's own words. */
export type IndexedResult = Omit<SeenResult, 'text'> & {
  readonly hasProse: boolean
  readonly pointed: boolean
  readonly recordCount: number
}

export type SeenIndex = {
  addSaid(text: string): void
  addResult(result: SeenResult): void
  readonly said: SeenText
  /** Days, and times of day, that the person named. */
  readonly days: ReadonlySet<string>
  readonly times: ReadonlySet<string>
  /** Everything the person said, plain, in one string. */
  readonly saidText: () => string
  readonly fields: SeenText
  readonly prose: SeenText
  result(source: number): IndexedResult
  readonly results: readonly IndexedResult[]
  /** Fields of one record of one result. */
  record(source: number, record: number): readonly Segment[]
  readonly hasPrivate: () => boolean
  readonly hasOthers: () => boolean
}

type Growing = {
  readonly said: SeenText
  readonly fields: SeenText
  readonly prose: SeenText
  readonly days: Set<string>
  readonly times: Set<string>
  readonly results: IndexedResult[]
  readonly records: Map<string, Segment[]>
  saidText: string
  hasPrivate: boolean
  hasOthers: boolean
}

/** The key of a segment that was written in base64, hex or escapes. */
export const ENCODED = '(encoded)'
const MOST_PROSE = 60

/** Empty at first; every text is read once, when it arrives. */
export function createSeenIndex(): SeenIndex {
  const held: Growing = {
    said: createSeenText(),
    fields: createSeenText(),
    prose: createSeenText(),
    days: new Set(),
    times: new Set(),
    results: [],
    records: new Map(),
    saidText: '',
    hasPrivate: false,
    hasOthers: false,
  }
  return {
    ...held,
    addSaid: (text) => addSaid(held, text),
    addResult: (result) => addResult(held, result),
    saidText: () => held.saidText,
    result: (source) => held.results[source] as IndexedResult,
    record: (source, record) => held.records.get(`${source}:${record}`) ?? [],
    hasPrivate: () => held.hasPrivate,
    hasOthers: () => held.hasOthers,
  }
}

function addSaid(held: Growing, text: string): void {
  const words = plain(text)
  held.saidText += `${words}\n`
  held.said.add(words.replaceAll('\n', ' '), { source: 0, record: 0, key: '' })
  for (const day of daysIn(words)) held.days.add(day)
  for (const time of timesIn(words)) held.times.add(time)
}

function addResult(held: Growing, { text, ...result }: SeenResult): void {
  const source = held.results.length
  const lines = shapeOf(text)
  for (const [at, line] of lines.entries()) {
    if (line.prose) continue
    held.fields.add(line.text, { source, record: line.record, key: line.key })
    keep(held.records, `${source}:${line.record}`, { start: at, source, ...line, offsets: null })
  }
  for (const stretch of stretches(lines)) held.prose.add(stretch.text, { source, record: stretch.record, key: '' })
  for (const hidden of hiddenInside(text))
    held.prose.add(plain(hidden).replaceAll('\n', ' '), { source, record: 0, key: ENCODED })
  const recordCount = new Set(lines.map((line) => line.record)).size
  held.results.push({
    ...result,
    recordCount,
    hasProse: lines.some((line) => line.prose),
    pointed: isPointed(held.said, result.arguments),
  })
  held.hasPrivate ||= result.label.privacy === 'private'
  held.hasOthers ||= result.label.trust === 'others'
}

function keep(records: Map<string, Segment[]>, key: string, segment: Segment): void {
  const list = records.get(key)
  if (list) list.push(segment)
  else records.set(key, [segment])
}

/** Lines of prose that follow one another are one text, so that a wrapped phrase is still found. */
function stretches(lines: readonly ShapedLine[]): readonly { text: string; record: number }[] {
  const found: { text: string; record: number }[] = []
  let open: string[] = []
  let record = 0
  const close = () => {
    if (open.length > 0)
      found.push({
        text: open
          .join(' ')
          .replaceAll('\\n', ' ')
          .replace(/\\ {0,2}| {2,}/g, ' '),
        record,
      })
    open = []
  }
  for (const line of lines) {
    if (!line.prose || line.record !== record || open.length >= MOST_PROSE) close()
    record = line.record
    if (line.prose) open.push(line.text.trim())
  }
  close()
  return found
}

/** Did the person's own words choose what was read? Every text in the call's arguments is theirs, and there is one. */
function isPointed(said: SeenText, args: JsonObject | undefined): boolean {
  const texts = Object.values(args ?? {}).filter((value) => typeof value === 'string' && value !== '')
  return texts.length > 0 && texts.every((value) => said.find(plain(value as string), 1).length > 0)
}

// The shape of a result's text: which lines are fields of records (`key: value`) and which are prose that anybody could have written.
import { plain } from './normalise.ts'

/** One line of a result, normalised. `key` is empty for list items; `record` counts the things that a list holds. */
export type ShapedLine = {
  readonly text: string
  readonly key: string
  readonly prose: boolean
  readonly record: number
}

const FIELD_WORDS = 8
const FIELD_CHARS = 160
const MOST_LINES = 50_000
const LINE = /^(\s*)((?:- )*)(?:["']?([\p{L}\p{N}_][\p{L}\p{N}_ .@-]{0,39}?)["']?\s*[:=](?=\s|$)\s*)?(.*)$/u

const bare = (text: string) =>
  text
    .trim()
    .replace(/^["'`]+|["'`,;]+$/g, '')
    .trim()
const wordCount = (text: string) => text.split(/\s+/).length
const isShort = (value: string) => value.length <= FIELD_CHARS && wordCount(value) <= FIELD_WORDS
/** A sentence is prose even where it is short: it ends like one, or speaks in several clauses. */
const isSentence = (value: string) => /[.!?](?:\\n)*$/.test(value) && wordCount(value) > 2

/** Lines of JSON: strings with line ends or many words become prose lines, everything else fields. */
function fromJson(value: unknown): readonly ShapedLine[] | null {
  const lines: ShapedLine[] = []
  let record = 0
  const walk = (at: unknown, key: string): void => {
    if (lines.length >= MOST_LINES) return
    if (Array.isArray(at)) {
      for (const inner of at as readonly unknown[]) {
        if (inner !== null && typeof inner === 'object') record += 1
        walk(inner, key)
      }
    } else if (at !== null && typeof at === 'object') {
      for (const [name, inner] of Object.entries(at)) walk(inner, plain(name))
    } else if (typeof at === 'string' || typeof at === 'number' || typeof at === 'boolean') {
      const texts = String(at).split('\n')
      for (const text of texts) {
        const value = plain(text)
        lines.push({ text: value, key, record, prose: texts.length > 1 || !isShort(value) || isSentence(value) })
      }
    }
  }
  walk(value, '')
  return lines
}

function parsedJson(text: string): unknown {
  if (!/^\s*[[{]/.test(text)) return undefined
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}

/** Quotes that were opened on a `key: "` line and not closed there: what follows is still that text. */
const opensText = (value: string): '"' | "'" | '|' | null => {
  if (/^[|>][-+]?\d?$/.test(value)) return '|'
  const quote = value[0]
  if (quote !== '"' && quote !== "'") return null
  return value.length > 1 && value.endsWith(quote) && !value.endsWith(`\\${quote}`) ? null : quote
}

type Open = { readonly quote: '"' | "'" | '|'; readonly indent: number }

const closesText = (line: string, open: Open): boolean =>
  open.quote === '|' ? false : new RegExp(`(?<!\\\\)${open.quote}\\s*,?$`).test(line)

function fromLines(text: string): readonly ShapedLine[] {
  const lines: ShapedLine[] = []
  let record = 0
  let outer = Number.POSITIVE_INFINITY
  let open: Open | null = null
  for (const raw of text.split('\n', MOST_LINES)) {
    if (raw.trim() === '') continue
    const line = plain(raw)
    const [, spaces = '', dashes = '', key = '', rest = ''] = LINE.exec(line) ?? []
    if (open !== null) {
      const inside: boolean = open.quote !== '|' || spaces.length > open.indent
      if (inside) {
        if (closesText(line, open)) open = null
        lines.push({ text: line, key: '', record, prose: true })
        continue
      }
      open = null
    }
    if (dashes !== '' && spaces.length <= outer) {
      outer = spaces.length
      record += 1
    }
    const quote = key === '' ? null : opensText(rest.trim())
    if (quote !== null) open = { quote, indent: spaces.length }
    const value = bare(rest)
    const structured = key !== '' || dashes !== ''
    const prose = quote !== null || !structured || !isShort(value) || isSentence(value)
    lines.push({ text: structured ? value : line, key: bare(key), record, prose })
  }
  return onlyValue(lines)
}

/** A result that is nothing but one short value (a date, an id, a name) is a field, not prose. */
const onlyValue = (lines: readonly ShapedLine[]): readonly ShapedLine[] => {
  const [first] = lines
  const single = lines.length === 1 && first !== undefined && wordCount(first.text) <= 3 && !/[.!?]$/.test(first.text)
  return single ? [{ ...first, prose: false }] : lines
}

/** Reads the text of a result into lines. Never throws; bounded. */
export function shapeOf(text: string): readonly ShapedLine[] {
  const json = parsedJson(text)
  return (json === undefined ? null : fromJson(json)) ?? fromLines(text)
}

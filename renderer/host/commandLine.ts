// Reads a pasted command line into command and arguments, and writes one for people. No shell is involved, ever.

export type CommandLine = {
  readonly command: string
  readonly args: readonly string[]
  /** `NAME=value` words before the command: kept apart, as environment. */
  readonly env: Readonly<Record<string, string>>
}

const ASSIGNMENT = /^([A-Za-z_][A-Za-z0-9_]*)=(.*)$/s

type Reading = { words: string[]; word: string | null; quote: '"' | "'" | null }

const readCharacter = (reading: Reading, character: string, next: string | undefined): number => {
  const { quote } = reading
  const add = (text: string) => {
    reading.word = (reading.word ?? '') + text
  }
  if (quote === null && /\s/.test(character)) {
    if (reading.word !== null) reading.words.push(reading.word)
    reading.word = null
  } else if (character === quote) reading.quote = null
  else if (quote === null && (character === '"' || character === "'")) {
    reading.quote = character
    add('')
  } else if (character === '\\' && next !== undefined && escapes(quote, next)) {
    if (next !== '\n') add(next)
    return 2
  } else add(character)
  return 1
}

/** A backslash is kept before ordinary letters, so that Windows paths stay whole. */
const escapes = (quote: Reading['quote'], next: string): boolean =>
  quote === "'" ? false : quote === '"' ? /["\\$`]/.test(next) : /["'\\\s]/.test(next)

const words = (line: string): readonly string[] | null => {
  const reading: Reading = { words: [], word: null, quote: null }
  for (let at = 0; at < line.length; ) at += readCharacter(reading, line.charAt(at), line[at + 1])
  if (reading.quote !== null) return null
  return reading.word === null ? reading.words : [...reading.words, reading.word]
}

/** Splits as a shell would quote, and expands nothing: `$HOME`, `&&` and `|` stay plain arguments. Null when a quote stays open or nothing is there. */
export const parseCommandLine = (line: string): CommandLine | null => {
  const found = words(line.trim().replace(/^\$\s+/, ''))
  if (found === null) return null
  const env: Record<string, string> = {}
  let first = 0
  for (; first < found.length; first++) {
    const match = ASSIGNMENT.exec(found[first] ?? '')
    if (match === null) break
    env[match[1] ?? ''] = match[2] ?? ''
  }
  const [command, ...args] = found.slice(first)
  return command === undefined || command === '' ? null : { command, args, env }
}

const SAFE = /^[A-Za-z0-9_@%+=:,./-]+$/

/** One word, quoted where a reader could mistake its borders. */
export const quoteWord = (word: string): string => {
  if (SAFE.test(word)) return word
  return word.includes("'") ? `"${word.replace(/["\\$`]/g, '\\$&')}"` : `'${word}'`
}

/** The command line as text that `parseCommandLine` reads back to the same words. */
export const formatCommandLine = (command: string, args: readonly string[]): string =>
  [command, ...args].map(quoteWord).join(' ')

const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host)

export type AddressProblem = 'unreadable' | 'scheme' | 'credentials' | 'plainHttp'

/** What is wrong with a server's address, or null. Main decides again. */
export const addressProblem = (typed: string): AddressProblem | null => {
  if (!URL.canParse(typed.trim())) return 'unreadable'
  const url = new URL(typed.trim())
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return 'scheme'
  if (url.username !== '' || url.password !== '') return 'credentials'
  if (url.protocol === 'http:' && !isLoopback(url.hostname)) return 'plainHttp'
  return null
}

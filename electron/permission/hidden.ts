// Characters that a person cannot see, or that change what a person sees: found in any JSON, and made visible.
import type { ToolDefinition } from '../../shared/host.ts'
import type { Json, JsonObject } from '../../shared/json.ts'
import { knownText } from '../exact.ts'
import { pointerToken } from './pointer.ts'
import { type Listed, type Told, told } from '../../shared/told.ts'

export type HiddenKind =
  | 'bidirectional'
  | 'zeroWidth'
  | 'tag'
  | 'control'
  | 'terminal'
  | 'invisible'
  | 'illFormed'
  | 'blankRun'
/** One find. `pointer` (RFC 6901) of the value, or of the value whose key it is in; `at` is an offset in UTF-16 units. */
export type Hidden = {
  readonly pointer: string
  readonly at: number
  readonly length: number
  readonly kind: HiddenKind
  readonly name: string
}

/** So much blank in one go pushes the rest out of sight. */
const BLANK_RUN = 200

const SUSPECT =
  /[\p{Zs}\t\n\r]{200,}|(?![\t\n\u{600}-\u{605}\u{6dd}])[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}\u{2800}]/gu

const kindOf = (hit: string): HiddenKind => {
  const code = hit.codePointAt(0) as number
  if (hit.length >= BLANK_RUN) return 'blankRun'
  if (code === 0x1b) return 'terminal'
  if (
    (code >= 0x202a && code <= 0x202e) ||
    (code >= 0x2066 && code <= 0x2069) ||
    code === 0x61c ||
    code === 0x200e ||
    code === 0x200f
  )
    return 'bidirectional'
  if (code >= 0xe0000 && code <= 0xe007f) return 'tag'
  if (code < 0xa0) return 'control'
  if ((code >= 0x200b && code <= 0x200d) || code === 0x2060 || code === 0xfeff) return 'zeroWidth'
  return code >= 0xd800 && code <= 0xdfff ? 'illFormed' : 'invisible'
}

const codeName = (hit: string) =>
  hit.length >= BLANK_RUN
    ? `${hit.length} blanks`
    : Array.from(hit, (one) => `U+${(one.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, '0')}`).join(
        ' ',
      )

const PICTURE = /\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Emoji}/u
const JOINING =
  /\p{Script=Arabic}|\p{Script=Syriac}|\p{Script=Mongolian}|\p{Script=Devanagari}|\p{Script=Bengali}|\p{Script=Gurmukhi}|\p{Script=Gujarati}|\p{Script=Oriya}|\p{Script=Tamil}|\p{Script=Telugu}|\p{Script=Kannada}|\p{Script=Malayalam}|\p{Script=Sinhala}|\p{Script=Khmer}|\p{Script=Myanmar}/u

const pointBefore = (text: string, at: number) => Array.from(text.slice(Math.max(0, at - 2), at)).at(-1) ?? ''
const pointAfter = (text: string, at: number) => String.fromCodePoint(text.codePointAt(at) ?? 32)

/** Where writing needs it: the emoji selector after a picture, joiners between pictures or within scripts that join, CR before LF. */
const belongs = (text: string, hit: string, at: number): boolean => {
  const before = pointBefore(text, at)
  const after = pointAfter(text, at + hit.length)
  if (hit === '\r') return after === '\n'
  if (hit === '\ufe0f' || hit === '\ufe0e') return PICTURE.test(before)
  if (hit === '\u200d' && (PICTURE.test(before) || before === '\ufe0f')) return /\p{Extended_Pictographic}/u.test(after)
  if (hit === '\u200c' || hit === '\u200d') return JOINING.test(before) && JOINING.test(after)
  return false
}

const hits = (text: string): { readonly at: number; readonly hit: string }[] => {
  if (isPlain(text)) return []
  const found: { at: number; hit: string }[] = []
  for (const match of text.matchAll(SUSPECT))
    if (!belongs(text, match[0], match.index)) found.push({ at: match.index, hit: match[0] })
  return found
}

const inText = (text: string, pointer: string): Hidden[] =>
  hits(text).map(({ at, hit }) => ({ pointer, at, length: hit.length, kind: kindOf(hit), name: codeName(hit) }))

const ASCII = /^[\x20-\x7e]*$/
const isPlain = (text: string): boolean => text.length < BLANK_RUN && ASCII.test(text)

/** Could anything be hidden there? Most arguments are a few short ASCII texts. False says no; too deep to tell is a yes. */
const mayHide = (value: Json, depth = 0): boolean => {
  if (typeof value === 'string') return !isPlain(value)
  if (value === null || typeof value !== 'object') return false
  // Plain as a whole, it is plain in every part; a control character would stand there with a backslash.
  const whole = knownText(value)
  if (whole !== null && isPlain(whole) && !whole.includes('\\')) return false
  if (depth > 20) return true
  if (Array.isArray(value)) return (value as readonly Json[]).some((inner) => mayHide(inner, depth + 1))
  return Object.keys(value).some((key) => !isPlain(key) || mayHide((value as JsonObject)[key] as Json, depth + 1))
}

const NONE: readonly Hidden[] = []

/** Every hidden character in a value, keys included, at any depth; at most `limit` finds. */
export const findHidden = (value: Json, limit = 100): readonly Hidden[] => {
  if (!mayHide(value)) return NONE
  // SECURITY: iterative, so that deep nesting cannot stop the search by exhausting the stack.
  const open: { readonly value: Json; readonly pointer: string }[] = [{ value, pointer: '' }]
  const found: Hidden[] = []
  while (open.length > 0 && found.length < limit) {
    const next = open.pop() as { value: Json; pointer: string }
    if (typeof next.value === 'string') found.push(...inText(next.value, next.pointer))
    else if (Array.isArray(next.value))
      for (const [at, inner] of next.value.entries())
        open.push({ value: inner as Json, pointer: `${next.pointer}/${at}` })
    else if (typeof next.value === 'object' && next.value !== null)
      for (const [key, inner] of Object.entries(next.value)) {
        const pointer = `${next.pointer}/${pointerToken(key)}`
        found.push(...inText(key, pointer))
        open.push({ value: inner as Json, pointer })
      }
  }
  return found.slice(0, limit)
}

/** The text with every hidden character spelt out, as in `⟦U+202E⟧`; nothing is left out. Plain text comes back as it is. */
export const makeVisible = (text: string): string => {
  let shown = ''
  let from = 0
  for (const { at, hit } of hits(text)) {
    shown += `${text.slice(from, at)}⟦${codeName(hit)}⟧`
    from = at + hit.length
  }
  return from === 0 ? text : shown + text.slice(from)
}

const WORDS: Record<HiddenKind, Told> = {
  bidirectional: told`characters that turn the reading direction`,
  zeroWidth: told`characters without width`,
  tag: told`invisible tag characters`,
  control: told`control characters`,
  terminal: told`terminal control sequences`,
  invisible: told`invisible characters`,
  illFormed: told`broken characters`,
  blankRun: told`a long run of blanks`,
}

const kindsIn = (found: readonly Hidden[]): Listed => ({
  list: [...new Set(found.map((one) => WORDS[one.kind]))],
  by: 'comma',
})

/** One sentence for a card. */
export const hiddenInCall = (found: readonly Hidden[]): Told =>
  found.length === 1
    ? told`The call has a hidden character: ${kindsIn(found)}.`
    : told`The call has ${found.length} hidden characters: ${kindsIn(found)}.`

/** Why a tool is left out of the catalogue: its definition hides characters from the person. Null when it does not. */
export function refusalOf(tool: ToolDefinition): Told | null {
  // SECURITY: what the model reads of a tool, a person can read too.
  const found = findHidden(JSON.parse(JSON.stringify(tool)) as Json)
  if (found.length === 0) return null
  return found.length === 1
    ? told`Its definition has a hidden character: ${kindsIn(found)}.`
    : told`Its definition has ${found.length} hidden characters: ${kindsIn(found)}.`
}

// Makes what text hides visible: control and zero-width characters, direction marks, look-alike letters, long blanks.

/** A run of text: as it is, or a character (or blank run) that must be shown by name. */
export type Piece =
  | { readonly kind: 'plain'; readonly text: string }
  | { readonly kind: 'hidden'; readonly text: string; readonly name: string }
  | { readonly kind: 'lookAlike'; readonly text: string; readonly name: string }
  | { readonly kind: 'blank'; readonly text: string; readonly count: number }

const NAMES: Readonly<Record<string, string>> = {
  '0000': 'NUL',
  '0007': 'BELL',
  '0008': 'BACKSPACE',
  '0009': 'TAB',
  '000A': 'LINE FEED',
  '000B': 'VERTICAL TAB',
  '000D': 'CARRIAGE RETURN',
  '001B': 'ESCAPE',
  '007F': 'DELETE',
  '00A0': 'NO-BREAK SPACE',
  '00AD': 'SOFT HYPHEN',
  '061C': 'ARABIC LETTER MARK',
  '200B': 'ZERO WIDTH SPACE',
  '200C': 'ZERO WIDTH NON-JOINER',
  '200D': 'ZERO WIDTH JOINER',
  '200E': 'LEFT-TO-RIGHT MARK',
  '200F': 'RIGHT-TO-LEFT MARK',
  '2028': 'LINE SEPARATOR',
  '2029': 'PARAGRAPH SEPARATOR',
  '202A': 'LEFT-TO-RIGHT EMBEDDING',
  '202B': 'RIGHT-TO-LEFT EMBEDDING',
  '202C': 'POP DIRECTION',
  '202D': 'LEFT-TO-RIGHT OVERRIDE',
  '202E': 'RIGHT-TO-LEFT OVERRIDE',
  '2060': 'WORD JOINER',
  '2066': 'LEFT-TO-RIGHT ISOLATE',
  '2067': 'RIGHT-TO-LEFT ISOLATE',
  '2068': 'FIRST STRONG ISOLATE',
  '2069': 'POP ISOLATE',
  FEFF: 'BYTE ORDER MARK',
  '3164': 'HANGUL FILLER',
}

/** `U+202E RIGHT-TO-LEFT OVERRIDE`, or `U+E0041 TAG A` for letters hidden as tags. */
export const nameOf = (character: string): string => {
  const code = character.codePointAt(0) ?? 0
  const hex = code.toString(16).toUpperCase().padStart(4, '0')
  if (code >= 0xe0020 && code <= 0xe007e) return `U+${hex} TAG ${String.fromCodePoint(code - 0xe0000)}`
  const name = NAMES[hex]
  return name === undefined ? `U+${hex}` : `U+${hex} ${name}`
}

// Format, control, private, unassigned and surrogate characters, odd blanks, fillers; line feed and tab are ordinary.
const HIDDEN =
  /(?![\n\t])[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}\p{Default_Ignorable_Code_Point}\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000\u2800]/u
const BLANKS = /[ \t]{17,}|\n{5,}/
const EMOJI = /(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}|[#*0-9])/u
const JOINER = '\u200D'
const EMOJI_STYLE = '\uFE0F'

/** A joiner or style mark inside an emoji is what it is for. */
const isEmojiPart = (characters: readonly string[], index: number): boolean => {
  const here = characters[index]
  const before = characters[index - 1] ?? ''
  if (here === EMOJI_STYLE) return EMOJI.test(before)
  if (here !== JOINER) return false
  return (EMOJI.test(before) || before === EMOJI_STYLE) && EMOJI.test(characters[index + 1] ?? '')
}

const NO_BREAK = /[\u00A0\u202F]/
/** A no-break space where French sets one: inside its quotes, before a sign of two parts, between the digits of a number. */
const isFrench = (characters: readonly string[], index: number): boolean => {
  const [before = '', after = '', beyond = ''] = [index - 1, index + 1, index + 2].map((at) => characters[at])
  if (!NO_BREAK.test(characters[index] ?? '') || after === '') return false
  if (before === '«' || after === '»') return true
  if (/[:;!?%]/.test(after)) return /[\p{L}\p{N}»)”’]/u.test(before) && !/[\p{L}\p{N}]/u.test(beyond)
  return /\d/.test(before) && /^\d{3}(?!\d)/.test(characters.slice(index + 1, index + 5).join(''))
}

const LATIN = /\p{Script=Latin}/u
const OTHER = /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}\p{Script=Cherokee}]/u
// Full-width and mathematical letters read as Latin whatever stands beside them.
const DISGUISED = /[\uFF01-\uFF5E\u{1D400}-\u{1D7FF}\u24B6-\u24E9]/u

/** Letters of another script in a word or address that also has Latin ones: `pаypal` with a Cyrillic `а`. */
const lookAlikesOf = (token: string): boolean => LATIN.test(token) && OTHER.test(token)

const scriptName = (character: string): string => {
  if (/\p{Script=Cyrillic}/u.test(character)) return 'CYRILLIC'
  if (/\p{Script=Greek}/u.test(character)) return 'GREEK'
  if (DISGUISED.test(character)) return 'STYLED LETTER'
  return 'OTHER SCRIPT'
}

const piecesOfToken = (token: string, exact: boolean, push: (piece: Piece) => void): void => {
  const mixed = lookAlikesOf(token)
  const characters = Array.from(token)
  for (const [index, character] of characters.entries()) {
    if (HIDDEN.test(character) && !isEmojiPart(characters, index) && (exact || !isFrench(characters, index)))
      push({ kind: 'hidden', text: character, name: nameOf(character) })
    else if ((mixed && OTHER.test(character)) || DISGUISED.test(character))
      push({ kind: 'lookAlike', text: character, name: `${nameOf(character)} ${scriptName(character)}` })
    else push({ kind: 'plain', text: character })
  }
}

const collector = () => {
  const pieces: Piece[] = []
  const push = (piece: Piece): void => {
    const last = pieces.at(-1)
    if (piece.kind === 'plain' && last?.kind === 'plain')
      pieces[pieces.length - 1] = { kind: 'plain', text: last.text + piece.text }
    else pieces.push(piece)
  }
  return { pieces, push }
}

/** The text in pieces; joining their `text` gives exactly the text back. Not `exact`, the spaces of good French are as they should be. */
export const reveal = (text: string, exact = true): readonly Piece[] => {
  const { pieces, push } = collector()
  let rest = text
  while (rest !== '') {
    const blank = BLANKS.exec(rest)
    const end = blank?.index ?? rest.length
    for (const token of rest.slice(0, end).split(/([ \t\n]+)/u)) if (token !== '') piecesOfToken(token, exact, push)
    if (blank !== null) push({ kind: 'blank', text: blank[0], count: blank[0].length })
    rest = rest.slice(end + (blank?.[0].length ?? 0))
  }
  return pieces
}

/** Whether anything in the text must be made visible. */
export const hidesSomething = (text: string): boolean => reveal(text).some((piece) => piece.kind !== 'plain')

/** What a marked piece takes of the room, in characters: its name stands for it. */
const MARK_ROOM = 12
const roomOf = (piece: Piece): number => (piece.kind === 'plain' ? piece.text.length : MARK_ROOM)

const cutPlain = (text: string, most: number): string =>
  text.slice(0, /[\uD800-\uDBFF]$/.test(text.slice(0, most)) ? most - 1 : most)

/** The pieces of a first view, about `most` characters wide; `left` counts the characters not shown ("n more"). */
export const firstPieces = (
  text: string,
  most: number,
  exact = true,
): { readonly pieces: readonly Piece[]; readonly left: number } => {
  const shown: Piece[] = []
  let room = most
  let used = 0
  // Blanks may be many times longer than what stands for them, so more than `most` is read, but never without bound.
  for (const piece of reveal(text.slice(0, most * 20 + 2000), exact)) {
    if (room <= 0) break
    const fits = piece.kind !== 'plain' || piece.text.length <= room
    const kept: Piece = fits ? piece : { kind: 'plain', text: cutPlain(piece.text, room) }
    shown.push(kept)
    used += kept.text.length
    room -= fits ? roomOf(piece) : room
  }
  return { pieces: shown, left: Array.from(text.slice(used)).length }
}

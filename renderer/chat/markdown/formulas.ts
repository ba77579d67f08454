/** Where formulas are in a text. One pass, no expression that could run away; `$5 and $10` is money. */

/** `open`: the closing mark has not come yet. */
export type Formula = { readonly raw: string; readonly text: string; readonly display: boolean; readonly open: boolean }
export type FormulaToken = Formula & { readonly type: 'formula' }
export type Place = { readonly start: number; readonly end: number; readonly formula: Formula }

const LONGEST = 4000
const WORDY = /[\p{L}\p{N}]/u
const SPACE = /\s/

export const mayHoldFormulas = (text: string): boolean =>
  text.includes('$') || text.includes('\\(') || text.includes('\\[')

/** The formulas in one paragraph, in order. */
export function formulasIn(text: string): readonly Place[] {
  const places: Place[] = []
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at]
    if (sign === '`') at = afterCode(text, at) - 1
    else if (sign === '$' || sign === '\\') {
      const place = sign === '$' ? dollars(text, at) : brackets(text, at)
      if (place) places.push(place)
      // An escaped character opens nothing.
      at = place ? place.end - 1 : sign === '\\' ? at + 1 : at
    }
  }
  return places
}

/** Behind a code span, or behind its marks when it never closes. */
function afterCode(text: string, at: number): number {
  let open = at
  while (text[open] === '`') open += 1
  const marks = text.slice(at, open)
  const close = text.indexOf(marks, open)
  return close < 0 || close - open > LONGEST ? open : close + marks.length
}

function dollars(text: string, start: number): Place | null {
  const marks = text.startsWith('$$', start) ? '$$' : '$'
  const from = start + marks.length
  // What follows a letter or digit is a price or a variable: US$5, a$b.
  if (WORDY.test(text[start - 1] ?? ' ') || SPACE.test(text[from] ?? ' ')) return null
  for (let at = from; at < text.length && at - from < LONGEST; at += 1) {
    if (text[at] === '\\') at += 1
    else if (text[at] === '$') {
      if (!text.startsWith(marks, at) || at === from) return null
      const end = at + marks.length
      if (SPACE.test(text[at - 1] ?? ' ') || WORDY.test(text[end] ?? ' ')) return null
      return placeOf(text, { start, end, marks: marks.length, display: marks === '$$' })
    }
  }
  return null
}

function brackets(text: string, start: number): Place | null {
  const open = text.slice(start, start + 2)
  if (open !== '\\(' && open !== '\\[') return null
  const at = text.slice(start + 2, start + 2 + LONGEST).indexOf(open === '\\(' ? '\\)' : '\\]')
  const isEmpty = at < 1
  if (isEmpty) return null
  const end = start + 4 + at
  // \[text\](address) is a link that was written out, not a formula.
  if (open === '\\[' && text[end] === '(') return null
  return placeOf(text, { start, end, marks: 2, display: open === '\\[' })
}

type Found = { readonly start: number; readonly end: number; readonly marks: number; readonly display: boolean }

function placeOf(text: string, { start, end, marks, display }: Found): Place {
  const raw = text.slice(start, end)
  return { start, end, formula: { raw, text: raw.slice(marks, -marks).trim(), display, open: false } }
}

const OPENS = /^ {0,3}(\$\$|\\\[)/

/** A formula on lines of its own at the beginning of a text; a blank line ends its chances. While the text grows, it may still be open. */
export function formulaBlock(text: string, growing: boolean): Formula | null {
  const opening = OPENS.exec(text.slice(0, 6))
  if (!opening) return null
  const [head = '', mark] = opening
  const part = paragraphAt(text)
  const at = part.indexOf(mark === '$$' ? '$$' : '\\]', head.length)
  if (at < 0) {
    const isLast = part.length === text.trimEnd().length || part.length === text.length
    return growing && isLast ? { raw: text, text: part.slice(head.length).trim(), display: true, open: true } : null
  }
  const rest = /^[ \t]*(?:\n+|$)/.exec(part.slice(at + 2, at + 200))
  const inner = part.slice(head.length, at).trim()
  if (!rest || inner === '') return null
  // The line break belongs to it, as it does to every other block.
  const raw = text.slice(0, at + 2 + rest[0].length)
  return { raw, text: inner, display: true, open: false }
}

const paragraphAt = (text: string): string => {
  const blank = text.indexOf('\n\n')
  const end = blank < 0 ? text.length : blank
  return text.slice(0, Math.min(end, LONGEST * 3))
}

/** Where in a paragraph the next line begins that opens a formula; -1 for nowhere. */
export function nextFormulaLine(text: string): number {
  const found = /\n {0,3}(?:\$\$|\\\[)/.exec(paragraphAt(text))
  return found ? found.index + 1 : -1
}

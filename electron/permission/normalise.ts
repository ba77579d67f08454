// One form for comparing text: what a reader would take for the same is the same here. Also undoes common encodings.

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  commat: '@',
  period: '.',
  colon: ':',
  sol: '/',
  num: '#',
  hyphen: '-',
}

const codePoint = (code: number): string => (code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '')

function withoutEntities(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]{2,8}));/gi, (whole, hex, decimal, name) => {
    if (hex !== undefined) return codePoint(Number.parseInt(hex as string, 16))
    if (decimal !== undefined) return codePoint(Number(decimal))
    return ENTITIES[(name as string).toLowerCase()] ?? whole
  })
}

const isAscii = (text: string): boolean => !/[^\x20-\x7e\n]/.test(text)

/** Lower case, NFKC, entities decoded, and nothing that is invisible. Line ends stay. */
export function plain(text: string): string {
  // Most texts are ASCII without entities: nothing is hidden there, and NFKC changes nothing.
  if (!text.includes('.') && isAscii(text) && !text.includes('&')) return text.toLowerCase()
  // Characters that show nothing: zero width, direction marks, tags, variation selectors, soft hyphen.
  const shown = withoutEntities(text).replace(/[\p{Default_Ignorable_Code_Point}\p{Cf}]/gu, '')
  // A full stop with the space forgotten, as people type it, would glue a sentence to an address.
  return shown
    .replace(/([a-z])\.(\p{Lu}\p{Ll}*)(?=[\s,])/gu, '$1. $2')
    .normalize('NFKC')
    .toLowerCase()
}

const printable = (text: string): boolean => text.length > 0 && !/[\p{Cc}\ufffd]/u.test(text.replace(/[\t\n\r]/g, ''))

function fromBase64(text: string): string | null {
  const decoded = Buffer.from(text, 'base64').toString('utf8')
  return printable(decoded) && decoded.length >= 4 ? decoded : null
}

function fromHex(text: string): string | null {
  const decoded = Buffer.from(text, 'hex').toString('utf8')
  return printable(decoded) ? decoded : null
}

function fromPercent(text: string): string | null {
  try {
    const decoded = decodeURIComponent(text.replaceAll('+', ' '))
    return decoded === text ? null : decoded
  } catch {
    return null
  }
}

const IN_BLOB = Uint8Array.from({ length: 128 }, (_, code) =>
  /[A-Za-z0-9+/_-]/.test(String.fromCharCode(code)) ? 1 : 0,
)
const SHORTEST_BLOB = 12

/** Runs of signs as base64 and hex have them, with the `=` after them. By a table: an expression tries every word of the text anew. */
export function blobsIn(text: string): readonly string[] {
  const found: string[] = []
  let start = 0
  for (let at = 0; at <= text.length; at++) {
    if (IN_BLOB[text.charCodeAt(at)] === 1) continue
    if (at - start >= SHORTEST_BLOB) {
      let end = at
      while (end < at + 2 && text[end] === '=') end++
      found.push(text.slice(start, end))
    }
    start = at + 1
  }
  return found
}

/** Is there room for an encoding? Most values are shorter than any. */
export const mayEncode = (text: string): boolean => text.length >= SHORTEST_BLOB || text.includes('%')

const NOTHING: readonly string[] = []

/** What is written inside a text by base64, hex or percent escapes, at most `most` pieces; empty when nothing is. */
export function hiddenInside(text: string, most = 50): readonly string[] {
  if (!mayEncode(text)) return NOTHING
  const blobs = blobsIn(text)
  const escaped = text.includes('%') && /%[0-9a-f]{2}/i.test(text)
  if (blobs.length === 0 && !escaped) return NOTHING
  const found: string[] = []
  const add = (decoded: string | null) => {
    if (decoded !== null && found.length < most) found.push(decoded)
  }
  for (const blob of blobs) {
    if (found.length >= most) break
    if (blob.length % 2 === 0 && /^[0-9a-f]+$/i.test(blob)) add(fromHex(blob))
    else if (/[A-Z]/.test(blob) && /[a-z]/.test(blob)) add(fromBase64(blob))
  }
  if (escaped) for (const piece of text.split(/\s+/)) if (/%[0-9a-f]{2}/i.test(piece)) add(fromPercent(piece))
  return found
}

const TWO = (text: string | number) => String(text).padStart(2, '0')
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const MONTH = '(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*'
const DAY_FORMS: readonly { readonly form: RegExp; readonly order: 'ymd' | 'mdy' | 'dmy' }[] = [
  { form: /\b(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/g, order: 'ymd' },
  { form: new RegExp(`\\b${MONTH}\\.? (\\d{1,2})(?:st|nd|rd|th)?(?:,? (\\d{4}))?\\b`, 'g'), order: 'mdy' },
  { form: new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th)?(?: of)? ${MONTH}\\.?(?:,? (\\d{4}))?\\b`, 'g'), order: 'dmy' },
  { form: /\b(\d{1,2})[/.](\d{1,2})[/.](\d{4})\b/g, order: 'dmy' },
]

const monthOf = (text: string): string => {
  const named = MONTHS.indexOf(text.slice(0, 3))
  return TWO(named >= 0 ? named + 1 : text)
}

/** Days that a plain text names, as `2024-05-20`, or `-05-20` when it says no year. */
export function daysIn(text: string): ReadonlySet<string> {
  const days = new Set<string>()
  for (const { form, order } of DAY_FORMS)
    for (const [, a = '', b = '', c = ''] of text.matchAll(form)) {
      const [year, month, day] = order === 'ymd' ? [a, b, c] : order === 'mdy' ? [c, a, b] : [c, b, a]
      days.add(`${year}-${monthOf(month)}-${TWO(day)}`)
      days.add(`-${monthOf(month)}-${TWO(day)}`)
      // Day and month are written in both orders; either reading is what was said.
      if (order === 'dmy' && /^\d+$/.test(b)) days.add(`${year}-${TWO(a)}-${TWO(b)}`)
    }
  return days
}

/** Times of day that a plain text names, as `08:30`. */
export function timesIn(text: string): ReadonlySet<string> {
  const times = new Set<string>()
  for (const [, hour = '', minute = '00', half] of text.matchAll(
    /\b(\d{1,2})(?:[:.](\d{2}))?(?::\d{2})? ?([ap])\.?m\b/g,
  ))
    times.add(`${TWO((Number(hour) % 12) + (half === 'p' ? 12 : 0))}:${minute}`)
  for (const [, hour = '', minute = ''] of text.matchAll(/(?<![\d:])(\d{1,2}):(\d{2})(?!\d)/g))
    times.add(`${TWO(hour)}:${minute}`)
  if (/\bnoon\b/.test(text)) times.add('12:00')
  return times
}

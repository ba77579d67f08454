// Values of arguments as people read them: visible, dated, and cut only with a count of what is left out.
import { dateText, isDate, type Where } from '../../../shared/dates.ts'
import type { Json, JsonObject } from '../../../shared/json.ts'
import { numberFormat } from '../../../shared/locale.ts'
import { makeVisible } from '../hidden.ts'
import type { Phrases } from './phrases.ts'

export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const LONGEST = 80

/** One line of visible text; longer than 80 characters it is cut and says how many are left out. */
export const shortText = (text: string, phrases: Phrases): string => {
  const line = makeVisible(text)
    .replaceAll(/\s*\n\s*/g, ' ⏎ ')
    .trim()
  const letters = Array.from(line)
  if (letters.length <= LONGEST) return line
  const kept = letters
    .slice(0, LONGEST - 10)
    .join('')
    .trimEnd()
  return `${kept}… (${phrases.moreLetters(letters.length - (LONGEST - 10))})`
}

/** A scalar as text; objects and lists as JSON. */
export const plainText = (value: Json): string =>
  typeof value === 'string'
    ? value
    : typeof value === 'object' && value !== null
      ? JSON.stringify(value)
      : String(value)

/** A value for a sentence: dates as dates, lists with their first items and a count, other text shortened. */
export const valueText = (value: Json, phrases: Phrases, place: Where): string => {
  if (typeof value === 'number')
    return numberFormat(place.language, { maximumFractionDigits: 20, useGrouping: false }).format(value)
  if (typeof value === 'string') return isDate(value) ? dateText(value, place) : shortText(value, phrases)
  if (Array.isArray(value))
    return listText(
      (value as readonly Json[]).map((one) => valueText(one, phrases, place)),
      phrases,
    )
  if (isObject(value)) {
    const when = dateOf(value)
    if (when !== null) return dateText(when, place)
  }
  return shortText(plainText(value), phrases)
}

/** The date that a value writes, also as `{ dateTime }` or `{ date }`; null when it writes none. */
export const dateOf = (value: Json): string | null => {
  const inner = isObject(value) ? (value.dateTime ?? value.date) : value
  return typeof inner === 'string' && isDate(inner) ? inner : null
}

/** The first items of a list and how many more there are. */
export const listText = (items: readonly string[], phrases: Phrases, most = 3): string => {
  if (items.length === 0) return '[]'
  if (items.length <= most) return phrases.list(items)
  return `${items.slice(0, most - 1).join(', ')} ${phrases.more(items.length - (most - 1))}`
}

/** Money in the person's own way; an unknown currency is written as it came. */
export const moneyText = (amount: Json, currency: string | null, language: string): string => {
  const number =
    typeof amount === 'number'
      ? amount
      : typeof amount === 'string' && /^-?\d+(\.\d+)?$/.test(amount)
        ? Number(amount)
        : null
  if (number === null) return `${makeVisible(plainText(amount))}${currency === null ? '' : ` ${makeVisible(currency)}`}`
  const figure = numberFormat(language, { maximumFractionDigits: 20 }).format(number)
  return currency === null ? figure : `${figure} ${makeVisible(currency).toUpperCase()}`
}

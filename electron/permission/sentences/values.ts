// Values of arguments as people read them: visible, dated, and cut only with a count of what is left out.
import type { Json, JsonObject } from '../../../shared/json.ts'
import { makeVisible } from '../hidden.ts'
import type { Phrases } from './phrases.ts'

export type Place = {
  /** BCP 47 tag for dates and numbers. */
  readonly locale: string
  /** IANA time zone in which instants are shown. */
  readonly timeZone: string
  /** The year of this instant is left out of dates; null writes the year always. */
  readonly now: number | null
}

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

const DATE = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?\s*(Z|[+-]\d\d:?\d\d)?)?$/

/** Does the text write a date, with or without a time? */
export const isDate = (text: string): boolean =>
  DATE.test(text.trim()) && !Number.isNaN(Date.parse(text.trim().replace(' ', 'T')))

type Moment = { readonly at: number; readonly timeZone: string; readonly timed: boolean }

const momentOf = (text: string, place: Place): Moment | null => {
  const match = DATE.exec(text.trim())
  if (!match || !isDate(text)) return null
  const [, year, month, day, hour, minute, second, offset] = match
  const whole = [year, Number(month) - 1, day, hour ?? 0, minute ?? 0, second ?? 0].map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ]
  const at = offset === undefined ? Date.UTC(...whole) : Date.parse(text.trim().replace(' ', 'T'))
  return { at, timeZone: offset === undefined ? 'UTC' : place.timeZone, timed: hour !== undefined }
}

const formatOf = ({ at, timeZone, timed }: Moment, place: Place) => {
  const thisYear = place.now !== null && yearOf(place.now, place.timeZone) === yearOf(at, timeZone)
  return new Intl.DateTimeFormat(place.locale, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    ...(thisYear ? {} : { year: 'numeric' }),
    ...(timed ? { hour: '2-digit', minute: '2-digit' } : {}),
    timeZone,
  })
}

/** A date in the person's own way. With an offset it is an instant, shown in the time zone; without one it is shown as written. */
export const dateText = (text: string, place: Place): string => {
  const moment = momentOf(text, place)
  return moment ? formatOf(moment, place).format(moment.at) : text
}

/** Two dates as one range, the shared part said once; null when they are no two dates of a kind. */
export const rangeText = (from: string, to: string, place: Place): string | null => {
  const [start, end] = [momentOf(from, place), momentOf(to, place)]
  if (!start || !end || start.timeZone !== end.timeZone || start.timed !== end.timed || end.at < start.at) return null
  return formatOf(start, place).formatRange(start.at, end.at)
}

const yearOf = (at: number, timeZone: string) => new Intl.DateTimeFormat('en', { year: 'numeric', timeZone }).format(at)

/** A value for a sentence: dates as dates, lists with their first items and a count, other text shortened. */
export const valueText = (value: Json, phrases: Phrases, place: Place): string => {
  if (typeof value === 'number')
    return new Intl.NumberFormat(place.locale, { maximumFractionDigits: 20, useGrouping: false }).format(value)
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
export const moneyText = (amount: Json, currency: string | null, locale: string): string => {
  const number =
    typeof amount === 'number'
      ? amount
      : typeof amount === 'string' && /^-?\d+(\.\d+)?$/.test(amount)
        ? Number(amount)
        : null
  if (number === null) return `${makeVisible(plainText(amount))}${currency === null ? '' : ` ${makeVisible(currency)}`}`
  const figure = new Intl.NumberFormat(locale, { maximumFractionDigits: 20 }).format(number)
  return currency === null ? figure : `${figure} ${makeVisible(currency).toUpperCase()}`
}

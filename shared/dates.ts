// Dates out of data (arguments, results) as people read them, the same on a card and in a table of results.
import { dateFormat } from './locale.ts'

export type Where = {
  readonly language: string
  /** IANA time zone in which instants are shown. */
  readonly timeZone: string
  /** The year of this instant is left out of dates; null writes the year always. */
  readonly now: number | null
}

const DATE = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?\s*(Z|[+-]\d\d:?\d\d)?)?$/

/** Does the text write a date, with or without a time? */
export const isDate = (text: string): boolean =>
  DATE.test(text.trim()) && !Number.isNaN(Date.parse(text.trim().replace(' ', 'T')))

type Moment = { readonly at: number; readonly timeZone: string; readonly timed: boolean }

const momentOf = (text: string, where: Where): Moment | null => {
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
  return { at, timeZone: offset === undefined ? 'UTC' : where.timeZone, timed: hour !== undefined }
}

const formatOf = ({ at, timeZone, timed }: Moment, where: Where) => {
  const thisYear = where.now !== null && yearOf(where.now, where.timeZone) === yearOf(at, timeZone)
  return dateFormat(where.language, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    ...(thisYear ? {} : { year: 'numeric' }),
    ...(timed ? { hour: '2-digit', minute: '2-digit' } : {}),
    timeZone,
  })
}

/** A date in the person's own way. With an offset it is an instant, shown in the time zone; without one it is shown as written. */
export const dateText = (text: string, where: Where): string => {
  const moment = momentOf(text, where)
  return moment ? formatOf(moment, where).format(moment.at) : text
}

/** Two dates as one range, the shared part said once; null when they are no two dates of a kind. */
export const rangeText = (from: string, to: string, where: Where): string | null => {
  const [start, end] = [momentOf(from, where), momentOf(to, where)]
  if (!start || !end || start.timeZone !== end.timeZone || start.timed !== end.timed || end.at < start.at) return null
  return formatOf(start, where).formatRange(start.at, end.at)
}

const yearOf = (at: number, timeZone: string) => dateFormat('en', { year: 'numeric', timeZone }).format(at)

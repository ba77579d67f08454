// Times, spans of time and sizes as people read them, in the language of the window.
import { dateText, isDate } from '../../shared/dates.ts'
import * as locale from '../../shared/locale.ts'
import { words } from '../i18n/words.ts'

/** How dates, numbers, lists and names are written in the language of the window. */
export const dateFormat = (options: Intl.DateTimeFormatOptions) => locale.dateFormat(words.language, options)
export const numberFormat = (options: Intl.NumberFormatOptions) => locale.numberFormat(words.language, options)
export const inOrder = (): ((a: string, b: string) => number) => locale.inOrder(words.language)
export const formatList = (items: readonly string[]): string => locale.listFormat(words.language, {}).format(items)
export const languageName = (tag: string): string | undefined =>
  locale.nameFormat(words.language, { type: 'language' }).of(tag)

/** `22 Nov, 16:40`, with the year when it is another one. */
export const formatTime = (at: number, now = Date.now()): string => {
  const date = new Date(at)
  const sameYear = date.getFullYear() === new Date(now).getFullYear()
  return dateFormat({
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    ...(sameYear ? {} : { year: 'numeric' }),
  }).format(date)
}

/** `Fri 27 Nov, 18:30` of a date as data writes it, as a card would say it; null when it is none. */
export const formatDate = (text: string, now = Date.now()): string | null =>
  isDate(text) ? dateText(text, { language: words.language, timeZone: zone(), now }) : null
const zone = (): string => dateFormat({}).resolvedOptions().timeZone

/** `1 Dec` of a day as data writes it. */
export const formatDay = (day: string): string =>
  dateFormat({ day: 'numeric', month: 'short', timeZone: 'UTC' }).format(Date.parse(day))

/** `16:40`. */
export const formatHour = (at: number): string => dateFormat({ hour: '2-digit', minute: '2-digit' }).format(at)
export const formatClock = (at: number): string =>
  dateFormat({ hour: '2-digit', minute: '2-digit', second: '2-digit' }).format(at)

/** `0.4 ms`, `12 ms`, `1.3 s`, `2 min 5 s`. */
export const formatDuration = (milliseconds: number): string => {
  const number = (value: number, digits: number) =>
    numberFormat({ maximumFractionDigits: digits, minimumFractionDigits: 0 }).format(value)
  if (milliseconds < 10) return `${number(milliseconds, 1)} ms`
  if (milliseconds < 1000) return `${number(milliseconds, 0)} ms`
  if (milliseconds < 60_000) return `${number(milliseconds / 1000, 1)} s`
  const seconds = Math.round(milliseconds / 1000)
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`
}

/** `950 B`, `12 kB`, `1.3 MB`. */
export const formatBytes = (bytes: number): string => {
  if (bytes < 1000) return `${numberFormat({ maximumFractionDigits: 0 }).format(bytes)} B`
  if (bytes < 1_000_000) return `${numberFormat({ maximumFractionDigits: 0 }).format(bytes / 1000)} kB`
  return `${numberFormat({ minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(bytes / 1_000_000)} MB`
}

export const formatCount = (count: number): string => numberFormat({}).format(count)

/** `74 %`. */
export const formatShare = (share: number): string =>
  numberFormat({ style: 'percent', maximumFractionDigits: 0 }).format(share)

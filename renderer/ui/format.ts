// Times, spans of time and sizes as people read them, in the language of the window.
import { words } from '../i18n/words.ts'

const language = (): string => words.language

/** One formatter for each way of writing: to make one takes longer than to write a hundred rows with it. */
function keeper<O extends object, F>(make: (language: string, options: O) => F): (options: O) => F {
  const made = new Map<string, F>()
  return (options) => {
    const key = language() + JSON.stringify(options)
    const known = made.get(key) ?? make(language(), options)
    made.set(key, known)
    return known
  }
}
/** How dates and times are written in the language of the window. */
export const dateFormat = keeper((tag, options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(tag, options))
export const numberFormat = keeper((tag, options: Intl.NumberFormatOptions) => new Intl.NumberFormat(tag, options))

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

export const formatCount = (count: number): string => numberFormat({}).format(count)

/** `74 %`. */
export const formatShare = (share: number): string =>
  numberFormat({ style: 'percent', maximumFractionDigits: 0 }).format(share)

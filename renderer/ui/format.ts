// Times, spans of time and sizes as people read them, in the language of the window.
import { words } from '../i18n/words.ts'

const language = (): string => words.language

/** `22 Nov, 16:40`, with the year when it is another one. */
export const formatTime = (at: number, now = Date.now()): string => {
  const date = new Date(at)
  const sameYear = date.getFullYear() === new Date(now).getFullYear()
  return date.toLocaleString(language(), {
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    ...(sameYear ? {} : { year: 'numeric' }),
  })
}

export const formatClock = (at: number): string =>
  new Date(at).toLocaleTimeString(language(), { hour: '2-digit', minute: '2-digit', second: '2-digit' })

/** `0.4 ms`, `12 ms`, `1.3 s`, `2 min 5 s`. */
export const formatDuration = (milliseconds: number): string => {
  const number = (value: number, digits: number) =>
    value.toLocaleString(language(), { maximumFractionDigits: digits, minimumFractionDigits: 0 })
  if (milliseconds < 10) return `${number(milliseconds, 1)} ms`
  if (milliseconds < 1000) return `${number(milliseconds, 0)} ms`
  if (milliseconds < 60_000) return `${number(milliseconds / 1000, 1)} s`
  const seconds = Math.round(milliseconds / 1000)
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`
}

export const formatCount = (count: number): string => count.toLocaleString(language())

/** `74 %`. */
export const formatShare = (share: number): string =>
  share.toLocaleString(language(), { style: 'percent', maximumFractionDigits: 0 })

// Between the exact times that tools take (RFC 3339) and what the browser's date and time boxes speak.

const two = (value: number): string => String(value).padStart(2, '0')
const EXACT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})?$/i

/** `2026-11-24T13:00:00Z` as this computer's clock shows it, for a `datetime-local` box; null when it is no such time. */
export const toLocalBox = (value: string): string | null => {
  if (!EXACT.test(value)) return null
  const date = new Date(value)
  if (Number.isNaN(date.getTime())) return null
  const day = `${String(date.getFullYear()).padStart(4, '0')}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
  return `${day}T${two(date.getHours())}:${two(date.getMinutes())}`
}

/** The box's local time with this computer's offset: `2026-11-24T14:00:00+01:00`. */
export const fromLocalBox = (box: string): string => {
  const date = new Date(box)
  if (box === '' || Number.isNaN(date.getTime())) return box
  const offset = -date.getTimezoneOffset()
  const sign = offset < 0 ? '-' : '+'
  const size = Math.abs(offset)
  return `${box.length === 16 ? `${box}:00` : box}${sign}${two(Math.floor(size / 60))}:${two(size % 60)}`
}

/** Whether the browser's own box can show the value; if not, plain text must, since a box would show nothing. */
export const fitsBox = (format: 'date' | 'time', value: string): boolean =>
  value === '' || (format === 'date' ? /^\d{4}-\d{2}-\d{2}$/ : /^\d{2}:\d{2}(:\d{2})?$/).test(value)

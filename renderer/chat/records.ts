import type { Json } from '../../shared/json.ts'

type Plain = string | number | boolean | null
export type RecordRow = { readonly [name: string]: Plain | readonly Plain[] }
export type Records = { readonly names: readonly string[]; readonly rows: readonly RecordRow[] }

const MOST_COLUMNS = 8
const LONGEST = 160
const MOST_IN_A_CELL = 6

/** A list of things that are alike (events, messages, files) as rows and columns; null when a table would hide or squeeze something. */
export function recordsOf(value: Json): Records | null {
  if (!Array.isArray(value) || value.length < 2) return null
  const names = new Set<string>()
  for (const item of value) {
    if (!isRow(item)) return null
    for (const name of Object.keys(item)) names.add(name)
    if (names.size > MOST_COLUMNS) return null
  }
  return names.size < 2 ? null : { names: [...names], rows: value as readonly RecordRow[] }
}

function isRow(value: Json): value is RecordRow {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  return Object.values(value).every((inner) =>
    Array.isArray(inner) ? inner.length <= MOST_IN_A_CELL && inner.every(isShort) : isShort(inner),
  )
}

const isShort = (value: Json): value is Plain =>
  typeof value === 'string' ? value.length <= LONGEST : typeof value !== 'object' || value === null

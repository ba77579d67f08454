import type { Json } from '../../shared/json.ts'

/** A JSON value in one short line: names and their plain values. */
export function summarise(value: Json): string {
  if (typeof value !== 'object' || value === null) return String(value).slice(0, 200)
  const pieces: string[] = []
  for (const [key, inner] of Object.entries(value)) {
    if (pieces.length === 6) break
    if (inner === null || inner === '') continue
    const plain = typeof inner === 'object' ? (Array.isArray(inner) ? `[${inner.length}]` : '{…}') : String(inner)
    const short = plain.length > 60 ? `${plain.slice(0, 60)}…` : plain
    pieces.push(Array.isArray(value) ? short : `${key}: ${short}`)
  }
  return pieces.join(', ').replaceAll(/\s+/g, ' ')
}

import type { Tokens } from 'marked'
import { inOrder } from '../../ui/format.ts'

/** The words of a cell, without its marks. */
export function cellText(tokens: readonly Tokens.Generic[] | undefined, fallback: string): string {
  if (!tokens) return fallback
  return tokens
    .map((token) => (token['tokens'] ? cellText(token['tokens'], token.raw) : String(token['text'] ?? token.raw)))
    .join('')
}

export const rowsOf = (table: Tokens.Table): readonly (readonly string[])[] =>
  [table.header, ...table.rows].map((cells) => cells.map((cell) => cellText(cell.tokens, cell.text)))

const NUMBER = /^[+-]?[\d.,\s]+%?$/

/** RFC 4180. SECURITY: a cell that a spreadsheet would take for a formula is made a text. */
function csvCell(text: string): string {
  const safe = /^[=@\t\r+-]/.test(text) && !NUMBER.test(text) ? `'${text}` : text
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
export const csvOf = (table: Tokens.Table): string =>
  rowsOf(table)
    .map((row) => row.map(csvCell).join(','))
    .join('\r\n')

/** The rows in the order of one column. */
export function sortedRows(
  table: Tokens.Table,
  column: number,
  direction: 'ascending' | 'descending',
): readonly (readonly Tokens.TableCell[])[] {
  const key = (row: readonly Tokens.TableCell[]) => cellText(row[column]?.tokens, row[column]?.text ?? '')
  const sign = direction === 'ascending' ? 1 : -1
  const compare = inOrder()
  return table.rows.toSorted((a, b) => sign * compare(key(a), key(b)))
}

import { Copy, Sheet } from 'lucide-react'
import type { Tokens } from 'marked'
import { type ReactElement, type ReactNode, memo, useState } from 'react'
import { IconButton } from '../../ui/Button.tsx'
import { toast, toastError } from '../../ui/toast.ts'
import css from './DataTable.module.css'
import { Inline } from './Inline.tsx'
import { csvOf, cellText, sortedRows } from './tableText.ts'
import { useTouched } from './useTouched.ts'
import { useWords } from './words.ts'

type Order = { readonly column: number; readonly direction: 'ascending' | 'descending' }
const next = (order: Order | null, column: number): Order | null => {
  if (order?.column !== column) return { column, direction: 'ascending' }
  return order.direction === 'ascending' ? { column, direction: 'descending' } : null
}

/** A table: scrolls inside itself, is sorted by a click on a heading, and can be taken along. */
export function DataTable({ token }: { readonly token: Tokens.Table }): ReactElement {
  const say = useWords()
  const [order, setOrder] = useState<Order | null>(null)
  const [touched, touch] = useTouched()
  const rows = order ? sortedRows(token, order.column, order.direction) : token.rows
  return (
    <div className={css.table} {...touch}>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard */}
      <div className={css.scroll} tabIndex={0}>
        <table>
          <thead>
            <tr>
              {token.header.map((cell, index) => (
                <th
                  key={index}
                  scope="col"
                  data-align={cell.align ?? undefined}
                  aria-sort={order?.column === index ? order.direction : undefined}
                >
                  {touched ? (
                    <button
                      type="button"
                      className={css.heading}
                      title={say('sortBy', { column: cellText(cell.tokens, cell.text) })}
                      onClick={() => setOrder(next(order, index))}
                    >
                      <Inline tokens={cell.tokens} quiet />
                    </button>
                  ) : (
                    <Inline tokens={cell.tokens} quiet />
                  )}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((cells, index) => (
              <Row key={index} cells={cells} />
            ))}
          </tbody>
        </table>
      </div>
      {touched ? (
        <div className={css.bar}>
          <CopyWords label={say('copyCsv')} icon={<Sheet />} text={() => csvOf(token)} />
          <CopyWords label={say('copyMarkdown')} icon={<Copy />} text={() => token.raw.trim()} />
        </div>
      ) : null}
    </div>
  )
}

/** No words of its own in the page: a table that is copied by hand holds the table alone. */
function CopyWords({
  label,
  icon,
  text,
}: {
  readonly label: string
  readonly icon: ReactNode
  readonly text: () => string
}): ReactElement {
  const say = useWords()
  const copy = () => void navigator.clipboard.writeText(text()).then(() => toast(say('copied')), toastError)
  return <IconButton size="sm" tooltip="native" label={label} icon={icon} onClick={copy} />
}

const Row = memo(
  function Row({ cells }: { readonly cells: readonly Tokens.TableCell[] }): ReactElement {
    return (
      <tr>
        {cells.map(
          (cell, index): ReactNode => (
            <td key={index} data-align={cell.align ?? undefined}>
              <Inline tokens={cell.tokens} />
            </td>
          ),
        )}
      </tr>
    )
  },
  (before, after) =>
    before.cells === after.cells ||
    (before.cells.length === after.cells.length &&
      before.cells.every((cell, index) => cell.text === after.cells[index]?.text)),
)

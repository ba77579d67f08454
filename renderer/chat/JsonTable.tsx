import { type ReactElement, type ReactNode, useState } from 'react'
import { Button } from '../ui/Button.tsx'
import { Table } from '../ui/Table.tsx'
import { formatCount, formatDate } from '../ui/format.ts'
import css from './Result.module.css'
import { type RecordRow, type Records } from './records.ts'
import { useWords } from './words.ts'

const PAGE = 25

/** A list of things that are alike, a page at a time. */
export function JsonTable({ records }: { readonly records: Records }): ReactElement {
  const say = useWords()
  const [shown, setShown] = useState(PAGE)
  const { names, rows } = records
  const numbered = rows.slice(0, shown).map((row, index) => ({ row, index }))
  return (
    <>
      <Table<{ row: RecordRow; index: number }>
        label={say('tableOfItems', { count: formatCount(rows.length) })}
        columns={names.map((name) => ({ id: name, label: name, cell: ({ row }) => <Cell value={row[name]} /> }))}
        rows={numbered}
        keyOf={({ index }) => String(index)}
      />
      {rows.length > shown ? (
        <Button size="sm" variant="quiet" onClick={() => setShown(shown + PAGE * 8)}>
          {say('showMoreItems', { count: formatCount(rows.length - shown) })}
        </Button>
      ) : null}
    </>
  )
}

function Cell({ value }: { readonly value: RecordRow[string] | undefined }): ReactNode {
  if (value === undefined || value === null || value === '') return null
  if (typeof value === 'object') return value.map(String).join(', ')
  if (typeof value !== 'string') return <span className={css.literal}>{String(value)}</span>
  const moment = formatDate(value)
  if (moment === null) return value
  return (
    <time className={css.moment} dateTime={value} title={value}>
      {moment}
    </time>
  )
}

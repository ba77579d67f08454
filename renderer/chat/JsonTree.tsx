import { type ReactElement, useState } from 'react'
import type { Json } from '../../shared/json.ts'
import { Button } from '../ui/Button.tsx'
import { Disclosure } from '../ui/Disclosure.tsx'
import { formatCount } from '../ui/format.ts'
import { JsonTable } from './JsonTable.tsx'
import { LongText } from './LongText.tsx'
import css from './Result.module.css'
import { recordsOf } from './records.ts'
import { useWords } from './words.ts'

const PAGE = 25
/** So deep is open from the start; below that, a click opens. */
const OPEN_DEPTH = 2

type Branch = readonly Json[] | { readonly [key: string]: Json }
const isBranch = (value: Json): value is Branch => typeof value === 'object' && value !== null

/** A JSON value for people: names and values in rows, lists of like things as tables, branches that open, long lists a page at a time. */
export function JsonTree({ value }: { readonly value: Json }): ReactElement {
  return <div className={css.tree}>{isBranch(value) ? <Rows value={value} depth={0} /> : <Leaf value={value} />}</div>
}

function Rows({ value, depth }: { readonly value: Branch; readonly depth: number }) {
  const say = useWords()
  const [shown, setShown] = useState(PAGE)
  const records = recordsOf(value as Json)
  if (records) return <JsonTable records={records} />
  const entries = Object.entries(value)
  if (entries.length === 0) return <span className={css.empty}>{Array.isArray(value) ? '[ ]' : '{ }'}</span>
  return (
    <div className={css.rows}>
      {entries.slice(0, shown).map(([key, inner]) => (
        <Row key={key} name={Array.isArray(value) ? String(Number(key) + 1) : key} value={inner} depth={depth} />
      ))}
      {entries.length > shown ? (
        <Button size="sm" variant="quiet" onClick={() => setShown(shown + PAGE * 8)}>
          {say('showMoreItems', { count: formatCount(entries.length - shown) })}
        </Button>
      ) : null}
    </div>
  )
}

function Row({ name, value, depth }: { readonly name: string; readonly value: Json; readonly depth: number }) {
  if (!isBranch(value) || Object.keys(value).length === 0)
    return (
      <div className={css.row}>
        <span className={css.name}>{name}</span>
        {isBranch(value) ? (
          <span className={css.empty}>{Array.isArray(value) ? '[ ]' : '{ }'}</span>
        ) : (
          <Leaf value={value} />
        )}
      </div>
    )
  return (
    <Disclosure label={name} summary={summaryOf(value)} defaultOpen={depth < OPEN_DEPTH}>
      <div className={css.nested}>
        <Rows value={value} depth={depth + 1} />
      </div>
    </Disclosure>
  )
}

function Leaf({ value }: { readonly value: string | number | boolean | null }): ReactElement {
  if (typeof value === 'string')
    return value === '' ? <span className={css.empty}>&quot;&quot;</span> : <LongText text={value} first={400} />
  return <span className={css.literal}>{String(value)}</span>
}

/** What is inside, in a few words: the first texts of it. */
function summaryOf(value: Branch): string {
  const inner = Object.values(value)
  const words = inner.filter((one) => typeof one === 'string' || typeof one === 'number').slice(0, 3)
  const count = Array.isArray(value) ? `${inner.length}` : ''
  return [count, words.join(' · ').slice(0, 120)].filter(Boolean).join(' – ')
}

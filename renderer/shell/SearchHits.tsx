import { type ReactElement, useEffect, useState } from 'react'
import { useRequest } from '../ipc/useRequest.ts'
import { classes } from '../ui/classes.ts'
import css from './Sidebar.module.css'
import { openConversation } from './route.ts'
import { useWords } from './words.ts'

const PAUSE = 120

/** Conversations in which something was found, with the place. */
export function SearchHits({ query, onGone }: { readonly query: string; readonly onGone: () => void }): ReactElement {
  const say = useWords()
  const settled = useSettled(query)
  const { value, error, loading } = useRequest('chat.search', { input: { query: settled, limit: 50 } })
  if (error) return <p className={css.none}>{say('searchFailed', { message: error.message })}</p>
  if (value === null || (loading && value.length === 0)) return <div className={css.list} />
  if (value.length === 0) return <output className={css.none}>{say('nothingFound', { query: settled })}</output>
  return (
    <ul className={css.rows} aria-label={say('conversations')}>
      {value.map((hit) => (
        <li key={`${hit.conversation.id}/${hit.messageId}`} className={css.row}>
          <button
            type="button"
            className={classes(css.open, css.hit)}
            onClick={() => {
              openConversation(hit.conversation.id)
              onGone()
            }}
          >
            <span className={css.title}>{hit.conversation.title || say('untitled')}</span>
            <span className={css.snippet}>{hit.snippet}</span>
          </button>
        </li>
      ))}
    </ul>
  )
}

/** The value once it stayed the same for a moment. */
function useSettled(value: string): string {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), PAUSE)
    return () => clearTimeout(timer)
  }, [value])
  return settled
}

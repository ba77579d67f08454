import { type ReactElement, useEffect, useState } from 'react'
import type { ConversationHit } from '../../shared/chat.ts'
import { reveal } from '../chat/reveal.ts'
import { useRequest } from '../ipc/useRequest.ts'
import { classes } from '../ui/classes.ts'
import { toastError } from '../ui/toast.ts'
import css from './Sidebar.module.css'
import { openConversation } from './route.ts'
import { useWords } from './words.ts'

const PAUSE = 120

/** Conversations in which something was found, with the place. */
export function SearchHits({ query, onGone }: { readonly query: string; readonly onGone: () => void }): ReactElement {
  const say = useWords()
  const settled = useSettled(query)
  const { value, error, loading } = useRequest('chat.search', { input: { query: settled, limit: 50 } })
  if (error) return <p className={css.none}>{say('searchFailed', { message: error.said })}</p>
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
              open(hit, settled)
              onGone()
            }}
          >
            <span className={css.title}>{hit.conversation.title || say('untitled')}</span>
            <span className={css.snippet}>
              <Marked text={hit.snippet} words={settled} />
            </span>
          </button>
        </li>
      ))}
    </ul>
  )
}

function open({ conversation, messageId }: ConversationHit, words: string): void {
  openConversation(conversation.id)
  if (messageId !== null) reveal({ conversationId: conversation.id, messageId, words }).catch(toastError)
}

const escaped = (word: string): string => word.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')

/** The words that were searched for, marked where they stand. */
function Marked({ text, words }: { readonly text: string; readonly words: string }): ReactElement {
  const wanted = words.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word))
  if (wanted.length === 0) return <>{text}</>
  const pieces = text.split(new RegExp(`(?<![\\p{L}\\p{N}])(${wanted.map(escaped).join('|')})`, 'giu'))
  return <>{pieces.map((piece, index) => (index % 2 === 1 ? <mark key={index}>{piece}</mark> : piece))}</>
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

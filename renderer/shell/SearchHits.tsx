import { type ReactElement, useEffect, useState } from 'react'
import type { ConversationHit, Place } from '../../shared/chat.ts'
import type { ConversationId } from '../../shared/ids.ts'
import { reveal } from '../chat/reveal.ts'
import { useRequest } from '../ipc/useRequest.ts'
import { classes } from '../ui/classes.ts'
import { toastError } from '../ui/toast.ts'
import css from './Sidebar.module.css'
import { openConversation } from './route.ts'
import { useWords } from './words.ts'

const PAUSE = 120

type Found = { readonly hit: ConversationHit; readonly words: string; readonly onGone: () => void }

/** Conversations in which something was found, with the places. */
export function SearchHits({ query, onGone }: { readonly query: string; readonly onGone: () => void }): ReactElement {
  const say = useWords()
  const settled = useSettled(query)
  const { value, error, loading } = useRequest('chat.search', { input: { query: settled, limit: 50 } })
  if (error) return <p className={css.none}>{say('searchFailed', { message: error.said })}</p>
  if (value === null || (loading && value.length === 0)) return <div className={css.list} />
  if (value.length === 0) return <output className={css.none}>{say('nothingFound', { query: settled })}</output>
  return (
    <>
      <output className="visually-hidden">{say('foundIn', { count: value.length })}</output>
      <ul className={css.rows} aria-label={say('conversations')}>
        {value.map((hit) => (
          <HitRow key={hit.conversation.id} hit={hit} words={settled} onGone={onGone} />
        ))}
      </ul>
    </>
  )
}

/** One conversation: its newest place under its title, the others below, and all of them on demand. */
function HitRow(found: Found): ReactElement {
  const { hit, words, onGone } = found
  const say = useWords()
  const [isWhole, setIsWhole] = useState(false)
  const { conversation, places, count, atLeast } = hit
  const [newest, ...others] = places
  const title = conversation.title || say('untitled')
  return (
    <li>
      <div className={css.row}>
        <button
          type="button"
          className={classes(css.open, css.hit)}
          onClick={() => {
            open(conversation.id, newest, words)
            onGone()
          }}
        >
          <span className={css.hitHead}>
            <span className={css.title}>{title}</span>
            {count < 2 ? null : (
              <span className={css.count}>{say(atLeast ? 'placesAtLeast' : 'places', { count })}</span>
            )}
          </span>
          {newest === undefined ? null : <Snippet place={newest} words={words} />}
        </button>
      </div>
      {others.length === 0 ? null : isWhole ? (
        <AllPlaces {...found} title={title} few={others} />
      ) : (
        <Places {...found} title={title} places={others} />
      )}
      {count <= places.length ? null : (
        <button
          type="button"
          className={classes(css.open, css.allPlaces)}
          aria-expanded={isWhole}
          aria-label={say(isWhole ? 'fewPlacesOf' : 'allPlacesOf', { title })}
          onClick={() => setIsWhole(!isWhole)}
        >
          {say(isWhole ? 'fewPlaces' : 'allPlaces')}
        </button>
      )}
    </li>
  )
}

type PlacesProps = Found & { readonly title: string; readonly places: readonly Place[] }

function Places({ hit, title, places, words, onGone }: PlacesProps): ReactElement {
  const say = useWords()
  return (
    <ul className={css.places} aria-label={say('placesIn', { title })}>
      {places.map((place) => (
        <li key={place.messageId} className={css.row}>
          <button
            type="button"
            className={classes(css.open, css.hit)}
            onClick={() => {
              open(hit.conversation.id, place, words)
              onGone()
            }}
          >
            <Snippet place={place} words={words} />
          </button>
        </li>
      ))}
    </ul>
  )
}

const MOST_PLACES = 100

/** The few stand until all are there. */
function AllPlaces({ few, ...props }: Omit<PlacesProps, 'places'> & { readonly few: readonly Place[] }): ReactElement {
  const { hit, words } = props
  const input = { query: words, limit: MOST_PLACES, conversationId: hit.conversation.id }
  const [all] = useRequest('chat.search', { input }).value ?? []
  return <Places {...props} places={all?.places.slice(1) ?? few} />
}

/** What a tool brought is said to be that: nobody of the conversation wrote it. */
function Snippet({ place, words }: { readonly place: Place; readonly words: string }): ReactElement {
  const say = useWords()
  return (
    <span className={css.snippet}>
      {place.call === null ? null : <span className={css.brought}>{say('brought', { tool: place.call.tool })}</span>}
      <Marked text={place.snippet} words={words} />
    </span>
  )
}

function open(conversationId: ConversationId, place: Place | undefined, words: string): void {
  openConversation(conversationId)
  if (place) reveal({ conversationId, messageId: place.messageId, words, call: place.call?.part }).catch(toastError)
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

import { useEffect, useEffectEvent, useState } from 'react'
import type { Message } from '../../shared/chat.ts'
import type { ConversationId, MessageId } from '../../shared/ids.ts'
import { keep } from '../ui/kept.ts'
import { useWanted, wantedShown } from './reveal.ts'

type Place = {
  readonly conversationId: ConversationId | undefined
  readonly messages: readonly Message[]
  readonly older: { readonly hasMore: boolean; readonly loadingMore: boolean; readonly more: () => void }
  /** Scrolls so that the row is put on the page. */
  readonly showRow: (index: number) => void
}

/** Frames in which an opened result must have been drawn; words may stand on a later page of it, and never be. */
const FRAMES = 30

/** Brings the message that somebody asked for into sight, however far back it is. Answers which one is marked. */
export function useReveal({ conversationId, messages, older, showRow }: Place): MessageId | null {
  const wanted = useWanted()
  const [marked, setMarked] = useState<MessageId | null>(null)
  const { hasMore, loadingMore } = older
  const askMore = useEffectEvent(() => older.more())
  const show = useEffectEvent(showRow)
  const callOf = useEffectEvent((part: number | undefined): string | null => {
    const found = part === undefined ? undefined : messages[index]?.parts[part]
    return found?.type === 'toolCall' ? found.callId : null
  })
  const mine = wanted !== null && wanted.conversationId === conversationId ? wanted : null
  const index = mine === null ? -1 : messages.findIndex((message) => message.id === mine.messageId)
  useEffect(() => {
    if (mine === null) return
    if (index < 0) {
      if (hasMore && !loadingMore) askMore()
      return
    }
    const call = callOf(mine.call)
    if (call !== null) keep(`result/${call}`, true)
    show(index)
    let patience = FRAMES
    // The row comes with a later frame: the list is measured first; so does a result that was closed.
    let frame = requestAnimationFrame(function look() {
      const row = document.querySelector<HTMLElement>(`[data-message="${CSS.escape(mine.messageId)}"]`)
      const card = call === null ? row : row?.querySelector<HTMLElement>(`[data-call="${CSS.escape(call)}"]`)
      const isThere = card && (call === null || rangesOf(card, mine.words ?? '').length > 0)
      if (!row || (!isThere && patience-- > 0)) {
        frame = requestAnimationFrame(look)
        return
      }
      place(row, mine.words, card ?? row)
      setMarked(mine.words === null ? null : mine.messageId)
      wantedShown()
    })
    return () => cancelAnimationFrame(frame)
  }, [mine, index, hasMore, loadingMore])
  return marked
}

/** The first of the words, where it was found, in the middle of what is seen; without words the row, if it is not seen already. */
function place(row: HTMLElement, words: string | null, card: HTMLElement): void {
  const ranges = words === null ? [] : rangesOf(row, words)
  CSS.highlights?.set('found', new Highlight(...ranges))
  const first = ranges.find(({ startContainer }) => card.contains(startContainer))
  const at = first?.startContainer.parentElement ?? card
  at.scrollIntoView({ block: words === null ? 'nearest' : 'center' })
  // Also where nothing had to move, the transcript looks again whether it is at its end.
  row.closest('[role="log"]')?.dispatchEvent(new Event('scroll'))
}

const MOST_RANGES = 200

/** Every place where a word begins that was searched for, as search itself folds them: any case, any accent. */
function rangesOf(row: HTMLElement, words: string): Range[] {
  const wanted = words.split(/\s+/).map(folded).filter(Boolean)
  const found: Range[] = []
  const walker = document.createTreeWalker(row, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node && found.length < MOST_RANGES; node = walker.nextNode()) {
    const text = folded(node.textContent ?? '')
    for (const word of wanted)
      for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
        if (/[\p{L}\p{N}]/u.test(text.charAt(at - 1))) continue
        const range = new Range()
        range.setStart(node, at)
        range.setEnd(node, at + word.length)
        found.push(range)
      }
  }
  return found
}

/** Character by character, so that places stay the same. */
const folded = (text: string): string =>
  text.replace(/[^\0-\x7f]/g, (one) => one.normalize('NFD').charAt(0)).toLowerCase()

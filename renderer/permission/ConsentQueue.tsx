import { type ReactElement, useEffect, useRef, useState } from 'react'
import type { ConsentRequest } from '../../shared/consent.ts'
import type { ConsentId, TraceId } from '../../shared/ids.ts'
import { answerQuestion } from './answerQuestion.ts'
import { ConsentCard } from './ConsentCard.tsx'
import css from './queue.module.css'
import { QueueHead, type QueuePlaces } from './QueueHead.tsx'
import { inOrder } from './question.ts'

export type ConsentQueueProps = QueuePlaces & {
  /** The questions to show: of one conversation, or all. */
  readonly questions: readonly ConsentRequest[]
  /** True in the window that may answer the trusted ones. */
  readonly trusted?: boolean | undefined
  readonly onOpenTrace?: ((traceId: TraceId) => void) | undefined
}

/** Questions that wait: how many, which ones, and the one in front. The oldest is in front until another is chosen. */
export function ConsentQueue(props: ConsentQueueProps): ReactElement | null {
  const { questions, trusted = false, onOpenTrace } = props
  const [chosen, setChosen] = useState<ConsentId | null>(null)
  const waiting = inOrder(questions)
  const current = waiting.find((question) => question.id === chosen) ?? waiting[0]
  const place = useRef<HTMLDivElement>(null)
  useFollow(place, current?.id ?? null, chosen)
  if (current === undefined) return null
  return (
    <div ref={place} className={css.queue}>
      {waiting.length > 1 ? <QueueHead {...props} waiting={waiting} current={current.id} onChoose={setChosen} /> : null}
      <ConsentCard
        key={current.id}
        question={current}
        canAnswer={trusted || current.surface === 'page'}
        onAnswer={answerQuestion}
        onOpenTrace={onOpenTrace}
      />
    </div>
  )
}

/** The focus goes to a card that was chosen, or that follows the one it was in; never to an answer, and never unasked. */
function useFollow(
  place: { readonly current: HTMLElement | null },
  current: ConsentId | null,
  chosen: ConsentId | null,
): void {
  const wasIn = useRef(false)
  useEffect(() => {
    const watch = () => {
      wasIn.current = place.current?.contains(document.activeElement) ?? false
    }
    document.addEventListener('focusin', watch)
    return () => document.removeEventListener('focusin', watch)
  }, [place])
  const before = useRef(current)
  useEffect(() => {
    if (before.current === current) return
    before.current = current
    const lost = document.activeElement === document.body
    const card = place.current?.querySelector<HTMLElement>('[role="alertdialog"]')
    if (!card || !(current === chosen || (lost && wasIn.current))) return
    card.focus({ preventScroll: true })
    card.scrollIntoView({ block: 'start' })
  }, [place, current, chosen])
}

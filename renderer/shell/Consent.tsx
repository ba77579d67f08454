import { type ReactElement, Suspense, lazy, useEffect, useRef, useSyncExternalStore } from 'react'
import type { ConsentRequest } from '../../shared/consent.ts'
import type { ConsentId } from '../../shared/ids.ts'
import { usePending } from '../ipc/stores.ts'
import { answerQuestion } from '../permission/answerQuestion.ts'
import { Spinner } from '../ui/Spinner.tsx'
import { wantedQuestion } from './questions.ts'
import { openScreen } from './route.ts'

const ConsentCard = lazy(async () => ({ default: (await import('../permission/ConsentCard.tsx')).ConsentCard }))

/** A waiting question at its place in the transcript. */
export function Consent({ consentId }: { readonly consentId: ConsentId }): ReactElement | null {
  const question = usePending().value?.find((one) => one.id === consentId)
  if (!question) return null
  return (
    <Suspense fallback={<Spinner />}>
      <Place question={question} />
    </Suspense>
  )
}

/** Brings its card into sight when somebody asked for this question. */
function Place({ question }: { readonly question: ConsentRequest }): ReactElement {
  const place = useRef<HTMLDivElement>(null)
  const isWanted = useSyncExternalStore(wantedQuestion.subscribe, wantedQuestion.get) === question.id
  useEffect(() => {
    const card = place.current?.querySelector<HTMLElement>('[role="alertdialog"]')
    if (!isWanted || !card) return
    card.focus({ preventScroll: true })
    // From its first sentence on: a card that is taller than the room is read downwards.
    card.scrollIntoView({ block: 'start' })
    wantedQuestion.shown()
  }, [isWanted])
  return (
    <div ref={place}>
      <ConsentCard
        question={question}
        onAnswer={answerQuestion}
        onOpenTrace={(traceId) => openScreen('activity', traceId)}
      />
    </div>
  )
}

import { type ReactElement, useId, useRef, useState } from 'react'
import type { ConsentAnswer, ConsentRequest } from '../../shared/consent.ts'
import type { ConsentId, TraceId } from '../../shared/ids.ts'
import { request } from '../ipc/client.ts'
import { EffectChip } from '../ui/Badge.tsx'
import { Button } from '../ui/Button.tsx'
import { Disclosure } from '../ui/Disclosure.tsx'
import { toastError } from '../ui/toast.ts'
import { VisibleText } from '../ui/VisibleText.tsx'
import { AllowButton } from './card/AllowButton.tsx'
import { useArming } from './card/useArming.ts'
import { useWords } from './card/words.ts'
import { ConsentCard } from './ConsentCard.tsx'
import css from './queue.module.css'
import { inOrder, isPlainRead } from './question.ts'

/** Sends one answer to main; rejects with AppError when the question is gone or the answer does not fit. */
export const answerQuestion = async (question: ConsentRequest, answer: ConsentAnswer): Promise<void> => {
  await request('permission.answer', { id: question.id, answer })
}

const allowOnce = (question: ConsentRequest): Promise<void> =>
  answerQuestion(question, {
    outcome: 'granted',
    digest: question.request.context.digest,
    offerId: null,
    editedArguments: null,
  })

export type ConsentQueueProps = {
  /** The questions to show: of one conversation, or all. */
  readonly questions: readonly ConsentRequest[]
  /** True in the window that may answer the trusted ones. */
  readonly trusted?: boolean | undefined
  readonly onOpenTrace?: ((traceId: TraceId) => void) | undefined
}

/** Questions that wait: how many, which ones, and the one in front. The oldest is in front until another is chosen. */
export function ConsentQueue({ questions, trusted = false, onOpenTrace }: ConsentQueueProps): ReactElement | null {
  const [chosen, setChosen] = useState<ConsentId | null>(null)
  const waiting = inOrder(questions)
  const current = waiting.find((question) => question.id === chosen) ?? waiting[0]
  if (current === undefined) return null
  return (
    <div className={css.queue}>
      {waiting.length > 1 ? <QueueHead waiting={waiting} current={current.id} onChoose={setChosen} /> : null}
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

function QueueHead({
  waiting,
  current,
  onChoose,
}: {
  readonly waiting: readonly ConsentRequest[]
  readonly current: ConsentId
  readonly onChoose: (id: ConsentId) => void
}): ReactElement {
  const say = useWords()
  const reads = waiting.filter(isPlainRead)
  const [busy, setBusy] = useState(false)
  const head = useRef<HTMLElement>(null)
  const bar = useRef<HTMLDivElement>(null)
  // The batch is for exactly the reads that were in sight: a new one starts the wait again.
  const arming = useArming({ head, answers: bar }, reads.map((question) => question.id).join(' '))
  const allowReads = async () => {
    setBusy(true)
    const answers = await Promise.allSettled(reads.map(allowOnce))
    for (const answer of answers) if (answer.status === 'rejected') toastError(answer.reason)
    setBusy(false)
  }
  return (
    <section ref={head} className={css.head} aria-label={say('queue')}>
      <div ref={bar} className={css.bar}>
        <output className={css.count}>{say('waiting', { count: waiting.length })}</output>
        {reads.length > 1 ? (
          <AllowButton
            label={say('allowReads', { count: reads.length })}
            armed={arming.kind === 'armed'}
            hold={false}
            busy={busy}
            onAllow={() => void allowReads()}
          />
        ) : null}
      </div>
      {reads.length > 1 ? <p className={css.small}>{say('readsHint')}</p> : null}
      <Disclosure label={say('queue')} defaultOpen={waiting.length <= 5}>
        <ol className={css.list}>
          {waiting.map((question) => (
            <QueueRow
              key={question.id}
              question={question}
              isCurrent={question.id === current}
              onChoose={() => onChoose(question.id)}
            />
          ))}
        </ol>
      </Disclosure>
    </section>
  )
}

function QueueRow({
  question,
  isCurrent,
  onChoose,
}: {
  readonly question: ConsentRequest
  readonly isCurrent: boolean
  readonly onChoose: () => void
}): ReactElement {
  const say = useWords()
  const title = useId()
  const [gravest = 'write'] = question.assessment.effects
  return (
    <li className={css.row} aria-current={isCurrent || undefined}>
      <EffectChip effect={gravest} />
      <span id={title} className={css.rowWords}>
        {question.sentence.map((part, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- parts of one fixed sentence have only their place
          <VisibleText key={index} text={part.text} most={120} />
        ))}
      </span>
      {isCurrent ? (
        <span className={css.small}>{say('current')}</span>
      ) : (
        <Button size="sm" variant="quiet" onClick={onChoose}>
          {say('jump')}
        </Button>
      )}
    </li>
  )
}

import { type ReactElement, useId, useRef, useState } from 'react'
import type { ConsentRequest } from '../../shared/consent.ts'
import type { ConsentId, ConversationId } from '../../shared/ids.ts'
import { EffectChip } from '../ui/Badge.tsx'
import { Button } from '../ui/Button.tsx'
import { Disclosure } from '../ui/Disclosure.tsx'
import { toastError } from '../ui/toast.ts'
import { VisibleText } from '../ui/VisibleText.tsx'
import { AllowButton } from './card/AllowButton.tsx'
import { useArming } from './card/useArming.ts'
import { useWords } from './card/words.ts'
import { answerQuestion } from './answerQuestion.ts'
import css from './queue.module.css'
import { isPlainRead, manyOfOneServer } from './question.ts'
import { useLanguage } from '../i18n/words.ts'
import flow from '../ui/flow.module.css'

const allowOnce = (question: ConsentRequest): Promise<void> =>
  answerQuestion(question, {
    outcome: 'granted',
    digest: question.request.context.digest,
    offerId: null,
    editedArguments: null,
  })
const deny = (question: ConsentRequest): Promise<void> => answerQuestion(question, { outcome: 'declined', note: '' })

/** Answers several at once; each that fails says why, and none holds up the others. */
function useBatch() {
  const [busy, setBusy] = useState(false)
  const run = async (questions: readonly ConsentRequest[], answer: (question: ConsentRequest) => Promise<void>) => {
    setBusy(true)
    const answers = await Promise.allSettled(questions.map(answer))
    for (const one of answers) if (one.status === 'rejected') toastError(one.reason)
    setBusy(false)
  }
  return { busy, run: (...given: Parameters<typeof run>) => void run(...given) }
}

/** Where questions were asked, for those that know conversations. */
export type QueuePlaces = {
  readonly titleOf?: ((id: ConversationId) => string | null) | undefined
  readonly onOpenConversation?: ((id: ConversationId) => void) | undefined
}
type QueueHeadProps = QueuePlaces & {
  readonly waiting: readonly ConsentRequest[]
  readonly current: ConsentId
  readonly onChoose: (id: ConsentId) => void
}

/** Everything that waits, oldest first, and what may be answered together: plain reads with yes, a server's flood with no. */
export function QueueHead(props: QueueHeadProps): ReactElement {
  const { waiting, current, onChoose } = props
  const say = useWords()
  const reads = waiting.filter(isPlainRead)
  const { busy, run } = useBatch()
  const head = useRef<HTMLElement>(null)
  const bar = useRef<HTMLDivElement>(null)
  // The batch is for exactly the reads that were in sight: a new one starts the wait again.
  const { arming } = useArming({ head, answers: bar }, reads.map((question) => question.id).join(' '))
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
            onAllow={() => run(reads, allowOnce)}
          />
        ) : null}
      </div>
      {reads.length > 1 ? <p className={flow.small}>{say('readsHint')}</p> : null}
      <Disclosure label={say('queue')} defaultOpen={waiting.length <= 5}>
        <ol className={css.list}>
          {waiting.map((question) => (
            <QueueRow
              {...props}
              key={question.id}
              question={question}
              isCurrent={question.id === current}
              onChoose={() => onChoose(question.id)}
            />
          ))}
        </ol>
        {manyOfOneServer(waiting).map(({ serverId, serverName, questions }) => (
          <Button key={serverId} size="sm" variant="quiet" disabled={busy} onClick={() => run(questions, deny)}>
            <VisibleText text={say('denyServer', { count: questions.length, server: serverName.slice(0, 60) })} />
          </Button>
        ))}
      </Disclosure>
    </section>
  )
}

function QueueRow({
  question,
  isCurrent,
  titleOf,
  onChoose,
  onOpenConversation,
}: QueuePlaces & {
  readonly question: ConsentRequest
  readonly isCurrent: boolean
  readonly onChoose: () => void
}): ReactElement {
  const say = useWords()
  const language = useLanguage()
  const title = useId()
  const [gravest = 'write'] = question.assessment.effects
  const { conversationId } = question.request.context
  const conversation = conversationId === null ? null : (titleOf?.(conversationId) ?? null)
  return (
    <li className={css.row} aria-current={isCurrent || undefined}>
      <EffectChip effect={gravest} overwrites={question.assessment.overwrites} />
      <span className={css.rowWords}>
        <span id={title}>
          {question.sentence[language].map((part, index) => (
            // oxlint-disable-next-line react/no-array-index-key -- parts of one fixed sentence have only their place
            <VisibleText key={index} text={part.text} most={120} />
          ))}
        </span>
        <span className={flow.small}>
          <VisibleText text={conversation ?? question.request.resource.serverName} most={80} />
        </span>
      </span>
      <span className={css.rowActs}>
        {conversationId !== null && conversation !== null && onOpenConversation !== undefined ? (
          <Button size="sm" variant="quiet" onClick={() => onOpenConversation(conversationId)}>
            {say('openConversation')}
          </Button>
        ) : null}
        {isCurrent ? (
          <span className={flow.small}>{say('current')}</span>
        ) : (
          <Button size="sm" onClick={onChoose}>
            {say('jump')}
          </Button>
        )}
      </span>
    </li>
  )
}

/** Asking a person: the consent card and its queue. Shows a question that main holds, and sends back one answer. */
import { ShieldQuestion } from 'lucide-react'
import { memo, type ReactElement, type RefObject, useEffect, useId, useRef, useState } from 'react'
import type { ConsentAnswer, ConsentRequest } from '../../shared/consent.ts'
import type { TraceId } from '../../shared/ids.ts'
import type { JsonObject } from '../../shared/json.ts'
import { EffectIcon } from '../ui/Badge.tsx'
import { VisibleText } from '../ui/VisibleText.tsx'
import { CardAnswers } from './card/CardAnswers.tsx'
import { CardArguments } from './card/CardArguments.tsx'
import { BeforeAfter, Leaving, WhoWhere } from './card/CardFacts.tsx'
import { CardWarnings } from './card/CardWarnings.tsx'
import css from './card/card.module.css'
import { useArming } from './card/useArming.ts'
import { WhyAsked, WhyNow } from './card/WhyAsked.tsx'
import { useWords } from './card/words.ts'

export type ConsentCardProps = {
  readonly question: ConsentRequest
  /** False where another surface answers: everything is shown, but no yes. Defaults to the question's own surface. */
  readonly canAnswer?: boolean | undefined
  /** Sends the answer to main; a rejection is shown on the card. */
  readonly onAnswer: (question: ConsentRequest, answer: ConsentAnswer) => Promise<void>
  readonly onOpenTrace?: ((traceId: TraceId) => void) | undefined
}

const TEXT_BOXES = 'input, textarea, select, [contenteditable]'

/** Esc is a no. In a text box it only leaves the box, so that typing is never lost to it. */
const useEscape = (card: RefObject<HTMLElement | null>, deny: () => void): void => {
  const latest = useRef(deny)
  useEffect(() => {
    latest.current = deny
  })
  useEffect(() => {
    const element = card.current
    // A listener on the element itself: menus of the card are drawn elsewhere on the page, and their Esc is not the card's.
    const listen = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented || !event.isTrusted) return
      event.preventDefault()
      event.stopPropagation()
      if (event.target instanceof HTMLElement && event.target.matches(TEXT_BOXES)) element?.focus()
      else latest.current()
    }
    element?.addEventListener('keydown', listen)
    return () => element?.removeEventListener('keydown', listen)
  }, [card])
}

/** What the person did with the card so far, and the way to send it. */
const useAnswer = ({ question, onAnswer }: Pick<ConsentCardProps, 'question' | 'onAnswer'>) => {
  const say = useWords()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const send = async (answer: ConsentAnswer) => {
    if (busy) return
    setBusy(true)
    setProblem(null)
    try {
      await onAnswer(question, answer)
    } catch (thrown) {
      setProblem(say('failed', { why: thrown instanceof Error ? thrown.message : String(thrown) }))
      setBusy(false)
    }
  }
  return { busy, problem, send: (answer: ConsentAnswer) => void send(answer) }
}

/** One question, with all that is needed to answer it well. Never takes the focus, never answers by itself. */
export const ConsentCard = memo(function ConsentCard(props: ConsentCardProps): ReactElement {
  const { question, canAnswer = question.surface === 'page', onOpenTrace } = props
  const titleId = useId()
  const card = useRef<HTMLDivElement>(null)
  const head = useRef<HTMLDivElement>(null)
  const answers = useRef<HTMLDivElement>(null)
  const end = useRef<HTMLDivElement>(null)
  const { digest } = question.request.context
  const { arming, floats } = useArming({ head, answers, end }, `${question.id} ${digest}`)
  const { busy, problem, send } = useAnswer(props)
  const [edited, setEdited] = useState<JsonObject | null>(null)
  const [broken, setBroken] = useState(false)
  const [note, setNote] = useState('')
  const deny = () => send({ outcome: 'declined', note: note.trim() })
  useEscape(card, deny)
  const [gravest = 'write'] = question.assessment.effects
  return (
    // SECURITY: inert text only: nothing that a server or model wrote becomes markup, a link or an image here.
    <div
      ref={card}
      role="alertdialog"
      aria-modal="false"
      aria-labelledby={titleId}
      tabIndex={-1}
      className={css.card}
      data-effect={gravest}
      data-arming={arming.kind}
    >
      <div ref={head} className={css.head}>
        <span className={css.headIcon} aria-hidden="true">
          {gravest === 'read' ? <ShieldQuestion /> : <EffectIcon effect={gravest} />}
        </span>
        <h2 id={titleId} className={css.sentence}>
          {question.sentence.map((part, index) => (
            // oxlint-disable-next-line react/no-array-index-key -- parts of one fixed sentence have only their place
            <VisibleText key={index} text={part.text} strong={part.strong} most={300} />
          ))}
        </h2>
      </div>
      <div className={css.body}>
        <WhoWhere question={question} />
        <CardWarnings question={question} />
        {question.preview === null ? null : <BeforeAfter preview={question.preview} />}
        <WhyNow question={question} />
        <Leaving question={question} />
        <CardArguments
          question={question}
          edited={edited}
          onEdit={setEdited}
          onBroken={setBroken}
          canEdit={canAnswer && !busy}
        />
        <WhyAsked question={question} onOpenTrace={onOpenTrace} />
      </div>
      <CardAnswers
        bar={answers}
        end={end}
        floats={floats}
        question={question}
        canAnswer={canAnswer}
        armed={arming.kind === 'armed'}
        edited={edited !== null}
        blocked={broken}
        busy={busy}
        problem={problem}
        note={note}
        onNote={setNote}
        onDeny={deny}
        onAllow={(offerId) =>
          send({ outcome: 'granted', digest, offerId: edited === null ? offerId : null, editedArguments: edited })
        }
      />
    </div>
  )
})

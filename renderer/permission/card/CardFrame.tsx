import { ShieldQuestion } from 'lucide-react'
import { type ReactElement, type ReactNode, type RefObject, useEffect, useId, useRef, useState } from 'react'
import type { ConsentAnswer, ConsentRequest } from '../../../shared/consent.ts'
import { EffectIcon } from '../../ui/Badge.tsx'
import { VisibleText } from '../../ui/VisibleText.tsx'
import type { Arming } from '../arming.ts'
import css from './card.module.css'
import { useArming } from './useArming.ts'
import { useWords } from './words.ts'
import { AppError } from '../../../shared/ipc/errors.ts'
import { useLanguage } from '../../i18n/words.ts'

export type OnAnswer = (question: ConsentRequest, answer: ConsentAnswer) => Promise<void>
type Place = RefObject<HTMLDivElement | null>
/** What must have been in sight: the sentence, the last line, and the answers. */
export type CardPlaces = { readonly head: Place; readonly answers: Place; readonly end: Place }
export type CardHandle = {
  readonly arming: Arming
  readonly floats: boolean
  readonly busy: boolean
  readonly problem: string | null
  readonly send: (answer: ConsentAnswer) => void
}

/** What every card has: what was seen of it, and the way to send its one answer. */
export function useCard(question: ConsentRequest, onAnswer: OnAnswer, places: CardPlaces): CardHandle {
  const say = useWords()
  const { arming, floats } = useArming(places, `${question.id} ${question.request.context.digest}`)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const send = async (answer: ConsentAnswer) => {
    if (busy) return
    setBusy(true)
    setProblem(null)
    try {
      await onAnswer(question, answer)
    } catch (thrown) {
      setProblem(say('failed', { why: whyOf(thrown) }))
      setBusy(false)
    }
  }
  return { arming, floats, busy, problem, send: (answer) => void send(answer) }
}

const TEXT_BOXES = 'input, textarea, select, [contenteditable]'

/** Esc is a no. In a text box it only leaves the box, so that typing is never lost to it. */
const useEscape = (card: RefObject<HTMLElement | null>, refuse: () => void): void => {
  const latest = useRef(refuse)
  useEffect(() => {
    latest.current = refuse
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

/** The box of a card and its sentence; `children` is the body, `foot` the answers. */
export function CardFrame({
  question,
  head,
  arming,
  onEscape,
  children,
  foot,
}: {
  readonly question: ConsentRequest
  readonly head: Place
  readonly arming: Arming
  readonly onEscape: () => void
  readonly children: ReactNode
  readonly foot: ReactNode
}): ReactElement {
  const titleId = useId()
  const language = useLanguage()
  const card = useRef<HTMLDivElement>(null)
  useEscape(card, onEscape)
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
          {gravest === 'read' ? (
            <ShieldQuestion />
          ) : (
            <EffectIcon effect={gravest} overwrites={question.assessment.overwrites} />
          )}
        </span>
        <h2 id={titleId} className={css.sentence}>
          {question.sentence[language].map((part, index) => (
            // oxlint-disable-next-line react/no-array-index-key -- parts of one fixed sentence have only their place
            <VisibleText key={index} text={part.text} strong={part.strong} most={300} />
          ))}
        </h2>
      </div>
      <div className={css.body}>{children}</div>
      {foot}
    </div>
  )
}

const whyOf = (thrown: unknown) =>
  thrown instanceof AppError ? thrown.said : thrown instanceof Error ? thrown.message : String(thrown)

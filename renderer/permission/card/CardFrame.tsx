import { ShieldQuestion } from 'lucide-react'
import { type ReactElement, type RefObject, useState } from 'react'
import type { ConsentAnswer, ConsentRequest } from '../../../shared/consent.ts'
import { EffectIcon } from '../../ui/Badge.tsx'
import { VisibleText } from '../../ui/VisibleText.tsx'
import type { Arming } from '../arming.ts'
import { CardBox, type CardBoxProps } from './CardBox.tsx'
import { useArming } from './useArming.ts'
import { useWords } from './words.ts'
import { AppError } from '../../../shared/ipc/errors.ts'
import { useLanguage } from '../../i18n/words.ts'

export type OnAnswer = (question: ConsentRequest, answer: ConsentAnswer) => Promise<void>
type Place = RefObject<HTMLDivElement | null>
/** What must have been in sight: the sentence, the last line, and the answers. */
export type CardPlaces = {
  readonly head: RefObject<HTMLHeadingElement | null>
  readonly answers: Place
  readonly end: Place
}
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

/** A card of a question that waits at the desk: its sentence in the box of all cards. */
export function CardFrame({
  question,
  ...box
}: Pick<CardBoxProps, 'head' | 'arming' | 'onEscape' | 'children' | 'foot'> & {
  readonly question: ConsentRequest
}): ReactElement {
  const language = useLanguage()
  const { effects, overwrites } = question.assessment
  const [gravest = 'write'] = effects
  return (
    <CardBox
      {...box}
      effect={gravest}
      icon={gravest === 'read' ? <ShieldQuestion /> : <EffectIcon effect={gravest} overwrites={overwrites} />}
      title={question.sentence[language].map((part, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- parts of one fixed sentence have only their place
        <VisibleText key={index} text={part.text} strong={part.strong} most={300} />
      ))}
    />
  )
}

const whyOf = (thrown: unknown) =>
  thrown instanceof AppError ? thrown.said : thrown instanceof Error ? thrown.message : String(thrown)

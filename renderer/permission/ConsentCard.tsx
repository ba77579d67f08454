/** Asking a person: the consent card. Shows a question that main holds, and sends back one answer. */
import { memo, type ReactElement, useRef, useState } from 'react'
import type { ConsentRequest } from '../../shared/consent.ts'
import { askingOf } from '../../shared/elicitation.ts'
import type { TraceId } from '../../shared/ids.ts'
import type { JsonObject } from '../../shared/json.ts'
import { CardAnswers } from './card/CardAnswers.tsx'
import { CardArguments } from './card/CardArguments.tsx'
import { BeforeAfter, Leaving, WhoWhere } from './card/CardFacts.tsx'
import { CardFrame, type OnAnswer, useCard } from './card/CardFrame.tsx'
import { CardSecrets, choicesOf, firstChoices } from './card/CardSecrets.tsx'
import { CardWarnings } from './card/CardWarnings.tsx'
import { ServerAsks } from './card/ServerAsks.tsx'
import { WhyAsked, WhyNow } from './card/WhyAsked.tsx'

export type ConsentCardProps = {
  readonly question: ConsentRequest
  /** False where another surface answers: everything is shown, but no yes. Defaults to the question's own surface. */
  readonly canAnswer?: boolean | undefined
  /** Sends the answer to main; a rejection is shown on the card. */
  readonly onAnswer: OnAnswer
  readonly onOpenTrace?: ((traceId: TraceId) => void) | undefined
}

/** One question, with all that is needed to answer it well. Never takes the focus, never answers by itself. */
export const ConsentCard = memo(function ConsentCard(props: ConsentCardProps): ReactElement {
  const { question, canAnswer = question.surface === 'page' } = props
  const asking = askingOf(question.request)
  if (asking === null) return <CallCard {...props} canAnswer={canAnswer} />
  return <ServerAsks {...props} asking={asking} canAnswer={canAnswer} />
})

function CallCard(props: ConsentCardProps & { readonly canAnswer: boolean }): ReactElement {
  const { question, canAnswer, onOpenTrace, onAnswer } = props
  const head = useRef<HTMLHeadingElement>(null)
  const answers = useRef<HTMLDivElement>(null)
  const end = useRef<HTMLDivElement>(null)
  const handle = useCard(question, onAnswer, { head, answers, end })
  const { send, busy } = handle
  const [edited, setEdited] = useState<JsonObject | null>(null)
  const [broken, setBroken] = useState(false)
  const [note, setNote] = useState('')
  const [secrets, setSecrets] = useState(() => firstChoices(question.secrets))
  const { digest } = question.request.context
  const deny = () => send({ outcome: 'declined', note: note.trim() })
  return (
    <CardFrame
      question={question}
      head={head}
      arming={handle.arming}
      onEscape={deny}
      foot={
        <CardAnswers
          bar={answers}
          end={end}
          handle={handle}
          question={question}
          canAnswer={canAnswer}
          edited={edited !== null}
          blocked={broken}
          note={note}
          onNote={setNote}
          onDeny={deny}
          onAllow={(offerId) =>
            send({
              outcome: 'granted',
              digest,
              offerId: edited === null ? offerId : null,
              editedArguments: edited,
              // Changed arguments are asked anew, and so are the secrets in them.
              ...(edited === null && question.secrets.length > 0 ? { secrets: choicesOf(secrets) } : {}),
            })
          }
        />
      }
    >
      <WhoWhere question={question} />
      <CardWarnings question={question} />
      {question.preview === null ? null : <BeforeAfter preview={question.preview} />}
      <WhyNow question={question} />
      <Leaving question={question} />
      {edited === null ? (
        <CardSecrets question={question} choices={secrets} onChoose={setSecrets} disabled={!canAnswer || busy} />
      ) : null}
      <CardArguments
        question={question}
        edited={edited}
        onEdit={setEdited}
        onBroken={setBroken}
        canEdit={canAnswer && !busy}
      />
      <WhyAsked question={question} onOpenTrace={onOpenTrace} />
    </CardFrame>
  )
}

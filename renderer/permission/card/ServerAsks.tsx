import { CircleX, ShieldX } from 'lucide-react'
import { type ReactElement, useId, useRef, useState } from 'react'
import type { ConsentRequest } from '../../../shared/consent.ts'
import type { Asking } from '../../../shared/elicitation.ts'
import type { TraceId } from '../../../shared/ids.ts'
import type { JsonObject } from '../../../shared/json.ts'
import { Button } from '../../ui/Button.tsx'
import { formFields } from '../../ui/SchemaForm/formModel.ts'
import { checkValues, type Problems, startOf } from '../../ui/SchemaForm/formValues.ts'
import { SchemaForm } from '../../ui/SchemaForm/SchemaForm.tsx'
import { VisibleText } from '../../ui/VisibleText.tsx'
import { secretFields } from '../secretFields.ts'
import { Address } from './Address.tsx'
import { AllowButton } from './AllowButton.tsx'
import css from './card.module.css'
import answersCss from './answers.module.css'
import { Elsewhere, Expiry } from './CardAnswers.tsx'
import { Part, WhoWhere } from './CardFacts.tsx'
import { CardFoot } from './CardFoot.tsx'
import { CardFrame, type OnAnswer, useCard } from './CardFrame.tsx'
import { CardWarnings, Caution } from './CardWarnings.tsx'
import { WhyAsked, WhyNow } from './WhyAsked.tsx'
import { useWords } from './words.ts'
import flow from '../../ui/flow.module.css'

const NONE: Problems = new Map()

/** A server's own question: the card is the form. What is typed goes to that server and nowhere else. */
export function ServerAsks({
  question,
  asking,
  canAnswer,
  onAnswer,
  onOpenTrace,
}: {
  readonly question: ConsentRequest
  readonly asking: Asking
  readonly canAnswer: boolean
  readonly onAnswer: OnAnswer
  readonly onOpenTrace?: ((traceId: TraceId) => void) | undefined
}): ReactElement {
  const say = useWords()
  const head = useRef<HTMLHeadingElement>(null)
  const answers = useRef<HTMLDivElement>(null)
  const end = useRef<HTMLDivElement>(null)
  const handle = useCard(question, onAnswer, { head, answers, end })
  const { busy, problem, send } = handle
  const fields = asking.mode === 'form' ? formFields(asking.schema) : null
  const [values, setValues] = useState<JsonObject>(() => startOf(fields ?? []))
  const [tried, setTried] = useState(false)
  const [broken, setBroken] = useState(false)
  const hint = useId()
  const problems = fields === null ? NONE : checkValues(fields, values)
  const { digest } = question.request.context
  const server = question.request.resource.serverName
  const dismiss = () => send({ outcome: 'dismissed' })
  const yes = () => {
    setTried(true)
    if (problems.size > 0 || broken) return
    const answer = { outcome: 'granted', digest, offerId: null, editedArguments: null } as const
    send(asking.mode === 'form' ? { ...answer, content: values } : answer)
  }
  const complaint = tried && problems.size > 0 ? say('formProblems', { count: problems.size }) : problem
  const ready = handle.arming.kind === 'armed'
  return (
    <CardFrame
      question={question}
      head={head}
      arming={handle.arming}
      onEscape={dismiss}
      foot={
        <>
          <BeforeAnswers canAnswer={canAnswer} complaint={complaint} />
          <div ref={end} aria-hidden="true" />
          <CardFoot
            bar={answers}
            floats={handle.floats}
            hintId={hint}
            ready={ready || !canAnswer}
            hint={
              <>
                {asking.mode === 'form' ? say('sendsTo', { server }) : null} <Expiry question={question} />
              </>
            }
          >
            <Button
              icon={<ShieldX aria-hidden="true" />}
              disabled={busy}
              onClick={() => send({ outcome: 'declined', note: '' })}
            >
              {say('decline')}
            </Button>
            <Button variant="quiet" icon={<CircleX aria-hidden="true" />} disabled={busy} onClick={dismiss}>
              {say('dismiss')}
            </Button>
            {canAnswer ? (
              <span className={answersCss.push}>
                <AllowButton
                  label={say(asking.mode === 'form' ? 'sendForm' : 'openAddress')}
                  describedBy={hint}
                  armed={ready}
                  hold={false}
                  busy={busy}
                  onAllow={yes}
                />
              </span>
            ) : null}
          </CardFoot>
        </>
      }
    >
      <WhoWhere question={question} />
      <FormCautions asking={asking} question={question} />
      <ServerSays asking={asking} server={server} />
      {asking.mode === 'url' ? (
        <Address url={asking.url} />
      ) : (
        <Part title={say('yourAnswer')}>
          <SchemaForm
            schema={asking.schema}
            values={values}
            onChange={setValues}
            problems={tried ? problems : NONE}
            onBroken={setBroken}
            disabled={!canAnswer || busy}
          />
        </Part>
      )}
      <WhyNow question={question} />
      <Goes asking={asking} server={server} />
      <WhyAsked question={question} onOpenTrace={onOpenTrace} />
    </CardFrame>
  )
}

type AskedProps = { readonly asking: Asking; readonly server: string }

/** The server's own words, marked as such. */
function ServerSays({ asking, server }: AskedProps): ReactElement {
  const say = useWords()
  return (
    <Part title={say('serverAsks', { server })}>
      <blockquote className={css.serverWords}>
        <VisibleText text={asking.message} most={1200} />
      </blockquote>
    </Part>
  )
}

function Goes({ asking, server }: AskedProps): ReactElement {
  const say = useWords()
  return (
    <Part title={say('leaves')}>
      <p className={flow.small}>
        <VisibleText text={say(asking.mode === 'form' ? 'leavesForm' : 'leavesAddress', { server })} />
      </p>
    </Part>
  )
}

function BeforeAnswers({
  canAnswer,
  complaint,
}: {
  readonly canAnswer: boolean
  readonly complaint: string | null
}): ReactElement | null {
  if (canAnswer && complaint === null) return null
  return (
    <div className={answersCss.options}>
      {canAnswer ? null : <Elsewhere />}
      {complaint === null ? null : (
        <p role="alert" className={answersCss.problem}>
          {complaint}
        </p>
      )}
    </div>
  )
}

/** What speaks against answering: the gate's own warnings, and fields that ask for a secret. */
function FormCautions({
  asking,
  question,
}: {
  readonly asking: Asking
  readonly question: ConsentRequest
}): ReactElement {
  const say = useWords()
  const secrets = asking.mode === 'form' ? secretFields(asking.schema) : []
  return (
    <>
      <CardWarnings question={question} />
      {secrets.length === 0 ? null : (
        <ul className={css.cautions}>
          <Caution title={say('asksSecret')}>
            <p>
              <VisibleText text={say('asksSecretHint', { fields: secrets.join(', ') })} most={600} />
            </p>
          </Caution>
        </ul>
      )}
    </>
  )
}

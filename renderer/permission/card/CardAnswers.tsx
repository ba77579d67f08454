import { AppWindow, ShieldX } from 'lucide-react'
import { type ReactElement, type RefObject, useId, useState } from 'react'
import type { ConsentRequest } from '../../../shared/consent.ts'
import { Badge } from '../../ui/Badge.tsx'
import { Button } from '../../ui/Button.tsx'
import { RadioGroup } from '../../ui/Choices.tsx'
import { Disclosure } from '../../ui/Disclosure.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { VisibleText } from '../../ui/VisibleText.tsx'
import { formatHour } from '../../ui/format.ts'
import { isSameName, nameToType, needsHold, offersShown } from '../question.ts'
import { AllowButton } from './AllowButton.tsx'
import css from './answers.module.css'
import { CardFoot } from './CardFoot.tsx'
import type { CardHandle } from './CardFrame.tsx'
import { useWords } from './words.ts'
import { useTell } from '../../i18n/words.ts'

const ONCE = 'once'

export type CardAnswersProps = {
  readonly bar: RefObject<HTMLDivElement | null>
  readonly end: RefObject<HTMLDivElement | null>
  readonly handle: CardHandle
  readonly question: ConsentRequest
  readonly canAnswer: boolean
  readonly edited: boolean
  /** The arguments cannot be read as they are now. */
  readonly blocked: boolean
  readonly note: string
  readonly onNote: (note: string) => void
  readonly onAllow: (offerId: string | null) => void
  readonly onDeny: () => void
}

/** Part 8 of the card: no, yes, and how far the yes reaches. */
export function CardAnswers(props: CardAnswersProps): ReactElement {
  const { bar, end, handle, question, canAnswer, edited, blocked } = props
  const { busy, problem } = handle
  const say = useWords()
  const [choice, setChoice] = useState(ONCE)
  const [typed, setTyped] = useState('')
  const [reasonOpen, setReasonOpen] = useState(false)
  const hint = useId()
  const offers = edited ? [] : offersShown(question)
  const offer = offers.find((one) => one.id === choice)
  const name = nameToType(question)
  const hold = needsHold(question) && !isSameName(typed, name)
  const label = edited
    ? say(hold ? 'holdEdited' : 'allowEdited')
    : offer
      ? say(hold ? 'holdOffer' : 'allowOffer', { label: offer.label })
      : say(hold ? 'holdOnce' : 'allowOnce')
  const ready = handle.arming.kind === 'armed' && !blocked
  return (
    <>
      <div className={css.options}>
        {canAnswer ? (
          <Offers question={question} edited={edited} choice={choice} onChoose={setChoice} />
        ) : (
          <Elsewhere />
        )}
        {reasonOpen ? <TextField label={say('reason')} value={props.note} onChange={props.onNote} /> : null}
        {canAnswer && needsHold(question) ? (
          <Disclosure label={say('typeInstead')}>
            <TextField label={say('typeLabel', { name })} value={typed} onChange={setTyped} />
          </Disclosure>
        ) : null}
        {problem === null ? null : (
          <p role="alert" className={css.problem}>
            {problem}
          </p>
        )}
      </div>
      <div ref={end} aria-hidden="true" />
      <CardFoot
        bar={bar}
        floats={handle.floats}
        hintId={hint}
        ready={ready || !canAnswer}
        hint={
          <>
            {canAnswer && hold ? say('holdHint') : null} <Expiry question={question} />
          </>
        }
      >
        <Button icon={<ShieldX aria-hidden="true" />} onClick={props.onDeny} disabled={busy}>
          {say('deny')}
        </Button>
        {reasonOpen ? null : (
          <Button variant="quiet" onClick={() => setReasonOpen(true)}>
            {say('denyWhy')}
          </Button>
        )}
        {canAnswer ? (
          <span className={css.push}>
            <AllowButton
              label={label}
              describedBy={hint}
              armed={ready}
              hold={hold}
              busy={busy}
              onAllow={() => props.onAllow(offer?.id ?? null)}
            />
          </span>
        ) : null}
      </CardFoot>
    </>
  )
}

export function Expiry({ question }: { readonly question: ConsentRequest }): ReactElement | null {
  const say = useWords()
  if (question.expiresAt === null) return null
  const time = formatHour(question.expiresAt)
  return <span>{say('expires', { time })}</span>
}

export function Elsewhere(): ReactElement {
  const say = useWords()
  return (
    <div className={css.elsewhere}>
      <AppWindow aria-hidden="true" />
      <div>
        <strong>{say('elsewhere')}</strong>
        <p className={css.hint}>{say('elsewhereHint')}</p>
      </div>
    </div>
  )
}

function Offers(
  props: Pick<CardAnswersProps, 'question' | 'edited'> & {
    readonly choice: string
    readonly onChoose: (id: string) => void
  },
): ReactElement {
  const say = useWords()
  const tell = useTell()
  const offers = offersShown(props.question)
  if (props.edited) return <p className={css.hint}>{say('notWhenEdited')}</p>
  if (offers.length === 0) return <p className={css.hint}>{say('noOffers')}</p>
  return (
    <Disclosure
      label={say('remember')}
      summary={tell(offers.find((offer) => offer.id === props.choice)?.label ?? say('once'))}
    >
      <RadioGroup
        label={say('howLong')}
        hideLabel
        value={props.choice}
        onChange={props.onChoose}
        options={[
          { value: ONCE, label: say('once'), hint: say('onceHint') },
          ...offers.map((offer) => ({
            value: offer.id,
            label: tell(offer.label),
            hint: (
              <span className={css.offerHint}>
                <VisibleText text={offer.wouldAllow} />{' '}
                {offer.covers === 0 ? say('coversNone') : say('covers', { count: offer.covers })}{' '}
                {offer.suggested ? <Badge tone="accent">{say('suggested')}</Badge> : null}
              </span>
            ),
          })),
        ]}
      />
    </Disclosure>
  )
}

import { ShieldX } from 'lucide-react'
import { type ReactElement, type ReactNode, useId, useRef } from 'react'
import type { EffectKind } from '../../../shared/permission.ts'
import { Button } from '../../ui/Button.tsx'
import { useAction } from '../../ui/useAction.ts'
import { AllowButton } from './AllowButton.tsx'
import answersCss from './answers.module.css'
import { CardBox } from './CardBox.tsx'
import { CardFoot } from './CardFoot.tsx'
import { useArming } from './useArming.ts'
import { useWords } from './words.ts'

export type OwnCardProps = {
  readonly title: ReactNode
  readonly icon: ReactNode
  readonly effect: EffectKind
  /** The whole of what a yes would be for: another one is armed anew. */
  readonly shows: string
  readonly yes: string
  readonly no: string
  /** A yes that must be held. */
  readonly hold?: boolean
  /** Something is still missing for a yes. */
  readonly blocked?: boolean
  readonly onYes: () => Promise<unknown>
  readonly onNo: () => Promise<unknown>
  readonly children: ReactNode
}

/** What has a card of its own (a start, a sign-in, a link) in the trusted window: read, armed and answered as every question there. */
export function OwnCard(props: OwnCardProps): ReactElement {
  const { hold = false, blocked = false } = props
  const say = useWords()
  const head = useRef<HTMLHeadingElement>(null)
  const answers = useRef<HTMLDivElement>(null)
  const end = useRef<HTMLDivElement>(null)
  const hint = useId()
  const { arming, floats } = useArming({ head, answers, end }, props.shows)
  const { busy, error, start } = useAction('here')
  const ready = arming.kind === 'armed'
  const refuse = () => start(props.onNo)
  return (
    <CardBox
      head={head}
      icon={props.icon}
      title={props.title}
      effect={props.effect}
      arming={arming}
      onEscape={refuse}
      foot={
        <>
          {error === null ? null : (
            <div className={answersCss.options}>
              <p role="alert" className={answersCss.problem}>
                {say('failed', { why: error.said })}
              </p>
            </div>
          )}
          <div ref={end} aria-hidden="true" />
          <CardFoot bar={answers} floats={floats} hintId={hint} ready={ready} hint={hold ? say('holdHint') : null}>
            <Button icon={<ShieldX aria-hidden="true" />} disabled={busy} onClick={refuse}>
              {props.no}
            </Button>
            <span className={answersCss.push}>
              <AllowButton
                label={hold ? say('holdTo', { what: props.yes }) : props.yes}
                describedBy={hint}
                armed={ready && !blocked}
                hold={hold}
                busy={busy}
                onAllow={() => start(props.onYes)}
              />
            </span>
          </CardFoot>
        </>
      }
    >
      {props.children}
    </CardBox>
  )
}

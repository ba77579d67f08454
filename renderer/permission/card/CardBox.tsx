import { type ReactElement, type ReactNode, type RefObject, useEffect, useId, useRef } from 'react'
import type { EffectKind } from '../../../shared/permission.ts'
import type { Arming } from '../arming.ts'
import css from './box.module.css'

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

export type CardBoxProps = {
  /** What is asked, in one sentence. */
  readonly head: RefObject<HTMLHeadingElement | null>
  readonly icon: ReactNode
  readonly title: ReactNode
  /** Its colour. */
  readonly effect: EffectKind
  readonly arming: Arming
  readonly onEscape: () => void
  readonly children: ReactNode
  readonly foot: ReactNode
}

/** The box of every card: what is asked at the top, `children` is the body, `foot` the answers. */
export function CardBox({ head, icon, title, effect, arming, onEscape, children, foot }: CardBoxProps): ReactElement {
  const titleId = useId()
  const card = useRef<HTMLDivElement>(null)
  useEscape(card, onEscape)
  return (
    // SECURITY: inert text only: nothing that a server or model wrote becomes markup, a link or an image here.
    <div
      ref={card}
      role="alertdialog"
      aria-modal="false"
      aria-labelledby={titleId}
      tabIndex={-1}
      className={css.card}
      data-effect={effect}
      data-arming={arming.kind}
    >
      <div className={css.head}>
        <span className={css.headIcon} aria-hidden="true">
          {icon}
        </span>
        <h2 ref={head} id={titleId} className={css.sentence}>
          {title}
        </h2>
      </div>
      <div className={css.body}>{children}</div>
      {foot}
    </div>
  )
}

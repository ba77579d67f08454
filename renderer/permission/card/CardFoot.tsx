import { ArrowDown } from 'lucide-react'
import { type ReactElement, type ReactNode, type RefObject, useEffect } from 'react'
import { Button } from '../../ui/Button.tsx'
import css from './answers.module.css'
import { useWords } from './words.ts'
import flow from '../../ui/flow.module.css'

export type CardFootProps = {
  readonly bar: RefObject<HTMLDivElement | null>
  /** More of the card lies below these answers. */
  readonly floats: boolean
  readonly ready: boolean
  readonly hintId: string
  /** What is said once it can be answered. */
  readonly hint: ReactNode
  readonly children: ReactNode
}

/** Scrolls by what is in sight above the answers, so that nothing is skipped. */
function readOn(bar: HTMLElement | null): void {
  const foot = bar?.parentElement
  let room: HTMLElement | null | undefined = foot?.parentElement
  while (room && !(room.scrollHeight > room.clientHeight && /auto|scroll/.test(getComputedStyle(room).overflowY)))
    room = room.parentElement
  const page = room ?? document.scrollingElement
  if (foot && page) page.scrollBy({ top: Math.max(60, page.clientHeight - foot.offsetHeight - 40) })
}

/** Marked before it is seen: what else lies at the edge of a transcript is gone when the foot comes. */
const SOON = '64px'

/** SECURITY: marks a foot that is in sight in a transcript, so that nothing is drawn over it (`Transcript.module.css`). */
function useInSightMark(bar: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const foot = bar.current?.parentElement
    const root = foot?.closest('[role="log"]')
    if (!foot || !root) return
    const observer = new IntersectionObserver(
      (entries) => foot.toggleAttribute('data-in-sight', entries.at(-1)?.isIntersecting === true),
      { root, rootMargin: SOON },
    )
    observer.observe(foot)
    return () => observer.disconnect()
  }, [bar])
}

/** The answers, always in sight while the card is: they stick to the edge as long as more of the card lies below. */
export function CardFoot({ bar, floats, ready, hintId, hint, children }: CardFootProps): ReactElement {
  const say = useWords()
  useInSightMark(bar)
  return (
    <div className={css.foot} data-floats={floats || undefined}>
      <div ref={bar} className={flow.row}>
        {children}
      </div>
      <div className={css.below}>
        {/* Both hints take their room always: a card that changed its height as it arms would move, and wait anew, for ever. */}
        <p id={hintId} className={css.hints}>
          <span data-off={ready || undefined}>{say('waits')}</span>
          <span data-off={!ready || undefined}>{hint}</span>
        </p>
        <span data-off={!floats || undefined}>
          <Button size="sm" variant="quiet" icon={<ArrowDown aria-hidden="true" />} onClick={() => readOn(bar.current)}>
            {say('readOn')}
          </Button>
        </span>
      </div>
    </div>
  )
}

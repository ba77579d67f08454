import { type RefObject, useEffect, useReducer } from 'react'
import { type Arming, nextArming } from '../arming.ts'

const TICK_MS = 100
/** Movement below this is a rounding, above it the card slid under the pointer. */
const MOVED_PX = 6

type Watched = {
  readonly head: RefObject<HTMLElement | null>
  readonly answers: RefObject<HTMLElement | null>
}

/** Covered by something else? Browsers that cannot tell do not say. */
const isCovered = (entry: IntersectionObserverEntry): boolean =>
  (entry as IntersectionObserverEntry & { readonly isVisible?: boolean }).isVisible === false

// `trackVisibility` makes Chromium say whether anything lies over the element; the type library does not know it yet.
const ANSWERS_OPTIONS = { threshold: [0, 0.5, 0.98, 1], trackVisibility: true, delay: 100 } as IntersectionObserverInit

/**
 * Arms a card about 600 ms after its sentence was read from the screen and its answers are wholly in sight.
 * Hiding the window, covering or moving the card starts the wait again.
 * SECURITY: a click that was aimed at something else never becomes a yes.
 */
export const useArming = (watched: Watched, key: string): Arming => {
  const [state, send] = useReducer(nextArming, { kind: 'hidden' })
  const { head, answers } = watched
  useEffect(() => {
    const headElement = head.current
    const answersElement = answers.current
    if (headElement === null || answersElement === null) return
    send({ kind: 'unseen' })
    let headSeen = false
    let answersInSight = false
    let top = answersElement.getBoundingClientRect().top
    const judge = () => {
      const seen = headSeen && answersInSight && document.visibilityState === 'visible'
      send(seen ? { kind: 'seen', at: performance.now() } : { kind: 'unseen' })
    }
    const headObserver = new IntersectionObserver(
      (entries) => {
        headSeen ||= entries.some((entry) => entry.intersectionRatio >= 0.98)
        judge()
      },
      { threshold: [0, 0.98, 1] },
    )
    const answersObserver = new IntersectionObserver((entries) => {
      const last = entries.at(-1)
      if (last !== undefined) answersInSight = last.intersectionRatio >= 0.98 && !isCovered(last)
      judge()
    }, ANSWERS_OPTIONS)
    // Whoever comes by keyboard lands below the sentence: it is shown first, the next key goes on from there.
    const showHead = ({ target }: FocusEvent) => {
      const byKeyboard = target instanceof Element && target.matches(':focus-visible')
      if (byKeyboard && !headSeen) headElement.scrollIntoView({ block: 'nearest' })
    }
    const card = headElement.closest<HTMLElement>('[role="alertdialog"]')
    card?.addEventListener('focusin', showHead)
    headObserver.observe(headElement)
    answersObserver.observe(answersElement)
    document.addEventListener('visibilitychange', judge)
    const timer = setInterval(() => {
      const now = answersElement.getBoundingClientRect().top
      const at = performance.now()
      if (Math.abs(now - top) > MOVED_PX) send({ kind: 'changed', at })
      top = now
      send({ kind: 'tick', at })
    }, TICK_MS)
    return () => {
      clearInterval(timer)
      card?.removeEventListener('focusin', showHead)
      headObserver.disconnect()
      answersObserver.disconnect()
      document.removeEventListener('visibilitychange', judge)
    }
  }, [head, answers, key])
  return state
}

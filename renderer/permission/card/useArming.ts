import { type RefObject, useEffect, useReducer, useState } from 'react'
import { type Arming, nextArming } from '../arming.ts'

const TICK_MS = 100
/** Movement below this is a rounding, above it the card slid under the pointer. */
const MOVED_PX = 6

type Watched = {
  /** What must have been in sight, from its top to its bottom. */
  readonly head: RefObject<HTMLElement | null>
  /** What must be in sight now; it may stick to the edge of the window while the card is longer than that. */
  readonly answers: RefObject<HTMLElement | null>
  /** The last line before the answers: where the card was read to its end. Left out where there is nothing to read. */
  readonly end?: RefObject<HTMLElement | null>
}
export type Watch = {
  readonly arming: Arming
  /** There is more of the card below its answers, which float over it. */
  readonly floats: boolean
}

/** Covered by something else? Browsers that cannot tell do not say. */
const isCovered = (entry: IntersectionObserverEntry): boolean =>
  (entry as IntersectionObserverEntry & { readonly isVisible?: boolean }).isVisible === false

const STEPS = Array.from({ length: 21 }, (_, index) => index / 20)
// `trackVisibility` makes Chromium say whether anything lies over the element; the type library does not know it yet.
const ANSWERS_OPTIONS = { threshold: [0, 0.5, 0.98, 1], trackVisibility: true, delay: 100 } as IntersectionObserverInit

type Edges = {
  readonly seen: () => boolean
  /** Looks again at what came to rest: the browser tells only when a step is crossed, and the last pixel of an edge is none. */
  look(): void
  stop(): void
}

/** Watches until both edges of an element were in sight, together or one after the other. */
function watchEdges(element: HTMLElement, judge: () => void): Edges {
  const edges = { top: false, bottom: false }
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, intersectionRect: shown, boundingClientRect: whole } of entries) {
        edges.top ||= isIntersecting && shown.top <= whole.top + 1
        edges.bottom ||= isIntersecting && shown.bottom >= whole.bottom - 1
      }
      judge()
    },
    { threshold: STEPS },
  )
  observer.observe(element)
  const seen = () => edges.top && edges.bottom
  return {
    seen,
    look: () => {
      if (seen()) return
      observer.unobserve(element)
      observer.observe(element)
    },
    stop: () => observer.disconnect(),
  }
}

/**
 * Arms a card about 600 ms after it was read from its sentence to its end and while its answers are wholly in sight.
 * Hiding the window, covering or moving the answers starts the wait again.
 * SECURITY: a click that was aimed at something else never becomes a yes.
 */
export const useArming = (watched: Watched, key: string): Watch => {
  const [arming, send] = useReducer(nextArming, { kind: 'hidden' })
  const [floats, setFloats] = useState(false)
  const { head, answers, end } = watched
  useEffect(() => {
    const headElement = head.current
    const answersElement = answers.current
    if (headElement === null || answersElement === null) return
    send({ kind: 'unseen' })
    const isFloating = () => {
      const last = end?.current?.getBoundingClientRect()
      return last !== undefined && last.bottom > answersElement.getBoundingClientRect().top + 1
    }
    let read = end === undefined
    let answersInSight = false
    let top = answersElement.getBoundingClientRect().top
    const judge = () => {
      const seen = edges.seen() && read && answersInSight && document.visibilityState === 'visible'
      send(seen ? { kind: 'seen', at: performance.now() } : { kind: 'unseen' })
    }
    const edges = watchEdges(headElement, judge)
    const answersObserver = new IntersectionObserver((entries) => {
      const last = entries.at(-1)
      if (last !== undefined) answersInSight = last.intersectionRatio >= 0.98 && !isCovered(last)
      judge()
    }, ANSWERS_OPTIONS)
    // Whoever comes by keyboard lands below the sentence: it is shown first, the next key goes on from there.
    const showHead = ({ target }: FocusEvent) => {
      const byKeyboard = target instanceof Element && target.matches(':focus-visible')
      if (byKeyboard && !edges.seen()) headElement.scrollIntoView({ block: 'nearest' })
    }
    const card = headElement.closest<HTMLElement>('[role="alertdialog"]')
    card?.addEventListener('focusin', showHead)
    answersObserver.observe(answersElement)
    document.addEventListener('visibilitychange', judge)
    const timer = setInterval(() => {
      const now = answersElement.getBoundingClientRect().top
      const at = performance.now()
      const over = isFloating()
      setFloats(over)
      edges.look()
      if (!read && answersInSight && !over) {
        read = true
        judge()
      }
      if (Math.abs(now - top) > MOVED_PX) send({ kind: 'changed', at })
      top = now
      send({ kind: 'tick', at })
    }, TICK_MS)
    return () => {
      clearInterval(timer)
      card?.removeEventListener('focusin', showHead)
      edges.stop()
      answersObserver.disconnect()
      document.removeEventListener('visibilitychange', judge)
    }
  }, [head, answers, end, key])
  return { arming, floats }
}

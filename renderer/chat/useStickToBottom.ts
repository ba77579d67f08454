import { type RefObject, useCallback, useLayoutEffect, useRef, useState } from 'react'
import { tellNoRest } from './restingPointer.ts'

/** So near the end counts as at it, in pixels. */
const NEAR = 48
/** Milliseconds without new text after which the size of the content is watched again. */
const QUIET = 300

/** Follows the end of the content while the person is at it. */
export function useStickToBottom(scrolls: RefObject<HTMLElement | null>, grows: RefObject<HTMLElement | null>) {
  const [atBottom, setAtBottom] = useState(true)
  const [follower] = useState(() => createFollower(setAtBottom))
  const watch = useRef<{ readonly pause: () => void } | null>(null)

  useLayoutEffect(() => {
    const [scroller, content] = [scrolls.current, grows.current]
    if (!scroller || !content) return
    // The watcher of sizes goes to the end before the first paint, and after the list has put itself where it supposes it.
    follower.begin(scroller)
    const onScroll = () => follower.scrolled(scroller)
    const sizes = watchSizes(scroller, content, () => follower.resized(scroller))
    watch.current = sizes
    scroller.addEventListener('scroll', onScroll, { passive: true })
    return () => {
      sizes.stop()
      watch.current = null
      scroller.removeEventListener('scroll', onScroll)
    }
  }, [scrolls, grows, follower])
  const jumpToLatest = useCallback(() => {
    if (scrolls.current) follower.jump(scrolls.current)
  }, [scrolls, follower])
  const stayPut = useCallback(() => {
    if (scrolls.current) follower.viewGrew(scrolls.current)
  }, [scrolls, follower])
  const followText = useCallback(() => {
    watch.current?.pause()
    tellNoRest()
    if (scrolls.current) follower.wrote(scrolls.current)
  }, [scrolls, follower])
  return { atBottom, jumpToLatest, followText, stayPut, letGo: follower.letGo }
}

/** Whether the end is followed; `show` hears whether it is in sight. */
function createFollower(show: (atBottom: boolean) => void) {
  let sticks = true
  /** The height of all after a view changed its own: until something else changes it, the end is left where it is. */
  let leftAt: number | null = null
  let lastTop = 0
  const questions = createQuestionWatch()
  const follow = (scroller: HTMLElement): void => {
    if (leftAt !== null) show(true)
    leftAt = null
    scrollToEnd(scroller)
  }
  const resized = (scroller: HTMLElement): void => {
    const isByView = leftAt === scroller.scrollHeight
    const question = questions.inHand(scroller, sticks && !isByView, performance.now())
    if (question) {
      // A question is read from its beginning, its answers alone must not be what is in sight; and so is what one ran by hand.
      sticks = false
      scroller.scrollBy({ top: question.getBoundingClientRect().top - scroller.getBoundingClientRect().top - 8 })
    } else if (sticks && isByView) show(isNearEnd(scroller))
    else if (sticks) follow(scroller)
  }
  return {
    begin(scroller: HTMLElement): void {
      lastTop = scroller.scrollTop
    },
    /** The content, or the room for it, has another size. */
    resized,
    scrolled(scroller: HTMLElement): void {
      const top = scroller.scrollTop
      const wentUp = top < lastTop - 1
      lastTop = top
      // Growing content also makes a distance: only going up lets go. At the end nothing needs to be measured.
      if (!wentUp && sticks && leftAt === null) return
      const near = isNearEnd(scroller)
      sticks = near || (sticks && !wentUp)
      show(near)
    },
    /** Nothing is asked while text is written: no look for a question in each frame. */
    wrote(scroller: HTMLElement): void {
      if (sticks) follow(scroller)
    },
    viewGrew(scroller: HTMLElement): void {
      leftAt = scroller.scrollHeight
    },
    jump(scroller: HTMLElement): void {
      sticks = true
      leftAt = null
      show(true)
      resized(scroller)
    },
    letGo(): void {
      sticks = false
    },
  }
}

const isNearEnd = ({ scrollHeight, scrollTop, clientHeight }: HTMLElement): boolean =>
  scrollHeight - scrollTop - clientHeight <= NEAR

function scrollToEnd(scroller: HTMLElement): void {
  const end = scroller.scrollHeight - scroller.clientHeight
  if (end - scroller.scrollTop >= 1) scroller.scrollTo({ top: end })
}

/** Milliseconds in which a new question or result, and what is above it, may still grow to full size; later growth is the person's own doing. */
const NEW_QUESTION = 1500
const OWN_HAND = ['wheel', 'touchmove', 'pointerdown', 'keydown'] as const

/** Holds a question, or the result of what one ran by hand, that has just come, and is taller than the room for it, at its beginning until the person moves. */
function createQuestionWatch() {
  const firstSeen = new WeakMap<Element, number>()
  let held: HTMLElement | null = null
  const letGo = () => {
    held = null
  }
  return {
    /** The question to be kept in sight now; `follows`: the person is at the end, so a new one may be taken in hand. */
    inHand(scroller: HTMLElement, follows: boolean, now: number): HTMLElement | null {
      const question = [...scroller.querySelectorAll<HTMLElement>('[data-asking], [data-result]')].at(-1)
      if (!question) return null
      const since = firstSeen.get(question) ?? now
      firstSeen.set(question, since)
      if (now - since > NEW_QUESTION || question.offsetHeight <= scroller.clientHeight - 16) return null
      if (follows) {
        held = question
        for (const own of OWN_HAND) scroller.addEventListener(own, letGo, { passive: true, once: true })
      }
      return held === question ? question : null
    },
  }
}

/**
 * Tells when the content or the room for it changed its size. While text streams the content is not watched: its writer says when
 * it grew, and a second look at every frame would lay it out and paint it twice.
 */
function watchSizes(scroller: HTMLElement, content: HTMLElement, changed: () => void) {
  const observer = new ResizeObserver(changed)
  let timer: ReturnType<typeof setTimeout> | undefined
  observer.observe(scroller)
  observer.observe(content)
  const resume = () => {
    timer = undefined
    observer.observe(content)
  }
  return {
    pause: () => {
      if (timer === undefined) observer.unobserve(content)
      clearTimeout(timer)
      timer = setTimeout(resume, QUIET)
    },
    stop: () => {
      clearTimeout(timer)
      observer.disconnect()
    },
  }
}

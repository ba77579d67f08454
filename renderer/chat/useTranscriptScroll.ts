import { useVirtualizer } from '@tanstack/react-virtual'
import {
  type RefCallback,
  type RefObject,
  startTransition,
  useCallback,
  useEffect,
  useEffectEvent,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'
import type { Message } from '../../shared/chat.ts'
import { estimateHeight } from './estimateHeight.ts'
import { tellNoRest } from './restingPointer.ts'

type Older = { readonly hasMore: boolean; readonly loadingMore: boolean; readonly more: () => void }
export type TranscriptScroll = {
  readonly scroller: RefObject<HTMLDivElement | null>
  readonly content: RefObject<HTMLDivElement | null>
  /** For the rows that come and go, and for those that are always here. */
  readonly measureRow: RefCallback<HTMLDivElement>
  readonly holdLive: RefCallback<HTMLDivElement>
  /** Indexes to render, and the room of those that are not. */
  readonly visible: readonly number[]
  readonly above: number
  readonly below: number
  readonly atBottom: boolean
  /** The first frame was drawn. */
  readonly drawn: boolean
  readonly jumpToLatest: () => void
  /** To be called in the frame in which streamed text grew, after it was put on the page. */
  readonly followText: () => void
  /** Puts a row on the page, and lets go of the end. */
  readonly showRow: (index: number) => void
}

/** So near the end counts as at it, in pixels. */
const NEAR = 48
/** Older messages are asked for this many pixels before they are needed. */
const AHEAD = 1200
/** Rows beyond the edges of what is seen: few in the first frame, more as soon as it was drawn. */
const OVERSCAN = { first: 1, later: 4 }

/**
 * Scrolling of a transcript: opens at the bottom, stays there while the answer grows unless the person went up, keeps what is
 * read in its place when older messages come. The last `live` messages are in normal flow and never measured: they may grow.
 */
export function useTranscriptScroll(messages: readonly Message[], live: number, older: Older): TranscriptScroll {
  const scroller = useRef<HTMLDivElement>(null)
  const content = useRef<HTMLDivElement>(null)
  const settled = Math.max(0, messages.length - live)
  const [liveRows] = useState(() => new Map<string, HTMLDivElement>())
  const overscan = useOverscan()

  // oxlint-disable-next-line react/incompatible-library -- no compiler memoizes this file
  const virtualizer = useVirtualizer<HTMLDivElement, HTMLDivElement>({
    count: settled,
    getScrollElement: () => scroller.current,
    // The same function while the messages are the same: with another one the place of every row is reckoned anew.
    getItemKey: useCallback((index: number) => messages[index]?.id ?? index, [messages]),
    // A row that was live until now has its true height: with it nothing moves when it joins the others.
    estimateSize: (index) => {
      const message = messages[index]
      if (!message) return 80
      return liveRows.get(message.id)?.offsetHeight || estimateHeight(message)
    },
    overscan,
    initialOffset: () => endOf(messages),
    initialRect: { width: 0, height: window.innerHeight },
  })
  const items = virtualizer.getVirtualItems()
  const first = items[0]
  const last = items.at(-1)

  const { atBottom, jumpToLatest, followText, letGo } = useStickToBottom(scroller, content)
  useOlder(scroller, older, virtualizer.scrollOffset ?? 0, first?.index ?? 0)
  useKeepPlace(scroller, messages, (index) => virtualizer.getOffsetForIndex(index, 'start')?.[0] ?? 0)

  const holdLive = useCallback(
    (element: HTMLDivElement | null) => {
      const id = element?.dataset['message']
      if (!element || id === undefined) return
      liveRows.set(id, element)
      return () => void liveRows.delete(id)
    },
    [liveRows],
  )
  return {
    scroller,
    content,
    measureRow: virtualizer.measureElement,
    holdLive,
    visible: items.map((item) => item.index),
    above: first?.start ?? 0,
    below: last ? virtualizer.getTotalSize() - last.end : 0,
    atBottom,
    drawn: overscan > OVERSCAN.first,
    jumpToLatest,
    followText,
    showRow: (index) => {
      letGo()
      if (index < settled) virtualizer.scrollToIndex(index, { align: 'center' })
    },
  }
}

/** Where the end begins, by what is known before anything is on the page: so the first rows made are those that will be seen. */
const endOf = (messages: readonly Message[]): number =>
  Math.max(0, messages.reduce((sum, message) => sum + estimateHeight(message), 0) - window.innerHeight)

/** What lies beyond the edges is made when the first frame was drawn. */
function useOverscan(): number {
  const [overscan, setOverscan] = useState(OVERSCAN.first)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const frame = requestAnimationFrame(() => {
      timer = setTimeout(() => startTransition(() => setOverscan(OVERSCAN.later)))
    })
    return () => {
      cancelAnimationFrame(frame)
      clearTimeout(timer)
    }
  }, [])
  return overscan
}

/** Milliseconds without new text after which the size of the content is watched again. */
const QUIET = 300

/** Follows the end of the content while the person is at it. */
function useStickToBottom(scrolls: RefObject<HTMLElement | null>, grows: RefObject<HTMLElement | null>) {
  const [atBottom, setAtBottom] = useState(true)
  const sticks = useRef(true)
  const watch = useRef<{ readonly pause: () => void } | null>(null)
  const [questions] = useState(createQuestionWatch)
  const toEnd = useCallback(() => {
    const scroller = scrolls.current
    if (!scroller) return
    const question = questions.inHand(scroller, sticks.current, performance.now())
    if (question) {
      // A question is read from its beginning: its answers alone must not be what is in sight.
      sticks.current = false
      scroller.scrollBy({ top: question.getBoundingClientRect().top - scroller.getBoundingClientRect().top - 8 })
      return
    }
    if (sticks.current) scrollToEnd(scroller)
  }, [scrolls, questions])

  useLayoutEffect(() => toEnd(), [toEnd])
  useEffect(() => {
    const [scroller, content] = [scrolls.current, grows.current]
    if (!scroller || !content) return
    let lastTop = scroller.scrollTop
    const onScroll = () => {
      const top = scroller.scrollTop
      const wentUp = top < lastTop - 1
      lastTop = top
      // Growing content also makes a distance: only going up lets go. At the end nothing needs to be measured.
      if (!wentUp && sticks.current) return
      sticks.current = scroller.scrollHeight - top - scroller.clientHeight <= NEAR
      setAtBottom(sticks.current)
    }
    const sizes = watchSizes(scroller, content, toEnd)
    watch.current = sizes
    scroller.addEventListener('scroll', onScroll, { passive: true })
    return () => {
      sizes.stop()
      watch.current = null
      scroller.removeEventListener('scroll', onScroll)
    }
  }, [scrolls, grows, toEnd])
  const jumpToLatest = useCallback(() => {
    sticks.current = true
    setAtBottom(true)
    toEnd()
  }, [toEnd])
  const letGo = useCallback(() => {
    sticks.current = false
  }, [])
  const followText = useCallback(() => {
    watch.current?.pause()
    tellNoRest()
    // Nothing is asked while text is written: no look for a question in each frame.
    if (sticks.current && scrolls.current) scrollToEnd(scrolls.current)
  }, [scrolls])
  return { atBottom, jumpToLatest, followText, letGo }
}

function scrollToEnd(scroller: HTMLElement): void {
  const end = scroller.scrollHeight - scroller.clientHeight
  if (end - scroller.scrollTop >= 1) scroller.scrollTo({ top: end })
}

/** Milliseconds in which a new question, and what is above it, may still grow to full size; later growth is the person's own doing. */
const NEW_QUESTION = 1500
const OWN_HAND = ['wheel', 'touchmove', 'pointerdown', 'keydown'] as const

/** Holds a question that has just come, and is taller than the room for it, at its beginning until the person moves. */
function createQuestionWatch() {
  const firstSeen = new WeakMap<Element, number>()
  let held: HTMLElement | null = null
  const letGo = () => {
    held = null
  }
  return {
    /** The question to be kept in sight now; `follows`: the person is at the end, so a new one may be taken in hand. */
    inHand(scroller: HTMLElement, follows: boolean, now: number): HTMLElement | null {
      const question = [...scroller.querySelectorAll<HTMLElement>('[data-asking]')].at(-1)
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

/** Asks for older messages before the person reaches the first of those here. */
function useOlder(
  scroller: RefObject<HTMLElement | null>,
  { hasMore, loadingMore, more }: Older,
  offset: number,
  firstIndex: number,
): void {
  const ask = useEffectEvent(() => {
    // The offset is of the last scroll event: after a page was put before what is read, the element alone knows the new place.
    if (scroller.current && scroller.current.scrollTop < AHEAD) more()
  })
  const isNear = hasMore && !loadingMore && offset < AHEAD
  useEffect(() => {
    if (isNear) ask()
  }, [isNear, firstIndex])
}

/** When messages come before the ones here, what is being read stays where it is. */
function useKeepPlace(
  scroller: RefObject<HTMLElement | null>,
  messages: readonly Message[],
  offsetOf: (index: number) => number,
): void {
  const before = useRef<string | undefined>(undefined)
  useLayoutEffect(() => {
    const first = before.current
    before.current = messages[0]?.id
    if (first === undefined || first === messages[0]?.id) return
    const moved = messages.findIndex((message) => message.id === first)
    if (moved > 0) scroller.current?.scrollBy({ top: offsetOf(moved) })
  }, [scroller, messages, offsetOf])
}

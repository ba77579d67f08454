import { useVirtualizer, type Virtualizer } from '@tanstack/react-virtual'
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
import { useStickToBottom } from './useStickToBottom.ts'

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
  /** To be called when a view has changed its own height: the end is not followed for that. */
  readonly stayPut: () => void
  /** Puts a row on the page, and lets go of the end. */
  readonly showRow: (index: number) => void
}

/** Older messages are asked for this many pixels before they are needed. */
const AHEAD = 1200
/** Rows beyond the edges of what is seen: few in the first frame, more as soon as it was drawn. */
const OVERSCAN = { first: 1, later: 4 }

/** Chromium and Firefox keep what is in sight in its place by themselves, also within a row and in rows that are not measured. */
const ANCHORS = CSS.supports('overflow-anchor', 'auto')

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

  // Before the list: that the person went up must be known before older messages come for it.
  const { atBottom, jumpToLatest, followText, stayPut, letGo } = useStickToBottom(scroller, content)
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
  if (ANCHORS) virtualizer.shouldAdjustScrollPositionOnItemSizeChange = () => false
  useKeepPlace(scroller, messages, virtualizer)
  useShowOwn(messages, jumpToLatest)
  const items = virtualizer.getVirtualItems()
  const first = items[0]
  const last = items.at(-1)

  useOlder(scroller, older, virtualizer.scrollOffset ?? 0, first?.index ?? 0)

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
    stayPut,
    showRow: (index) => {
      letGo()
      if (index < settled) virtualizer.scrollToIndex(index, { align: 'center' })
    },
  }
}

const isOwn = ({ role, via }: Message): boolean => role === 'user' || via === 'direct'

/** What the person has just said or run comes into sight, wherever they were. */
function useShowOwn(messages: readonly Message[], show: () => void): void {
  const last = useRef(messages.at(-1)?.id)
  useLayoutEffect(() => {
    const before = messages.findLastIndex(({ id }) => id === last.current)
    last.current = messages.at(-1)?.id
    // Another branch, or an older page: nothing was added behind what was the end.
    if (before >= 0 && messages.slice(before + 1).some(isOwn)) show()
  }, [messages, show])
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

type Rows = Virtualizer<HTMLDivElement, HTMLDivElement>

/** Has the list drawn around another offset. Resolves to how much farther down a row begins that was the first. */
function carry(rows: Rows, moved: number): number {
  // Reckons the places anew, which the next line reads.
  rows.getTotalSize()
  const by = rows.measurementsCache[moved]?.start ?? 0
  rows.scrollOffset = (rows.scrollOffset ?? 0) + by
  return by
}

/** When messages come before the ones here, what is being read stays where it is, and its rows stay on the page. */
function useKeepPlace(scroller: RefObject<HTMLElement | null>, messages: readonly Message[], rows: Rows): void {
  const first = messages[0]?.id
  const [kept, setKept] = useState({ first, before: first, by: 0 })
  if (first !== kept.first) {
    const moved = messages.findIndex((message) => message.id === kept.first)
    setKept({ first, before: kept.first, by: moved > 0 ? carry(rows, moved) : 0 })
  }
  useLayoutEffect(() => {
    const element = scroller.current
    // At the very top the browser keeps nothing in its place.
    if (!element || kept.by === 0 || (ANCHORS && element.scrollTop > 0)) return
    const row = element.querySelector<HTMLElement>(`[data-message="${CSS.escape(kept.before ?? '')}"]`)
    const list = row?.parentElement
    element.scrollBy({
      top: row && list ? row.offsetTop - Number.parseFloat(getComputedStyle(list).paddingTop) : kept.by,
    })
  }, [scroller, kept])
}

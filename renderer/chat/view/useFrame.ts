import { type RefObject, useEffect, useReducer, useRef, useState } from 'react'
import type { TakenView } from '../../../shared/taken.ts'
import type { ViewLook } from '../../../shared/view.ts'
import { request } from '../../ipc/client.ts'
import { AT_FIRST, heightIn, type Room, roomAfter } from './height.ts'

/** How a view ended that nobody closed. */
export type Ended = 'gone' | 'flooded' | 'focus'
export type FrameParts = {
  readonly viewId: string
  readonly html: string
  readonly look: Omit<ViewLook, 'width'>
  /** While a question waits a view changes nothing on the page. */
  readonly still: boolean
  /** The person uses it. */
  readonly live: boolean
  /** What is not drawn has no height to ask for. */
  readonly undrawn: boolean
  readonly onTaken: (taken: TakenView, replaces: string | null) => void
  readonly onEnd: (how: Ended) => void
}

/** So much of the conversation lies below the edge of its window; all, where it does not scroll. */
function spareBelow(frame: HTMLElement | null): number {
  const scroller = frame?.closest<HTMLElement>('[role="log"]')
  if (!scroller || scroller.scrollTop === 0) return Number.POSITIVE_INFINITY
  return Math.max(0, scroller.scrollHeight - scroller.clientHeight - scroller.scrollTop)
}

/** Passes text between the frame and main, and keeps the room that the view has. */
export function useFrame(frame: RefObject<HTMLIFrameElement | null>, parts: FrameParts): Room {
  const [room, ask] = useReducer(roomAfter, AT_FIRST)
  if (!parts.still && room.waits !== null) ask({ tall: room.waits, still: false, live: false, spare: 0 })
  const latest = useRef(parts)
  useEffect(() => {
    latest.current = parts
  })
  const { viewId, html, look } = parts
  useEffect(() => {
    const target = () => frame.current?.contentWindow ?? null
    const tell = (message: unknown) => target()?.postMessage(JSON.stringify(message), '*')
    const say = async (message: string) => {
      const width = Math.round(frame.current?.clientWidth ?? 0)
      const reply = await request('view.say', { viewId, message, look: { ...latest.current.look, width } })
      for (const one of reply.messages) tell(one)
      if (reply.taken) latest.current.onTaken(reply.taken, reply.replaces)
    }
    const hear = ({ source, data }: MessageEvent<unknown>) => {
      // SECURITY: from this very frame and no other: no view can speak for another, and none after it is gone.
      if (source === null || source !== target()) return
      if (typeof data === 'string') {
        const tall = heightIn(data)
        if (tall === null) say(data).catch(() => latest.current.onEnd('gone'))
        else {
          const { undrawn, still, live } = latest.current
          if (!undrawn) ask({ tall, still, live, spare: spareBelow(frame.current) })
        }
      } else if (typeof data === 'object' && data !== null && 'flooded' in data) latest.current.onEnd('flooded')
      else target()?.postMessage({ html }, '*')
    }
    window.addEventListener('message', hear)
    return () => window.removeEventListener('message', hear)
  }, [frame, viewId, html])
  useEffect(() => {
    const params = { theme: look.theme, locale: look.locale }
    const changed = { jsonrpc: '2.0', method: 'ui/notifications/host-context-changed', params }
    frame.current?.contentWindow?.postMessage(JSON.stringify(changed), '*')
  }, [frame, look.theme, look.locale])
  return room
}

/**
 * SECURITY: `inert` keeps a person out of a frame, but no frame of another process from taking the focus by itself. One that does so at
 * rest is taken away, and the focus goes back to where it was before another key is pressed.
 */
function useTheft(frame: RefObject<HTMLIFrameElement | null>, live: boolean, onTheft: () => void): void {
  const latest = useRef(onTheft)
  useEffect(() => {
    latest.current = onTheft
  })
  useEffect(() => {
    if (live) return
    let before = document.activeElement
    const note = ({ target }: Event) => {
      if (target !== frame.current && target instanceof Element) before = target
    }
    const look = () => {
      if (document.activeElement !== frame.current) return
      frame.current?.blur()
      if (before instanceof HTMLElement) before.focus({ preventScroll: true })
      latest.current()
    }
    document.addEventListener('focusin', note, true)
    window.addEventListener('blur', look)
    return () => {
      document.removeEventListener('focusin', note, true)
      window.removeEventListener('blur', look)
    }
  }, [frame, live])
}

/**
 * A view rests until the person presses it, and again as soon as they turn elsewhere or a question waits.
 * SECURITY: at rest it is inert: it takes no focus, no key and no click, so it can catch none that was meant for something else.
 */
export function useRest(frame: RefObject<HTMLIFrameElement | null>, blocked: boolean, onTheft: () => void) {
  const [awake, setAwake] = useState(false)
  const live = awake && !blocked
  if (blocked && awake) setAwake(false)
  useEffect(() => {
    if (!live) return
    frame.current?.focus()
    const rest = ({ target }: Event) => {
      if (target !== frame.current) setAwake(false)
    }
    document.addEventListener('pointerdown', rest, true)
    document.addEventListener('focusin', rest, true)
    return () => {
      document.removeEventListener('pointerdown', rest, true)
      document.removeEventListener('focusin', rest, true)
    }
  }, [frame, live])
  useTheft(frame, live, onTheft)
  return { live, wake: () => setAwake(true) }
}

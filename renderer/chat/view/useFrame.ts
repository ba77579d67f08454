import { type RefObject, useEffect, useRef, useState } from 'react'
import type { TakenView } from '../../../shared/taken.ts'
import type { ViewLook } from '../../../shared/view.ts'
import { request } from '../../ipc/client.ts'
import { heightIn } from './height.ts'

const AT_FIRST = 200

/** How a view ended that nobody closed. */
export type Ended = 'gone' | 'flooded' | 'focus'
export type FrameParts = {
  readonly viewId: string
  readonly html: string
  readonly look: Omit<ViewLook, 'width'>
  /** While a question waits a view changes nothing on the page. */
  readonly still: boolean
  /** What is not drawn has no height to ask for. */
  readonly undrawn: boolean
  readonly onTaken: (taken: TakenView, replaces: string | null) => void
  readonly onEnd: (how: Ended) => void
}

/** Passes text between the frame and main, and keeps the height that the view asked for. */
export function useFrame(frame: RefObject<HTMLIFrameElement | null>, parts: FrameParts): number {
  const [asked, setAsked] = useState(AT_FIRST)
  const [height, setHeight] = useState(AT_FIRST)
  if (!parts.still && height !== asked) setHeight(asked)
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
        else if (!latest.current.undrawn) setAsked(tall)
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
  return height
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

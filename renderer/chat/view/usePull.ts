import { type RefObject, useEffect, useState } from 'react'

/** So long after the last movement of the person's hand what moves the conversation is held against it. */
const HAND_MS = 1000
const KEYS: Readonly<Record<string, number>> = { ArrowUp: -1, PageUp: -1, Home: -1, ArrowDown: 1, PageDown: 1, End: 1 }

/** Tells when something scrolls against the person: the other way than their hand, or back from where they just went. */
function watchHand(scroller: HTMLElement, resisted: (now: boolean) => void): () => void {
  let [way, top, finger] = [0, scroller.scrollTop, 0]
  let timer: ReturnType<typeof setTimeout> | undefined
  /** `to`: up, down, or 0 where only the first movement will tell. */
  const moved = (to: number): void => {
    way = to
    clearTimeout(timer)
    timer = setTimeout(() => {
      timer = undefined
      resisted(false)
    }, HAND_MS)
  }
  const onWheel = ({ deltaY }: WheelEvent) => moved(Math.sign(deltaY))
  const onKey = ({ key }: KeyboardEvent) => moved(KEYS[key] ?? 0)
  const onPress = () => moved(0)
  const onTouch = ({ touches }: TouchEvent) => {
    const at = touches[0]?.clientY ?? finger
    moved(Math.sign(finger - at))
    finger = at
  }
  const onScroll = () => {
    const by = scroller.scrollTop - top
    top = scroller.scrollTop
    if (timer === undefined || Math.abs(by) < 2) return
    if (way === 0) way = Math.sign(by)
    else if (Math.sign(by) !== way) resisted(true)
  }
  const options = { capture: true, passive: true }
  window.addEventListener('wheel', onWheel, options)
  window.addEventListener('keydown', onKey, options)
  window.addEventListener('pointerdown', onPress, options)
  window.addEventListener('touchmove', onTouch, options)
  scroller.addEventListener('scroll', onScroll, { passive: true })
  return () => {
    clearTimeout(timer)
    window.removeEventListener('wheel', onWheel, options)
    window.removeEventListener('keydown', onKey, options)
    window.removeEventListener('pointerdown', onPress, options)
    window.removeEventListener('touchmove', onTouch, options)
    scroller.removeEventListener('scroll', onScroll)
  }
}

/**
 * SECURITY: a frame can scroll the pages around it, and no policy or attribute forbids it; one that is not drawn cannot. So a view is
 * not drawn while it is out of sight, and not while the conversation moves against the person's hand: nobody is called or held to it.
 * Our own scrolling may do so too (rows are measured): then a view is away for a second.
 */
export function usePull(place: RefObject<HTMLElement | null>): boolean {
  const [away, setAway] = useState(false)
  const [resists, setResists] = useState(false)
  useEffect(() => {
    const element = place.current
    const scroller = element?.closest<HTMLElement>('[role="log"]')
    if (!element || !scroller) return
    const sight = new IntersectionObserver((entries) => setAway(entries.at(-1)?.isIntersecting === false), {
      root: scroller,
    })
    sight.observe(element)
    const stop = watchHand(scroller, setResists)
    return () => {
      sight.disconnect()
      stop()
    }
  }, [place])
  return away || resists
}

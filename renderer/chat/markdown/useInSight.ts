import { type RefObject, useEffect, useState } from 'react'

const REST_MS = 500
const listeners = new WeakMap<Element, (inSight: boolean) => void>()
let watcher: IntersectionObserver | null = null

/** One watcher for all: an answer may hold hundreds of things to be drawn. */
function watch(element: Element, listener: (inSight: boolean) => void): () => void {
  watcher ??= new IntersectionObserver(
    (entries) => {
      for (const entry of entries) listeners.get(entry.target)?.(entry.isIntersecting)
    },
    { rootMargin: '200px' },
  )
  listeners.set(element, listener)
  watcher.observe(element)
  return () => {
    listeners.delete(element)
    watcher?.unobserve(element)
  }
}

/** True while an element is near the eye and has rested there: what only passes by in a stream is never drawn. */
export function useInSight(element: RefObject<Element | null>, wanted: boolean): boolean {
  const [inSight, setInSight] = useState(false)
  useEffect(() => {
    const target = element.current
    if (!wanted || !target) return
    let timer: ReturnType<typeof setTimeout> | undefined
    const stop = watch(target, (now) => {
      clearTimeout(timer)
      if (now) timer = setTimeout(() => setInSight(true), REST_MS)
      else setInSight(false)
    })
    return () => {
      clearTimeout(timer)
      stop()
    }
  }, [element, wanted])
  return inSight && wanted
}

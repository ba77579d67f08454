import { startTransition, useEffect, useState } from 'react'

/** Rows made in one frame: what a person sees of a list at first, and as much as a frame of a slow machine can bear. */
export const STEP_ROWS = 8

/** How many of `all` rows are there by now: so many at first, then a step more behind each frame, so that none makes them all. */
export function useInSteps(all: number, first: number): number {
  const [count, setCount] = useState(first)
  useEffect(() => {
    if (count >= all) return
    const frame = requestAnimationFrame(() => startTransition(() => setCount(Math.min(all, count + STEP_ROWS))))
    return () => cancelAnimationFrame(frame)
  }, [count, all])
  return Math.min(count, all)
}

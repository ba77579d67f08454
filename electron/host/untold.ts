import type { Connection } from './connection.ts'
import type { Clock } from './parts.ts'
import type { Tools } from './seams.ts'

/** Whoever waits for servers to tell what they offer: looks at each change, and when the longest wait is over. */
export function createUntold(clock: Clock, all: () => readonly Connection[], longestMs: number) {
  const untold = () => all().flatMap((one) => (one.isUntold() ? [one.config().name] : []))
  const waiting = new Set<() => void>()
  const whenTold: Tools['whenTold'] = (say, signal) =>
    new Promise((resolve) => {
      let cancel = () => {}
      const look = () => {
        cancel()
        const names = signal.aborted ? [] : untold()
        if (names.length > 0) {
          waiting.add(look)
          cancel = clock.after(longestMs, look)
          return say(names)
        }
        waiting.delete(look)
        signal.removeEventListener('abort', look)
        resolve()
      }
      signal.addEventListener('abort', look)
      look()
    })
  return {
    whenTold,
    changed: (): void => {
      for (const look of waiting) look()
    },
  }
}

/** Something that ends by itself when its time is over. `at` is in the time of `performance.now()`, and may be moved. */
export type Limited = { at: number; expire(): void }
const LONGEST_MS = 2_000_000_000

/** Time limits of many requests over one timer: a call that is answered in time costs no timer of its own. */
export function createDeadlines(under: () => Iterable<Limited>): { watch(at: number): void } {
  let timer: NodeJS.Timeout | null = null
  let wakesAt = Number.POSITIVE_INFINITY

  function watch(at: number): void {
    if (at >= wakesAt) return
    if (timer !== null) clearTimeout(timer)
    wakesAt = at
    timer = setTimeout(look, Math.min(LONGEST_MS, Math.max(1, Math.ceil(at - performance.now())))).unref()
  }
  function look(): void {
    timer = null
    wakesAt = Number.POSITIVE_INFINITY
    const now = performance.now()
    let next = Number.POSITIVE_INFINITY
    for (const one of Array.from(under()))
      if (one.at <= now) one.expire()
      else next = Math.min(next, one.at)
    if (next < Number.POSITIVE_INFINITY) watch(next)
  }
  return { watch }
}

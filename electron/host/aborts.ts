const joined = new WeakMap<AbortSignal, Set<() => void>>()

/** Runs `stop` when the signal aborts, unless the function that it returns was called before. One listener for each signal, however many requests share it. */
export function onAbort(signal: AbortSignal, stop: () => void): () => void {
  const known = joined.get(signal)
  const all = known ?? new Set()
  all.add(stop)
  if (known === undefined) {
    joined.set(signal, all)
    const stopAll = () => {
      for (const one of Array.from(all)) one()
    }
    signal.addEventListener('abort', stopAll, { once: true })
  }
  return () => all.delete(stop)
}

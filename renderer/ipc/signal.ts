/** Listeners to one thing; `subscribe` fits React's useSyncExternalStore. */
export type Signal = { readonly emit: () => void; readonly subscribe: (listener: () => void) => () => void }

export function createSignal(): Signal {
  const listeners = new Set<() => void>()
  return {
    emit: () => {
      for (const listener of listeners) listener()
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

import { useSyncExternalStore } from 'react'
import { AppError } from '../../shared/ipc/errors.ts'

/** What a store knows: nothing yet, a value, or why there is none. A value stays while it is read again. */
export type Loaded<T> = { readonly value: T | null; readonly error: AppError | null; readonly loading: boolean }
export type Store<T> = {
  readonly get: () => Loaded<T>
  readonly subscribe: (listener: () => void) => () => void
  /** Takes in whole state that main sent. */
  readonly set: (value: T) => void
  /** Reads again from main; the newest answer wins. */
  readonly refresh: () => Promise<void>
}

const stores = new Set<Store<unknown>>()

/** Mirrors one fact of main: read once somebody looks, kept fresh by `set` from events, read again after a lost connection. */
export function createStore<T>(read: () => Promise<T>): Store<T> {
  let state: Loaded<T> = { value: null, error: null, loading: false }
  let version = 0
  const listeners = new Set<() => void>()
  const put = (next: Loaded<T>) => {
    state = next
    for (const listener of listeners) listener()
  }
  const store: Store<T> = {
    get: () => state,
    subscribe(listener) {
      listeners.add(listener)
      if (state.value === null && !state.loading && state.error === null) void store.refresh()
      return () => listeners.delete(listener)
    },
    set(value) {
      version += 1
      put({ value, error: null, loading: false })
    },
    async refresh() {
      const mine = ++version
      put({ ...state, loading: true })
      try {
        const value = await read()
        if (mine === version) put({ value, error: null, loading: false })
      } catch (error) {
        if (mine === version) put({ ...state, error: AppError.from(error), loading: false })
      }
    },
  }
  stores.add(store as Store<unknown>)
  return store
}

/** After the connection was lost, events were missed: whatever was read is read again. */
export function refreshAll(): void {
  for (const store of stores) {
    const { value, error } = store.get()
    if (value !== null || error !== null) void store.refresh()
  }
}

export const useStore = <T>(store: Store<T>): Loaded<T> => useSyncExternalStore(store.subscribe, store.get, store.get)

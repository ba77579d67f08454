import { useSyncExternalStore } from 'react'

/** State of the view that outlives a component: rows that scroll away and come back, drafts, the current screen. */
const values = new Map<string, unknown>()
const listeners = new Map<string, Set<() => void>>()
const PREFIX = 'gatehouse.'

function readStored(key: string): unknown {
  try {
    const text = sessionStorage.getItem(PREFIX + key)
    return text === null ? undefined : JSON.parse(text)
  } catch {
    return undefined
  }
}

function put(key: string, value: unknown): void {
  values.set(key, value)
  for (const listener of listeners.get(key) ?? []) listener()
}

const subscribeTo = (key: string) => (listener: () => void) => {
  const mine = listeners.get(key) ?? new Set()
  listeners.set(key, mine)
  mine.add(listener)
  return () => {
    mine.delete(listener)
    if (mine.size === 0) listeners.delete(key)
  }
}

/** What is kept by `key` now, for code that runs later than the render. */
export const keptValue = <T>(key: string, initial: T): T => (values.has(key) ? (values.get(key) as T) : initial)

/** Keeps a value by `key`, from code that is no component. */
export const keep = <T>(key: string, value: T): void => put(key, value)

/** Like useState, but kept by `key` until the window is reloaded. */
export function useKept<T>(key: string, initial: T): readonly [T, (value: T) => void] {
  const value = useSyncExternalStore(subscribeTo(key), () => keptValue(key, initial))
  return [value, (next) => put(key, next)]
}

/** Keeps a value by `key` through a reload too. It must be JSON; null takes it away. */
export function putStored(key: string, value: string | boolean | number | null): void {
  put(key, value)
  try {
    if (value === null || value === '') sessionStorage.removeItem(PREFIX + key)
    else sessionStorage.setItem(PREFIX + key, JSON.stringify(value))
  } catch {
    // A full or forbidden store only means that a reload forgets this.
  }
}

/** Like useKept, and kept through a reload of the window too. The value must be JSON; null takes it away. */
export function useStored<T extends string | boolean | number | null>(
  key: string,
  initial: T,
): readonly [T, (value: T) => void] {
  const value = useSyncExternalStore(subscribeTo(key), () => {
    if (!values.has(key)) values.set(key, readStored(key))
    return (values.get(key) ?? initial) as T
  })
  return [value, (next) => putStored(key, next)]
}

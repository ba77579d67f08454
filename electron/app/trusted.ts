// Which servers' own words on their tools are believed: kept apart from the settings file, authenticated.
import type { Digest, ServerId } from '../../shared/ids.ts'
import type { Json } from '../../shared/json.ts'
import type { Keeper } from './keeper.ts'

type Entry = { readonly trusted: boolean; readonly launch?: string | null }
const NONE: Entry = { trusted: false }

/**
 * SECURITY: the settings file is plain text that a tool with file access could write (CVE-2025-54135), so what it says of
 * trust is not believed: only this authenticated document is.
 */
export function createTrusted(keeper: Keeper) {
  const entries = new Map<string, Entry>()
  const load = (): void => {
    const stored = keeper.read()
    if (stored === null || typeof stored !== 'object' || Array.isArray(stored)) return
    for (const [id, value] of Object.entries(stored)) if (!entries.has(id)) entries.set(id, read(value))
  }
  load()
  const keep = (): void => keeper.write(Object.fromEntries(entries))
  keeper.onRead(() => {
    load()
    keep()
  })
  return {
    of: (id: ServerId): boolean => entries.get(id)?.trusted ?? false,
    set(id: ServerId, trusted: boolean): void {
      entries.set(id, { ...entries.get(id), trusted })
      keep()
    },
    /** The launch that an earlier version kept as approved, told once: it is a grant from then on. */
    takeApproved(id: ServerId): Digest | null {
      const { launch, ...entry } = entries.get(id) ?? NONE
      if (launch === undefined) return null
      entries.set(id, entry)
      keep()
      return launch as Digest | null
    },
    forget(id: ServerId): void {
      entries.delete(id)
      keep()
    },
  }
}
export type Trusted = ReturnType<typeof createTrusted>

function read(value: Json | undefined): Entry {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return NONE
  const { launch, trusted } = value as { readonly [key: string]: Json }
  return { trusted: trusted === true, ...(typeof launch === 'string' ? { launch } : {}) }
}

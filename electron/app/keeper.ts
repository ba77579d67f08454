// One authenticated document in memory: read at once, written behind, in order, and said aloud when it cannot be.
import type { Json } from '../../shared/json.ts'
import { AppError } from '../../shared/ipc/errors.ts'

export type Keeper = {
  /** As loaded; null when it was never written or could not be read. */
  read(this: void): Json | null
  write(this: void, value: Json): void
  /** Asks for the value and writes it within two seconds, or when everything is flushed. */
  writeLater(this: void, make: () => Json): void
  /** The document could not be read at the start, and now it is: `read` answers with it. What was written meanwhile was not kept. */
  onRead(this: void, hear: () => void): void
}
export type KeeperParts = {
  get(name: string): Promise<Json | null>
  put(name: string, value: Json): Promise<void>
  onTrouble(name: string, thrown: unknown): void
  onLocked(): void
}
const LATER_MS = 2000

type Entry = { readonly name: string; value: Json | null; unread: boolean; readonly hears: Set<() => void> }

/** Opens documents by name. `isLocked` tells that one of them could not be read because the vault is locked. */
export function createKeepers(parts: KeeperParts) {
  let tail: Promise<void> = Promise.resolve()
  const entries: Entry[] = []
  /** Every decision asks. */
  let isLocked = false
  const late = new Map<string, () => void>()
  const load = async (entry: Entry): Promise<void> => {
    try {
      entry.value = await parts.get(entry.name)
      entry.unread = false
    } catch (thrown) {
      if (!(thrown instanceof AppError) || thrown.code !== 'VAULT_LOCKED') throw thrown
      entry.unread = true
    }
    isLocked = entries.some(({ unread }) => unread)
  }
  const write = (entry: Entry, next: Json): void => {
    // SECURITY: what could not be read is not written over: it may hold a no.
    if (entry.unread) return
    const { name } = entry
    entry.value = next
    tail = tail.then(() => parts.put(name, next)).catch((thrown: unknown) => parts.onTrouble(name, thrown))
  }
  const writeLater = (entry: Entry, make: () => Json): void => {
    const { name } = entry
    if (late.has(name)) return
    const run = (): void => {
      clearTimeout(timer)
      late.delete(name)
      write(entry, make())
    }
    const timer = setTimeout(run, LATER_MS).unref()
    late.set(name, run)
  }
  return {
    isLocked: (): boolean => isLocked,
    flushed(): Promise<void> {
      for (const run of late.values()) run()
      return tail
    },
    /** After the vault was unlocked: reads what could not be read. */
    async reread(): Promise<void> {
      const waiting = entries.filter(({ unread }) => unread)
      await Promise.all(waiting.map(load))
      // All are there before anybody acts on one of them.
      for (const { unread, hears } of waiting) if (!unread) for (const hear of hears) hear()
    },
    async open(name: string): Promise<Keeper> {
      const entry: Entry = { name, value: null, unread: false, hears: new Set() }
      entries.push(entry)
      await load(entry)
      if (entry.unread) parts.onLocked()
      return {
        read: () => entry.value,
        write: (next) => write(entry, next),
        writeLater: (make) => writeLater(entry, make),
        onRead: (hear) => void entry.hears.add(hear),
      }
    },
  }
}
export type Keepers = ReturnType<typeof createKeepers>

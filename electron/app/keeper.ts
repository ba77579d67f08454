// One authenticated document in memory: read at once, written behind, in order, and said aloud when it cannot be.
import type { Json } from '../../shared/json.ts'
import { AppError } from '../../shared/ipc/errors.ts'

export type Keeper = {
  /** As loaded; null when it was never written or could not be read. */
  read(this: void): Json | null
  write(this: void, value: Json): void
  /** Asks for the value and writes it within two seconds, or when everything is flushed. */
  writeLater(this: void, make: () => Json): void
}
export type KeeperParts = {
  get(name: string): Promise<Json | null>
  put(name: string, value: Json): Promise<void>
  onTrouble(name: string, thrown: unknown): void
  onLocked(): void
}
const LATER_MS = 2000

/** Opens documents by name. `locked` tells that one of them could not be read because the vault is locked. */
export function createKeepers(parts: KeeperParts) {
  let tail: Promise<void> = Promise.resolve()
  let locked = false
  const late = new Map<string, () => void>()
  return {
    isLocked: (): boolean => locked,
    flushed(): Promise<void> {
      for (const run of late.values()) run()
      return tail
    },
    async open(name: string): Promise<Keeper> {
      let value: Json | null = null
      try {
        value = await parts.get(name)
      } catch (thrown) {
        if (!(thrown instanceof AppError) || thrown.code !== 'VAULT_LOCKED') throw thrown
        locked = true
        parts.onLocked()
      }
      const write = (next: Json): void => {
        value = next
        tail = tail.then(() => parts.put(name, next)).catch((thrown: unknown) => parts.onTrouble(name, thrown))
      }
      return {
        read: () => value,
        write,
        writeLater(make) {
          if (late.has(name)) return
          const run = (): void => {
            clearTimeout(timer)
            late.delete(name)
            write(make())
          }
          const timer = setTimeout(run, LATER_MS).unref()
          late.set(name, run)
        },
      }
    },
  }
}
export type Keepers = ReturnType<typeof createKeepers>

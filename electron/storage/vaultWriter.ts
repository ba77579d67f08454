// Writes the vault one change after the other: never two writers, many changes in one write, and again when the disk refused.
import { AppError } from '../../shared/ipc/errors.ts'
import { type Told, told } from '../../shared/told.ts'

export type VaultWriter = {
  /** Resolves when everything changed so far is durable; AppError STORAGE_FAILED when the disk refuses (it is tried again). */
  save(): Promise<void>
  /** Waits for what is being written, tries once more what the disk refused, and then no more. */
  finish(): Promise<void>
}

/** `write` puts the present state on disk, in one atomic step. */
export function createVaultWriter(deps: {
  readonly write: () => Promise<void>
  readonly retryMs: number
  /** Why the disk refuses, in words; null once it no longer does. */
  readonly onFailing: (why: Told | null) => void
}): VaultWriter {
  let running: Promise<void> | null = null
  let next: Promise<void> | null = null
  let retry: NodeJS.Timeout | null = null
  let failing = false

  async function run(): Promise<void> {
    try {
      await deps.write()
    } catch (cause) {
      failing = true
      retry ??= setTimeout(again, deps.retryMs).unref()
      const why = explain(cause)
      deps.onFailing(why)
      throw new AppError('STORAGE_FAILED', why, undefined, { cause })
    }
    if (failing) deps.onFailing(null)
    failing = false
  }

  function again(): void {
    retry = null
    // Whoever asked for the change was told; the try by itself has nobody to tell but `onFailing`.
    save().catch(() => undefined)
  }

  function start(): Promise<void> {
    const now = run().finally(() => {
      if (running === now) running = null
    })
    running = now
    return now
  }

  /** What is changed while a write runs goes into the next one, together. */
  function save(): Promise<void> {
    if (!running) return start()
    next ??= running
      .catch(() => undefined)
      .then(() => {
        next = null
        return start()
      })
    return next
  }

  return {
    save,
    async finish() {
      await (next ?? running)?.catch(() => undefined)
      if (retry) clearTimeout(retry)
      retry = null
      if (failing) await run().finally(() => clearTimeout(retry ?? undefined))
    },
  }
}

function explain(cause: unknown): Told {
  const code = (cause as NodeJS.ErrnoException | null)?.code
  const why =
    code === 'ENOSPC' || code === 'EDQUOT'
      ? told`The disk is full`
      : code === 'EROFS' || code === 'EACCES' || code === 'EPERM'
        ? told`The data folder cannot be written`
        : told`The disk reported an error`
  return told`${why}: a secret could not be saved. It is kept in memory and saved as soon as that is possible.`
}

// The real conversations in a real database in a folder of its own, with a log of what was saved and a way to refuse.
import { randomUUID } from 'node:crypto'
import { createConversations } from '../../../electron/storage/conversations.ts'
import { openTestDatabase } from '../../../electron/storage/forTests.ts'
import { onTestFinished } from 'vitest'
import type { Message } from '../../../shared/chat.ts'
import { AppError } from '../../../shared/ipc/errors.ts'
import { told } from '../../../shared/told.ts'

/** Closed and removed when the test ends. */
export function openStore() {
  const database = openTestDatabase()
  onTestFinished(() => database[Symbol.asyncDispose]())
  const conversations = createConversations({ database, clock: Date.now, newId: randomUUID })
  const saved: Message[] = []
  /** `full` rejects; `waits` holds on, as the database does while the disk refuses. */
  const watch = { full: false, waits: false }
  return {
    ...conversations,
    saved,
    watch,
    async save(message: Message): Promise<void> {
      if (watch.full) throw new AppError('STORAGE_FAILED', told`The disk is full.`)
      if (watch.waits) await new Promise<never>(() => {})
      await conversations.save(message)
      saved.push(structuredClone(message))
    },
  }
}
export type TestStore = ReturnType<typeof openStore>

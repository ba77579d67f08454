/** A message that is to be brought into sight: a search hit, or another version that somebody chose. */
import { useSyncExternalStore } from 'react'
import type { ConversationId, MessageId } from '../../shared/ids.ts'
import { request } from '../ipc/client.ts'
import { createSignal } from '../ipc/signal.ts'

export type Wanted = {
  readonly conversationId: ConversationId
  readonly messageId: MessageId
  /** Words to be marked in it; null when it is not marked at all. */
  readonly words: string | null
  /** The part of it that is a call whose result holds the words: it is opened. */
  readonly call?: number | undefined
}

let wanted: Wanted | null = null
const changed = createSignal()
const put = (next: Wanted | null) => {
  wanted = next
  changed.emit()
}

export const useWanted = (): Wanted | null => useSyncExternalStore(changed.subscribe, () => wanted)
/** It is in sight now. */
export const wantedShown = (): void => put(null)

/** Makes the branch of a message the one in use, and brings the message into sight. */
export async function reveal(next: Wanted): Promise<void> {
  const { conversationId, messageId } = next
  await request('chat.selectBranch', { conversationId, messageId })
  put(next)
}

import { useCallback, useSyncExternalStore } from 'react'
import type { ConversationId } from '../../shared/ids.ts'
import { bridge, on, request } from './client.ts'
import { type Messages, createMessageMirror } from './messageStore.ts'

const mirror = createMessageMirror({ request, on }, (run) => requestAnimationFrame(run))
bridge.onLink(() => bridge.link() === 'open' && mirror.refresh())

/** The messages of a conversation, and how to get older ones. */
export function useMessages(id: ConversationId): Messages & { readonly more: () => void; readonly reload: () => void } {
  const store = mirror.storeOf(id)
  const state = useSyncExternalStore(store.subscribe, store.get)
  return { ...state, more: () => void store.more(), reload: () => void store.read() }
}

const deaf = () => () => {}

/** Text of one part: while `streaming` what came so far, else what the message holds. Renders once per frame at most. */
export function useLiveText(messageId: string, part: number, text: string, streaming: boolean): string {
  const subscribe = useCallback(
    (listener: () => void) => mirror.live.subscribe(messageId, part, listener),
    [messageId, part],
  )
  return useSyncExternalStore(streaming ? subscribe : deaf, () =>
    streaming ? (mirror.live.get(messageId, part) ?? text) : text,
  )
}

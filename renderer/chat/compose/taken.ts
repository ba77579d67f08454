import { useSyncExternalStore } from 'react'
import type { ConversationId, ServerId } from '../../../shared/ids.ts'
import type { TakenFrom, TakenView } from '../../../shared/taken.ts'
import { on, request } from '../../ipc/client.ts'
import { createSignal } from '../../ipc/signal.ts'
import { keep, keptValue } from '../../ui/kept.ts'

/** When resources were said to have changed, by server and address. */
const changes = new Map<string, number>()
const changed = createSignal()
const keyOf = (serverId: ServerId, uri: string) => `${serverId} ${uri}`
on('host.resourceChanged', ({ serverId, uri }) => {
  changes.set(keyOf(serverId, uri), Date.now())
  changed.emit()
})

/** A resource changed after this moment. */
export const useChangedSince = ({ serverId, ref }: Pick<TakenFrom, 'serverId' | 'ref'>, at: number): boolean =>
  useSyncExternalStore(changed.subscribe, () => (changes.get(keyOf(serverId, ref)) ?? 0) > at)

/** What waits in the composer, with when it was taken. */
export type Waiting = TakenView & { readonly at: number }

export const NOTHING_TAKEN: readonly Waiting[] = []
export const takenKey = (draftKey: string): string => `taken/${draftKey}`

/** What a view adds waits with the rest; what it said before gives way. */
export function addFromView(conversationId: ConversationId, view: TakenView, replaces: string | null): void {
  const key = takenKey(conversationId)
  const others = keptValue(key, NOTHING_TAKEN).filter(({ takenId }) => takenId !== replaces)
  keep(key, [...others, { ...view, at: Date.now() }])
}

export async function takeResource(
  serverId: ServerId,
  uri: string,
  conversationId: ConversationId | null,
): Promise<Waiting> {
  // What changes while it is read counts as changed since.
  const at = Date.now()
  return { ...(await request('host.takeResource', { serverId, uri, conversationId })), at }
}

/** A rough price, in tens: models count about four characters as one, and an image as some hundreds. */
export const tokensOf = ({ characters, images }: Pick<TakenView, 'characters' | 'images'>): number =>
  Math.max(1, Math.round((characters / 4 + images * 1500) / 10)) * 10

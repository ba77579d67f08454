import { z } from 'zod'
import type { AccountId, ConversationId, ServerId } from '../../shared/ids.ts'
import type { Documents } from './parts.ts'

const DOCUMENT = 'oauth.choices'
const Chosen = z.record(z.string(), z.record(z.string(), z.string()))
type Chosen = z.infer<typeof Chosen>

/** Which account of a server a conversation uses, where the person chose one. */
export function createChoices(documents: Documents) {
  let loaded: Chosen | null = null
  const load = async (): Promise<Chosen> => {
    loaded ??= Chosen.safeParse(await documents.get(DOCUMENT)).data ?? {}
    return loaded
  }
  return {
    async choose(conversationId: ConversationId, serverId: ServerId, accountId: AccountId) {
      const all = await load()
      loaded = { ...all, [conversationId]: { ...all[conversationId], [serverId]: accountId } }
      await documents.put(DOCUMENT, loaded)
    },
    async chosen(conversationId: ConversationId, serverId: ServerId): Promise<AccountId | null> {
      const all = await load()
      return (all[conversationId]?.[serverId] as AccountId | undefined) ?? null
    },
    /** All that were chosen for a conversation. */
    async listChosen(conversationId: ConversationId): Promise<readonly AccountId[]> {
      return Object.values((await load())[conversationId] ?? {}) as AccountId[]
    },
    async forgetAccount(accountId: AccountId) {
      const all = Object.entries(await load())
      const kept = all.map(([id, chosen]) => [
        id,
        Object.fromEntries(Object.entries(chosen).filter(([, account]) => account !== accountId)),
      ])
      loaded = Chosen.parse(Object.fromEntries(kept))
      await documents.put(DOCUMENT, loaded)
    },
  }
}
export type Choices = ReturnType<typeof createChoices>

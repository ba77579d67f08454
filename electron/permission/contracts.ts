// Task contracts of all conversations: proposed when a task begins in Focused mode, answered once.
import type { ConversationId } from '../../shared/ids.ts'
import { AppError } from '../../shared/ipc/errors.ts'
import { type Mode, TaskContract } from '../../shared/permission.ts'
import { answered, draftContract, type DraftInput, narrowed } from './contractDraft.ts'
import { told } from '../../shared/told.ts'

export type ContractParts = {
  mode(): Mode
  draftInput(conversationId: ConversationId, sentence: string): DraftInput
  /** Has the conversation read anything yet? */
  hasRead(conversationId: ConversationId): boolean
  load(): readonly unknown[]
  save(all: readonly TaskContract[]): void
  changed(all: readonly TaskContract[]): void
}

export type Contracts = ReturnType<typeof createContracts>

export function createContracts(parts: ContractParts) {
  const contracts = new Map<ConversationId, TaskContract>()
  /** What does not parse was never agreed on; what was agreed meanwhile stands. */
  const read = () => {
    for (const one of parts.load()) {
      const parsed = TaskContract.safeParse(one)
      if (parsed.success && !contracts.has(parsed.data.conversationId))
        contracts.set(parsed.data.conversationId, parsed.data)
    }
  }
  const keep = () => {
    const all = [...contracts.values()]
    parts.save(all)
    parts.changed(all)
  }
  const put = (contract: TaskContract) => {
    contracts.set(contract.conversationId, contract)
    keep()
  }
  read()
  const find = (id: ConversationId): TaskContract => {
    const found = contracts.get(id)
    if (!found) throw new AppError('NOT_FOUND', told`There is no task to agree on in this conversation.`)
    return found
  }
  return {
    list: (): readonly TaskContract[] => [...contracts.values()],
    of: (id: ConversationId | null): TaskContract | null => (id === null ? null : (contracts.get(id) ?? null)),
    /** Draws one from the person's words. SECURITY: never after outside content was read, which could have shaped the words around it. */
    said(id: ConversationId, sentence: string): void {
      if (parts.mode() !== 'focused' || contracts.has(id) || parts.hasRead(id)) return
      const drawn = draftContract(parts.draftInput(id, sentence))
      if (drawn.lines.length > 1) put(drawn)
    },
    answer: (id: ConversationId, accepted: readonly string[] | null) => put(answered(find(id), accepted)),
    /** A model's proposal: only takes ticks away, only before the person answered. */
    narrow(id: ConversationId, keep: readonly string[]): void {
      const contract = find(id)
      if (contract.state === 'proposed') put(narrowed(contract, keep))
    },
    forget(id: ConversationId): void {
      if (contracts.delete(id)) keep()
    },
    /** What is stored could only be read now. */
    reread(): void {
      read()
      keep()
    },
  }
}

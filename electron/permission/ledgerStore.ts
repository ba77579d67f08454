// The ledger in memory: what each conversation has seen, with the index that provenance asks.
import type { ConversationId } from '../../shared/ids.ts'
import type { Ledger, SeenContext, SeenResult } from './ledger.ts'
import { createSeenIndex, type SeenIndex } from './seenIndex.ts'

type Kept = { readonly said: string[]; readonly results: SeenResult[]; readonly index: SeenIndex }

export type IndexedLedger = Ledger & {
  /** The incremental index of one conversation; an empty one for a conversation that saw nothing. */
  indexOf(conversationId: ConversationId | null): SeenIndex
}

/** Of a conversation that saw nothing; only ever read. */
const EMPTY = createSeenIndex()

/** Indexes each text once, when it arrives, so that deciding does not read the history again. */
export function createLedger(): IndexedLedger {
  const kept = new Map<ConversationId, Kept>()
  const of = (id: ConversationId): Kept => {
    const held = kept.get(id) ?? { said: [], results: [], index: createSeenIndex() }
    kept.set(id, held)
    return held
  }
  const say = (held: Kept, text: string) => {
    held.said.push(text)
    held.index.addSaid(text)
  }
  const receive = (held: Kept, result: SeenResult) => {
    held.results.push(result)
    held.index.addResult(result)
  }
  return {
    said: (id, text) => say(of(id), text),
    received: (id, result) => receive(of(id), result),
    context: (id): SeenContext => kept.get(id) ?? { said: [], results: [] },
    indexOf: (id) => (id === null ? undefined : kept.get(id))?.index ?? EMPTY,
    restore(id, context) {
      kept.delete(id)
      const held = of(id)
      for (const text of context.said) say(held, text)
      for (const result of context.results) receive(held, result)
    },
    forget: (id) => void kept.delete(id),
  }
}

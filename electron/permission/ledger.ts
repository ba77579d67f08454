// What a conversation has seen, for labels and provenance: the person's words and every labelled result.
import type { ConversationId } from '../../shared/ids.ts'
import type { JsonObject } from '../../shared/json.ts'
import type { Label } from '../../shared/permission.ts'

export type SeenResult = {
  readonly callId: string
  readonly tool: string
  readonly label: Label
  readonly text: string
  readonly at: number
  /** What the call asked for; tells whether the person's own words chose what was read. */
  readonly arguments?: JsonObject
}

/** The view that deciding needs of one conversation. Text is as the model saw it. */
export type SeenContext = { readonly said: readonly string[]; readonly results: readonly SeenResult[] }

/** Kept in main per conversation; dropped only by a clean start. */
export type Ledger = {
  said(conversationId: ConversationId, text: string): void
  received(conversationId: ConversationId, result: SeenResult): void
  context(conversationId: ConversationId): SeenContext
  /** Loads what was stored of a conversation before its first turn after a start. */
  restore(conversationId: ConversationId, context: SeenContext): void
  forget(conversationId: ConversationId): void
}

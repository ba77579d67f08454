// Views of servers (MCP Apps): pages that a server shows in the conversation. All of their text is untrusted.
import { z } from 'zod'
import type { ConsentId, Digest } from './ids.ts'
import { CallId, ConversationId, Digest as DigestSchema } from './ids.ts'
import type { JsonObject } from './json.ts'
import type { TakenView } from './taken.ts'

/** Characters of one message from a view; a longer one is dropped where it was made. */
export const LONGEST_VIEW_MESSAGE = 200_000

export const OpenView = z.object({
  conversationId: ConversationId,
  callId: CallId,
  /** The page that a person agreed to see, by its digest; null when nobody was asked yet. */
  agreed: DigestSchema.nullable(),
})

/** What a view may know of its surroundings. */
export const ViewLook = z.object({
  theme: z.enum(['light', 'dark']),
  locale: z.string().max(40),
  width: z.number().min(0).max(10_000),
})
export type ViewLook = z.infer<typeof ViewLook>

export const SayView = z.object({
  viewId: z.string().max(100),
  /** One JSON-RPC message as text, as the view wrote it: parsed in main only. */
  message: z.string().max(LONGEST_VIEW_MESSAGE),
  look: ViewLook,
})

/** What the page asks for beyond itself; nothing of it is given. */
export type ViewWishes = { readonly domains: readonly string[]; readonly permissions: readonly string[] }

export type OpenedView =
  /** A page that nobody agreed to yet, or that is not the one that was agreed to. */
  | {
      readonly kind: 'ask'
      readonly why: 'new' | 'changed'
      readonly digest: Digest
      readonly characters: number
      readonly wishes: ViewWishes
    }
  | { readonly kind: 'open'; readonly viewId: string; readonly html: string; readonly wishes: ViewWishes }

/** `messages` go to the view, in order; `taken` waits for the person's next message, in place of `replaces`. */
export type ViewReply = {
  readonly messages: readonly JsonObject[]
  readonly taken: TakenView | null
  readonly replaces: string | null
}

/** Questions that a view raised and that still wait. */
export type ViewAsking = { readonly viewId: string; readonly consentIds: readonly ConsentId[] }

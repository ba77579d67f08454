import { z } from 'zod'
import type { AccountId, ConsentId, Millis, ServerId, TraceId } from './ids.ts'
import { CallId, ConversationId, MessageId, ProviderId, TurnId } from './ids.ts'
import type { ToolResult } from './host.ts'
import type { WireError } from './ipc/errors.ts'
import type { JsonObject } from './json.ts'
import type { Decision, Label } from './permission.ts'
import { Mention, type TakenFrom } from './taken.ts'
import { type Told, told } from './told.ts'

/** Which model speaks in a conversation. */
export const ModelRef = z.object({ providerId: ProviderId, modelId: z.string().min(1) })
export type ModelRef = z.infer<typeof ModelRef>

export type Conversation = {
  readonly id: ConversationId
  readonly title: string
  readonly createdAt: Millis
  readonly updatedAt: Millis
  readonly model: ModelRef | null
  readonly messageCount: number
}

/** Lifecycle of one tool call in the transcript. */
export type ToolCallState =
  | { readonly kind: 'deciding' }
  | { readonly kind: 'asking'; readonly consentId: ConsentId }
  | {
      readonly kind: 'running'
      readonly startedAt: Millis
      readonly progress: {
        readonly done: number
        readonly total: number | null
        readonly message: string | null
      } | null
    }
  | { readonly kind: 'done'; readonly result: ToolResult; readonly durationMs: number }
  /** Refused by a rule or by the person; `note` is what the person wrote, or which rule it was. */
  | { readonly kind: 'denied'; readonly by: 'person' | 'rule' | 'withdrawn'; readonly note: Told | string }
  | { readonly kind: 'failed'; readonly error: WireError }
  | { readonly kind: 'cancelled' }
  /** The app ended while it ran: nobody knows whether it was done. Never repeated by itself. */
  | { readonly kind: 'interrupted' }

export type ToolCallPart = {
  readonly type: 'toolCall'
  readonly callId: CallId
  /** Null when the model named a tool that no server has. */
  readonly serverId: ServerId | null
  readonly serverName: string
  readonly accountId: AccountId | null
  readonly toolKey: string
  readonly toolName: string
  readonly toolTitle: string
  readonly arguments: JsonObject
  readonly decision: Pick<Decision, 'verdict' | 'decidedBy'> | null
  readonly state: ToolCallState
  /** Which answer of the model in this turn made the call, from 0: calls of one round ran side by side. */
  readonly round?: number | undefined
  /** The person changed the arguments on the card; `arguments` are the ones that ran. */
  readonly edited?: boolean | undefined
  /** The person keeps the result from the model. */
  readonly leftOut?: boolean | undefined
  /** The label of the result, once there is one. */
  readonly label?: Label | null | undefined
  /** The server has a view for the results of this tool. */
  readonly hasView?: boolean | undefined
}

export type TextPart = {
  readonly type: 'text'
  readonly text: string
  /** Named by the person: only the tools of these are offered in the turn. */
  readonly mentions?: readonly Mention[] | undefined
}
/** An image or text that the person attached; `data` is base64. `from`: a server wrote it. */
export type AttachmentPart = {
  readonly type: 'attachment'
  readonly name: string
  readonly mimeType: string
  readonly data: string
  readonly from?: TakenFrom | undefined
  /** The person keeps it from the model from now on. */
  readonly leftOut?: boolean | undefined
}
export type Part = TextPart | ToolCallPart | AttachmentPart

/** What one answer used. Dollars by the prices known at the time; null where the provider or the price did not say. */
export type Usage = {
  readonly inputTokens: number | null
  readonly outputTokens: number | null
  readonly cost?: number | null | undefined
  /** How full the model is with the conversation up to here. `estimated`: from its characters, not counted by the provider. */
  readonly context?:
    | { readonly tokens: number; readonly window: number | null; readonly estimated: boolean }
    | undefined
}

/** Stands for the oldest messages of a branch, up to the one that holds it, when a model is told of them. */
export type Summary = {
  readonly id: string
  readonly text: string
  readonly at: Millis
  readonly model: ModelRef
  /** The person changed it. */
  readonly edited: boolean
  /** How many messages it stands for. */
  readonly covers: number
  /** Of everything that it was made from. */
  readonly labels: readonly Label[]
}

/** One message. An assistant message holds everything of one turn, in order: text, calls, text ... */
export type Message = {
  readonly id: MessageId
  readonly conversationId: ConversationId
  /** What it follows; null for the first. Several messages that follow the same one are versions: branches. */
  readonly parentId: MessageId | null
  readonly turnId: TurnId
  readonly role: 'user' | 'assistant'
  /** `direct`: the person called a tool, no model spoke. */
  readonly via: 'chat' | 'direct'
  readonly parts: readonly Part[]
  readonly state: 'streaming' | 'done' | 'stopped' | 'failed'
  readonly error: WireError | null
  readonly model: ModelRef | null
  readonly usage: Usage | null
  /** What summaries up to here used, those that were taken back too. */
  readonly usedBySummaries?: readonly Usage[] | undefined
  readonly summary?: Summary | null | undefined
  /** The person keeps it from the model from now on. */
  readonly leftOut?: boolean | undefined
  readonly traceId: TraceId | null
  readonly createdAt: Millis
}

export type TurnState =
  | { readonly kind: 'thinking' }
  /** The oldest messages are being summarised to make room. */
  | { readonly kind: 'summarising' }
  /** Servers start for the first time, and what they offer is not known yet. */
  | { readonly kind: 'waitingForServers'; readonly serverNames: readonly string[] }
  | { readonly kind: 'waitingForConsent'; readonly consentIds: readonly ConsentId[] }
  | { readonly kind: 'callingTool'; readonly callIds: readonly CallId[] }
  | { readonly kind: 'done' }
  | { readonly kind: 'failed'; readonly error: WireError }
  | { readonly kind: 'cancelled' }
export type Turn = { readonly id: TurnId; readonly conversationId: ConversationId; readonly state: TurnState }

/** A message in which something was found, and what stands around it. */
export type Place = {
  readonly messageId: MessageId
  readonly snippet: string
  /** A tool brought it: which part of the message its call is, and the title of the tool. Null where it was said. */
  readonly call: { readonly part: number; readonly tool: string } | null
}
/** A conversation in which something was found: in its title alone when there is no place. */
export type ConversationHit = {
  readonly conversation: Conversation
  /** The newest first, and not all of many. */
  readonly places: readonly Place[]
  readonly count: number
  /** There may be more than were counted. */
  readonly atLeast: boolean
}

/** For a message that has other versions: all of them, itself included, in the order in which they were made. */
export type Forks = Readonly<Record<string, readonly MessageId[]>>
/** A page of the branch in use, oldest first; `before` asks for the page that precedes a message. */
export type MessagePage = { readonly messages: readonly Message[]; readonly hasMore: boolean; readonly forks: Forks }
export const MessagePageQuery = z.object({
  conversationId: ConversationId,
  before: MessageId.nullable(),
  limit: z.number().int().min(1).max(500),
})

export const SendInput = z.object({
  conversationId: ConversationId,
  text: z.string().trim().min(1, told`Write something first.`.say).max(1_000_000),
  attachments: z
    .array(z.object({ name: z.string().max(255), mimeType: z.string().max(127), data: z.base64() }))
    .max(20),
  /** What was taken from servers, by the ids that main gave. */
  taken: z.array(z.string().max(100)).max(20).default([]),
  mentions: z.array(Mention).max(20).default([]),
})

/** What a conversation used in all its branches. `cost` is of the answers whose price was known; `unpriced` counts the others. */
export type Spent = {
  readonly inputTokens: number
  readonly outputTokens: number
  readonly cost: number
  readonly priced: number
  readonly unpriced: number
}

/** What a person can keep from the model: a message, a file in it, or the result of a call. */
export const ContextItem = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('message'), messageId: MessageId }),
  z.object({ kind: z.literal('attachment'), messageId: MessageId, part: z.number().int().min(0) }),
  z.object({ kind: z.literal('result'), callId: CallId }),
])
export type ContextItem = z.infer<typeof ContextItem>

export const ExportFormat = z.enum(['markdown', 'json'])
export type ExportFormat = z.infer<typeof ExportFormat>
export type Exported = { readonly fileName: string; readonly mimeType: string; readonly text: string }
export const EditInput = z.object({
  conversationId: ConversationId,
  messageId: MessageId,
  text: z.string().trim().min(1),
})
/** What is needed to take the removal of a message back: where the branch in use ended, and when it was. */
export const Removal = z.object({ head: MessageId.nullable(), at: z.number().int() })
export type Removal = z.infer<typeof Removal>
export const MessageRef = z.object({ conversationId: ConversationId, messageId: MessageId })
export const TurnRef = z.object({ conversationId: ConversationId, turnId: TurnId })

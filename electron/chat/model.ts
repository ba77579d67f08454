// The seam to models: providers implement it, the turn loop uses it, nothing else knows a provider.
import type { Price } from '../../shared/model.ts'
import type { JsonObject, JsonSchema } from '../../shared/json.ts'

export type ModelTool = { readonly name: string; readonly description: string; readonly inputSchema: JsonSchema }
/** `malformed`: what the model wrote when it was no JSON object; `arguments` is empty then, and nothing may be run. */
export type ModelToolCall = {
  readonly id: string
  readonly name: string
  readonly arguments: JsonObject
  readonly malformed?: string | undefined
}
/** The history as a model sees it. */
export type ModelMessage =
  | { readonly role: 'system'; readonly text: string }
  | {
      readonly role: 'user'
      readonly text: string
      readonly images: readonly { readonly mimeType: string; readonly data: string }[]
    }
  | { readonly role: 'assistant'; readonly text: string; readonly toolCalls: readonly ModelToolCall[] }
  | {
      readonly role: 'tool'
      readonly callId: string
      readonly name: string
      readonly text: string
      readonly images: readonly { readonly mimeType: string; readonly data: string }[]
      readonly isError: boolean
    }

export type ModelReply = {
  readonly text: string
  readonly toolCalls: readonly ModelToolCall[]
  readonly usage: { readonly inputTokens: number | null; readonly outputTokens: number | null }
  readonly finish: 'stop' | 'toolCalls' | 'length' | 'filtered' | 'other'
}

/** A wait that the provider asked for (429) before the request was sent again. */
export type ModelRetry = { readonly attempt: number; readonly status: number; readonly waitMs: number }

/** One model. Rejects with AppError MODEL_*; a cancelled signal rejects with its reason. */
export type Model = {
  /** Null when nobody said; a cautious bound is used then. May be learnt while it is used. */
  readonly contextTokens: number | null
  readonly price?: Price | null
  generate(input: {
    readonly messages: readonly ModelMessage[]
    readonly tools: readonly ModelTool[]
    readonly signal: AbortSignal
    readonly onText: (text: string) => void
    readonly onRetry?: (retry: ModelRetry) => void
  }): Promise<ModelReply>
}

// One request to a model through the AI SDK: the tools go out as schemas without code, the loop is ours.
import { jsonSchema, type LanguageModel, streamText, tool, type ToolSet } from 'ai'
import type { Price } from '../../../shared/model.ts'
import type { JsonObject } from '../../../shared/json.ts'
import type { Model, ModelReply, ModelTool, ModelToolCall } from '../model.ts'
import { type Asked, modelFailure, retryAfterOf, statusOf } from './failures.ts'
import { toSdkMessages } from './messages.ts'
import { wireName, wireNames, wireSchema } from './wire.ts'

const MOST_RETRIES = 2
const LONGEST_WAIT_MS = 30_000
const SLOW_DOWN = new Set([429, 529])
// The SDK prints notes to the console otherwise; what matters reaches the person as an error.
;(globalThis as { AI_SDK_LOG_WARNINGS?: boolean }).AI_SDK_LOG_WARNINGS = false

export type SdkModelParts = {
  /** Never a bare string: that would go to a hosted gateway. */
  readonly model: Exclude<LanguageModel, string>
  readonly asked: Asked
  /** What is known of it by now. */
  readonly about: () => { readonly contextTokens: number | null; readonly price: Price | null }
  /** Whether this wire format carries images inside tool results. */
  readonly imagesInResults: boolean
  /** Resolves after a time, rejects when the signal is cancelled. */
  readonly sleep: (milliseconds: number, signal: AbortSignal) => Promise<void>
}
type GenerateInput = Parameters<Model['generate']>[0]

/** The Model seam over one SDK model. */
export function createSdkModel(parts: SdkModelParts): Model {
  return {
    get contextTokens() {
      return parts.about().contextTokens
    },
    get price() {
      return parts.about().price
    },
    async generate(input) {
      for (let attempt = 1; ; attempt++) {
        let heard = false
        const onText = (text: string) => {
          heard = true
          input.onText(text)
        }
        try {
          return await generateOnce(parts, { ...input, onText })
        } catch (thrown) {
          input.signal.throwIfAborted()
          const waitMs = heard ? null : waitFor(thrown, attempt)
          if (waitMs === null) throw modelFailure(thrown, parts.asked)
          input.onRetry?.({ attempt, status: statusOf(thrown) ?? 0, waitMs })
          await parts.sleep(waitMs, input.signal)
        }
      }
    },
  }
}

/** Null when it should not be tried again: not a "slow down", tried often enough, or the wait is too long for a person. */
function waitFor(thrown: unknown, attempt: number): number | null {
  const status = statusOf(thrown)
  if (status === null || !SLOW_DOWN.has(status) || attempt > MOST_RETRIES) return null
  const waitMs = retryAfterOf(thrown) ?? 1000 * 2 ** (attempt - 1)
  return waitMs > LONGEST_WAIT_MS ? null : Math.max(0, waitMs)
}

async function generateOnce(parts: SdkModelParts, input: GenerateInput): Promise<ModelReply> {
  const { instructions, messages } = toSdkMessages(input.messages, parts.imagesInResults)
  const result = streamText({
    model: parts.model,
    ...(instructions ? { instructions } : {}),
    messages,
    tools: toSdkTools(input.tools),
    maxRetries: 0,
    abortSignal: input.signal,
    onError: () => {},
  })
  const keyOf = wireNames(input.tools.map((each) => each.name))
  const calls: ModelToolCall[] = []
  let text = ''
  let ended: Pick<ModelReply, 'usage' | 'finish'> | null = null
  for await (const part of result.stream) {
    if (part.type === 'text-delta') {
      text += part.text
      input.onText(part.text)
    } else if (part.type === 'tool-call') {
      calls.push(readCall(part.toolCallId, keyOf(part.toolName), part.input))
    } else if (part.type === 'finish') {
      ended = {
        usage: {
          inputTokens: part.totalUsage.inputTokens ?? null,
          outputTokens: part.totalUsage.outputTokens ?? null,
        },
        finish: finishOf(part.finishReason),
      }
    } else if (part.type === 'error') throw part.error
    else if (part.type === 'abort') input.signal.throwIfAborted()
  }
  input.signal.throwIfAborted()
  return { text, toolCalls: calls, ...(ended ?? { usage: { inputTokens: null, outputTokens: null }, finish: 'other' }) }
}

const toSdkTools = (tools: readonly ModelTool[]): ToolSet =>
  Object.fromEntries(
    tools.map((each) => [
      wireName(each.name),
      tool({ description: each.description, inputSchema: jsonSchema(wireSchema(each.inputSchema)) }),
    ]),
  )

function readCall(id: string, name: string, input: unknown): ModelToolCall {
  const value = typeof input === 'string' ? parsed(input) : input
  if (typeof value === 'object' && value !== null && !Array.isArray(value))
    return { id, name, arguments: value as JsonObject }
  return { id, name, arguments: {}, malformed: typeof input === 'string' ? input : JSON.stringify(input) }
}

/** An empty text is how some models say "no arguments". */
function parsed(text: string): unknown {
  try {
    return text.trim() === '' ? {} : JSON.parse(text)
  } catch {
    return undefined
  }
}

const FINISHES: Readonly<Record<string, ModelReply['finish']>> = {
  stop: 'stop',
  'tool-calls': 'toolCalls',
  length: 'length',
  'content-filter': 'filtered',
}
const finishOf = (reason: string): ModelReply['finish'] => FINISHES[reason] ?? 'other'

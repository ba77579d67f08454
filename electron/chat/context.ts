// What reaches a model: our prompt, the person's words, what the model said, and the results that are still needed.
import type { Message, Summary, ToolCallPart } from '../../shared/chat.ts'
import type { CallId, Millis } from '../../shared/ids.ts'
import { NO_VEIL, type Veil } from '../permission/veil.ts'
import type { ModelMessage } from './model.ts'
import { SHORTENED_TO, toModel } from './told.ts'
import { resultText, summaryWords, systemPrompt } from './words.ts'

export type ContextInput = {
  readonly messages: readonly Message[]
  readonly now: Millis
  /** Most characters of all messages together. */
  readonly budget: number
  /** Puts placeholders where secrets are; asked for every text, oldest first. */
  readonly veil: Veil
}

const CHARACTERS_PER_TOKEN = 3
const RESERVED_SHARE = 0.25
const DEFAULT_BUDGET = 400_000
/** Images cost a model roughly this many characters' worth. */
const IMAGE_COST = 6000

/** How many characters to send to a model with so many tokens of context; a quarter stays free for tools and the answer. */
export const budgetFor = (contextTokens: number | null): number =>
  contextTokens === null ? DEFAULT_BUDGET : Math.floor(contextTokens * CHARACTERS_PER_TOKEN * (1 - RESERVED_SHARE))

/** The history for the model. Over the budget, the oldest results are shortened first, then the oldest turns left out; both visibly. */
export function buildContext(input: ContextInput): readonly ModelMessage[] {
  const shortened = new Set<CallId>()
  const how = { shortened, veil: input.veil }
  // All are read, those under a summary too: the order gives placeholders their numbers.
  const all = input.messages.map((message) => ({ message, sent: toModel(message, how) }))
  const { summary, after } = summaryOf(input.messages)
  const told = summary ? [summaryMessage(summary, input.veil)] : []
  const turns = all.slice(after)
  let size = turns.reduce((sum, turn) => sum + sizeOf(turn.sent), sizeOf(told))
  for (const turn of turns) {
    for (const part of turn.message.parts) {
      if (size <= input.budget) break
      if (part.type !== 'toolCall' || !canShorten(part)) continue
      const before = sizeOf(turn.sent)
      shortened.add(part.callId)
      turn.sent = toModel(turn.message, how)
      size += sizeOf(turn.sent) - before
    }
  }
  const kept = dropOldest(turns, size, input.budget)
  const system: ModelMessage = { role: 'system', text: systemPrompt(input.now, input.veil.hides) }
  const dropped = turns.length - kept.length
  const sent = [...told, ...kept.flatMap((turn) => turn.sent)]
  return dropped === 0 ? [system, ...sent] : [system, droppedNote(dropped), ...sent]
}

/** The summary that stands for the oldest messages, and how many they are. */
export function summaryOf(messages: readonly Message[]): { readonly summary: Summary | null; readonly after: number } {
  const at = messages.findLastIndex((message) => message.summary)
  return { summary: messages[at]?.summary ?? null, after: at + 1 }
}

const summaryMessage = (summary: Summary, veil: Veil): ModelMessage => ({
  role: 'user',
  text: summaryWords(summary, veil.text(summary.text, { from: 'model' })),
  images: [],
})

/** How large the whole history is as it would be told now, in characters, without making it fit. */
export function contextSize(messages: readonly Message[]): number {
  const { summary, after } = summaryOf(messages)
  const told = messages.slice(after).reduce((sum, message) => sum + messageSize(message), 0)
  return told + (summary?.text.length ?? 0) + systemPrompt(0, false).length
}

/** How large one message is as it would be told, in characters. */
export const messageSize = (message: Message): number =>
  sizeOf(toModel(message, { shortened: new Set<CallId>(), veil: NO_VEIL }))

type Sent = { readonly message: Message; readonly sent: readonly ModelMessage[] }

/** The last message of the person and what follows it always stay. */
function dropOldest(turns: readonly Sent[], size: number, budget: number): readonly Sent[] {
  const last = turns.findLastIndex((turn) => turn.message.role === 'user')
  let first = 0
  let left = size
  while (left > budget && first < last) {
    left -= sizeOf(turns[first]?.sent ?? [])
    first++
  }
  // A history must not begin with an answer to a question that is gone.
  while (first > 0 && first < last && turns[first]?.message.role === 'assistant') first++
  return turns.slice(first)
}

const droppedNote = (count: number): ModelMessage => ({
  role: 'user',
  text: `[Gatehouse: the ${count} oldest messages of this conversation were left out to make it fit.]`,
  images: [],
})

const canShorten = (part: ToolCallPart): boolean =>
  part.state.kind === 'done' &&
  (resultText(part.state.result).length > SHORTENED_TO * 2 ||
    part.state.result.blocks.some((block) => block.type === 'image'))

export const sizeOf = (messages: readonly ModelMessage[]): number =>
  messages.reduce((sum, message) => {
    const images = 'images' in message ? message.images.length * IMAGE_COST : 0
    const calls = message.role === 'assistant' ? JSON.stringify(message.toolCalls).length : 0
    return sum + message.text.length + images + calls
  }, 0)

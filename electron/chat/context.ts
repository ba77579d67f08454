// What reaches a model: our prompt, the person's words, what the model said, and the results that are still needed.
import type { AttachmentPart, Message, ToolCallPart } from '../../shared/chat.ts'
import type { CallId, Millis } from '../../shared/ids.ts'
import type { TextSource, Veil } from '../permission/veil.ts'
import type { ModelMessage } from './model.ts'
import { outcomeOf, resultText, systemPrompt } from './words.ts'

export type ContextInput = {
  readonly messages: readonly Message[]
  readonly now: Millis
  /** Most characters of all messages together. */
  readonly budget: number
  /** Puts placeholders where secrets are; asked for every text, oldest first. */
  readonly veil: Veil
}
type How = { readonly shortened: ReadonlySet<CallId>; readonly veil: Veil }

const CHARACTERS_PER_TOKEN = 3
const RESERVED_SHARE = 0.25
const DEFAULT_BUDGET = 400_000
const SHORTENED_TO = 400
/** Images cost a model roughly this many characters' worth. */
const IMAGE_COST = 6000

/** How many characters to send to a model with so many tokens of context; a quarter stays free for tools and the answer. */
export const budgetFor = (contextTokens: number | null): number =>
  contextTokens === null ? DEFAULT_BUDGET : Math.floor(contextTokens * CHARACTERS_PER_TOKEN * (1 - RESERVED_SHARE))

/** The history for the model. Over the budget, the oldest results are shortened first, then the oldest turns left out; both visibly. */
export function buildContext(input: ContextInput): readonly ModelMessage[] {
  const shortened = new Set<CallId>()
  const how = { shortened, veil: input.veil }
  const turns = input.messages.map((message) => ({ message, sent: toModel(message, how) }))
  let size = turns.reduce((sum, turn) => sum + sizeOf(turn.sent), 0)
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
  const sent = kept.flatMap((turn) => turn.sent)
  return dropped === 0 ? [system, ...sent] : [system, droppedNote(dropped), ...sent]
}

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

const sizeOf = (messages: readonly ModelMessage[]): number =>
  messages.reduce((sum, message) => {
    const images = 'images' in message ? message.images.length * IMAGE_COST : 0
    const calls = message.role === 'assistant' ? JSON.stringify(message.toolCalls).length : 0
    return sum + message.text.length + images + calls
  }, 0)

function toModel(message: Message, how: How): ModelMessage[] {
  const { veil } = how
  if (message.role === 'user') return [userMessage(message, veil)]
  if (message.via === 'direct') return directMessages(message, how)
  return rounds(message).flatMap(({ text, calls }): ModelMessage[] => [
    ...(text === '' && calls.length === 0
      ? []
      : [
          {
            role: 'assistant' as const,
            text: veil.text(text, MODEL),
            toolCalls: calls.map((call) => ({
              id: call.callId,
              name: call.toolKey,
              arguments: veil.json(call.arguments, MODEL),
            })),
          },
        ]),
    ...calls.map((call): ModelMessage => {
      const { text: words, images, isError } = outcome(call, how)
      return { role: 'tool', callId: call.callId, name: call.toolKey, text: words, images, isError }
    }),
  ])
}

const MODEL: TextSource = { from: 'model' }
const PERSON: TextSource = { from: 'person' }
const sourceOf = ({ serverId, serverName, accountId }: ToolCallPart): TextSource =>
  serverId === null ? MODEL : { from: 'server', serverId, serverName, accountId }

/** One answer of the model: its words, then the calls it made side by side. */
function rounds(message: Message): readonly { readonly text: string; readonly calls: readonly ToolCallPart[] }[] {
  const found: { text: string; calls: ToolCallPart[] }[] = []
  for (const part of message.parts) {
    const open = found.at(-1)
    if (part.type === 'text') {
      if (open && open.calls.length === 0) open.text += part.text
      else found.push({ text: part.text, calls: [] })
    } else if (part.type === 'toolCall') {
      if (open && (open.calls.length === 0 || open.calls[0]?.round === part.round)) open.calls.push(part)
      else found.push({ text: '', calls: [part] })
    }
  }
  return found
}

function outcome(part: ToolCallPart, { shortened, veil }: How) {
  if (part.state.kind !== 'done') {
    const said = outcomeOf(part)
    return { ...said, text: veil.text(said.text, sourceOf(part)) }
  }
  // SECURITY: hidden before anything is cut, since half a secret is no longer known as one.
  const text = veil.text(resultText(part.state.result), sourceOf(part))
  // SECURITY: what the person left out of the context does not reach the model, images included.
  if (part.leftOut) return { ...outcomeOf(part, '[left out of the conversation by the person]'), images: [] }
  if (!shortened.has(part.callId)) return outcomeOf(part, text)
  const cut = `${text.slice(0, SHORTENED_TO)}\n[shortened by Gatehouse: ${Math.max(0, text.length - SHORTENED_TO)} of ${text.length} characters left out]`
  return { ...outcomeOf(part, cut), images: [] }
}

/** A tool that the person ran: told in words, since no model called it. */
function directMessages(message: Message, how: How): ModelMessage[] {
  return message.parts.flatMap((part): ModelMessage[] => {
    if (part.type !== 'toolCall') return []
    const args = how.veil.text(JSON.stringify(part.arguments), PERSON)
    const { text, images } = outcome(part, how)
    const said = `[I ran the tool "${part.toolName}" of the server "${part.serverName}" myself with ${args}.]\n${text}`
    return [{ role: 'user', text: said, images }]
  })
}

function userMessage(message: Message, veil: Veil): ModelMessage {
  const texts: string[] = []
  const images: { mimeType: string; data: string }[] = []
  for (const part of message.parts) {
    if (part.type === 'text') texts.push(veil.text(part.text, PERSON))
    else if (part.type === 'attachment' && part.mimeType.startsWith('image/'))
      images.push({ mimeType: part.mimeType, data: part.data })
    else if (part.type === 'attachment') texts.push(veil.text(attachmentText(part, message.id), { from: 'file' }))
  }
  return { role: 'user', text: texts.join('\n\n'), images }
}

const TEXT_KIND = /^(text\/|application\/(json|xml|yaml|toml|x-ndjson|javascript|typescript)|.+\+(json|xml)$)/

function attachmentText(part: AttachmentPart, id: string): string {
  if (!TEXT_KIND.test(part.mimeType)) return `[attached file "${part.name}", ${part.mimeType}: not readable here]`
  const mark = `data-${id.slice(-12)}`
  return `Attached file "${part.name}":\n<${mark}>\n${Buffer.from(part.data, 'base64').toString('utf8')}\n</${mark}>`
}

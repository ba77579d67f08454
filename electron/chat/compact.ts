// Makes room: the oldest messages of a branch are told by a summary that the model wrote and the person can see.
import type { Message, ModelRef, Summary } from '../../shared/chat.ts'
import type { ConversationId } from '../../shared/ids.ts'
import { AppError } from '../../shared/ipc/errors.ts'
import type { Emit } from '../../shared/ipc/contract.ts'
import type { Veil } from '../permission/veil.ts'
import type { LabelOf } from './calls.ts'
import type { Clock } from './clock.ts'
import { budgetFor, buildContext, contextSize, messageSize, sizeOf, summaryOf } from './context.ts'
import type { Model, ModelMessage } from './model.ts'
import { labelsOf } from './recall.ts'
import { untilAborted } from './untilAborted.ts'
import { addUsage, estimateTokens, newMeter, usedBy, windowOf } from './usage.ts'
import { summaryPrompt } from './words.ts'
import { told } from '../../shared/told.ts'

export type CompactParts = {
  readonly modelFor: (ref: ModelRef) => Promise<Model>
  readonly veilFor: (id: ConversationId) => Veil
  readonly labelOf: LabelOf
  readonly save: (message: Message) => Promise<void>
  /** Tells the ledger what the branch holds now. */
  readonly take: (id: ConversationId, branch: readonly Message[]) => void
  readonly emit: Emit
  readonly clock: Clock
  readonly randomId: () => string
}
export type Compacting = {
  readonly conversationId: ConversationId
  readonly branch: readonly Message[]
  readonly model: ModelRef
  readonly signal: AbortSignal
}

/** So full, as a share of the room that there is, the oldest are summarised before the model is asked. */
const FULL = 0.8
/** Share of the room that the latest messages keep word for word. */
const KEPT = 0.25

/** Whether a history leaves too little room for the answer. */
export function isFull(history: readonly Message[], window: number | null): boolean {
  const last = history.findLast((message) => message.usage?.context)?.usage?.context
  const counted = last && window !== null && last.tokens > window * FULL
  return Boolean(counted) || contextSize(history) > budgetFor(window) * FULL
}

/** The last message that a summary may stand for: what follows begins with the person, and is small enough to keep. Null when there is none. */
export function lastToCover(branch: readonly Message[], keep: number): Message | null {
  const { after } = summaryOf(branch)
  let first = branch.findLastIndex((message) => message.role === 'user' || message.via === 'direct')
  let size = branch.slice(first).reduce((sum, message) => sum + messageSize(message), 0)
  for (let at = first - 1; at > after; at--) {
    const message = branch[at]
    if (!message) break
    size += messageSize(message)
    if (size > keep) break
    if (message.role === 'user' || message.via === 'direct') first = at
  }
  return first > after ? (branch[first - 1] ?? null) : null
}

/** Summarises if there is need and something to summarise; answers the branch as it is then. */
export async function makeRoom(parts: CompactParts, at: Compacting, onState: () => void): Promise<readonly Message[]> {
  const model = await untilAborted(parts.modelFor(at.model), at.signal)
  const window = windowOf(model, at.model, at.branch)
  if (!isFull(at.branch, window)) return at.branch
  const last = lastToCover(at.branch, budgetFor(window) * KEPT)
  if (!last) return at.branch
  onState()
  return await compact(parts, at, last)
}

/** Summarises everything up to a message. Rejects with the signal's reason, or an AppError to show; nothing is changed then. */
export async function compact(parts: CompactParts, at: Compacting, last: Message): Promise<readonly Message[]> {
  const { conversationId, branch, signal } = at
  const covered = branch.slice(0, branch.indexOf(last) + 1)
  const model = await untilAborted(parts.modelFor(at.model), signal)
  const heard = buildContext({
    messages: covered,
    now: parts.clock.now(),
    budget: budgetFor(windowOf(model, at.model, branch)),
    veil: parts.veilFor(conversationId),
  }).filter((message) => message.role !== 'system')
  // As text: providers refuse a history with calls in it where no tools are given.
  const prompt = summaryPrompt(heard.map(asText).join('\n\n'), `conversation-${parts.randomId().slice(0, 12)}`)
  const messages: ModelMessage[] = [{ role: 'user', text: prompt, images: [] }]
  const reply = await untilAborted(model.generate({ messages, tools: [], signal, onText: () => {} }), signal)
  const text = reply.text.trim()
  if (text === '' || reply.finish === 'length')
    throw new AppError(
      'MODEL_FAILED',
      told`The model wrote no summary. Nothing was changed. Try again, or choose another model.`,
    )
  const meter = newMeter()
  addUsage(meter, reply, { model, characters: sizeOf(messages) })
  const used = usedBy(meter)
  const summary: Summary = {
    id: parts.randomId(),
    text,
    at: parts.clock.now(),
    model: at.model,
    edited: false,
    covers: covered.length,
    labels: labelsOf(covered, parts.labelOf),
  }
  const usedBySummaries = [...(last.usedBySummaries ?? []), ...(used ? [used] : [])]
  return await putChanged(parts, at, { ...last, summary, usedBySummaries })
}

/** Keeps a message that is told otherwise from now on, and the estimate of what the model is told from now on. */
export async function putChanged(
  parts: Pick<CompactParts, 'save' | 'take' | 'emit'>,
  { conversationId, branch }: Pick<Compacting, 'conversationId' | 'branch'>,
  changed: Message,
): Promise<readonly Message[]> {
  const next = branch.map((message) => (message.id === changed.id ? changed : message))
  const measured = remeasured(next, branch)
  const now = next.map((message) => (message.id === measured?.id ? measured : message))
  const touched = now.filter((message) => !branch.includes(message))
  for (const message of touched) await parts.save(message)
  parts.take(conversationId, now)
  for (const message of touched) parts.emit('chat.messageChanged', message)
  return now
}

/**
 * The last answer with a new estimate: something before it is told otherwise, or no longer. Null when no answer was counted.
 * What was counted also holds the tools, so only the difference is estimated.
 */
export function remeasured(branch: readonly Message[], before: readonly Message[]): Message | null {
  const last = branch.findLast((message) => message.usage?.context)
  const { usage } = last ?? {}
  if (!last || !usage?.context) return null
  const [now, then] = [estimateTokens(contextSize(branch)), estimateTokens(contextSize(before))]
  const context = { ...usage.context, tokens: Math.max(now, usage.context.tokens - then + now), estimated: true }
  return { ...last, usage: { ...usage, context } }
}

function asText(message: ModelMessage): string {
  switch (message.role) {
    case 'system':
    case 'user':
      return `Person:\n${message.text}`
    case 'assistant':
      return [
        `Assistant:\n${message.text}`,
        ...message.toolCalls.map((call) => `(calls ${call.name} with ${JSON.stringify(call.arguments)})`),
      ].join('\n')
    case 'tool':
      return message.text
  }
}

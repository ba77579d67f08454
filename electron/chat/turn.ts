// The loop of one turn: ask the model, run its calls past the gate, repeat until it answers in words.
import type { Message, ModelRef, ToolCallPart, TurnState } from '../../shared/chat.ts'
import type { CatalogueTool } from '../../shared/host.ts'
import { CallId, type ConversationId, type TurnId } from '../../shared/ids.ts'
import { AppError } from '../../shared/ipc/errors.ts'
import type { Veil } from '../permission/veil.ts'
import type { Tools } from '../host/seams.ts'
import type { OpenSpan } from '../trace/trace.ts'
import { type CallParts, runCall } from './calls.ts'
import { budgetFor, buildContext, sizeOf } from './context.ts'
import type { Model, ModelReply, ModelToolCall } from './model.ts'
import type { Transcript } from './transcript.ts'
import { untilAborted } from './untilAborted.ts'
import { addUsage, type Meter, windowOf } from './usage.ts'
import { type Told, told } from '../../shared/told.ts'

export type TurnParts = CallParts & {
  /** The tools that this turn may see; others do not exist for it. */
  readonly visibleTools: (messages: readonly Message[]) => readonly CatalogueTool[]
  /** Waits for servers whose tools are not known yet. */
  readonly whenTold: Tools['whenTold']
  readonly modelFor: (ref: ModelRef) => Promise<Model>
  /** A new book of secrets for one reading of the history. */
  readonly veilFor: (id: ConversationId) => Veil
  readonly randomId: () => string
}
export type TurnInput = {
  readonly conversationId: ConversationId
  readonly turnId: TurnId
  /** What came before this turn's own message, oldest first. */
  readonly history: readonly Message[]
  readonly transcript: Transcript
  readonly model: ModelRef
  readonly roundLimit: number
  readonly span: OpenSpan
  readonly signal: AbortSignal
  readonly onState: (state: TurnState) => void
}

/** Adds to the transcript until the model answers in words. Rejects with the signal's reason, or with an AppError to show. */
export async function runTurn(parts: TurnParts, input: TurnInput, usage: Meter): Promise<void> {
  const model = await untilAborted(parts.modelFor(input.model), input.signal)
  const onWait = (serverNames: readonly string[]) => input.onState({ kind: 'waitingForServers', serverNames })
  await untilAborted(parts.whenTold(onWait, input.signal), input.signal)
  for (let round = 0; ; round++) {
    input.onState({ kind: 'thinking' })
    const tools = parts.visibleTools([...input.history, input.transcript.snapshot()])
    const reply = await askModel(parts, input, { model, tools, usage })
    if (reply.toolCalls.length === 0) return checkEnd(input, reply)
    if (round >= input.roundLimit) throw roundLimitReached(input.roundLimit)
    const toolOf = new Map(tools.map((tool) => [tool.key, tool]))
    const planned = reply.toolCalls.map((call) => plan(parts, input, { call, tool: toolOf.get(call.name), round }))
    const runs = planned.map(async ({ index, tool }) => {
      if (tool) await runCall(parts, { ...input, principal: 'assistant', tool, index })
    })
    const settled = await Promise.allSettled(runs)
    input.signal.throwIfAborted()
    for (const each of settled) if (each.status === 'rejected') throw each.reason
    await input.transcript.commit()
  }
}

type Asking = { readonly model: Model; readonly tools: readonly CatalogueTool[]; readonly usage: Meter }

async function askModel(parts: TurnParts, input: TurnInput, { model, tools, usage }: Asking): Promise<ModelReply> {
  const { transcript, signal } = input
  const span = input.span.child('chat', {
    'gen_ai.operation.name': 'chat',
    'gen_ai.request.model': input.model.modelId,
    'gatehouse.provider.id': input.model.providerId,
    'gatehouse.tools.count': tools.length,
  })
  try {
    const messages = buildContext({
      messages: [...input.history, transcript.snapshot()],
      now: parts.clock.now(),
      budget: budgetFor(windowOf(model, input.model, input.history)),
      veil: parts.veilFor(input.conversationId),
    })
    const asked = model.generate({
      messages,
      tools: tools.map(({ key, definition }) => ({
        name: key,
        description: [definition.title, definition.description].filter(Boolean).join('\n'),
        inputSchema: definition.inputSchema,
      })),
      signal,
      // After a stop nothing more is heard, even from a model that goes on.
      onText: (text) => void (signal.aborted || transcript.addText(text)),
      onRetry: ({ attempt, status, waitMs }) =>
        span.set({ 'gatehouse.retries': attempt, 'gatehouse.retry.status': status, 'gatehouse.retry.wait_ms': waitMs }),
    })
    const reply = await untilAborted(asked, signal)
    addUsage(usage, reply, { model, characters: sizeOf(messages) })
    span.set({
      'gen_ai.usage.input_tokens': reply.usage.inputTokens,
      'gen_ai.usage.output_tokens': reply.usage.outputTokens,
      'gen_ai.response.finish_reasons': [reply.finish],
    })
    span.end('ok')
    return reply
  } catch (thrown) {
    span.set({ 'error.type': signal.aborted ? 'cancelled' : AppError.from(thrown).code })
    span.end('error')
    throw thrown
  }
}

type Planning = { readonly call: ModelToolCall; readonly tool: CatalogueTool | undefined; readonly round: number }
type Planned = { readonly index: number; readonly tool: CatalogueTool | null }

/** Puts one call into the transcript. A name that this turn was not given, or arguments that are no JSON, end here. */
function plan(parts: TurnParts, input: TurnInput, { call, tool, round }: Planning): Planned {
  const problem = tool ? malformed(call) : unknownTool(call.name)
  const index = input.transcript.addCall({
    ...callPart(tool ?? null, call.name, parts.randomId()),
    arguments: call.arguments,
    round,
    state: problem ? { kind: 'failed', error: problem.toWire() } : { kind: 'deciding' },
  })
  return { index, tool: problem ? null : (tool ?? null) }
}

/** A call before anything is known of it. The id is ours: a model repeats its own. */
export const callPart = (tool: CatalogueTool | null, name: string, randomId: string): ToolCallPart => ({
  type: 'toolCall',
  callId: CallId.parse(`call_${randomId.replace(/[^a-zA-Z0-9]/g, '').slice(0, 32)}`),
  serverId: tool?.serverId ?? null,
  serverName: tool?.serverName ?? '',
  accountId: null,
  toolKey: tool?.key ?? name,
  toolName: tool?.definition.name ?? name,
  toolTitle: tool?.definition.title ?? tool?.definition.name ?? name,
  arguments: {},
  decision: null,
  state: { kind: 'deciding' },
  ...(tool?.definition.view?.uri === undefined ? {} : { hasView: true }),
})

const malformed = (call: ModelToolCall): AppError | null =>
  call.malformed === undefined
    ? null
    : new AppError(
        'INVALID_ARGUMENTS',
        told`The arguments were not a JSON object. Send the call again with valid JSON.`,
      )

const unknownTool = (name: string): AppError =>
  new AppError('UNKNOWN_TOOL', told`There is no tool named “${name.slice(0, 100)}”. Use only the names you were given.`)

const roundLimitReached = (limit: number): AppError =>
  new AppError(
    'ROUND_LIMIT_REACHED',
    told`Stopped after ${limit} rounds of tool calls, which is the limit for one answer. Send a message to go on, or raise the limit in Settings.`,
  )

function checkEnd(input: TurnInput, reply: ModelReply): void {
  const failed = (message: Told) => new AppError('MODEL_FAILED', message)
  if (reply.finish === 'length')
    throw failed(told`The answer was cut off: the model reached its longest answer. Ask it to go on.`)
  if (reply.finish === 'filtered')
    throw failed(told`The provider of the model stopped this answer by its own content rules. Try other words.`)
  if (reply.text === '' && input.transcript.snapshot().parts.length === 0)
    throw failed(told`The model gave an empty answer. Try again, or choose another model.`)
}

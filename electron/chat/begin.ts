// Starts a turn in the background: its message, its trace, and how it ends.
import type { Message, ModelRef, Turn, TurnState } from '../../shared/chat.ts'
import type { CatalogueTool } from '../../shared/host.ts'
import { type ConversationId, MessageId, type TurnId } from '../../shared/ids.ts'
import { AppError } from '../../shared/ipc/errors.ts'
import type { Emit } from '../../shared/ipc/contract.ts'
import type { JsonObject } from '../../shared/json.ts'
import type { OpenSpan, Tracer } from '../trace/trace.ts'
import { runCall } from './calls.ts'
import type { Clock } from './clock.ts'
import { createTranscript, type Transcript } from './transcript.ts'
import { callPart, runTurn, type TurnParts } from './turn.ts'
import { type Meter, newMeter, usedBy } from './usage.ts'
import { makeRoom } from './compact.ts'
import { type Claim, type Running, stateOfCalls } from './turns.ts'

export type BeginParts = TurnParts & {
  readonly save: (message: Message) => Promise<void>
  readonly emit: Emit
  readonly tracer: Tracer
  readonly roundLimit: () => number
  readonly onEnd: () => Promise<void>
  /** Tells the ledger what the branch holds now. */
  readonly take: (id: ConversationId, branch: readonly Message[]) => void
}
/** What a turn is for: an answer of a model, or one call that the person makes. */
export type Purpose =
  | { readonly kind: 'answer'; readonly model: ModelRef; readonly history: readonly Message[] }
  | { readonly kind: 'direct'; readonly tool: CatalogueTool; readonly arguments: JsonObject }

/** Where a turn stands: what it follows, and what must be done once its message is kept and before anything runs. */
export type TurnPlace = {
  readonly conversationId: ConversationId
  readonly turnId: TurnId
  readonly parentId: MessageId | null
  readonly purpose: Purpose
  readonly onKept?: () => void
}

type Open = {
  readonly conversationId: ConversationId
  readonly turnId: TurnId
  readonly transcript: Transcript
  readonly span: OpenSpan
  readonly signal: AbortSignal
}

/** The first save is awaited, so that a turn that was answered for is never unknown after a crash. */
export async function beginTurn(parts: BeginParts, claim: Claim, at: TurnPlace): Promise<Turn> {
  const { conversationId, turnId, purpose } = at
  const span = parts.tracer.start('invoke_agent', {
    'gen_ai.operation.name': 'invoke_agent',
    'gen_ai.agent.name': purpose.kind === 'answer' ? 'Gatehouse assistant' : 'Gatehouse direct',
    'gen_ai.conversation.id': conversationId,
    'gatehouse.turn.id': turnId,
  })
  const first = firstMessage(parts, at, span)
  try {
    await parts.save(first)
  } catch (thrown) {
    span.end('error')
    throw thrown
  }
  at.onKept?.()
  return claim.start(turnId, async (running) => {
    const emit = announcing(parts.emit, running, first.id)
    const transcript = createTranscript(first, { save: parts.save, emit, clock: parts.clock })
    running.watch(transcript)
    const open = { conversationId, turnId, transcript, span, signal: claim.signal }
    const usage = newMeter()
    const last = await concluded(parts, open, () => work(parts, open, { purpose, running, usage }), usage)
    await parts.onEnd().catch((thrown: unknown) => parts.log('The list of conversations could not be told.', thrown))
    return last
  })
}

/** Every change of a message tells the state of the turn too. */
const announcing =
  (emit: Emit, running: Running, messageId: MessageId): Emit =>
  (name, payload) => {
    emit(name, payload)
    if (name !== 'chat.messageChanged') return
    const message = payload as Message
    if (message.id !== messageId || message.state !== 'streaming') return
    running.setState(stateOfCalls(message.parts.filter((part) => part.type === 'toolCall')))
  }

const firstMessage = (parts: BeginParts, at: TurnPlace, span: OpenSpan): Message => ({
  id: MessageId.parse(parts.randomId()),
  conversationId: at.conversationId,
  parentId: at.parentId,
  turnId: at.turnId,
  role: 'assistant',
  via: at.purpose.kind === 'answer' ? 'chat' : 'direct',
  parts:
    at.purpose.kind === 'answer'
      ? []
      : [{ ...callPart(at.purpose.tool, '', parts.randomId()), arguments: at.purpose.arguments }],
  state: 'streaming',
  error: null,
  model: at.purpose.kind === 'answer' ? at.purpose.model : null,
  usage: null,
  traceId: span.traceId,
  createdAt: parts.clock.now(),
})

type Work = { readonly purpose: Purpose; readonly running: Running; readonly usage: Meter }

async function work(parts: BeginParts, open: Open, { purpose, running, usage }: Work): Promise<void> {
  if (purpose.kind === 'direct')
    return await runCall(parts, { ...open, principal: 'person', tool: purpose.tool, index: 0 })
  const { model } = purpose
  const onState = (state: TurnState) => running.setState(state)
  const history = await roomFor(parts, open, purpose, () => onState({ kind: 'summarising' }))
  return await runTurn(parts, { ...open, model, history, roundLimit: parts.roundLimit(), onState }, usage)
}

/** A summary that fails costs the turn nothing: then the oldest results are shortened instead. */
async function roomFor(
  parts: BeginParts,
  { conversationId, signal }: Open,
  { model, history }: Extract<Purpose, { kind: 'answer' }>,
  onSummary: () => void,
): Promise<readonly Message[]> {
  try {
    return await makeRoom(parts, { conversationId, branch: history, model, signal }, onSummary)
  } catch (thrown) {
    signal.throwIfAborted()
    parts.log('The oldest messages could not be summarised.', thrown)
    return history
  }
}

/** Runs the work and keeps how it ended, whatever happens. */
async function concluded(parts: BeginParts, open: Open, run: () => Promise<void>, usage: Meter): Promise<TurnState> {
  const { transcript, span, signal } = open
  const used = () => usedBy(usage)
  try {
    await run()
    await inTime(parts.clock, transcript.finish({ state: 'done', error: null, usage: used() }))
    span.end('ok')
    return { kind: 'done' }
  } catch (thrown) {
    const error = AppError.from(thrown)
    if (!signal.aborted && error.code === 'INTERNAL') parts.log('A turn failed inside the app.', thrown)
    span.set({ 'error.type': signal.aborted ? 'cancelled' : error.code })
    span.end('error')
    const ending = signal.aborted
      ? ({ state: 'stopped', error: null, usage: used() } as const)
      : ({ state: 'failed', error: error.toWire(), usage: used() } as const)
    await inTime(parts.clock, transcript.finish(ending)).catch((lost: unknown) =>
      parts.log('The end of a turn could not be saved.', lost),
    )
    return signal.aborted ? { kind: 'cancelled' } : { kind: 'failed', error: error.toWire() }
  }
}

const LATEST_SAVE_MS = 2000

/** Waits for the last save, but not for ever: a disk that refuses keeps it in memory, and the person must be able to stop. */
async function inTime(clock: Clock, saved: Promise<void>): Promise<void> {
  let callOff = () => {}
  const late = new Promise<void>((resolve) => {
    callOff = clock.after(LATEST_SAVE_MS, resolve)
  })
  await Promise.race([saved, late]).finally(callOff)
}

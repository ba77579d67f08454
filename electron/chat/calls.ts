// One tool call, from its name to its outcome: the gate, the host, the label, the record.
import type { ToolCallPart, ToolCallState } from '../../shared/chat.ts'
import type { CatalogueTool, ToolResult } from '../../shared/host.ts'
import type { ConversationId, TraceId, TurnId } from '../../shared/ids.ts'
import { AppError } from '../../shared/ipc/errors.ts'
import type { JsonObject } from '../../shared/json.ts'
import type { AccessRequest, Label, PrincipalKind } from '../../shared/permission.ts'
import type { Audit } from '../audit/audit.ts'
import { outcomeLine, resultDigest } from '../audit/outcome.ts'
import type { Tools } from '../host/seams.ts'
import type { Authorized, Gate } from '../permission/authorized.ts'
import type { Ledger } from '../permission/ledger.ts'
import type { OpenSpan } from '../trace/trace.ts'
import type { Clock } from './clock.ts'
import type { Transcript } from './transcript.ts'
import { untilAborted } from './untilAborted.ts'
import { resultText } from './words.ts'
import { type Told, told, verbatim } from '../../shared/told.ts'

/** What an access request is made of; the maker adds the pin, the account, the canonical digest, the id and the time. */
export type RequestDraft = {
  readonly principal: Extract<PrincipalKind, 'assistant' | 'person'>
  readonly tool: CatalogueTool
  readonly arguments: JsonObject
  readonly conversationId: ConversationId
  readonly turnId: TurnId
  readonly traceId: TraceId
}
export type MakeRequest = (draft: RequestDraft) => AccessRequest | Promise<AccessRequest>

/** The call that a result came from, as the transcript keeps it. */
export type CalledTool = Pick<ToolCallPart, 'serverName' | 'accountId' | 'toolName'> & {
  readonly serverId: NonNullable<ToolCallPart['serverId']>
}
export type LabelOf = (call: CalledTool, result: ToolResult) => Label

export type CallParts = {
  readonly tools: Tools
  readonly gate: Gate
  readonly makeRequest: MakeRequest
  readonly labelOf: LabelOf
  readonly ledger: Ledger
  readonly audit: Audit
  readonly clock: Clock
  readonly log: (message: string, thrown: unknown) => void
}
/** Where one call stands: its place in a transcript, its turn, its trace. */
export type CallInput = {
  readonly principal: RequestDraft['principal']
  readonly tool: CatalogueTool
  readonly transcript: Transcript
  readonly index: number
  readonly conversationId: ConversationId
  readonly turnId: TurnId
  readonly span: OpenSpan
  readonly signal: AbortSignal
}

/** Runs one call and leaves its final state in the transcript. Rejects only when the turn is cancelled or nothing can be saved. */
export async function runCall(parts: CallParts, input: CallInput): Promise<void> {
  const { transcript, index, tool, signal } = input
  const span = input.span.child('execute_tool', {
    'gen_ai.operation.name': 'execute_tool',
    'gen_ai.tool.name': tool.definition.name,
    'gen_ai.tool.call.id': transcript.call(index).callId,
    'gatehouse.server.name': tool.serverName,
  })
  const end = (state: ToolCallState, status: 'ok' | 'error') => {
    transcript.setCall(index, { state })
    span.set({ 'gatehouse.outcome': state.kind })
    span.end(status)
  }
  try {
    const authorized = await askGate(parts, input, span)
    // A call that could not be kept must not leave: after a crash nobody would know of it.
    await untilAborted(transcript.commit(), signal)
    await send(parts, input, { authorized, span, end })
  } catch (thrown) {
    const part = transcript.call(index)
    const state = signal.aborted ? abortedState(part.state) : refusedState(thrown, part)
    if (state.kind === 'failed' && state.error.code === 'INTERNAL')
      parts.log('A tool call failed inside the app.', thrown)
    end(state, 'error')
    signal.throwIfAborted()
    if (thrown instanceof AppError && thrown.code === 'STORAGE_FAILED') throw thrown
  }
}

/** Past the gate; the transcript shows the decision and the question. */
async function askGate(parts: CallParts, input: CallInput, span: OpenSpan): Promise<Authorized> {
  const { transcript, index, tool, signal } = input
  const gateSpan = span.child('gate.authorize')
  let waiting: OpenSpan | null = null
  let edited = false
  try {
    const request = await parts.makeRequest({
      principal: input.principal,
      tool,
      arguments: transcript.call(index).arguments,
      conversationId: input.conversationId,
      turnId: input.turnId,
      traceId: span.traceId,
    })
    transcript.setCall(index, { accountId: request.resource.accountId })
    const asked = parts.gate.authorize(request, signal, (step) => {
      if (signal.aborted) return
      if (step.kind === 'decided') {
        const { verdict, decidedBy } = step.decision
        transcript.setCall(index, { decision: { verdict, decidedBy } })
        gateSpan.set({ 'gatehouse.verdict': verdict, 'gatehouse.decided_by': decidedBy.id })
      } else if (step.kind === 'edited') edited = true
      else {
        waiting ??= gateSpan.child('consent.wait')
        transcript.setCall(index, { state: { kind: 'asking', consentId: step.consentId } })
      }
    })
    const authorized = await untilAborted(asked, signal)
    transcript.setCall(index, {
      ...(edited ? { arguments: authorized.context.arguments, edited } : {}),
      state: { kind: 'running', startedAt: parts.clock.now(), progress: null },
    })
    ;(waiting as OpenSpan | null)?.end('ok')
    gateSpan.end('ok')
    return authorized
  } catch (thrown) {
    ;(waiting as OpenSpan | null)?.end('error')
    gateSpan.end('error')
    throw thrown
  }
}

/** Servers may report far more often than anybody can read. */
const PROGRESS_INTERVAL_MS = 100

type Sending = {
  readonly authorized: Authorized
  readonly span: OpenSpan
  readonly end: (state: ToolCallState, status: 'ok' | 'error') => void
}

/** To the server and back: the result is labelled, told to the ledger, and its outcome recorded. */
async function send(parts: CallParts, input: CallInput, { authorized, span, end }: Sending): Promise<void> {
  const { transcript, index, signal } = input
  const startedAt = parts.clock.now()
  let nextProgressAt = 0
  const mcpSpan = span.child('mcp.request', { 'mcp.method.name': 'tools/call' })
  const record = (result: string, reason: Told) => parts.audit.append(outcomeLine(authorized, result, reason))
  try {
    const answer = parts.tools.call(authorized, {
      signal,
      traceparent: mcpSpan.traceparent(),
      onProgress: (progress) => {
        const { state } = transcript.call(index)
        if (state.kind !== 'running' || parts.clock.now() < nextProgressAt) return
        nextProgressAt = parts.clock.now() + PROGRESS_INTERVAL_MS
        transcript.setCall(index, { state: { ...state, progress } })
      },
    })
    const result = await untilAborted(answer, signal)
    mcpSpan.end('ok')
    record(result.isError ? 'toolError' : 'ok', told`Result sha256 ${resultDigest(result)}`)
    receive(parts, input, authorized, result)
    const durationMs = parts.clock.now() - startedAt
    end({ kind: 'done', result, durationMs }, result.isError ? 'error' : 'ok')
  } catch (thrown) {
    mcpSpan.end('error')
    if (signal.aborted) record('cancelled', told`Stopped by the person while it ran; it may have taken effect.`)
    else {
      const { code, message } = AppError.from(thrown)
      record('failed', verbatim(code))
      // SECURITY: an error may hold the server's own words; they are data of that server like any result.
      receive(parts, input, authorized, { blocks: [{ type: 'text', text: message }], isError: true })
    }
    throw thrown
  }
}

/** What came from a server is labelled before anybody else sees it: a result, or the words of an error. */
function receive(parts: CallParts, input: CallInput, authorized: Authorized, result: ToolResult): void {
  const { serverId, serverName, accountId, name } = authorized.resource
  const label = parts.labelOf({ serverId, serverName, accountId, toolName: name }, result)
  const part = input.transcript.call(input.index)
  input.transcript.setCall(input.index, { label })
  parts.ledger.received(input.conversationId, {
    callId: part.callId,
    tool: part.toolTitle,
    label,
    text: resultText(result),
    at: parts.clock.now(),
    arguments: part.arguments,
  })
}

/** A question that ends with the turn was a no; a call on its way may have been done. */
export function abortedState(state: ToolCallState): ToolCallState {
  return state.kind === 'running' ? { kind: 'cancelled' } : { kind: 'denied', by: 'withdrawn', note: '' }
}

const REFUSALS = { PERMISSION_DENIED: 'rule', CONSENT_DECLINED: 'person', CONSENT_WITHDRAWN: 'withdrawn' } as const

/** A rule is told by its own sentence; what the person wrote is their note. */
function refusedState(thrown: unknown, { decision }: ToolCallPart): ToolCallState {
  const error = AppError.from(thrown)
  if (!(error.code in REFUSALS)) return { kind: 'failed', error: error.toWire() }
  const by = REFUSALS[error.code as keyof typeof REFUSALS]
  const note = (error.data as { readonly note?: unknown } | undefined)?.note
  if (typeof note === 'string' && note !== '') return { kind: 'denied', by, note }
  const rule = decision?.verdict === 'deny' ? decision.decidedBy.sentence : error.said
  return { kind: 'denied', by, note: by === 'rule' ? rule : '' }
}

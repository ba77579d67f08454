// What a view gets for each of its requests. Whatever reaches a server or leaves the app goes past the gate, as the view's own act.
import { type Told, told } from '../../shared/told.ts'
import type { CatalogueTool, ToolResult } from '../../shared/host.ts'
import { isForView } from '../../shared/host.ts'
import type { ServerId } from '../../shared/ids.ts'
import { AppError } from '../../shared/ipc/errors.ts'
import type { JsonObject } from '../../shared/json.ts'
import type { AccessRequest, Label } from '../../shared/permission.ts'
import type { TakenView } from '../../shared/taken.ts'
import type { ViewLook } from '../../shared/view.ts'
import type { Audit } from '../audit/audit.ts'
import { outcomeLine, resultDigest } from '../audit/outcome.ts'
import type { CalledTool } from '../chat/calls.ts'
import { resultText } from '../chat/words.ts'
import type { CallOptions } from '../host/seams.ts'
import type { Authorized, Gate } from '../permission/authorized.ts'
import { makeRequest } from '../permission/digest.ts'
import type { Ledger } from '../permission/ledger.ts'
import type { OpenSpan, Tracer } from '../trace/trace.ts'
import { callResult, readResult } from './content.ts'
import { CODES, type ParamsOf, Refusal, type ViewMethod, wordsIn } from './messages.ts'
import type { OpenView, Place } from './open.ts'

export type AnswerParts = {
  readonly gate: Gate
  readonly toolOf: (serverId: ServerId, name: string) => CatalogueTool | undefined
  /** Makes the access request of a tool call, pin and all. */
  readonly toolRequest: (draft: {
    readonly tool: CatalogueTool
    readonly arguments: JsonObject
    readonly view: Place
    readonly principal: AccessRequest['principal']
    readonly span: OpenSpan
  }) => AccessRequest
  readonly call: (authorized: Authorized, options: CallOptions) => Promise<ToolResult>
  readonly readResource: (authorized: Authorized, options: CallOptions) => Promise<ToolResult>
  readonly checkedLink: (url: string) => string
  readonly openLink: (url: string) => Promise<void>
  readonly labelOf: (call: CalledTool, result: ToolResult) => Label
  readonly ledger: Pick<Ledger, 'received'>
  readonly audit: Pick<Audit, 'append'>
  readonly tracer: Tracer
  /** Keeps words of a view for the person's next message. */
  readonly take: (view: Place, text: string) => TakenView
  readonly asking: (view: OpenView) => void
  readonly now: () => number
  readonly newId: () => string
}
export type Answer = { readonly result: JsonObject; readonly taken?: TakenView; readonly replaces?: string | null }
type Answers = { readonly [M in ViewMethod]: (params: ParamsOf<M>) => Answer | Promise<Answer> }

const PROTOCOL = '2026-01-26'
export const TALLEST_VIEW = 640
const LONGEST_CONTEXT = 20_000
const LONGEST_TEXT = 8000
const MOST_WRITTEN = 5

export const principalOf = (view: Place): AccessRequest['principal'] => ({ kind: 'app', name: view.title })
const nothing: JsonObject = {}

export const hostContext = (look: ViewLook): JsonObject => ({
  theme: look.theme,
  locale: look.locale,
  displayMode: 'inline',
  availableDisplayModes: ['inline'],
  containerDimensions: { width: look.width, maxHeight: TALLEST_VIEW },
  platform: 'desktop',
  userAgent: 'gatehouse',
})

export function answersFor(parts: AnswerParts, view: OpenView, look: ViewLook): Answers {
  return {
    ping: () => ({ result: nothing }),
    'ui/initialize': () => ({
      result: {
        protocolVersion: PROTOCOL,
        hostInfo: { name: 'gatehouse', version: '1' },
        hostCapabilities: {
          openLinks: {},
          serverTools: {},
          serverResources: {},
          updateModelContext: { text: {}, structuredContent: {} },
          message: { text: {} },
          // Said as it is: no address and no power of the browser is open to it.
          sandbox: { csp: {}, permissions: {} },
        },
        hostContext: hostContext(look),
      },
    }),
    // SECURITY: a view stays in its place in the conversation; whatever it wants, this is what it gets.
    'ui/request-display-mode': () => ({ result: { mode: 'inline' } }),
    'tools/call': (params) => callTool(parts, view, params),
    'resources/read': (params) => readResource(parts, view, params),
    'ui/open-link': (params) => openLink(parts, view, params),
    'ui/message': ({ content }) => {
      const text = wordsIn(content).trim()
      if (text === '' || text.length > LONGEST_TEXT || view.written >= MOST_WRITTEN)
        return { result: { isError: true } }
      view.written += 1
      // SECURITY: never sent as the person's words: it waits, marked as the server's, for the person to send or remove.
      return { result: nothing, taken: parts.take(view, text), replaces: null }
    },
    'ui/update-model-context': ({ content = [], structuredContent }) => {
      const structured = structuredContent === undefined ? [] : [JSON.stringify(structuredContent)]
      const text = [wordsIn(content), ...structured].filter(Boolean).join('\n\n')
      if (text.length > LONGEST_CONTEXT)
        throw new Refusal(CODES.params, `At most ${LONGEST_CONTEXT} characters can be added.`)
      if (text === '') return { result: nothing }
      const replaces = view.takenId
      const taken = parts.take(view, text)
      view.takenId = taken.takenId
      return { result: nothing, taken, replaces }
    },
  }
}

type Job<T> = {
  readonly request: (span: OpenSpan) => AccessRequest
  readonly send: (authorized: Authorized, options: CallOptions) => Promise<T>
  readonly outcome: (result: T) => { readonly result: string; readonly reason: Told }
}

/** Past the gate as the view's own act, sent, and on record; the question waits outside of the frame. */
export async function pastGate<T>(parts: AnswerParts, view: OpenView, job: Job<T>): Promise<T> {
  const { signal } = view.controller
  const span = parts.tracer.start('view.request', {
    'gatehouse.principal': 'app',
    'gatehouse.view.title': view.title,
    'gatehouse.view.uri': view.uri,
    'gatehouse.server.name': view.serverName,
    'gen_ai.conversation.id': view.conversationId,
  })
  try {
    const authorized = await authorize(parts, view, job.request(span))
    span.set({ 'mcp.method.name': authorized.action, 'gatehouse.resource.name': authorized.resource.name })
    try {
      const value = await job.send(authorized, { signal, traceparent: span.traceparent() })
      const { result, reason } = job.outcome(value)
      parts.audit.append(outcomeLine(authorized, result, told`For the view “${view.title}”. ${reason}`))
      span.end('ok')
      return value
    } catch (thrown) {
      const how = signal.aborted ? 'cancelled' : 'failed'
      parts.audit.append(
        outcomeLine(authorized, how, told`For the view “${view.title}”. ${AppError.from(thrown).said}`),
      )
      throw thrown
    }
  } finally {
    span.end('error')
  }
}

async function authorize(parts: AnswerParts, view: OpenView, request: AccessRequest): Promise<Authorized> {
  const asked: Parameters<OpenView['asking']['add']>[0][] = []
  try {
    return await parts.gate.authorize(request, view.controller.signal, (step) => {
      if (step.kind !== 'asking') return
      asked.push(step.consentId)
      view.asking.add(step.consentId)
      parts.asking(view)
    })
  } finally {
    for (const id of asked) view.asking.delete(id)
    if (asked.length > 0) parts.asking(view)
  }
}

const noteOf = (result: ToolResult) => ({
  result: result.isError ? 'toolError' : 'ok',
  reason: told`Result sha256 ${resultDigest(result)}`,
})

/** SECURITY: what came to a view is known to the conversation, as data of its server, before the view has it. */
function receive(parts: AnswerParts, view: OpenView, { resource }: AccessRequest, result: ToolResult): void {
  const { serverId, serverName, accountId, name } = resource
  const label = parts.labelOf({ serverId, serverName, accountId, toolName: name }, result)
  parts.ledger.received(view.conversationId, {
    callId: `view_${parts.newId()}`,
    tool: view.title,
    label,
    text: resultText(result),
    at: parts.now(),
  })
}

async function callTool(parts: AnswerParts, view: OpenView, params: ParamsOf<'tools/call'>): Promise<Answer> {
  // SECURITY: looked up at its own server alone, and only among what that server lets views call.
  const tool = parts.toolOf(view.serverId, params.name)
  if (!tool || !isForView(tool.definition)) throw new Refusal(CODES.params, 'There is no such tool for this view.')
  const result = await pastGate(parts, view, {
    request: (span) =>
      parts.toolRequest({ tool, arguments: params.arguments, view, principal: principalOf(view), span }),
    async send(authorized, options) {
      const value = await parts.call(authorized, options)
      receive(parts, view, authorized, value)
      return value
    },
    outcome: noteOf,
  })
  return { result: callResult(result) }
}

/** A request of a view that calls no tool. */
export const plainRequest = (
  parts: Pick<AnswerParts, 'newId' | 'now'>,
  view: Place,
  { action, name, span }: { action: 'resources/read' | 'link/open'; name: string; span: OpenSpan },
): AccessRequest =>
  makeRequest({
    id: parts.newId(),
    principal: principalOf(view),
    action,
    resource: { serverId: view.serverId, serverName: view.serverName, accountId: view.accountId, name, pin: null },
    conversationId: view.conversationId,
    turnId: null,
    traceId: span.traceId,
    arguments: {},
    at: parts.now(),
  })

async function readResource(parts: AnswerParts, view: OpenView, { uri }: ParamsOf<'resources/read'>): Promise<Answer> {
  const result = await pastGate(parts, view, {
    request: (span) => plainRequest(parts, view, { action: 'resources/read', name: uri, span }),
    async send(authorized, options) {
      const value = await parts.readResource(authorized, options)
      receive(parts, view, authorized, value)
      return value
    },
    outcome: noteOf,
  })
  return { result: readResult(result, uri) }
}

async function openLink(parts: AnswerParts, view: OpenView, { url }: ParamsOf<'ui/open-link'>): Promise<Answer> {
  // SECURITY: an address that could not be opened is never asked about, and the one that is shown is the one that opens.
  const address = parts.checkedLink(url)
  await pastGate(parts, view, {
    request: (span) => plainRequest(parts, view, { action: 'link/open', name: address, span }),
    send: (authorized) => parts.openLink(authorized.resource.name),
    outcome: () => ({ result: 'ok', reason: told`The address was opened in the browser.` }),
  })
  return { result: nothing }
}

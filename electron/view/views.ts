// Views of servers (MCP Apps): opened for a call that ran, answered while they are open, forgotten when they close.
import { told } from '../../shared/told.ts'
import { createHash } from 'node:crypto'
import type { ToolCallPart } from '../../shared/chat.ts'
import type { CallId, ConversationId, Digest } from '../../shared/ids.ts'
import { AppError } from '../../shared/ipc/errors.ts'
import type { AppContract, Emit } from '../../shared/ipc/contract.ts'
import type { Handlers } from '../../shared/ipc/define.ts'
import type { OpenedView, ViewReply } from '../../shared/view.ts'
import type { CallOptions } from '../host/seams.ts'
import type { ViewPage } from '../host/viewPage.ts'
import type { Authorized } from '../permission/authorized.ts'
import type { Agreed } from './agreed.ts'
import { type AnswerParts, type Answer, answersFor, pastGate, plainRequest } from './answers.ts'
import { callResult } from './content.ts'
import {
  CODES,
  errorMessage,
  type FromView,
  isViewMethod,
  noticeMessage,
  PARAMS,
  parseMessage,
  Refusal,
  resultMessage,
} from './messages.ts'
import { createAllowance, type OpenView, type Place } from './open.ts'

export type ViewParts = Omit<AnswerParts, 'asking'> & {
  /** The call of a conversation as it is now. */
  readonly callOf: (conversationId: ConversationId, callId: CallId) => Promise<ToolCallPart | undefined>
  readonly readView: (authorized: Authorized, options: CallOptions) => Promise<ViewPage>
  readonly agreed: Pick<Agreed, 'stateOf' | 'agree'>
  /** Another page than the one that was agreed to is shown from now on: what views of the server were allowed was not for it. */
  readonly pageChanged: (view: Place) => void
  readonly emit: Emit
}
type Names = 'view.open' | 'view.say' | 'view.close'
export type Views = {
  readonly requests: Pick<Handlers<AppContract>, Names>
  closeAll(): void
}

/** A page may hold many; these are alive at once, the oldest gives way. */
export const MOST_ALIVE = 6
/** SECURITY: a view cannot bury a question under its own: of so many requests at once the next are a no. */
export const MOST_AT_ONCE = 10
const QUIET: ViewReply = { messages: [], taken: null, replaces: null }
const CLOSED = 'The view was closed.'

export function createViews(given: ViewParts): Views {
  const open = new Map<string, OpenView>()
  const offered = new Map<string, Offered>()
  const tell = (view: OpenView) => given.emit('view.askingChanged', { viewId: view.id, consentIds: [...view.asking] })
  const parts: ViewParts & AnswerParts = { ...given, asking: tell }
  const close = (view: OpenView): void => {
    open.delete(view.id)
    // SECURITY: a question of a view that is gone is a no, and nothing more is heard of or told to it.
    view.controller.abort(new DOMException(CLOSED, 'AbortError'))
  }
  return {
    requests: {
      'view.open': async ({ conversationId, callId, agreed }) => {
        const view = newView(parts, placeOf(parts, await parts.callOf(conversationId, callId), conversationId))
        const page = takeOffered(offered, view.callId, agreed) ?? (await readPage(parts, view))
        const read = judgePage(parts, view, { page, agreed })
        if (read.kind === 'ask') return (offer(offered, view.callId, page), read)
        for (const other of open.values()) if (other.callId === callId) close(other)
        const [oldest] = open.values()
        if (open.size >= MOST_ALIVE && oldest) close(oldest)
        open.set(view.id, view)
        return read
      },
      'view.say': async ({ viewId, message, look }) => {
        const view = open.get(viewId)
        if (!view) throw new AppError('NOT_FOUND', told`This view is not open any more.`)
        const parsed = parseMessage(message)
        if (!parsed) return QUIET
        const reply = await answer(parts, view, { parsed, look })
        return view.controller.signal.aborted ? QUIET : reply
      },
      'view.close': ({ viewId }) => {
        const view = open.get(viewId)
        if (view) close(view)
      },
    },
    closeAll: () => {
      for (const view of open.values()) close(view)
    },
  }
}

/** SECURITY: only for a call that ran, of a server that is there; what was refused or never ended shows nothing. */
function placeOf(parts: ViewParts, part: ToolCallPart | undefined, conversationId: ConversationId): Place {
  const tool = part?.serverId ? parts.toolOf(part.serverId, part.toolName) : undefined
  const uri = tool?.definition.view?.uri
  if (!part || part.state.kind !== 'done' || !tool || uri === undefined)
    throw new AppError('NOT_FOUND', told`There is no view of this result now. Its server may have stopped.`)
  return {
    conversationId,
    callId: part.callId,
    serverId: tool.serverId,
    serverName: tool.serverName,
    accountId: part.accountId,
    uri,
    title: part.toolTitle.slice(0, 200),
    toolName: part.toolName,
    arguments: part.arguments,
    result: part.state.result,
  }
}

const newView = ({ newId }: ViewParts, place: Place): OpenView => ({
  ...place,
  id: `view_${newId()}`,
  controller: new AbortController(),
  asking: new Set(),
  allowance: createAllowance(),
  isReady: false,
  running: 0,
  written: 0,
  takenId: null,
})

const digestOfPage = (html: string): Digest => createHash('sha256').update(html).digest('hex') as Digest

/** A page that a person was asked about: what they agree to is this one, whatever the server would give by now. */
type Offered = ViewPage & { readonly digest: Digest }

function offer(offered: Map<string, Offered>, callId: string, page: Offered): void {
  offered.delete(callId)
  offered.set(callId, page)
  const [oldest] = offered.keys()
  if (offered.size > MOST_ALIVE && oldest !== undefined) offered.delete(oldest)
}

function takeOffered(offered: Map<string, Offered>, callId: string, agreed: Digest | null): Offered | null {
  const page = offered.get(callId)
  if (agreed === null || page?.digest !== agreed) return null
  offered.delete(callId)
  return page
}

/** The page, past the gate. */
async function readPage(parts: ViewParts & AnswerParts, view: OpenView): Promise<Offered> {
  return await pastGate(parts, view, {
    request: (span) => plainRequest(parts, view, { action: 'resources/read', name: view.uri, span }),
    async send(authorized, options) {
      const page = await parts.readView(authorized, options)
      return { ...page, digest: digestOfPage(page.html) }
    },
    outcome: ({ digest }) => ({ result: 'ok', reason: told`Page sha256 ${digest}` }),
  })
}

type Judged = { readonly page: Offered; readonly agreed: Digest | null }

/** SECURITY: shown only as the person agreed to it, byte for byte. */
function judgePage(parts: ViewParts, view: OpenView, { page, agreed }: Judged): OpenedView {
  const { html, wishes, digest } = page
  const state = parts.agreed.stateOf(view.serverId, view.uri, digest)
  if (state === 'agreed') return { kind: 'open', viewId: view.id, html, wishes }
  if (agreed !== digest) return { kind: 'ask', why: state, digest, characters: html.length, wishes }
  if (state === 'changed') parts.pageChanged(view)
  parts.agreed.agree(view.serverId, view.uri, digest)
  parts.audit.append({
    kind: 'answer',
    subject: view.id,
    conversationId: view.conversationId,
    serverId: view.serverId,
    serverName: view.serverName,
    accountId: view.accountId,
    action: 'view/show',
    name: view.uri,
    argumentsDigest: digest,
    result: 'granted',
    reason: told`You agreed to see this page of the server, and no other: sha256 ${digest}`,
    traceId: null,
  })
  return { kind: 'open', viewId: view.id, html, wishes }
}

type Heard = { readonly parsed: FromView; readonly look: Parameters<typeof answersFor>[2] }

async function answer(parts: AnswerParts, view: OpenView, { parsed, look }: Heard): Promise<ViewReply> {
  const { id, method } = parsed
  const heard = view.allowance.take(parts.now())
  if (id === null) return heard && method === 'ui/notifications/initialized' ? begin(view) : QUIET
  try {
    if (!heard) throw new Refusal(CODES.tooMany, 'Too many messages. Wait a moment.')
    const { result, taken = null, replaces = null } = await bounded(view, () => respond(parts, view, { parsed, look }))
    return { messages: [resultMessage(id, result)], taken, replaces }
  } catch (thrown) {
    return { ...QUIET, messages: [errorMessage(id, refusalFor(thrown))] }
  }
}

/** Once it is ready: what was asked for and what came of it. */
function begin(view: OpenView): ViewReply {
  if (view.isReady) return QUIET
  view.isReady = true
  const input = noticeMessage('ui/notifications/tool-input', { arguments: view.arguments })
  const result = noticeMessage('ui/notifications/tool-result', callResult(view.result))
  return { ...QUIET, messages: [input, result] }
}

async function bounded<T>(view: OpenView, work: () => Promise<T>): Promise<T> {
  if (view.running >= MOST_AT_ONCE)
    throw new Refusal(CODES.tooMany, 'Too much is under way. Nobody was asked about this.')
  view.running += 1
  try {
    return await work()
  } finally {
    view.running -= 1
  }
}

async function respond(parts: AnswerParts, view: OpenView, { parsed, look }: Heard): Promise<Answer> {
  const { method, params } = parsed
  if (!isViewMethod(method)) throw new Refusal(CODES.unknown, 'This is not offered here.')
  const read = PARAMS[method].safeParse(params)
  if (!read.success) throw new Refusal(CODES.params, 'The parameters are not what this takes.')
  if (method === 'ui/initialize') view.isReady = false
  const respondTo = answersFor(parts, view, look)[method] as (given: typeof read.data) => Answer | Promise<Answer>
  return await respondTo(read.data)
}

/** SECURITY: a view learns that it was a no, and nothing of what the person wrote or which rule said so. */
function refusalFor(thrown: unknown): Refusal {
  if (thrown instanceof Refusal) return thrown
  const { code, message } = AppError.from(thrown)
  if (REFUSED.has(code)) return new Refusal(CODES.refused, 'This was not allowed.')
  return new Refusal(CODES.refused, code === 'INTERNAL' ? 'This could not be done.' : message)
}
const REFUSED: ReadonlySet<string> = new Set([
  'PERMISSION_DENIED',
  'CONSENT_DECLINED',
  'CONSENT_WITHDRAWN',
  'LINK_REFUSED',
])

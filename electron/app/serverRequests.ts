// What servers may ask of us, each past the gate: sampling through the person's model, never anything unasked.
import { askingOf } from '../../shared/elicitation.ts'
import type { Model, ModelMessage } from '../chat/model.ts'
import type { ModelRef } from '../../shared/chat.ts'
import type { ServerRequest, ServerRequests } from '../host/parts.ts'
import { AppError } from '../../shared/ipc/errors.ts'
import type { Json, JsonObject } from '../../shared/json.ts'
import type { AccessRequest } from '../../shared/permission.ts'
import { makeRequest } from '../permission/digest.ts'
import type { ServerId } from '../../shared/ids.ts'
import { checkedLink } from '../links.ts'
import { clock, newId } from './ground.ts'
import type { Permission } from './permission.ts'
import { told } from '../../shared/told.ts'

export type ServerRequestParts = {
  readonly permission: Permission
  readonly defaultModel: () => ModelRef | null
  readonly modelFor: (ref: ModelRef) => Promise<Model>
  readonly openLink: (url: string) => Promise<void>
}

/** Roots are not offered: no folder of the person's is named to a server. */
export function serverRequests(parts: ServerRequestParts): ServerRequests {
  const waiting = new Map<ServerId, number>()
  /** SECURITY: a server cannot bury a question under its own: of so many at once, the next are a no. */
  const bounded = async (request: ServerRequest, ask: (request: ServerRequest) => Promise<JsonObject>) => {
    const { serverId } = request
    const before = waiting.get(serverId) ?? 0
    if (before >= MOST_WAITING)
      throw new AppError(
        'CONSENT_WITHDRAWN',
        told`This server has asked too much already. Nobody was asked about this.`,
      )
    waiting.set(serverId, before + 1)
    try {
      return await ask(request)
    } finally {
      waiting.set(serverId, (waiting.get(serverId) ?? 1) - 1)
    }
  }
  return {
    sampling: (request) => bounded(request, (one) => sample(parts, one)),
    elicitation: (request) => bounded(request, (one) => elicit(parts, one)).catch(() => ({ action: 'cancel' })),
  }
}

const MOST_WAITING = 10

const accessRequest = (
  action: AccessRequest['action'],
  { serverId, serverName, params }: ServerRequest,
): AccessRequest =>
  makeRequest({
    id: newId(),
    principal: { kind: 'server', name: serverName },
    action,
    resource: { serverId, serverName, accountId: null, name: action, pin: null },
    conversationId: null,
    turnId: null,
    traceId: null,
    arguments: params,
    at: clock.now(),
  })

/** The person sees the whole text that would go to their model, and may edit it; the answer goes back to the server. */
async function sample(
  { permission, defaultModel, modelFor }: ServerRequestParts,
  request: ServerRequest,
): Promise<JsonObject> {
  const ref = defaultModel()
  if (ref === null) throw new AppError('MODEL_NOT_SET', told`No model is set up here, so the server cannot use one.`)
  const authorized = await permission.gate.authorize(accessRequest('sampling/createMessage', request), request.signal)
  // SECURITY: what runs is what was shown and perhaps edited, never the request as it came.
  const params = authorized.context.arguments
  const model = await modelFor(ref)
  const reply = await model.generate({
    messages: messagesOf(params),
    tools: [],
    signal: request.signal,
    onText: () => {},
  })
  return {
    role: 'assistant',
    model: ref.modelId,
    stopReason: reply.finish === 'length' ? 'maxTokens' : 'endTurn',
    content: { type: 'text', text: reply.text },
  }
}

function messagesOf(params: JsonObject): ModelMessage[] {
  const system = typeof params['systemPrompt'] === 'string' ? params['systemPrompt'] : null
  const given = Array.isArray(params['messages']) ? (params['messages'] as readonly Json[]) : []
  const messages = given.map((one): ModelMessage => {
    const { role, content } = one as JsonObject
    const text = textOf(content)
    return role === 'assistant' ? { role, text, toolCalls: [] } : { role: 'user', text, images: [] }
  })
  return system === null ? messages : [{ role: 'system', text: system }, ...messages]
}

function textOf(content: Json | undefined): string {
  const blocks = Array.isArray(content) ? (content as readonly Json[]) : [content]
  return blocks
    .flatMap((block) => {
      const text =
        typeof block === 'object' && block !== null && !Array.isArray(block) ? (block as JsonObject)['text'] : null
      return typeof text === 'string' ? [text] : []
    })
    .join('\n')
}

/** The question of a server: its form, or an address to open, is the card; what the person typed goes back as it is. */
async function elicit({ permission, openLink }: ServerRequestParts, request: ServerRequest): Promise<JsonObject> {
  try {
    const asked = accessRequest('elicitation/create', request)
    const asking = askingOf(asked)
    // SECURITY: an address that could not be opened is never asked about.
    const link = asking?.mode === 'url' ? checkedLink(asking.url) : null
    const authorized = await permission.gate.authorize(asked, request.signal)
    if (link !== null) {
      await openLink(link)
      return { action: 'accept' }
    }
    return { action: 'accept', content: authorized.context.arguments['content'] ?? {} }
  } catch (thrown) {
    const { code } = AppError.from(thrown)
    return { action: code === 'CONSENT_DECLINED' ? 'decline' : 'cancel' }
  }
}

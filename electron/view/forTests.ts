// Views over the real gate, with a person who can be told what to answer. For tests only.
import { expect } from 'vitest'
import type { ToolCallPart, ToolCallState } from '../../shared/chat.ts'
import type { ConsentAnswer, ConsentRequest } from '../../shared/consent.ts'
import type { ToolDefinition } from '../../shared/host.ts'
import type { CallId } from '../../shared/ids.ts'
import type { JsonObject } from '../../shared/json.ts'
import type { OpenedView } from '../../shared/view.ts'
import { checkedLink } from '../links.ts'
import type { Authorized } from '../permission/authorized.ts'
import { makeRequest } from '../permission/digest.ts'
import { CONVERSATION, openWorld, READ, SEND, SERVER } from '../permission/forTests.ts'
import type { OpenSpan } from '../trace/trace.ts'
import { createAgreed } from './agreed.ts'
import { createViews, type ViewParts } from './views.ts'

const SHOW: ToolDefinition = {
  name: 'show_event',
  title: 'Show event',
  inputSchema: { type: 'object' },
  view: { uri: 'ui://mail/event', visibility: ['model', 'app'] },
}
const FOR_VIEWS: ToolDefinition = { ...READ, name: 'get_more', view: { visibility: ['app'] } }
const FOR_MODELS: ToolDefinition = { ...READ, name: 'get_secret', view: { visibility: ['model'] } }
const SET: ToolDefinition = { name: 'set_day', description: 'Sets a day.', inputSchema: { type: 'object' } }
export const LOOK = { theme: 'light', locale: 'en', width: 400 } as const
export const CALL = 'call_1' as CallId

const partOf = (state: ToolCallState, callId = CALL): ToolCallPart => ({
  type: 'toolCall',
  callId,
  serverId: SERVER,
  serverName: 'Mail',
  accountId: null,
  toolKey: 'mail__show_event',
  toolName: 'show_event',
  toolTitle: 'Show event',
  arguments: { event_id: 'e1' },
  decision: null,
  state,
})
const DONE: ToolCallState = {
  kind: 'done',
  result: { blocks: [{ type: 'text', text: 'It' }], isError: false },
  durationMs: 1,
}

const makeState = () => ({
  html: '<p>one</p>',
  state: DONE as ToolCallState,
  opened: [] as string[],
  taken: [] as string[],
  changed: 0,
  kept: new Map<string, unknown>(),
  count: 0,
})
type World = ReturnType<typeof openWorld>

const span: OpenSpan = {
  traceId: null as never,
  spanId: '' as never,
  child: () => span,
  set: () => {},
  end: () => {},
  traceparent: () => '',
}

/** What servers do is noted, and everything that was let through is spent. */
function partsOf(world: World, rig: ReturnType<typeof makeState>): ViewParts {
  const newId = () => `n${++rig.count}`
  const send = async (authorized: Authorized) => {
    expect(world.gate.spend(authorized)).toBe(true)
    world.called.push(authorized.resource.name)
    return {
      blocks: [{ type: 'text' as const, text: `It ran: ${authorized.resource.name.length} letters` }],
      isError: false,
    }
  }
  return {
    gate: world.gate,
    callOf: async (_id, callId) => partOf(rig.state, callId),
    toolOf: (_id, name) => world.state.tools.find(({ definition }) => definition.name === name),
    toolRequest: ({ tool, arguments: args, view, principal }) =>
      makeRequest({
        id: newId(),
        principal,
        action: 'tools/call',
        resource: {
          serverId: view.serverId,
          serverName: view.serverName,
          accountId: null,
          name: tool.definition.name,
          pin: world.drift.pinOf(SERVER, tool.definition.name),
        },
        conversationId: view.conversationId,
        turnId: null,
        traceId: null,
        arguments: args,
        at: world.now(),
      }),
    call: send,
    readResource: send,
    readView: async (authorized) => (
      world.gate.spend(authorized), { html: rig.html, wishes: { domains: [], permissions: [] } }
    ),
    checkedLink,
    openLink: async (url) => void rig.opened.push(url),
    labelOf: (call) => ({ ...call, privacy: 'private', trust: 'others' }),
    ledger: world.ledger,
    audit: { append: (line) => void world.audited.push(line) },
    tracer: { start: () => span },
    take: (_view, text) => (rig.taken.push(text), { takenId: newId() } as never),
    agreed: createAgreed({
      load: () => rig.kept.get('views'),
      save: (all) => void rig.kept.set('views', all),
      identityOf: () => world.state.identity,
    }),
    pageChanged: () => void rig.changed++,
    emit: () => {},
    now: world.now,
    newId,
  }
}

/** Views over the real gate; what the person answers is scripted. */
export function openRig(answer: (shown: ConsentRequest) => ConsentAnswer | undefined = () => undefined) {
  const world = openWorld({ tools: [SEND, READ, SET, SHOW, FOR_VIEWS, FOR_MODELS] }, answer)
  const rig = makeState()
  const views = createViews(partsOf(world, rig)).requests
  const show = async (callId = CALL): Promise<OpenedView & { kind: 'open' }> => {
    const first = await views['view.open']({ conversationId: CONVERSATION, callId, agreed: null })
    const then =
      first.kind === 'ask'
        ? await views['view.open']({ conversationId: CONVERSATION, callId, agreed: first.digest })
        : first
    if (then.kind !== 'open') throw new Error('not open')
    return then
  }
  const say = async (viewId: string, method: string, params: JsonObject = {}, id: number | null = 1) => {
    const message = JSON.stringify({ jsonrpc: '2.0', ...(id === null ? {} : { id }), method, params })
    const reply = await views['view.say']({ viewId, message, look: LOOK })
    return reply.messages[0] as
      | { result?: JsonObject; error?: { code: number; message: string }; method?: string }
      | undefined
  }
  return { ...world, rig, views, show, say, world }
}

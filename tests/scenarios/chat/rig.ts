// Chat as the app builds it, with a scripted person, scripted servers, and everything it says and records kept to look at.
import { randomUUID } from 'node:crypto'
import type { CalledTool } from '../../../electron/chat/calls.ts'
import { createChat } from '../../../electron/chat/chat.ts'
import type { Model } from '../../../electron/chat/model.ts'
import type { Tools } from '../../../electron/host/seams.ts'
import { createAuthority } from '../../../electron/permission/authority.ts'
import type { Gate } from '../../../electron/permission/authorized.ts'
import { digestOf } from '../../../electron/exact.ts'
import { makeRequest } from '../../../electron/permission/digest.ts'
import { createLedger } from '../../../electron/permission/ledgerStore.ts'
import { NO_VEIL } from '../../../electron/permission/veil.ts'
import type { OpenSpan } from '../../../electron/trace/trace.ts'
import { onTestFinished } from 'vitest'
import type { AuditDraft } from '../../../shared/audit.ts'
import type { AttachmentPart, Message, ModelRef, ToolCallPart, Turn } from '../../../shared/chat.ts'
import type { CatalogueTool, ToolDefinition, ToolResult } from '../../../shared/host.ts'
import type { ConsentId, ConversationId, ServerId } from '../../../shared/ids.ts'
import type { AppEvents, Emit, EventName } from '../../../shared/ipc/contract.ts'
import { AppError } from '../../../shared/ipc/errors.ts'
import type { Json, JsonObject } from '../../../shared/json.ts'
import type { AccessRequest, Label, Verdict } from '../../../shared/permission.ts'
import type { Mention } from '../../../shared/taken.ts'

import type { RealGate } from './realGate.ts'
import { openStore, type TestStore } from './store.ts'
import { told } from '../../../shared/told.ts'

export const text = (words: string, isError = false): ToolResult => ({
  blocks: [{ type: 'text', text: words }],
  isError,
})

type Handler = (args: JsonObject, signal: AbortSignal) => ToolResult | Promise<ToolResult>
export type FakeTool = {
  readonly name: string
  readonly run: Handler
  readonly trust?: Label['trust']
  readonly definition?: Partial<ToolDefinition>
  /** Another server than Office. */
  readonly server?: string
}

export type RecordedSpan = {
  name: string
  parent: string | null
  id: string
  attributes: Record<string, Json>
  status: 'open' | 'ok' | 'error'
}
/** What the person and the rules say to a call; `ask` waits for `answer`. */
export type Person = (request: AccessRequest) => Verdict

export type RigOptions = {
  readonly tools?: readonly FakeTool[]
  readonly person?: Person
  readonly model?: ModelRef | null
  readonly modelFor?: (ref: ModelRef) => Promise<Model>
  readonly store?: TestStore
  readonly roundLimit?: number
  readonly maySee?: (tool: CatalogueTool) => boolean
  /** The real gate instead of the scripted person. */
  readonly gate?: RealGate
  /** What was taken from servers, by id. */
  readonly taken?: Readonly<Record<string, readonly AttachmentPart[]>>
  readonly takes?: (ids: readonly string[]) => readonly AttachmentPart[]
}
type Extra = {
  readonly attachments?: { readonly name: string; readonly mimeType: string; readonly data: string }[]
  readonly taken?: string[]
  readonly mentions?: Mention[]
}

/** Stops its turns and closes its database when the test ends. */
export function createRig(options: RigOptions = {}) {
  const events: { name: EventName; payload: unknown }[] = []
  const watchers = new Set<() => void>()
  const poke = () => {
    for (const watcher of watchers) watcher()
  }
  const emit: Emit = (name, payload) => {
    events.push({ name, payload: structuredClone(payload) })
    poke()
  }
  const audited: AuditDraft[] = []
  const logged: unknown[] = []
  const trace = createRecorder()
  const ledger = options.gate?.ledger ?? createLedger()
  const desk = createPerson(options.person ?? (() => 'allow'))
  const host = createServers(options.tools ?? [], options.gate?.spend ?? desk.spend, poke)
  const store = options.store ?? openStore()
  const chat = createChat({
    store,
    tools: host.tools,
    gate: options.gate?.gate ?? desk.gate,
    makeRequest: (draft) =>
      makeRequest({
        ...draft,
        id: randomUUID(),
        principal: { kind: draft.principal, name: draft.principal },
        action: 'tools/call',
        resource: {
          serverId: draft.tool.serverId,
          serverName: draft.tool.serverName,
          accountId: null,
          name: draft.tool.definition.name,
          pin: options.gate?.pinOf(draft.tool.definition) ?? digestOf(draft.tool.definition.inputSchema),
        },
        arguments: options.gate?.admitted(draft) ?? draft.arguments,
        at: Date.now(),
      }),
    veilFor: options.gate?.hiding.begin ?? (() => NO_VEIL),
    labelOf: options.gate?.labelOf ?? host.labelOf,
    ledger,
    audit: { append: (draft) => void audited.push(draft), flushed: async () => {} },
    tracer: trace.tracer,
    clock: { now: Date.now, after: (ms, run) => later(ms, run) },
    log: (_message, thrown) => void logged.push(thrown),
    modelFor: options.modelFor ?? (() => Promise.reject(new AppError('MODEL_NOT_FOUND', told`No such model.`))),
    maySee: options.maySee ?? (() => true),
    tasks: { of: () => null, narrow: () => {} },
    taken: options.takes ?? ((ids) => ids.flatMap((id) => options.taken?.[id] ?? [])),
    emit,
    randomId: randomUUID,
    settings: { roundLimit: () => options.roundLimit ?? 10, defaultModel: () => options.model ?? null },
  })

  onTestFinished(chat.close)

  /** Resolves as soon as something holds; checked at every event and every call that reaches a server. */
  const until = <T>(look: () => T | undefined | null | false): Promise<T> =>
    new Promise((resolve) => {
      const check = () => {
        const found = look()
        if (found === undefined || found === null || found === false) return
        watchers.delete(check)
        resolve(found)
      }
      watchers.add(check)
      check()
    })
  const of = <N extends EventName>(name: N): AppEvents[N][] =>
    events.filter((event) => event.name === name).map((event) => event.payload as AppEvents[N])
  const ended = (turn: Turn): Promise<Turn> =>
    until(() =>
      of('chat.turnChanged').find(
        (each) => each.id === turn.id && ['done', 'failed', 'cancelled'].includes(each.state.kind),
      ),
    )
  const messages = (id: ConversationId): Promise<readonly Message[]> => store.branch(id)
  return {
    chat: chat.requests,
    close: chat.close,
    store,
    events,
    of,
    until,
    ended,
    audited,
    logged,
    spans: trace.spans,
    seen: (id: ConversationId) => ledger.context(id),
    called: host.called,
    pending: desk.pending,
    answer: desk.answer,
    messages,
    last: async (id: ConversationId): Promise<Message> => (await messages(id)).at(-1) as Message,
    async conversation(): Promise<ConversationId> {
      return (await chat.requests['chat.createConversation'](undefined)).id
    },
    async say(id: ConversationId, words: string, extra: Extra = {}): Promise<Turn> {
      return await chat.requests['chat.send']({
        conversationId: id,
        text: words,
        attachments: extra.attachments ?? [],
        taken: extra.taken ?? [],
        mentions: extra.mentions ?? [],
      })
    },
  }
}
export type Rig = ReturnType<typeof createRig>

export const callsOf = (message: Message): ToolCallPart[] => message.parts.filter((part) => part.type === 'toolCall')
export const wordsOf = (message: Message): string =>
  message.parts.flatMap((part) => (part.type === 'text' ? [part.text] : [])).join('')

function later(milliseconds: number, run: () => void): () => void {
  const timer = setTimeout(run, milliseconds)
  return () => clearTimeout(timer)
}

function createServers(fakes: readonly FakeTool[], spend: (request: never) => boolean, poke: () => void) {
  const called: { name: string; arguments: JsonObject; traceparent: string }[] = []
  const all: CatalogueTool[] = fakes.map(({ name, definition, server = 'Office' }) => ({
    key: `${server.toLowerCase()}__${name}`,
    serverId: `${server.toLowerCase()}-id` as ServerId,
    serverName: server,
    definition: { name, inputSchema: { type: 'object', properties: {} }, ...definition },
  }))
  const tools: Tools = {
    list: () => all,
    find: (key) => all.find((tool) => tool.key === key),
    byName: (_server, name) => all.find((tool) => tool.definition.name === name),
    whenTold: () => Promise.resolve(),
    search: (_query, limit) => all.slice(0, limit).map((tool) => ({ tool, score: 1 })),
    call: async (authorized, { signal, traceparent }) => {
      if (!spend(authorized as never)) throw new AppError('UNAUTHORIZED_CALL', told`Not authorized.`)
      const { name } = authorized.resource
      called.push({ name, arguments: authorized.context.arguments, traceparent })
      poke()
      const fake = fakes.find((each) => each.name === name)
      if (!fake) throw new AppError('UNKNOWN_TOOL', told`No such tool.`)
      return await fake.run(authorized.context.arguments, signal)
    },
  }
  const labelOf = (call: CalledTool): Label => ({
    serverId: call.serverId,
    serverName: call.serverName,
    accountId: call.accountId,
    privacy: 'private',
    trust: fakes.find((fake) => fake.name === call.toolName)?.trust ?? 'own',
  })
  return { tools, called, labelOf }
}

/** The real authority behind a scripted person. Nobody answers unless told to. */
function createPerson(person: Person) {
  const authority = createAuthority()
  const pending: { id: ConsentId; request: AccessRequest; settle: (how: Answer) => void }[] = []
  const gate: Gate = {
    async authorize(request, signal, onStep) {
      const verdict = person(request)
      const decidedBy = { kind: 'policy', id: 'scripted', sentence: told`Your rule "no deletes" says no.` } as const
      onStep?.({ kind: 'decided', decision: { verdict, decidedBy, reasons: [], warnings: [] } })
      if (verdict === 'allow') return authority.mint(request)
      if (verdict === 'deny') throw new AppError('PERMISSION_DENIED', told`Refused by a rule.`, { note: '' })
      const id = randomUUID() as ConsentId
      const answer = await new Promise<Answer>((settle) => {
        pending.push({ id, request, settle })
        signal.addEventListener('abort', () => settle({ kind: 'withdrawn' }), { once: true })
        onStep?.({ kind: 'asking', consentId: id })
      })
      pending.splice(
        pending.findIndex((each) => each.id === id),
        1,
      )
      if (answer.kind === 'declined') throw new AppError('CONSENT_DECLINED', told`You said no.`, { note: answer.note })
      if (answer.kind === 'withdrawn') throw new AppError('CONSENT_WITHDRAWN', told`Nobody allowed this.`, { note: '' })
      if (answer.edited) onStep?.({ kind: 'edited' })
      const given = answer.edited ?? request.context.arguments
      return authority.mint({ ...request, context: { ...request.context, arguments: given, digest: digestOf(given) } })
    },
  }
  const answer = (how: Answer) => pending[0]?.settle(how)
  return { gate, pending, answer, spend: (request: AccessRequest) => authority.spend(request as never) }
}
type Answer =
  | { readonly kind: 'granted'; readonly edited?: JsonObject }
  | { readonly kind: 'declined'; readonly note: string }
  | { readonly kind: 'withdrawn' }

function createRecorder() {
  const spans: RecordedSpan[] = []
  const hex = (length: number) => randomUUID().replaceAll('-', '').slice(0, length).padEnd(length, '0')
  const open = (
    name: string,
    attributes: Record<string, Json>,
    at: { traceId: string; parent: string | null },
  ): OpenSpan => {
    const span: RecordedSpan = { name, parent: at.parent, id: hex(16), attributes: { ...attributes }, status: 'open' }
    spans.push(span)
    return {
      traceId: at.traceId as never,
      spanId: span.id as never,
      child: (childName, more = {}) => open(childName, more, { traceId: at.traceId, parent: span.id }),
      set: (more) => void Object.assign(span.attributes, more),
      end: (status = 'ok') => {
        if (span.status === 'open') span.status = status
      },
      traceparent: () => `00-${at.traceId}-${span.id}-01`,
    }
  }
  return { spans, tracer: { start: (name: string, more = {}) => open(name, more, { traceId: hex(32), parent: null }) } }
}

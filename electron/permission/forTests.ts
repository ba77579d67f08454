// A gate with everything around it, in memory, and a person who can be told what to answer. For tests only.
import type { ConsentAnswer, ConsentRequest } from '../../shared/consent.ts'
import type { CatalogueTool, ToolDefinition } from '../../shared/host.ts'
import type { ConversationId, ServerId } from '../../shared/ids.ts'
import type { Json, JsonObject } from '../../shared/json.ts'
import type { Mode, Policy } from '../../shared/permission.ts'
import { createConsentDesk } from './consent.ts'
import { createContracts } from './contracts.ts'
import { makeRequest } from './digest.ts'
import { createDrift } from './drift.ts'
import { assessmentOf, createFacts, type FactParts } from './facts.ts'
import { createGate, type OpenGate } from './gate.ts'
import { createGrantStore } from './grants.ts'
import { createLedger } from './ledgerStore.ts'
import { createLook } from './look.ts'
import { createMemory } from './memory.ts'
import { createOwnFiles } from './ownFiles.ts'
import { createPolicyStore } from './policies.ts'
import { createQuestions } from './questions.ts'
import { indexRules } from './rules.ts'
import { inEach, told } from '../../shared/told.ts'

export const SERVER = 'mail' as ServerId
export const CONVERSATION = 'c1' as ConversationId

const text = { type: 'string' } as const
const definition = (name: string, description: string, keys: readonly string[]): ToolDefinition => ({
  name,
  description,
  inputSchema: { type: 'object', properties: Object.fromEntries(keys.map((key) => [key, text])) },
})
export const SEND = definition('send_email', 'Sends an email.', ['to', 'cc', 'subject', 'body'])
export const READ = definition('get_event', 'Get an event by its id.', ['event_id'])
export const CANCEL = definition('cancel_event', 'Deletes the event and tells its participants.', ['event_id'])
export const RENAME = definition('rename_note', 'Renames a note.', ['note_id', 'title'])

export type WorldOptions = {
  readonly tools?: readonly ToolDefinition[]
  readonly mode?: Mode
  readonly organisation?: readonly Policy[]
  readonly timeout?: number | null
  readonly documents?: Map<string, Json>
  readonly trustedWindow?: boolean
}
type Answer = (shown: ConsentRequest) => ConsentAnswer | undefined

/** What a test may look at and change while the gate works. */
function makeState({ tools = [SEND, READ, CANCEL, RENAME], documents = new Map() }: WorldOptions) {
  const catalogue = tools.map((tool) => ({
    key: `mail__${tool.name}`,
    serverId: SERVER,
    serverName: 'Mail',
    definition: tool,
  }))
  return {
    now: 1_700_000_000_000,
    tools: catalogue as readonly CatalogueTool[],
    identity: 'npx mail@1.0.0',
    audited: [] as { kind: string; result: string }[],
    called: [] as string[],
    timers: new Set<{ at: number; ring: () => void }>(),
    documents,
    count: 0,
  }
}
type State = ReturnType<typeof makeState>

function makeStores(state: State, organisation: readonly Policy[]) {
  const common = { now: () => state.now, newId: () => `id-${++state.count}`, changed: () => {} }
  const kept = (name: string) => ({
    load: () => (state.documents.get(name) ?? []) as readonly Json[],
    save: (all: unknown) => void state.documents.set(name, all as Json),
  })
  const toolOf: FactParts['toolOf'] = (_id, name) =>
    state.tools.find((tool) => tool.definition.name === name)?.definition
  const identityOf = () => state.identity
  return {
    ...common,
    grants: createGrantStore({ ...common, ...kept('grants'), saveLater: (all) => kept('grants').save(all()) }),
    policies: createPolicyStore({ ...common, ...kept('policies'), organisation }),
    drift: createDrift({ ...kept('pins'), toolOf, identityOf }),
    ledger: createLedger(),
    memory: createMemory([]),
    toolOf,
    identityOf,
  }
}
type Stores = ReturnType<typeof makeStores>

function openContracts(state: State, stores: Stores, mode: Mode) {
  return createContracts({
    mode: () => mode,
    load: () => (state.documents.get('contracts') ?? []) as readonly Json[],
    save: (all) => void state.documents.set('contracts', structuredClone(all) as unknown as Json),
    draftInput: (conversationId, sentence) => ({
      conversationId,
      sentence,
      tools: state.tools,
      assess: ({ definition }) => assessmentOf(factPartsOf(stores, mode), SERVER, definition.name),
      pinOf: ({ definition }) => stores.drift.pinOf(SERVER, definition.name),
    }),
    hasRead: (id) => stores.ledger.context(id).results.length > 0,
    changed: () => {},
  })
}

const factPartsOf = ({ drift, ledger, memory, toolOf, identityOf }: Stores, mode: Mode): FactParts => ({
  toolOf,
  identityOf,
  isTrusted: () => false,
  effectSetting: () => null,
  driftOf: (request) => drift.driftOf(request),
  shadowingOf: () => null,
  ownFilesIn: createOwnFiles(['/home/emma/.config/Gatehouse'], (path) => path),
  indexOf: ledger.indexOf,
  wasUsed: memory.wasUsed,
  sentTo: memory.sentTo,
  mode: () => mode,
  contractOf: () => null,
  useCurated: true,
})

const requesting =
  (state: State, stores: Stores) =>
  (name: string, args: JsonObject, conversationId: ConversationId = CONVERSATION) =>
    makeRequest({
      id: stores.newId(),
      principal: { kind: 'assistant', name: 'Assistant' },
      action: 'tools/call',
      resource: {
        serverId: SERVER,
        serverName: 'Mail',
        accountId: null,
        name,
        pin: stores.drift.pinOf(SERVER, name),
      },
      conversationId,
      turnId: null,
      traceId: null,
      arguments: args,
      at: state.now,
    })

function makeDesk(state: State, stores: Stores, { timeout = null }: WorldOptions, answer: Answer) {
  const asked = new Set<string>()
  const desk = createConsentDesk({
    now: stores.now,
    newId: stores.newId,
    timeout: () => timeout,
    timer: (milliseconds, ring) => {
      const entry = { at: state.now + milliseconds, ring }
      state.timers.add(entry)
      return () => void state.timers.delete(entry)
    },
    misfit: (_, content) => (content['bad'] === undefined ? null : told`“bad” is not welcome.`),
    changed: (pending) => {
      for (const shown of pending) {
        if (asked.has(shown.id)) continue
        asked.add(shown.id)
        const given = answer(shown)
        if (given) queueMicrotask(() => desk.answer(shown.id, given, 'trusted'))
      }
    },
  })
  return desk
}

type Looking = {
  readonly request: ReturnType<typeof requesting>
  readonly factParts: FactParts
  readonly gate: () => OpenGate
}

/** Looks through the gate at a calendar that always answers the same. */
function makeLook(state: State, { request, factParts, gate }: Looking) {
  return createLook({
    toolOf: ({ resource }) => state.tools.find((tool) => tool.definition.name === resource.name),
    catalogue: () => state.tools,
    assess: (tool, read) => assessmentOf(factParts, tool.serverId, read.name),
    requestFor: (tool, args) => request(tool.definition.name, args),
    foresee: (reading) => gate().foresee(reading),
    authorize: (reading, signal) => gate().authorize(reading, signal),
    call: async (authorized) => {
      if (!gate().spend(authorized)) throw new Error('spent')
      state.called.push(authorized.resource.name)
      return { blocks: [{ type: 'text', text: '{"title":"1:1 with the CEO","start":"2023-11-24"}' }], isError: false }
    },
    ended: (_, result) => void state.audited.push({ kind: 'outcome', result: result ? 'ok' : 'failed' }),
    place: () => ({ language: 'en', timeZone: 'UTC', now: state.now }),
  })
}

/** `answer` is asked at every new question; undefined leaves it waiting. */
export function openWorld(options: WorldOptions = {}, answer: Answer = () => undefined) {
  const state = makeState(options)
  const stores = makeStores(state, options.organisation ?? [])
  const mode = options.mode ?? 'balanced'
  const contracts = openContracts(state, stores, mode)
  const factParts = { ...factPartsOf(stores, mode), contractOf: contracts.of }
  const desk = makeDesk(state, stores, options, answer)
  const request = requesting(state, stores)
  const look = makeLook(state, { request, factParts, gate: () => gate })
  const gate: OpenGate = createGate({
    factsOf: createFacts(factParts),
    questionFor: createQuestions({
      toolOf: stores.toolOf,
      identityOf: stores.identityOf,
      accountNameOf: () => null,
      sentenceOf: ({ resource }) => inEach(() => [{ text: resource.name }]),
      look,
      saidIn: (id) => stores.ledger.context(id).said,
      past: () => [],
      hasTrustedWindow: () => options.trustedWindow ?? false,
      now: stores.now,
    }),
    rules: () => indexRules({ policies: stores.policies.list(), grants: stores.grants.list() }),
    grants: stores.grants,
    desk,
    audit: { append: (line) => void state.audited.push(line) },
    record: () => {},
    passed: (passed, facts, unasked) => {
      stores.memory.passed(passed, facts, unasked)
      stores.drift.approve(passed)
    },
    now: stores.now,
  })
  return {
    ...stores,
    gate,
    desk,
    state,
    request,
    audited: state.audited,
    called: state.called,
    pending: () => desk.list(),
    contracts,
    /** What the person says, as the app tells it to every part. */
    say(text: string) {
      stores.ledger.said(CONVERSATION, text)
      stores.memory.spoke(CONVERSATION)
      contracts.said(CONVERSATION, text)
    },
    /** Moves the clock and rings what is due. */
    pass(milliseconds: number) {
      state.now += milliseconds
      for (const timer of state.timers) if (timer.at <= state.now) timer.ring()
    },
  }
}

export const yes = (
  shown: ConsentRequest,
  offerId: string | null = null,
  editedArguments: JsonObject | null = null,
): ConsentAnswer => ({ outcome: 'granted', digest: shown.request.context.digest, offerId, editedArguments })
export const no = (note = ''): ConsentAnswer => ({ outcome: 'declined', note })

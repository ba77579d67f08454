// A main in the page itself that answers with made-up facts: for looking at every screen and card, never part of the product.
import { accounts, signIns } from './accounts.ts'
import { attention, auditEntries, grants, policies, replay, servers, spans, tools, traces } from './facts.ts'
import { secretRules } from './secrets.ts'
import { answeredBy, task } from './task.ts'
import { CallId, ServerId } from '../../../shared/ids.ts'
import type { ContextView } from '../../../shared/ipc/contract.ts'
import type { Label } from '../../../shared/permission.ts'
import { NOW } from './question.ts'
import { queue, questions } from './questions.ts'

const query = new URLSearchParams(location.search)
const empty = query.has('empty')
const asked: unknown[] = []
let pending: readonly unknown[] = query.has('queue')
  ? queue
  : query.has('trusted')
    ? Object.values(questions).filter((one) => one.surface === 'trusted')
    : []
const listeners = new Set<(name: string, payload: unknown) => void>()
const emit = (name: string, payload: unknown) => {
  for (const listener of listeners) listener(name, payload)
}
let settings = {
  theme: query.get('theme') ?? 'light',
  contrast: query.has('contrast') ? 'more' : 'system',
  zoom: 100,
  notify: { question: true, turn: true, server: true, signIn: true },
  tray: false,
  spelling: { on: false, languages: [] },
  seenVersion: '0.1.0',
  language: query.get('language') ?? 'en',
  mode: 'balanced',
  model: query.has('model') ? { providerId: 'p', modelId: 'claude-sonnet-5' } : null,
  onboarding: { sawRead: query.has('read'), sawAsk: false, addedOwn: false, dismissed: query.has('dismissed') },
  consentTimeoutSeconds: 600,
  roundLimit: 20,
  hideSecrets: true,
}
const vault = query.has('locked')
  ? { kind: 'memory', why: 'The keychain of this computer did not answer.' }
  : { kind: 'keychain' }
/** `?many` stands for a server with 2,000 tools. */
const allTools = query.has('many')
  ? Array.from({ length: 2000 }, (_, index) => {
      const one = tools[index % tools.length] as (typeof tools)[number]
      return { ...one, name: `${one.name}_${index}`, title: `${one.title} ${index}` }
    })
  : tools
const matches = tools.map((tool, index) => ({
  score: 1 - index / 10,
  tool: {
    key: `office__${tool.name}`,
    serverId: tool.serverId,
    serverName: tool.serverName,
    definition: {
      name: tool.name,
      title: tool.title,
      description: tool.description,
      inputSchema: {
        type: 'object',
        required: ['title', 'start', 'kind'],
        properties: {
          title: { type: 'string', description: 'What it is called' },
          start: { type: 'string', format: 'date-time' },
          day: { type: 'string', format: 'date' },
          kind: { enum: ['meeting', 'lunch', 'call'] },
          minutes: { type: 'integer', minimum: 5, maximum: 480, default: 30 },
          notify: { type: 'boolean' },
          body: { type: 'string', description: 'Notes for everybody' },
          attendees: {
            type: 'array',
            items: {
              type: 'object',
              properties: { name: { type: 'string' }, email: { type: 'string', format: 'email' } },
              required: ['email'],
            },
          },
          place: { type: 'object', properties: { room: { type: 'string' }, floor: { type: 'integer' } } },
          anything: {},
        },
      },
    },
  },
}))
const label = (serverName: string, trust: Label['trust']): Label => ({
  serverId: ServerId.parse(serverName.toLowerCase()),
  serverName,
  accountId: null,
  privacy: 'private',
  trust,
})
const context: ContextView = {
  labels: [],
  hasPrivate: true,
  hasUntrusted: true,
  tokens: 4210,
  items: [
    {
      id: 'm1',
      kind: 'said',
      item: null,
      title: 'Please clear my Tuesday afternoon',
      label: null,
      tokens: 12,
      told: 'whole',
    },
    {
      id: 'c1',
      kind: 'result',
      item: null,
      title: 'List events',
      label: label('Office', 'own'),
      tokens: 460,
      told: 'whole',
    },
    {
      id: 'c2',
      kind: 'result',
      item: { kind: 'result', callId: CallId.parse('c2') },
      title: 'Read mail',
      label: label('Office', 'others'),
      tokens: 1300,
      told: 'whole',
    },
    {
      id: 'c3',
      kind: 'result',
      item: { kind: 'result', callId: CallId.parse('c3') },
      title: 'Search files',
      label: label('Files', 'own'),
      tokens: 180,
      told: 'leftOut',
    },
  ],
  sent: [{ to: 'Office (maria@example.com)', what: 'The text of 1 event', at: NOW }],
  models: [],
}

let contracts = query.has('task') ? [task(query.get('task') === 'accepted')] : []

const some = <T>(list: readonly T[]): readonly T[] => (empty ? [] : list)
const answers: Readonly<Record<string, (input: never) => unknown>> = {
  'app.info': () => ({
    version: '0.1.0',
    entry: 'browser',
    platform: 'linux',
    dataFolder: '/home/you/.gatehouse',
    vault,
    notices: [],
    spellings: [],
  }),
  'settings.get': () => settings,
  'settings.update': (patch: object) => {
    settings = { ...settings, ...patch }
    emit('settings.changed', settings)
    return settings
  },
  'host.listServers': () => some(servers),
  'host.searchTools': () => some(matches),
  'host.listPrompts': () => [
    {
      name: 'weekly',
      title: 'Weekly report',
      description: 'Sums up a week.',
      arguments: [{ name: 'week', required: true }],
    },
  ],
  'host.listResources': () => [{ uri: 'file:///office/handbook.md', name: 'handbook.md' }],
  'permission.listPending': () => pending,
  'permission.listTools': () => some(allTools),
  'permission.describeTools': () => some(tools),
  'permission.listSecretRules': () => some(secretRules),
  'permission.listGrants': () => some(grants),
  'permission.listPolicies': () => some(policies),
  'permission.attention': () => (empty ? { ...attention, days: [], bestRule: null } : attention),
  'permission.replay': () => replay,
  'permission.answer': ({ id }: { readonly id: string }) => {
    pending = pending.filter((one) => (one as { readonly id: string }).id !== id)
    emit('permission.pendingChanged', pending)
  },
  'oauth.listAccounts': () => some(accounts),
  'app.listOwnCards': () =>
    query.has('own')
      ? [
          ...servers.flatMap(({ id, state }) =>
            state.kind === 'approvalNeeded' ? [{ kind: 'start', serverId: id }] : [],
          ),
          ...signIns.map(({ id }) => ({ kind: 'signIn', id })),
          { kind: 'link', url: 'https://docs.example.com/read?utm=chat&data=c2VjcmV0' },
        ]
      : [],
  'oauth.listSignIns': () => (query.has('quiet') ? [] : some(signIns)),
  'audit.list': ({ before }: { readonly before: number | null }) =>
    some(auditEntries).filter((entry) => before === null || entry.sequence < before),
  'audit.verify': () => ({ ok: true, checked: 40, brokenAt: null }),
  'trace.list': () => some(traces),
  'trace.get': () => spans,
  'model.listProviders': () =>
    query.has('first')
      ? []
      : some([
          { id: 'p', label: 'Anthropic', kind: 'anthropic', baseUrl: 'https://api.anthropic.com/v1', hasKey: true },
        ]),
  'model.listModels': () => [{ id: 'claude-sonnet-5', label: 'claude-sonnet-5', contextTokens: 200_000 }],
  'chat.context': () => (empty ? { ...context, hasPrivate: false, hasUntrusted: false, items: [], sent: [] } : context),
  'chat.listConversations': () => [],
  'chat.listTurns': () => [],
  'permission.listContracts': () => contracts,
  'permission.answerContract': ({ accepted }: { readonly accepted: readonly string[] | null }) => {
    contracts = contracts.map((one) => answeredBy(one, accepted))
    emit('permission.contractsChanged', contracts)
  },
}

Object.assign(window, {
  asked,
  questions,
  bridge: {
    request: (name: string, input: never) => {
      asked.push({ name, input })
      return Promise.resolve({ ok: true, value: answers[name]?.(input) })
    },
    on: (listener: (name: string, payload: unknown) => void) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  },
})

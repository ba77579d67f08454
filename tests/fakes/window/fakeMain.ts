import type { Conversation, Message } from '../../../shared/chat.ts'
import { ConversationId, MessageId, ProviderId, TurnId } from '../../../shared/ids.ts'
import type { AppEvents, EventName } from '../../../shared/ipc/contract.ts'
import type { Reply } from '../../../shared/ipc/errors.ts'
import type { SettingsView } from '../../../shared/settings.ts'
import { streamByFrames, streamText } from './streamText.ts'
import { ANSWER, conversation, everything, longConversation, message } from './sample.ts'

export type FakeMain = ReturnType<typeof createFakeMain>

/** Kept, since the search of main is none of the page's own work. */
const lowered = new Map<string, string>()
const lowerCase = (text: string): string => {
  const known = lowered.get(text) ?? text.toLowerCase()
  lowered.set(text, known)
  return known
}

/** A main in the page itself: holds sample facts, streams an answer when something is sent. `?empty`, `?model`, `?theme=dark`. */
export function createFakeMain(query: URLSearchParams) {
  const listeners = new Set<(name: string, payload: unknown) => void>()
  const emit = <N extends EventName>(name: N, payload: AppEvents[N]) => {
    for (const listener of listeners) listener(name, payload)
  }
  const now = Date.now()
  const day = 86_400_000
  const model = query.has('model') ? { providerId: ProviderId.parse('p'), modelId: 'claude-sonnet-5' } : null
  let settings: SettingsView = {
    theme: (query.get('theme') ?? 'system') as SettingsView['theme'],
    contrast: 'system',
    zoom: 100,
    notify: { question: true, turn: true, server: true, signIn: true },
    tray: false,
    spelling: { on: false, languages: [] },
    seenVersion: '0.1.0',
    language: query.get('language') ?? 'en',
    mode: 'balanced',
    model,
    onboarding: { sawRead: true, sawAsk: true, addedOwn: true, dismissed: true },
    consentTimeoutSeconds: null,
    roundLimit: 20,
    models: [],
    hideSecrets: true,
  }
  let conversations: Conversation[] = query.has('empty')
    ? []
    : [
        conversation('all', 'Calendar and a mail to Maria', now),
        conversation('long', 'Five thousand messages', now - 3_600_000, 5000),
        conversation('short', 'Twenty messages', now - 3_700_000, 20),
        conversation('c3', 'Which invoices are still open, and who should be reminded first?', now - day),
        conversation('c4', 'Trip to Lund', now - 3 * day),
        conversation('c5', 'Sorting the photo archive', now - 30 * day),
      ]
  const held = new Map<string, Message[]>([
    ['all', everything('all')],
    ['long', longConversation('long', 5000)],
    ['short', longConversation('short', 5000).slice(-20)],
  ])
  const answers: Record<string, (input: never) => unknown> = {
    'app.info': () => ({
      version: '0.1.0',
      entry: 'browser',
      platform: 'linux',
      dataFolder: '/home/you/.gatehouse',
      vault: { kind: 'keychain' },
      spellings: [],
      notices: query.has('notice')
        ? [
            {
              id: 'n',
              level: 'warning',
              text: 'No keychain answered, so secrets are kept only until Gatehouse ends.',
              action: 'retryVault',
            },
          ]
        : [],
    }),
    'settings.get': () => settings,
    'settings.update': (patch: Partial<SettingsView>) => {
      settings = { ...settings, ...patch }
      emit('settings.changed', settings)
      return settings
    },
    'model.listProviders': () => [
      { id: 'p', label: 'Anthropic', kind: 'anthropic', baseUrl: 'https://api.anthropic.com/v1', hasKey: true },
    ],
    'model.listModels': () =>
      ['claude-opus-5', 'claude-sonnet-5', 'claude-haiku-5'].map((id) => ({
        id,
        label: id,
        contextTokens: 200_000,
        price: null,
      })),
    'chat.listConversations': () => conversations,
    'chat.createConversation': () => {
      const made = conversation(`new-${conversations.length}`, '', Date.now(), 0)
      conversations = [made, ...conversations]
      emit('chat.conversationsChanged', conversations)
      return made
    },
    'chat.listMessages': ({
      conversationId,
      before,
      limit,
    }: {
      conversationId: string
      before: string | null
      limit: number
    }) => {
      const all = held.get(conversationId) ?? []
      const end = before === null ? all.length : all.findIndex((one) => one.id === before)
      const start = Math.max(0, end - limit)
      return { messages: all.slice(start, end), hasMore: start > 0, forks: {} }
    },
    'chat.search': (asked: { query: string; limit: number; conversationId?: string }) => {
      const sought = asked.query.toLowerCase()
      const has = (text: string) => lowerCase(text).includes(sought)
      return conversations
        .filter(({ id }) => asked.conversationId === undefined || id === asked.conversationId)
        .flatMap((conversation) => {
          const all = (held.get(conversation.id) ?? []).flatMap(({ id, parts }) =>
            parts.flatMap((part) =>
              part.type === 'text' && has(part.text)
                ? [{ messageId: id, snippet: `… ${part.text.slice(0, 120)} …`, call: null }]
                : [],
            ),
          )
          if (all.length === 0 && !has(conversation.title)) return []
          const places = all.toReversed().slice(0, asked.conversationId === undefined ? 3 : asked.limit)
          return [{ conversation, places, count: all.length, atLeast: false }]
        })
        .slice(0, asked.limit)
    },
    'chat.delete': ({ conversationId }: { conversationId: string }) => {
      conversations = conversations.filter((one) => one.id !== conversationId)
      emit('chat.conversationsChanged', conversations)
    },
    'chat.send': ({ conversationId, text }: { conversationId: string; text: string }) => {
      add(message(conversationId, `u${Math.random()}`, [{ type: 'text', text }], { role: 'user' }))
      return stream(conversationId, ANSWER, 120)
    },
  }
  const add = (one: Message) => {
    const before = held.get(one.conversationId) ?? []
    const added = { ...one, parentId: before.at(-1)?.id ?? null }
    held.set(one.conversationId, [...before, added])
    emit('chat.messageChanged', added)
  }
  /** Streams `text` as a new answer, so many deltas a second. Resolves at its end through the turn event. */
  const stream = (id: string, text: string, perSecond: number, byFrames = false) => {
    const conversationId = ConversationId.parse(id)
    const turn = { id: TurnId.parse(`t${Math.random()}`), conversationId, state: { kind: 'thinking' } as const }
    const messageId = MessageId.parse(`a${Math.random()}`)
    const at = (state: Message['state'], words: string) =>
      message(id, messageId, [{ type: 'text', text: words }], { state, turnId: turn.id })
    emit('chat.turnChanged', turn)
    add(at('streaming', ''))
    const give = byFrames ? streamByFrames : streamText
    give(text, perSecond, {
      piece: (piece, offset, sequence) =>
        emit('chat.textAdded', { conversationId, messageId, part: 0, sequence, offset, text: piece }),
      end: () => {
        const whole = { ...at('done', text), parentId: (held.get(id) ?? []).at(-2)?.id ?? null }
        held.set(
          id,
          (held.get(id) ?? []).map((one) => (one.id === messageId ? whole : one)),
        )
        emit('chat.messageChanged', whole)
        emit('chat.turnChanged', { ...turn, state: { kind: 'done' } })
      },
    })
    return turn
  }
  return {
    emit,
    stream,
    /** Keeps only the last messages of a conversation. */
    shorten: (id: string, count: number) => held.set(id, (held.get(id) ?? []).slice(-count)),
    bridge: {
      request: async (name: string, input: unknown): Promise<Reply<unknown>> => ({
        ok: true,
        value: structuredClone(answers[name]?.(input as never) ?? (name.includes('.list') ? [] : null)),
      }),
      on: (listener: (name: string, payload: unknown) => void) => {
        listeners.add(listener)
        return () => listeners.delete(listener)
      },
    },
  }
}

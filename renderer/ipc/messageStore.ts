/** Mirrors the messages of conversations: a page at a time from main, kept fresh by events, streamed text beside them. */
import type { Forks, Message } from '../../shared/chat.ts'
import type { ConversationId } from '../../shared/ids.ts'
import { AppError } from '../../shared/ipc/errors.ts'
import type { Client } from './createClient.ts'
import { type LiveText, createLiveText } from './liveText.ts'
import { createSignal } from './signal.ts'

/** Oldest first. `messages` is null before the first page came. */
export type Messages = {
  readonly messages: readonly Message[] | null
  readonly hasMore: boolean
  readonly loadingMore: boolean
  readonly error: AppError | null
  readonly forks: Forks
}
export type MessageStore = ReturnType<typeof createMessageStore>

/** Two screens of short messages; results of tools come with them, and may be large. */
const FIRST_PAGE = 30
const NEXT_PAGE = 200
const LARGEST_PAGE = 500
const NOTHING: Messages = { messages: null, hasMore: false, loadingMore: false, error: null, forks: {} }

function startLive(live: LiveText, message: Message): void {
  if (message.state !== 'streaming') return live.end(message.id, message.parts.length)
  for (const [index, part] of message.parts.entries())
    if (part.type === 'text') live.start(message.id, index, part.text)
}

const startAll = (live: LiveText, messages: readonly Message[]): readonly Message[] => {
  for (const message of messages) startLive(live, message)
  return messages
}

/** A known message is replaced, a new one put after the one that it follows. `forked`: what followed there is of another branch. */
function withMessage(known: readonly Message[], message: Message) {
  const at = known.findLastIndex((one) => one.id === message.id)
  if (at >= 0) return { messages: known.with(at, message), forked: false, added: false }
  const parent = known.findLastIndex((one) => one.id === message.parentId)
  const messages = [...known.slice(0, parent + 1), message]
  return { messages, forked: parent < known.length - 1, added: messages.length > known.length }
}

const pageSize = (known: readonly Message[] | null): number =>
  Math.min(LARGEST_PAGE, Math.max(FIRST_PAGE, known?.length ?? 0))

/** What ended while its page was on its way is not written any more. */
const laterOf = (paged: Message, told: Message | undefined): Message =>
  told && paged.state === 'streaming' && told.state !== 'streaming' ? told : paged

/** The messages of one conversation. Whole messages replace; the live text of a streaming one is kept apart, in `live`. */
export function createMessageStore(conversationId: ConversationId, ask: Client['request'], live: LiveText) {
  let state = NOTHING
  let round = 0
  let reading = false
  // Told while a page is on its way: the page may be older, though it is taken up later.
  const told = new Map<string, Message>()
  const changed = createSignal()
  const put = (next: Partial<Messages>) => {
    state = { ...state, ...next }
    changed.emit()
  }
  const read = async () => {
    const mine = ++round
    reading = true
    told.clear()
    try {
      const page = await ask('chat.listMessages', { conversationId, before: null, limit: pageSize(state.messages) })
      if (mine !== round) return
      const messages = page.messages.map((message) => laterOf(message, told.get(message.id)))
      put({ ...page, messages: startAll(live, messages), loadingMore: false, error: null })
    } catch (error) {
      if (mine === round) put({ error: AppError.from(error), loadingMore: false })
    } finally {
      if (mine === round) reading = false
    }
  }
  const more = async () => {
    const first = state.messages?.[0]
    if (!first || !state.hasMore || state.loadingMore) return
    const mine = round
    put({ loadingMore: true })
    try {
      const page = await ask('chat.listMessages', { conversationId, before: first.id, limit: NEXT_PAGE })
      if (mine !== round) return
      const messages = [...page.messages, ...(state.messages ?? [])]
      put({ messages, hasMore: page.hasMore, loadingMore: false, forks: { ...state.forks, ...page.forks } })
    } catch (error) {
      if (mine === round) put({ error: AppError.from(error), loadingMore: false })
    }
  }
  const take = (message: Message) => {
    startLive(live, message)
    told.set(message.id, message)
    // Nothing read yet: the page on its way may be older than this message, so it is read again.
    if (state.messages === null) return reading ? void read() : undefined
    const { messages, forked, added } = withMessage(state.messages, message)
    put({ messages })
    if (forked || (reading && added)) void read()
  }
  return {
    get: () => state,
    subscribe: (listener: () => void) => {
      if (state.messages === null && !reading) void read()
      return changed.subscribe(listener)
    },
    read,
    /** Something was missed: reads again, unless that is under way. */
    mend: () => (reading ? undefined : void read()),
    more,
    take,
    isIdle: () => state.messages === null && !reading,
  }
}

/** All conversations that were looked at, the latest few of them; events go to the one they are about. */
export function createMessageMirror(client: Client, nextFrame: (run: () => void) => void) {
  const live = createLiveText(nextFrame)
  const stores = new Map<ConversationId, MessageStore>()
  const storeOf = (id: ConversationId): MessageStore => {
    const known = stores.get(id) ?? createMessageStore(id, client.request, live)
    stores.delete(id)
    stores.set(id, known)
    for (const old of stores.keys()) {
      if (stores.size <= 8) break
      stores.delete(old)
    }
    return known
  }
  client.on('chat.messageChanged', (message) => stores.get(message.conversationId)?.take(message))
  client.on('chat.messagesReset', ({ conversationId }) => void stores.get(conversationId)?.read())
  client.on('chat.textAdded', (added) => {
    const store = stores.get(added.conversationId)
    if (store && live.add(added) !== 'taken') store.mend()
  })
  return {
    live,
    storeOf,
    refresh: () => {
      for (const store of stores.values()) if (!store.isIdle()) void store.read()
    },
  }
}

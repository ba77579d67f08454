// What is worth telling a person who looks elsewhere, read from main's events. Pure: who tells it, and how, is the entry's.
import type { Turn } from './chat.ts'
import type { ConsentRequest } from './consent.ts'
import type { Destination } from './desk.ts'
import type { ServerView } from './host.ts'
import type { AppEvents, EventName } from './ipc/contract.ts'
import type { SignInView } from './oauth.ts'
import type { Notify } from './settings.ts'

export type TidingKind = keyof Notify
/** SECURITY: a kind, a number and the name that the person gave a server: no argument, nothing a model or server wrote, no answer. */
export type Tiding = {
  readonly kind: TidingKind
  readonly count: number
  readonly server: string
  readonly goTo: Destination
}

/** A turn that took at least this long is worth calling somebody back for. */
export const LONG_TURN_MS = 15_000
const isOver = ({ state }: Turn): boolean => ['done', 'failed', 'cancelled'].includes(state.kind)

/** Questions as they come. */
function watchQuestions() {
  let waiting: readonly ConsentRequest[] = []
  return {
    count: () => waiting.length,
    hear(next: readonly ConsentRequest[]): readonly Tiding[] {
      const known = new Set(waiting.map(({ id }) => id))
      const first = next.find(({ id }) => !known.has(id))
      waiting = next
      if (!first) return []
      const server = first.request.resource.serverName
      return [{ kind: 'question', count: next.length, server, goTo: { kind: 'question' } }]
    },
  }
}

/** Turns that end by themselves after a long time. */
function watchTurns(now: () => number) {
  const began = new Map<string, number>()
  return {
    count: () => began.size,
    hear(turn: Turn): readonly Tiding[] {
      const since = began.get(turn.id)
      if (!isOver(turn)) {
        if (since === undefined) began.set(turn.id, now())
        return []
      }
      began.delete(turn.id)
      if (since === undefined || turn.state.kind === 'cancelled' || now() - since < LONG_TURN_MS) return []
      const { conversationId } = turn
      return [{ kind: 'turn', count: 1, server: '', goTo: { kind: 'conversation', conversationId } }]
    },
  }
}

/** Servers that fail, and sign-ins that are needed: each once, until it was well in between. */
function watchServers() {
  const told = new Set<string>()
  const once = (key: string): boolean => !told.has(key) && told.add(key).has(key)
  return {
    hearServers(views: readonly ServerView[]): readonly Tiding[] {
      return views.flatMap(({ id, name, state, enabled }): readonly Tiding[] => {
        if (state.kind === 'ready' || !enabled) for (const what of ['failed', 'signIn']) told.delete(`${what} ${id}`)
        const at = { count: 1, server: name, goTo: { kind: 'screen', screen: 'servers' } } as const
        if (enabled && state.kind === 'failed' && once(`failed ${id}`)) return [{ kind: 'server', ...at }]
        if (state.kind === 'signInNeeded' && once(`signIn ${id}`)) return [{ kind: 'signIn', ...at }]
        return []
      })
    },
    hearSignIns(views: readonly SignInView[]): readonly Tiding[] {
      return views
        .filter(({ state }) => state.kind === 'confirm' || state.kind === 'clientNeeded')
        .filter(({ id, serverId }) => once(`flow ${id}`) && !told.has(`signIn ${serverId}`))
        .map(({ serverName }) => ({
          kind: 'signIn',
          count: 1,
          server: serverName,
          goTo: { kind: 'screen', screen: 'accounts' },
        }))
    },
  }
}

/** What is going on, and what of it is news. `hear` takes every event and answers what is to be told, each thing once. */
export function createTidings(now: () => number) {
  const questions = watchQuestions()
  const turns = watchTurns(now)
  const servers = watchServers()
  return {
    hear<N extends EventName>(name: N, payload: AppEvents[N]): readonly Tiding[] {
      if (name === 'permission.pendingChanged') return questions.hear(payload as AppEvents['permission.pendingChanged'])
      if (name === 'chat.turnChanged') return turns.hear(payload as AppEvents['chat.turnChanged'])
      if (name === 'host.serversChanged') return servers.hearServers(payload as AppEvents['host.serversChanged'])
      if (name === 'oauth.signInsChanged') return servers.hearSignIns(payload as AppEvents['oauth.signInsChanged'])
      return []
    },
    /** What would end, or become a no, if the app ended now. */
    busy: () => ({ questions: questions.count(), turns: turns.count() }),
  }
}
export type Tidings = ReturnType<typeof createTidings>

import type { AppContract, AppEvents, EventName, RequestName } from '../../shared/ipc/contract.ts'
import type { InputOf, OutputOf } from '../../shared/ipc/define.ts'
import { AppError } from '../../shared/ipc/errors.ts'
import type { LinkedBridge } from './bridge.ts'

/** What a request takes: nothing, where its input is nothing. */
export type Argument<N extends RequestName> =
  undefined extends InputOf<AppContract, N> ? [] : [input: InputOf<AppContract, N>]

export type Output<N extends RequestName> = OutputOf<AppContract, N>
export type Client = {
  /** Asks main. Throws AppError with words for people. */
  readonly request: <N extends RequestName>(name: N, ...input: Argument<N>) => Promise<Output<N>>
  /** Listens to one kind of event; returns how to stop. */
  readonly on: <N extends EventName>(name: N, listener: (payload: AppEvents[N]) => void) => () => void
}

export function createClient(bridge: Pick<LinkedBridge, 'request' | 'on'>): Client {
  const listeners = new Map<string, Set<(payload: never) => void>>()
  bridge.on((name, payload) => {
    for (const listener of listeners.get(name) ?? []) listener(payload as never)
  })
  return {
    async request(name, ...[input]) {
      const reply = await bridge.request(name, input)
      if (reply.ok) return reply.value as never
      throw AppError.fromWire(reply.error)
    },
    on(name, listener) {
      const mine = listeners.get(name) ?? new Set()
      listeners.set(name, mine)
      mine.add(listener)
      return () => mine.delete(listener)
    },
  }
}

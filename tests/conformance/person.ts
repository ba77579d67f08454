// Somebody who agrees: confirms every sign-in card as it is, and types a client id where one is asked for.
import type { OAuth } from '../../electron/oauth/oauth.ts'
import { AppError } from '../../shared/ipc/errors.ts'
import type { SignInView } from '../../shared/oauth.ts'
import type { MemoryParts } from './parts.ts'

export type Typed = { readonly clientId: string; readonly clientSecret: string | null }
export type Person = {
  /** Waits for every sign-in that was not looked at before. False when there was none; rejects with why one failed. */
  settle(): Promise<boolean>
}

const isOver = (view: SignInView) => ['done', 'failed', 'cancelled'].includes(view.state.kind)

/** `typed` is what this person was given beforehand by whoever runs the server; null for nothing. */
export function createPerson(oauth: OAuth, parts: MemoryParts, typed: Typed | null): Person {
  const answered = new Map<string, string>()
  const seen = new Set<string>()
  const answer = (view: SignInView) => {
    const { kind } = view.state
    if ((kind !== 'confirm' && kind !== 'clientNeeded') || answered.get(view.id) === kind) return
    answered.set(view.id, kind)
    if (kind === 'clientNeeded' && typed === null) void oauth.cancelSignIn({ id: view.id })
    else void oauth.confirmSignIn({ id: view.id, scopes: null, client: typed })
  }
  parts.listeners.add((name, payload) => {
    if (name !== 'oauth.signInsChanged') return
    for (const view of payload as readonly SignInView[]) queueMicrotask(() => answer(view))
  })
  const ended = (id: string) =>
    new Promise<SignInView>((resolve) => {
      const look = (views: readonly SignInView[]) => {
        const view = views.find((one) => one.id === id && isOver(one))
        if (view !== undefined) resolve(view)
      }
      parts.listeners.add((name, payload) => {
        if (name === 'oauth.signInsChanged') look(payload as readonly SignInView[])
      })
      void oauth.listSignIns().then(look)
    })
  return {
    async settle() {
      const fresh = (await oauth.listSignIns()).filter((view) => !seen.has(view.id))
      for (const { id } of fresh) {
        seen.add(id)
        const { state } = await ended(id)
        if (state.kind === 'failed') throw AppError.fromWire(state.error)
      }
      return fresh.length > 0
    },
  }
}

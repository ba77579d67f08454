// Who may make an Authorized, and who may use one up: the memory behind the proof type.
import type { AccessRequest } from '../../shared/permission.ts'
import type { Authorized } from './authorized.ts'
import { digestOf, frozen, frozenCopy, Given } from '../exact.ts'

export type Authority = {
  /** Only the gate holds this. */
  mint(request: AccessRequest): Authorized
  /** True exactly once for each minted request whose arguments still have the digest that was authorized. */
  spend(authorized: Authorized): boolean
}

/** One authority per gate: what another one minted is not spendable here. */
export function createAuthority(): Authority {
  class Unspent extends Given {
    #digest: string | null
    constructor(authorized: Authorized) {
      super(authorized)
      this.#digest = digestOf(authorized.context.arguments)
    }
    static take(authorized: object): string | null {
      if (!(#digest in authorized)) return null
      const digest = authorized.#digest
      // SECURITY: one consent, one call: gone before anything else is looked at.
      authorized.#digest = null
      return digest
    }
  }
  return {
    mint(request) {
      const authorized = { ...frozenCopy(request) } as Authorized
      new Unspent(authorized)
      return frozen(authorized)
    },
    spend(authorized) {
      const digest = typeof authorized === 'object' && authorized !== null ? Unspent.take(authorized) : null
      if (digest === null) return false
      return digest === authorized.context.digest && digest === digestOf(authorized.context.arguments)
    },
  }
}

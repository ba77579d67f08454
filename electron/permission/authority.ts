// Who may make an Authorized, and who may use one up: the memory behind the proof type.
import type { AccessRequest } from '../../shared/permission.ts'
import type { Authorized } from './authorized.ts'
import { digestOf, frozenTwin } from './digest.ts'

export type Authority = {
  /** Only the gate holds this. */
  mint(request: AccessRequest): Authorized
  /** True exactly once for each minted request whose arguments still have the digest that was authorized. */
  spend(authorized: Authorized): boolean
}

/** One authority per gate: what another one minted is not spendable here. */
export function createAuthority(): Authority {
  const unspent = new WeakMap<object, string>()
  return {
    mint(request) {
      const authorized = frozenTwin(request) as Authorized
      unspent.set(authorized, digestOf(authorized.context.arguments))
      return authorized
    },
    spend(authorized) {
      const digest = typeof authorized === 'object' && authorized !== null ? unspent.get(authorized) : undefined
      if (digest === undefined) return false
      // SECURITY: one consent, one call: gone before anything else is looked at.
      unspent.delete(authorized)
      return digest === authorized.context.digest && digest === digestOf(authorized.context.arguments)
    },
  }
}

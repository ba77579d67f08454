// The proof that only the gate makes and only the host spends.
import type { ConsentId } from '../../shared/ids.ts'
import type { AccessRequest, Decision } from '../../shared/permission.ts'

declare const proof: unique symbol
/** An access request that the gate let through. No other code can make one: the symbol exists at type level only. */
export type Authorized = AccessRequest & { readonly [proof]: true }

/** What the one who asked may watch while the gate works: the decision, then the question if there is one. */
export type GateStep =
  | { readonly kind: 'decided'; readonly decision: Decision }
  | { readonly kind: 'asking'; readonly consentId: ConsentId }
  /** The person changed the arguments; what is decided from here on are theirs. */
  | { readonly kind: 'edited' }

/** Lets one request through the gate. Rejects with AppError PERMISSION_DENIED, CONSENT_DECLINED or CONSENT_WITHDRAWN; their `data` is `{ note: string }`, what the person wrote. */
export type Gate = {
  authorize(request: AccessRequest, signal: AbortSignal, onStep?: (step: GateStep) => void): Promise<Authorized>
}

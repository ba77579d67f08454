// What is kept of each decision: small, plain, and enough to decide it again under other rules.
import type { Millis } from '../../shared/ids.ts'
import type { AccessRequest, Assessment, Decision } from '../../shared/permission.ts'
import type { Facts } from './decide.ts'

/** One decision as recorded. `facts` is what the pure core looked at, so that it can be replayed. */
export type DecisionRecord = {
  readonly at: Millis
  readonly request: AccessRequest
  readonly effects: Assessment['effects']
  readonly findings: Facts['findings']
  readonly byMode: Facts['byMode']
  /** Absent in what was recorded before flow rules. */
  readonly carries?: Facts['carries']
  readonly byModeCarrying?: Facts['byModeCarrying']
  readonly verdict: Decision['verdict']
  readonly decidedBy: { readonly kind: Decision['decidedBy']['kind']; readonly id: string }
  readonly outcome: 'unasked' | 'granted' | 'declined' | 'withdrawn' | 'denied'
  /** When the question was shown; null when nobody was asked. */
  readonly askedAt: Millis | null
  readonly warned: boolean
}

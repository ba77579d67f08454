// One view that is open: whose it is, what it waits for, and how much it has asked so far.
import type { ToolResult } from '../../shared/host.ts'
import type { AccountId, ConsentId, ConversationId, ServerId } from '../../shared/ids.ts'
import type { JsonObject } from '../../shared/json.ts'

/** SECURITY: everything here is known to main; a view says none of it. */
export type Place = {
  readonly conversationId: ConversationId
  readonly callId: string
  readonly serverId: ServerId
  readonly serverName: string
  readonly accountId: AccountId | null
  readonly uri: string
  /** Of the tool that it belongs to: how the view is called wherever it asks. */
  readonly title: string
  readonly toolName: string
  readonly arguments: JsonObject
  readonly result: ToolResult
}
export type OpenView = Place & {
  readonly id: string
  readonly controller: AbortController
  readonly asking: Set<ConsentId>
  readonly allowance: Allowance
  isReady: boolean
  /** Requests under way. */
  running: number
  /** Messages that it wrote for the person to send. */
  written: number
  /** What of its context waits in the composer. */
  takenId: string | null
}

const BURST = 60
const PER_SECOND = 20
export type Allowance = { take(now: number): boolean }

/** SECURITY: so many messages at once, and so many a second after that; the rest are not heard. */
export function createAllowance(): Allowance {
  let left = BURST
  let at: number | null = null
  return {
    take(now) {
      left = Math.min(BURST, left + (Math.max(0, now - (at ?? now)) / 1000) * PER_SECOND)
      at = now
      if (left < 1) return false
      left -= 1
      return true
    },
  }
}

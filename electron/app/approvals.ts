// Which launches a person approved and which servers are trusted: kept apart from the settings file, authenticated.
import type { ServerId } from '../../shared/ids.ts'
import type { Json } from '../../shared/json.ts'
import type { Keeper } from './keeper.ts'

type Approval = { readonly launch: string | null; readonly trusted: boolean }
const NONE: Approval = { launch: null, trusted: false }

/**
 * SECURITY: the settings file is plain text that a tool with file access could write (CVE-2025-54135), so what it says of
 * approval and trust is not believed: only this authenticated document is.
 */
export function createApprovals(keeper: Keeper) {
  const approvals = new Map<string, Approval>()
  const load = (): void => {
    const stored = keeper.read()
    if (stored === null || typeof stored !== 'object' || Array.isArray(stored)) return
    for (const [id, value] of Object.entries(stored)) if (!approvals.has(id)) approvals.set(id, read(value))
  }
  load()
  const keep = (): void => keeper.write(Object.fromEntries(approvals))
  const change = (id: ServerId, part: Partial<Approval>): void => {
    approvals.set(id, { ...(approvals.get(id) ?? NONE), ...part })
    keep()
  }
  keeper.onRead(() => {
    load()
    keep()
  })
  return {
    of: (id: ServerId): Approval => approvals.get(id) ?? NONE,
    approve: (id: ServerId, launch: string | null) => change(id, { launch }),
    trust: (id: ServerId, trusted: boolean) => change(id, { trusted }),
    forget(id: ServerId): void {
      approvals.delete(id)
      keep()
    },
  }
}
export type Approvals = ReturnType<typeof createApprovals>

function read(value: Json | undefined): Approval {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return NONE
  const { launch, trusted } = value as { readonly [key: string]: Json }
  return { launch: typeof launch === 'string' ? launch : null, trusted: trusted === true }
}

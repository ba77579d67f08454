// The powers that sign-in is handed, for programs without a window: everything in memory, a fetch in place of the system browser.
import { randomBytes } from 'node:crypto'
import type { AuditDraft } from '../../shared/audit.ts'
import type { EventName } from '../../shared/ipc/contract.ts'
import type { Json } from '../../shared/json.ts'
import type { Documents, KnownServer, OAuthParts, Vault } from '../../electron/oauth/parts.ts'
import { openSignInGate } from '../servers/starts.ts'

export function memoryVault(entries = new Map<string, string>()): Vault & { readonly entries: Map<string, string> } {
  return {
    entries,
    get: (name) => Promise.resolve(entries.get(name) ?? null),
    set: async (name, value) => void entries.set(name, value),
    delete: async (name) => void entries.delete(name),
    names: (prefix) => Promise.resolve([...entries.keys()].filter((name) => name.startsWith(prefix))),
  }
}

export function memoryDocuments(
  entries = new Map<string, Json>(),
): Documents & { readonly entries: Map<string, Json> } {
  return {
    entries,
    get: (name) => Promise.resolve(entries.get(name) ?? null),
    put: async (name, value) => void entries.set(name, structuredClone(value)),
  }
}

type Listener = (name: EventName, payload: unknown) => void

export type MemoryParts = OAuthParts & {
  readonly vault: ReturnType<typeof memoryVault>
  readonly documents: ReturnType<typeof memoryDocuments>
  readonly audited: AuditDraft[]
  readonly opened: string[]
  readonly listeners: Set<Listener>
}

/** `servers` may be changed by the caller at any time; what was opened, audited and told is kept for looking at. */
export function memoryParts(servers: KnownServer[], over: Partial<OAuthParts> = {}): MemoryParts {
  const listeners = new Set<Listener>()
  const audited: AuditDraft[] = []
  const opened: string[] = []
  const openBrowser = over.openBrowser ?? (async (url: string) => void (await (await fetch(url)).text()))
  return {
    clientMetadataUrl: null,
    gate: openSignInGate,
    random: (bytes) => randomBytes(bytes),
    ...over,
    clock: over.clock ?? {
      now: Date.now,
      after(milliseconds, run) {
        const timer = setTimeout(run, milliseconds)
        return () => clearTimeout(timer)
      },
    },
    vault: memoryVault(),
    documents: memoryDocuments(),
    servers: () => servers,
    audit: { append: (draft) => void audited.push(draft), flushed: () => Promise.resolve() },
    emit: (name, payload) => {
      for (const listener of listeners) listener(name, payload)
    },
    openBrowser(url) {
      opened.push(url)
      return openBrowser(url)
    },
    audited,
    opened,
    listeners,
  }
}

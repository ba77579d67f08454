import type { PromptInfo, ResourceInfo, ToolDefinition } from '../../shared/host.ts'
import { AppError } from '../../shared/ipc/errors.ts'
import type { JsonObject } from '../../shared/json.ts'
import type { ListKind } from './client.ts'
import type { Live } from './live.ts'
import type { Clock, Limits } from './parts.ts'
import { type Listing, listTools, type Page, type Refused, type Rules, walkPages } from './toolListing.ts'
import { told } from '../../shared/told.ts'

const SETTLE_MS = 50

/** What one server offers now. */
export type Inventory = {
  tools(): readonly ToolDefinition[]
  refused(): readonly Refused[]
  prompts(): readonly PromptInfo[]
  resources(): readonly ResourceInfo[]
  /** Tools from before, until the server itself has answered. */
  show(tools: readonly ToolDefinition[]): void
  /** Asks for all lists of a connection that was just opened. Rejects only when the server wants a sign-in. */
  fill(live: Live, signal: AbortSignal): Promise<void>
  /** Asks for one list again, soon: many notices in a row make one question. `done` runs when it has changed, `lost` when the server wants a sign-in. */
  refresh(live: Live, kind: ListKind, done: () => void, lost: (error: AppError) => void): void
  clear(): void
}

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const text = (value: unknown): string | undefined => (typeof value === 'string' ? value.slice(0, 8192) : undefined)

function promptOf(raw: unknown): PromptInfo[] {
  if (!isObject(raw) || typeof raw['name'] !== 'string') return []
  const args = Array.isArray(raw['arguments']) ? (raw['arguments'] as unknown[]).filter(isObject) : []
  return [
    {
      name: raw['name'],
      title: text(raw['title']),
      description: text(raw['description']),
      arguments: args.map((one) => ({
        name: text(one['name']) ?? '',
        description: text(one['description']),
        required: one['required'] === true,
      })),
    },
  ]
}
function resourceOf(raw: unknown): ResourceInfo[] {
  if (!isObject(raw) || typeof raw['uri'] !== 'string') return []
  return [
    {
      uri: raw['uri'].slice(0, 8192),
      name: text(raw['name']) ?? raw['uri'].slice(0, 200),
      title: text(raw['title']),
      description: text(raw['description']),
      mimeType: text(raw['mimeType']),
    },
  ]
}

const pagesOf =
  (live: Live, kind: ListKind, limits: Limits, signal: AbortSignal) =>
  async (cursor?: string): Promise<Page> => {
    const answer = await live.ask(`${kind}/list`, cursor === undefined ? {} : { cursor }, {
      signal,
      timeoutMs: limits.startMs,
      maxMs: limits.startMs,
    })
    const items = answer[kind]
    const next = answer['nextCursor']
    return {
      items: Array.isArray(items) ? (items as unknown[]) : [],
      nextCursor: typeof next === 'string' ? next : undefined,
    }
  }

/** Throws on when the server wants a sign-in: that is no empty list. Anything else is left to the caller. */
async function throwIfSignIn(cause: unknown): Promise<void> {
  const { translate } = await import('./errors.ts')
  const error = translate(cause, 'The server', 0)
  if (error.code === 'SIGN_IN_NEEDED') throw error
}

async function unreadable(cause: unknown): Promise<Listing> {
  await throwIfSignIn(cause)
  const reason = told`the list could not be read: ${String(cause).slice(0, 300)}`
  return { tools: [], refused: [{ name: '(all tools)', reason }] }
}

export function createInventory(limits: Limits, clock: Clock, refuse: Rules['refuse']): Inventory {
  const nothing: Listing = { tools: [], refused: [] }
  let listing = nothing
  let prompts: readonly PromptInfo[] = []
  let resources: readonly ResourceInfo[] = []
  const due = new Map<ListKind, () => void>()

  /** A list that cannot be read is empty and says why: the other lists of the server stay usable. */
  async function load(live: Live, kind: ListKind, signal: AbortSignal): Promise<void> {
    if (!live.has(kind)) return
    const pages = pagesOf(live, kind, limits, signal)
    if (kind === 'tools') {
      const rules = { refuse, mirrorsHeaders: live.era === 'modern' && live.kind === 'http' }
      listing = await listTools(pages, limits, rules).catch(unreadable)
      return
    }
    const items = await walkPages(pages, limits).then(
      (walked) => walked.items,
      async (cause: unknown) => {
        await throwIfSignIn(cause)
        return []
      },
    )
    if (kind === 'prompts') prompts = items.flatMap(promptOf)
    else resources = items.flatMap(resourceOf)
  }

  async function reload(live: Live, kind: ListKind, done: () => void): Promise<void> {
    await load(live, kind, new AbortController().signal)
    done()
  }

  function clear(): void {
    listing = nothing
    prompts = []
    resources = []
    for (const cancel of due.values()) cancel()
    due.clear()
  }

  return {
    tools: () => listing.tools,
    refused: () => listing.refused,
    prompts: () => prompts,
    resources: () => resources,
    show(tools) {
      listing = { tools, refused: [] }
    },
    async fill(live, signal) {
      listing = live.has('tools') ? listing : nothing
      await Promise.all((['tools', 'prompts', 'resources'] as const).map((kind) => load(live, kind, signal)))
    },
    refresh(live, kind, done, lost) {
      if (due.has(kind)) return
      const cancel = clock.after(SETTLE_MS, () => {
        due.delete(kind)
        reload(live, kind, done).catch((thrown: unknown) => lost(AppError.from(thrown)))
      })
      due.set(kind, cancel)
    },
    clear,
  }
}

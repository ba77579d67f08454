// The MCP host: keeps the connections to all servers, the catalogue of their tools, and the one way to call them.
import type { PromptInfo, ResourceInfo, ServerConfig, ServerView, ToolResult } from '../../shared/host.ts'
import type { ServerId } from '../../shared/ids.ts'
import type { TemplateInfo } from '../../shared/taken.ts'
import type { Authorized } from '../permission/authorized.ts'
import { createCaller } from './call.ts'
import { createCatalogue } from './catalogue.ts'
import type { Connection } from './connection.ts'
import { createConnections } from './connections.ts'
import { launchIdentity } from './launch.ts'
import { DEFAULT_LIMITS, type HostParts } from './parts.ts'
import { promptResult, type PromptResult, resourceResult } from './results.ts'
import type { CallOptions, Tools } from './seams.ts'
import { completionValues, templatesOf } from './templates.ts'
import { createUntold } from './untold.ts'
import { viewOf } from './view.ts'
import { type ViewPage, viewPageOf } from './viewPage.ts'

const SAY_CHANGES_EVERY_MS = 20

export type Host = {
  /** Ends leftovers of a killed app, then starts what is enabled and approved. Resolves when all are on their way. */
  start(): Promise<void>
  /** Ends every connection and whole process groups; resolves when they are gone. */
  stop(): Promise<void>
  /** Takes over the servers as stored now: only what changed is restarted. */
  sync(configs: readonly ServerConfig[]): void
  list(): readonly ServerView[]
  /** The exact launch of a server, as in pins; undefined for one that is not there. Cheap: every decision asks. */
  identityOf(this: void, id: ServerId): string | undefined
  /** Tries again at once, whatever the state; `allowed` by a yes just now, else if nobody need be asked. AppError NOT_FOUND. */
  restart(id: ServerId, allowed?: Authorized): Promise<void>
  /** Resolves when the server is ready; rejects with why it is not. */
  whenReady(id: ServerId): Promise<void>
  readonly tools: Tools
  listResources(id: ServerId): readonly ResourceInfo[]
  listPrompts(id: ServerId): readonly PromptInfo[]
  /** `resource.name` of the Authorized is the URI. */
  readResource(authorized: Authorized, options: CallOptions): Promise<ToolResult>
  /** The page of a view: the resource whose `ui://` address the Authorized names. */
  readView(authorized: Authorized, options: CallOptions): Promise<ViewPage>
  /** The same as readResource, and the server is asked to say when it changes. */
  takeResource(authorized: Authorized, options: CallOptions): Promise<{ result: ToolResult; watched: boolean }>
  listTemplates(id: ServerId): Promise<readonly TemplateInfo[]>
  /** At most 100 values for an argument; none where the server offers none. */
  complete(authorized: Authorized, argument: string, options: CallOptions): Promise<readonly string[]>
  /** `resource.name` is the prompt; its arguments are strings. */
  getPrompt(authorized: Authorized, options: CallOptions): Promise<PromptResult>
}

/** Tells of changes at most every few ms: fifty servers that start make one event, not fifty. */
function createTeller(parts: HostParts, say: () => void): () => void {
  let due = false
  return () => {
    if (due) return
    due = true
    parts.clock.after(SAY_CHANGES_EVERY_MS, () => {
      due = false
      say()
    })
  }
}

const toolsOf = (one: Connection) => ({
  id: one.config().id,
  name: one.config().name,
  tools: one.inventory.tools(),
})

const identityIn = (one: Connection | undefined) => one && launchIdentity(one.config().launch)

/** Builds the host; nothing starts before `start`. The MCP SDK is loaded with the first connection. */
export function createHost(parts: HostParts): Host {
  const limits = { ...DEFAULT_LIMITS, ...parts.limits }
  const catalogue = createCatalogue()
  const connections = createConnections(parts, limits, changed)
  const list = () => connections.all().map(viewOf)
  let revision = 0
  const untold = createUntold(parts.clock, connections.all, limits.firstWaitMs)
  const tellViews = createTeller(parts, () => parts.onChange(list()))
  const tellTools = createTeller(parts, () => parts.onToolsChanged(revision))

  /** Tools follow at once, so that a call never meets a definition that is gone; only the telling may wait. */
  function changed(): void {
    if (catalogue.replace(connections.all().map(toolsOf))) {
      revision += 1
      tellTools()
    }
    tellViews()
    untold.changed()
  }

  const caller = createCaller({
    ...parts,
    limits,
    catalogue,
    accounts: connections.accounts,
    connectionOf: (authorized) => connections.get(authorized.resource.serverId),
  })
  const named = (authorized: Authorized) => authorized.resource.serverName

  return {
    start: () => connections.start(parts.configs()),
    stop: connections.stop,
    sync: connections.sync,
    restart: connections.restart,
    list,
    identityOf: (id) => identityIn(connections.find(id)),
    whenReady: async (id) => void (await connections.get(id).live()),
    tools: {
      list: catalogue.list,
      find: catalogue.find,
      byName: catalogue.byName,
      search: catalogue.search,
      whenTold: untold.whenTold,
      call: caller.callTool,
    },
    listResources: (id) => connections.get(id).inventory.resources(),
    listPrompts: (id) => connections.get(id).inventory.prompts(),
    readResource: async (authorized, options) =>
      resourceResult(await caller.readResource(authorized, options), named(authorized), limits.resultChars),
    readView: async (authorized, options) =>
      viewPageOf(await caller.readResource(authorized, options), authorized.resource.name, named(authorized)),
    async takeResource(authorized, options) {
      const { answer, watched } = await caller.takeResource(authorized, options)
      return { result: resourceResult(answer, named(authorized), limits.resultChars), watched }
    },
    listTemplates: async (id) => await templatesOf(await connections.get(id).live(), limits),
    complete: async (authorized, argument, options) =>
      completionValues(await caller.complete(authorized, argument, options)),
    getPrompt: async (authorized, options) =>
      promptResult(await caller.getPrompt(authorized, options), named(authorized), limits.resultChars),
  }
}

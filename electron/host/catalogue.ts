import { type CatalogueTool, isForModel, type ToolDefinition, type ToolMatch } from '../../shared/host.ts'
import type { ServerId } from '../../shared/ids.ts'
import { slugsOf, toolKey } from './toolKeys.ts'
import { indexTools, type ToolIndex } from './toolSearch.ts'

export type CatalogueServer = {
  readonly id: ServerId
  readonly name: string
  readonly tools: readonly ToolDefinition[]
}
export type Catalogue = {
  list(): readonly CatalogueTool[]
  find(key: string): CatalogueTool | undefined
  byName(serverId: ServerId, name: string): CatalogueTool | undefined
  search(query: string, limit: number): readonly ToolMatch[]
  /** Takes over the present tools of all servers, in the order of the servers. False when nothing is new. */
  replace(servers: readonly CatalogueServer[]): boolean
}

type Built = {
  readonly all: readonly CatalogueTool[]
  /** What a search may find: not the tools that are for views alone. */
  readonly found: readonly CatalogueTool[]
  readonly byKey: ReadonlyMap<string, CatalogueTool>
  readonly byServer: ReadonlyMap<ServerId, ReadonlyMap<string, CatalogueTool>>
  index: ToolIndex | null
}

function build(servers: readonly CatalogueServer[]): Built {
  const slugs = slugsOf(servers)
  const all: CatalogueTool[] = []
  const byKey = new Map<string, CatalogueTool>()
  const byServer = new Map<ServerId, Map<string, CatalogueTool>>()
  for (const { id, name: serverName, tools } of servers) {
    const own = new Map<string, CatalogueTool>()
    for (const definition of tools) {
      const tool = { key: toolKey(slugs.get(id) ?? id, definition.name), serverId: id, serverName, definition }
      // SECURITY: no server can take the place of a tool that is already there.
      if (byKey.has(tool.key)) continue
      byKey.set(tool.key, tool)
      own.set(definition.name, tool)
      all.push(tool)
    }
    byServer.set(id, own)
  }
  return { all, found: all.filter(({ definition }) => isForModel(definition)), byKey, byServer, index: null }
}

/**
 * The tools of all servers under keys that no two share. Everything but the keys and names of servers is a server's word.
 * Built when somebody looks: fifty servers that start one after the other cost one build, not fifty.
 */
export function createCatalogue(): Catalogue {
  let current: readonly CatalogueServer[] = []
  let built: Built | null = null
  const now = (): Built => (built ??= build(current))

  return {
    list: () => now().all,
    find: (key) => now().byKey.get(key),
    byName: (serverId, name) => now().byServer.get(serverId)?.get(name),
    search(query, limit) {
      const one = now()
      // Nothing asked yet: the first ones, so that a person sees what is there.
      if (query.trim() === '') return one.found.slice(0, limit).map((tool) => ({ tool, score: 0 }))
      one.index ??= indexTools(one.found)
      return one.index.search(query, limit)
    },
    replace(servers) {
      if (isSame(current, servers)) return false
      current = servers
      built = null
      return true
    },
  }
}

function isSame(before: readonly CatalogueServer[], after: readonly CatalogueServer[]): boolean {
  if (before.length !== after.length) return false
  return after.every(({ id, name, tools }, index) => {
    const one = before[index]
    return one?.id === id && one.name === name && one.tools === tools
  })
}

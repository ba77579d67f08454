// Shadowing: a tool that could be taken for another server's tool, or that speaks of one to the model.
import type { CatalogueTool } from '../../shared/host.ts'
import { mixesScripts, skeletonOf } from './confusables.ts'
import { type Told, told } from '../../shared/told.ts'

export type Shadow = {
  readonly kind: 'sameName' | 'lookalikeName' | 'mixedScripts' | 'namesAnother'
  /** The tool that is shadowed; null where the name is odd by itself. */
  readonly other: CatalogueTool | null
  readonly sentence: Told
}

/** Long or made of several words, so that a description cannot mean anything else by it. */
const distinctive = (name: string) =>
  name.length >= 6 && /[a-z0-9][_.-][a-z0-9]|[a-z][A-Z]/i.test(name) && /[_.-]|[a-z][A-Z]/.test(name)

const grouped = <T>(values: readonly T[], keyOf: (value: T) => string) => {
  const groups = new Map<string, T[]>()
  for (const value of values) {
    const key = keyOf(value)
    const group = groups.get(key)
    if (group) group.push(value)
    else groups.set(key, [value])
  }
  return groups
}

/** All shadows among the tools of all servers, by tool key; tools without any are left out. */
export const findShadows = (tools: readonly CatalogueTool[]): ReadonlyMap<string, readonly Shadow[]> => {
  const byName = grouped(tools, (tool) => tool.definition.name)
  const byLook = grouped(tools, (tool) => skeletonOf(tool.definition.name))
  const found = new Map<string, Shadow[]>()
  const note = (tool: CatalogueTool, shadow: Shadow) => {
    const list = found.get(tool.key)
    if (list) list.push(shadow)
    else found.set(tool.key, [shadow])
  }
  for (const tool of tools) {
    const { name } = tool.definition
    if (mixesScripts(name))
      note(tool, {
        kind: 'mixedScripts',
        other: null,
        sentence: told`The tool’s name mixes letters of several alphabets that look alike.`,
      })
    for (const other of byLook.get(skeletonOf(name)) ?? []) {
      const exact = other.definition.name === name
      if (other === tool || (other.serverId === tool.serverId && exact)) continue
      const kind = exact ? 'sameName' : 'lookalikeName'
      const whose = [tool.serverName, other.definition.name, other.serverName] as const
      note(tool, {
        kind,
        other,
        sentence: exact
          ? told`This tool of ${whose[0]} has the same name as “${whose[1]}” of ${whose[2]}.`
          : told`This tool of ${whose[0]} is named almost like “${whose[1]}” of ${whose[2]}.`,
      })
    }
    for (const other of namedIn(tool, byName))
      note(tool, {
        kind: 'namesAnother',
        other,
        sentence: told`The description of this tool of ${tool.serverName} speaks of “${other.definition.name}”, a tool of ${other.serverName}.`,
      })
  }
  return found
}

/** Tools of other servers that a definition names, and that its own server has none of the same name of. */
const namedIn = (tool: CatalogueTool, byName: ReadonlyMap<string, readonly CatalogueTool[]>): CatalogueTool[] => {
  const text = `${tool.definition.title ?? ''} ${tool.definition.description ?? ''} ${JSON.stringify(tool.definition.inputSchema.properties ?? {})}`
  const words = new Set(text.match(/[\p{L}\p{N}][\p{L}\p{N}_.-]*[\p{L}\p{N}]/gu) ?? [])
  const others: CatalogueTool[] = []
  for (const word of words) {
    if (!distinctive(word)) continue
    const named = byName.get(word) ?? []
    if (named.some((other) => other.serverId === tool.serverId)) continue
    others.push(...named)
  }
  return others
}

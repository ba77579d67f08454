// Which tools a turn may see: all, or the best matches when there are more than a model can hold.
import type { Message } from '../../shared/chat.ts'
import { type CatalogueTool, isForModel } from '../../shared/host.ts'
import type { Tools } from '../host/seams.ts'

/** Providers refuse more than 128 tools in one request. */
export const MOST_TOOLS = 100

/** Sorted by key, so that the same set is the same request. Tools already called in the conversation stay. */
export function visibleTools(
  tools: Pick<Tools, 'list' | 'search'>,
  maySee: (tool: CatalogueTool) => boolean,
  messages: readonly Message[],
): readonly CatalogueTool[] {
  // SECURITY: what is for the views of a server alone does not exist for a model.
  const offered = tools.list().filter((tool) => isForModel(tool.definition) && maySee(tool))
  const all = mentioned(offered, messages)
  return (all.length <= MOST_TOOLS ? all : best(tools, all, messages)).toSorted((a, b) =>
    a.key < b.key ? -1 : Number(a.key > b.key),
  )
}

/** What the person named in the last message is all that is offered; what they named and has gone is nothing. */
function mentioned(all: readonly CatalogueTool[], messages: readonly Message[]): readonly CatalogueTool[] {
  const asked = messages.findLast((message) => message.role === 'user')
  const mentions = asked?.parts.flatMap((part) => (part.type === 'text' ? (part.mentions ?? []) : [])) ?? []
  if (mentions.length === 0) return all
  return all.filter(({ serverId, definition }) =>
    mentions.some((one) => one.serverId === serverId && (one.tool === null || one.tool === definition.name)),
  )
}

function best(tools: Pick<Tools, 'search'>, all: readonly CatalogueTool[], messages: readonly Message[]) {
  const used = new Set(
    messages.flatMap((message) => message.parts.flatMap((part) => (part.type === 'toolCall' ? [part.toolKey] : []))),
  )
  const words = messages
    .filter((message) => message.role === 'user')
    .slice(-3)
    .flatMap((message) => message.parts.flatMap((part) => (part.type === 'text' ? [part.text] : [])))
    .join('\n')
    .slice(-4000)
  const seen = new Map(all.map((tool) => [tool.key, tool]))
  const matches = tools.search(words, MOST_TOOLS).map((match) => match.tool)
  const wanted = [...all.filter((tool) => used.has(tool.key)), ...matches].filter((tool) => seen.has(tool.key))
  return [...new Map(wanted.map((tool) => [tool.key, tool])).values()].slice(0, MOST_TOOLS)
}

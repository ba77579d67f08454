import type { ToolPermission } from '../../shared/consent.ts'
import type { CatalogueTool } from '../../shared/host.ts'
import { useRevision } from '../ipc/stores.ts'
import { useRequest } from '../ipc/useRequest.ts'

const LONGEST_TITLE = 100

/** A tool's name for people, cut where a server would fill the window with it. */
export const titleOf = ({ definition }: CatalogueTool): string => {
  const title = definition.title ?? definition.name
  return title.length <= LONGEST_TITLE ? title : `${title.slice(0, LONGEST_TITLE)}…`
}

/** What Gatehouse thinks of these tools, once that is known: `of` finds one. */
export const usePermissions = (
  tools: readonly CatalogueTool[],
): { readonly of: (tool: CatalogueTool) => ToolPermission | undefined } => {
  const revision = useRevision('host.toolsChanged') + useRevision('permission.rulesChanged')
  const input = { tools: tools.map(({ serverId, definition }) => ({ serverId, name: definition.name })) }
  const { value } = useRequest('permission.describeTools', { input, revision, skip: tools.length === 0 })
  return {
    of: (tool) => value?.find((one) => one.serverId === tool.serverId && one.name === tool.definition.name),
  }
}

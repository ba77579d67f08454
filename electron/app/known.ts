// What earlier results of a conversation offer for the arguments of a tool that a person fills in.
import type { Message, ToolCallPart } from '../../shared/chat.ts'
import type { CatalogueTool, KnownField } from '../../shared/host.ts'
import type { ConversationId } from '../../shared/ids.ts'
import type { Ground } from './ground.ts'
import type { Permission } from './permission.ts'
import { knownFields, type Returned } from '../permission/known.ts'

/** How far back is looked: what was read longer ago is rarely meant. */
const MESSAGES = 60

export function knownRequests({ ground, permission }: { readonly ground: Ground; readonly permission: Permission }) {
  const { needs, looks } = permission
  return {
    async 'host.suggestValues'({
      conversationId,
      toolKey,
    }: {
      readonly conversationId: ConversationId | null
      readonly toolKey: string
    }): Promise<readonly KnownField[]> {
      const catalogue = needs.catalogue()
      const tool = catalogue.find(({ key }) => key === toolKey)
      if (!tool) return []
      const page =
        conversationId === null
          ? null
          : await ground.conversations.messages({ conversationId, before: null, limit: MESSAGES })
      return knownFields({
        tool,
        catalogue: catalogue.filter(({ serverId }) => serverId === tool.serverId),
        returned: (page?.messages ?? []).toReversed().flatMap((message) => returnedIn(message, tool, needs.toolOf)),
        assess: ({ name }) => looks.assess(tool.serverId, name),
      })
    },
  }
}

function returnedIn(message: Message, about: CatalogueTool, toolOf: Permission['needs']['toolOf']): Returned[] {
  const calls = message.parts.filter((part): part is ToolCallPart => part.type === 'toolCall')
  return calls.toReversed().flatMap(({ serverId, toolName, toolTitle, state }): Returned[] => {
    if (state.kind !== 'done' || serverId !== about.serverId) return []
    const tool = toolOf(serverId, toolName)?.definition
    return tool === undefined ? [] : [{ tool, title: toolTitle, result: state.result }]
  })
}

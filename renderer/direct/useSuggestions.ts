import { useMemo } from 'react'
import type { CatalogueTool } from '../../shared/host.ts'
import type { ConversationId } from '../../shared/ids.ts'
import { useTurn } from '../ipc/stores.ts'
import { useRequest } from '../ipc/useRequest.ts'
import { formatTime } from '../ui/format.ts'
import { useWords } from './words.ts'

const momentOf = (when: string): string => {
  const at = /^\d{4}-\d{2}-\d{2}T/.test(when) ? Date.parse(when) : Number.NaN
  return Number.isNaN(at) ? when : formatTime(at)
}

/** Values that earlier results hold for a tool's arguments, and where there are none, the tool that would find them (by pointer). */
export function useSuggestions(tool: CatalogueTool, conversationId: ConversationId | null) {
  const say = useWords()
  const { value, error } = useRequest('host.suggestValues', {
    input: { conversationId, toolKey: tool.key },
    // Read again when a turn ends: what it returned may be what is looked for.
    revision: useTurn(conversationId) === null ? 0 : 1,
  })
  return useMemo(() => {
    const suggestions = new Map(
      (value ?? []).map(({ name, values }) => [
        name,
        values.map(({ value: one, title, when, from }) => ({
          value: one,
          title,
          hint:
            when === null
              ? say('suggestedPlain', { value: one, tool: from })
              : say('suggested', { value: one, when: momentOf(when), tool: from }),
        })),
      ]),
    )
    const finders = new Map<string, CatalogueTool>(
      (value ?? []).flatMap(({ name, values, finder }) =>
        values.length > 0 || finder === null
          ? []
          : [[`/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`, finder] as const],
      ),
    )
    return { suggestions, finders, ready: value !== null || error !== null }
  }, [value, error, say])
}

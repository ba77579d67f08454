// What a conversation has seen, told again from its stored messages: for the ledger after a start, and for the context panel.
import type { Message, ToolCallPart } from '../../shared/chat.ts'
import type { ToolResult } from '../../shared/host.ts'
import type { ConversationId, Millis } from '../../shared/ids.ts'
import type { ContextView } from '../../shared/ipc/contract.ts'
import type { Json } from '../../shared/json.ts'
import type { Label } from '../../shared/permission.ts'
import type { Ledger, SeenContext } from '../permission/ledger.ts'
import type { LabelOf } from './calls.ts'
import { resultText } from './words.ts'

/** What came from a server in this call: the result, or the words of its error; null when nothing did. */
function receivedIn({ state, label }: ToolCallPart): ToolResult | null {
  if (state.kind === 'done') return state.result
  if (state.kind !== 'failed' || !label) return null
  return { blocks: [{ type: 'text', text: state.error.message }], isError: true }
}

type Seen = { readonly part: ToolCallPart; readonly label: Label; readonly text: string; readonly at: Millis }

function seenResults(messages: readonly Message[], labelOf: LabelOf): readonly Seen[] {
  return messages.flatMap((message) =>
    message.parts.flatMap((part) => {
      const result = part.type === 'toolCall' ? receivedIn(part) : null
      if (part.type !== 'toolCall' || result === null || part.serverId === null) return []
      const label = part.label ?? labelOf({ ...part, serverId: part.serverId }, result)
      return [{ part, label, text: resultText(result), at: message.createdAt }]
    }),
  )
}

/** The person's words: what they wrote, and what they typed into a tool's form. Not attached files: others may have written those. */
export function saidIn(message: Message): readonly string[] {
  if (message.role === 'user') return message.parts.flatMap((part) => (part.type === 'text' ? [part.text] : []))
  if (message.via !== 'direct') return []
  return message.parts.flatMap((part) => (part.type === 'toolCall' ? leaves(part.arguments) : []))
}

/** Every string and number inside, as text. */
export function leaves(value: Json): readonly string[] {
  if (typeof value === 'string') return [value]
  if (typeof value === 'number') return [String(value)]
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(leaves)
}

export const seenContext = (messages: readonly Message[], labelOf: LabelOf): SeenContext => ({
  said: messages.flatMap(saidIn),
  results: seenResults(messages, labelOf).map(({ part, label, text, at }) => ({
    callId: part.callId,
    tool: part.toolTitle,
    label,
    text,
    at,
    arguments: part.arguments,
  })),
})

/** Fills the ledger once per conversation and start; `take` tells it what another branch has seen. */
export function createRecall(
  ledger: Ledger,
  labelOf: LabelOf,
  branchOf: (id: ConversationId) => Promise<readonly Message[]>,
) {
  const recalled = new Map<ConversationId, Promise<void>>()
  const recall = async (id: ConversationId): Promise<void> =>
    ledger.restore(id, seenContext(await branchOf(id), labelOf))
  const start = (id: ConversationId): Promise<void> => {
    const started = recall(id)
    recalled.set(id, started)
    started.catch(() => recalled.delete(id))
    return started
  }
  return {
    ensure: (id: ConversationId): Promise<void> => recalled.get(id) ?? start(id),
    forget: (id: ConversationId): void => {
      recalled.delete(id)
      ledger.forget(id)
    },
    // SECURITY: the ledger holds the whole branch in use at every moment: it is replaced at once, and never empty in between.
    take: (id: ConversationId, branch: readonly Message[]): void => {
      ledger.restore(id, seenContext(branch, labelOf))
      recalled.set(id, Promise.resolve())
    },
  }
}

/** What is in the context: every labelled result, and what was sent where. */
export function contextView(messages: readonly Message[], labelOf: LabelOf): ContextView {
  const seen = seenResults(messages, labelOf)
  const labels = new Map(seen.map(({ label }) => [JSON.stringify(label), label]))
  return {
    labels: [...labels.values()],
    hasPrivate: seen.some(({ label }) => label.privacy === 'private'),
    hasUntrusted: seen.some(({ label }) => label.trust === 'others'),
    items: seen.map(({ part, label, text }) => ({
      callId: part.callId,
      tool: part.toolTitle,
      label,
      characters: text.length,
      left: part.leftOut ?? false,
    })),
    sent: messages.flatMap((message) =>
      message.parts.flatMap((part) =>
        part.type === 'toolCall' && LEFT_HERE.has(part.state.kind)
          ? [{ to: part.serverName, what: sentWhat(part), at: message.createdAt }]
          : [],
      ),
    ),
  }
}

/** States in which the arguments did go to the server, or may have. */
const LEFT_HERE: ReadonlySet<string> = new Set(['running', 'done', 'cancelled', 'interrupted'])
const sentWhat = (part: ToolCallPart): string => {
  const names = Object.keys(part.arguments)
  return names.length === 0 ? part.toolTitle : `${part.toolTitle}: ${names.join(', ')}`
}

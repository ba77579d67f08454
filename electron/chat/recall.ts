// What a conversation has seen, told again from its stored messages: for the ledger after a start, and for the context panel.
import type { AttachmentPart, Message, ToolCallPart } from '../../shared/chat.ts'
import type { ToolResult } from '../../shared/host.ts'
import type { ConversationId, ServerId } from '../../shared/ids.ts'
import type { Json } from '../../shared/json.ts'
import type { Label } from '../../shared/permission.ts'
import type { Ledger, SeenContext, SeenResult } from '../permission/ledger.ts'
import type { LabelOf } from './calls.ts'
import { attachedText } from './told.ts'
import { resultText } from './words.ts'

/** What came from a server in this call: the result, or the words of its error; null when nothing did. */
function receivedIn({ state, label }: ToolCallPart): ToolResult | null {
  if (state.kind === 'done') return state.result
  if (state.kind !== 'failed' || !label) return null
  return { blocks: [{ type: 'text', text: state.error.message }], isError: true }
}

/** One text in a conversation that is not the person's own: a result, an attached file, a summary of such. */
export type Seen = SeenResult

export function seenResults(messages: readonly Message[], labelOf: LabelOf): readonly Seen[] {
  return messages.flatMap((message) => {
    const at = message.createdAt
    const results = message.parts.flatMap((part): Seen[] => {
      if (part.type === 'attachment') return [seenFile(message, part)]
      const result = part.type === 'toolCall' ? receivedIn(part) : null
      if (part.type !== 'toolCall' || result === null || part.serverId === null) return []
      const label = part.label ?? labelOf({ ...part, serverId: part.serverId }, result)
      const { callId, toolTitle: tool, arguments: given } = part
      return [{ callId, tool, label, text: resultText(result), at, arguments: given }]
    })
    return [...results, ...seenSummary(message)]
  })
}

const ATTACHED = 'attached' as ServerId

// SECURITY: what was taken from a server keeps its label. A file the person gave, but somebody else may have written it: it counts as text of others.
export function seenFile(message: Message, part: AttachmentPart): Seen {
  const label = part.from?.label ?? {
    serverId: ATTACHED,
    serverName: part.name,
    accountId: null,
    privacy: 'private' as const,
    trust: 'others' as const,
  }
  const callId = `file_${message.id}_${message.parts.indexOf(part)}`
  return { callId, tool: part.name, label, text: attachedText(part), at: message.createdAt }
}

// SECURITY: a summary is as private and as little trusted as the least of what it was made from.
function seenSummary({ summary }: Message): readonly Seen[] {
  const label = summary ? joinedLabel(summary.labels) : null
  if (!summary || !label) return []
  return [{ callId: `summary_${summary.id}`, tool: 'Summary', label, text: summary.text, at: summary.at }]
}

/** The server that a summary counts as: none that there is, so that its data is from elsewhere wherever it goes. */
const SUMMARY = 'summary' as ServerId

/** One label for a text that was made from many: as private and as little trusted as any of them. */
export function joinedLabel(labels: readonly Label[]): Label | null {
  if (labels.length === 0) return null
  return {
    serverId: SUMMARY,
    serverName: [...new Set(labels.map((label) => label.serverName))].join(', '),
    accountId: null,
    privacy: labels.some((label) => label.privacy === 'private') ? 'private' : 'public',
    trust: labels.some((label) => label.trust === 'others') ? 'others' : 'own',
  }
}
/** The different labels of everything that was read. */
export const labelsOf = (messages: readonly Message[], labelOf: LabelOf): readonly Label[] => [
  ...new Map(
    seenResults(messages, labelOf)
      .filter(({ label }) => label.serverId !== SUMMARY)
      .map(({ label }) => [JSON.stringify(label), label]),
  ).values(),
]

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
  results: seenResults(messages, labelOf),
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

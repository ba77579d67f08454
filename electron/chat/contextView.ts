// What is in the context of a conversation, for the panel: each thing with where it is from, how large it is, and whether it is told.
import type { Message, Part, ToolCallPart } from '../../shared/chat.ts'
import { CallId } from '../../shared/ids.ts'
import type { ContextEntry, ContextView } from '../../shared/ipc/contract.ts'
import type { LabelOf } from './calls.ts'
import { contextSize, summaryOf } from './context.ts'
import { labelsOf, type Seen, seenResults } from './recall.ts'
import { estimateTokens } from './usage.ts'

const LONGEST_TITLE = 80

export function contextView(messages: readonly Message[], labelOf: LabelOf): ContextView {
  const seen = new Map(seenResults(messages, labelOf).map((one) => [one.callId, one]))
  const { summary, after } = summaryOf(messages)
  const items = messages.flatMap((message, at): ContextEntry[] => {
    const own = entriesOf(message, seen).map((entry) => ({
      ...entry,
      told: at < after ? 'summarised' : entry.told,
    }))
    // Of several summaries the last one speaks for all before it.
    return message.summary && message.summary === summary ? [...own, summaryEntry(message, seen)] : own
  })
  const all = [...seen.values()]
  return {
    labels: labelsOf(messages, labelOf),
    hasPrivate: all.some(({ label }) => label.privacy === 'private'),
    hasUntrusted: all.some(({ label }) => label.trust === 'others'),
    items,
    tokens: estimateTokens(contextSize(messages)),
    sent: messages.flatMap((message) =>
      message.parts.flatMap((part) =>
        part.type === 'toolCall' && LEFT_HERE.has(part.state.kind)
          ? [{ to: part.serverName, what: sentWhat(part), at: message.createdAt }]
          : [],
      ),
    ),
    models: modelsOf(messages),
  }
}

/** The beginning of a text in one line, without the marks of Markdown. */
const titleOf = (text: string): string =>
  text
    .replaceAll(/[*_`#>]+/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .slice(0, LONGEST_TITLE)

type SeenBy = ReadonlyMap<string, Seen>

/** The words of a message as one thing, each file and each result as another. */
function entriesOf(message: Message, seen: SeenBy): readonly ContextEntry[] {
  const texts = message.parts.flatMap((part) => (part.type === 'text' ? [part.text] : []))
  const told = message.leftOut ? 'leftOut' : 'whole'
  const words: ContextEntry = {
    id: message.id,
    kind: message.role === 'user' ? 'said' : 'answer',
    item: { kind: 'message', messageId: message.id },
    title: titleOf(texts.join(' ')),
    label: null,
    tokens: estimateTokens(texts.join('').length),
    told,
  }
  const others = message.parts.flatMap((part, at) => {
    const entry = entryOf(message, part, at, seen)
    return entry ? [{ ...entry, told: message.leftOut ? ('leftOut' as const) : entry.told }] : []
  })
  return texts.length > 0 ? [words, ...others] : others
}

function entryOf(message: Message, part: Part, at: number, seen: SeenBy): ContextEntry | null {
  if (part.type === 'text') return null
  const id = part.type === 'attachment' ? `file_${message.id}_${at}` : part.callId
  const one = seen.get(id)
  if (!one) return null
  return {
    id,
    kind: part.type === 'attachment' ? 'attachment' : 'result',
    item:
      part.type === 'attachment'
        ? { kind: 'attachment', messageId: message.id, part: at }
        : { kind: 'result', callId: CallId.parse(part.callId) },
    title: one.tool,
    label: one.label,
    tokens: estimateTokens(one.text.length),
    told: part.leftOut ? 'leftOut' : 'whole',
  }
}

function summaryEntry({ summary }: Message, seen: SeenBy): ContextEntry {
  const id = `summary_${summary?.id ?? ''}`
  const text = summary?.text ?? ''
  const title = titleOf(text)
  return {
    id,
    kind: 'summary',
    item: null,
    title,
    label: seen.get(id)?.label ?? null,
    tokens: estimateTokens(text.length),
    told: 'whole',
  }
}

/** Which models were told of this branch. */
function modelsOf(messages: readonly Message[]): ContextView['models'] {
  const told = messages.flatMap((message) => [
    ...(message.model && message.usage ? [{ model: message.model, usage: message.usage }] : []),
    ...(message.summary ? [{ model: message.summary.model, usage: null }] : []),
  ])
  const groups = Map.groupBy(told, ({ model }) => `${model.providerId} ${model.modelId}`)
  return [...groups.values()].flatMap((all) => {
    const model = all[0]?.model
    if (!model) return []
    const counts = all.map(({ usage }) => usage?.inputTokens).filter((count) => typeof count === 'number')
    const inputTokens = counts.length > 0 ? counts.reduce((sum, count) => sum + count, 0) : null
    return [{ model, answers: all.length, inputTokens }]
  })
}

/** States in which the arguments did go to the server, or may have. */
const LEFT_HERE: ReadonlySet<string> = new Set(['running', 'done', 'cancelled', 'interrupted'])
const sentWhat = (part: ToolCallPart): string => {
  const names = Object.keys(part.arguments)
  return names.length === 0 ? part.toolTitle : `${part.toolTitle}: ${names.join(', ')}`
}

// A conversation as a file: Markdown for people, JSON with everything.
import type { Conversation, Exported, ExportFormat, Message, Part, ToolCallPart } from '../../shared/chat.ts'
import type { MessageId } from '../../shared/ids.ts'
import { resultText } from './words.ts'
import { english } from '../../shared/told.ts'

const LONGEST_TITLE = 60
export const UNTITLED = 'New conversation'

/** The first words of a message as a title, cut at a word. */
export function titleFrom(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  if (line.length <= LONGEST_TITLE) return line || UNTITLED
  const cut = line.slice(0, LONGEST_TITLE)
  const space = cut.lastIndexOf(' ')
  return `${(space > LONGEST_TITLE / 2 ? cut.slice(0, space) : cut).replace(/[\s,;:.-]+$/, '')}…`
}

export type Exporting = {
  readonly conversation: Conversation
  /** Of every branch, in the order in which they were made. */
  readonly messages: readonly Message[]
  /** The end of the branch in use. */
  readonly head: MessageId | null
}

export function exportConversation({ conversation, messages, head }: Exporting, format: ExportFormat): Exported {
  const stem = conversation.title
    .replace(/[^\p{L}\p{N} _-]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 80)
  const name = stem === '' ? 'conversation' : stem
  if (format === 'json') {
    const whole = { format: 'gatehouse-conversation', version: 2, conversation, head, messages }
    return { fileName: `${name}.json`, mimeType: 'application/json', text: `${JSON.stringify(whole, null, 2)}\n` }
  }
  const { branch, others } = branchesOf(messages, head)
  const blocks = [`# ${conversation.title}`, ...branch.map(messageMarkdown), ...others.flatMap(otherMarkdown)]
  return { fileName: `${name}.md`, mimeType: 'text/markdown', text: `${blocks.join('\n\n')}\n` }
}

type Other = { readonly after: Message | undefined; readonly messages: readonly Message[] }

/** The branch in use, and each message that began another one with what followed it. */
function branchesOf(messages: readonly Message[], head: MessageId | null) {
  const known = new Map(messages.map((message) => [message.id, message]))
  const branch: Message[] = []
  for (let at = known.get(head as MessageId); at; at = known.get(at.parentId as MessageId)) branch.unshift(at)
  const inUse = new Set(branch.map(({ id }) => id))
  const firstOf = new Map<MessageId, Other & { readonly messages: Message[] }>()
  const others: Other[] = []
  for (const message of messages) {
    if (inUse.has(message.id)) continue
    const open = message.parentId === null ? undefined : firstOf.get(message.parentId)
    // The first to follow a message goes on with its branch; another version of it begins one of its own.
    const goesOn = open?.messages.at(-1)?.id === message.parentId
    const other = open && goesOn ? open : { after: known.get(message.parentId as MessageId), messages: [] }
    if (!goesOn) others.push(other)
    other.messages.push(message)
    firstOf.set(message.id, other)
  }
  return { branch, others }
}

const otherMarkdown = ({ after, messages }: Other): readonly string[] => [
  '---',
  after ? `*Another branch, after “${titleFrom(firstWords(after))}”:*` : '*Another beginning:*',
  ...messages.map(messageMarkdown),
]

const firstWords = (message: Message): string =>
  message.parts.map((part) => (part.type === 'text' ? part.text : '')).join(' ')

function messageMarkdown(message: Message): string {
  const who = message.role === 'user' || message.via === 'direct' ? 'You' : (message.model?.modelId ?? 'Assistant')
  const end = message.state === 'stopped' ? ['*(stopped)*'] : message.error ? [`*(${message.error.message})*`] : []
  const when = new Date(message.createdAt).toISOString().slice(0, 16).replace('T', ' ')
  return [`## ${who}, ${when}`, ...message.parts.map(partMarkdown), ...end].join('\n\n')
}

function partMarkdown(part: Part): string {
  if (part.type === 'text') return part.text
  if (part.type === 'attachment') return `*Attached: ${part.name} (${part.mimeType})*`
  return callMarkdown(part)
}

function callMarkdown(part: ToolCallPart): string {
  const { state } = part
  const title = `**${part.serverName || 'Unknown server'}: ${part.toolTitle}**`
  const lines = [title, fenced(JSON.stringify(part.arguments, null, 2), 'json')]
  if (state.kind === 'done')
    lines.push(state.result.isError ? 'The server reported an error:' : 'Result:', fenced(resultText(state.result), ''))
  else if (state.kind === 'denied') lines.push(`Refused${state.note ? `: ${english(state.note)}` : ''}.`)
  else if (state.kind === 'failed') lines.push(`Failed: ${state.error.message}`)
  else if (state.kind === 'interrupted') lines.push('Interrupted: nobody knows whether it was done.')
  else lines.push('Not finished.')
  return lines.join('\n\n')
}

/** A fence longer than any in the text, so that the text cannot end it. */
function fenced(text: string, language: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`{3,}/g)].map(([run]) => run.length))
  const fence = '`'.repeat(longest + 1)
  return `${fence}${language}\n${text}\n${fence}`
}

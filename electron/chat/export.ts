// A conversation as a file: Markdown for people, JSON with everything.
import type { Conversation, Exported, ExportFormat, Message, Part, ToolCallPart } from '../../shared/chat.ts'
import { resultText } from './words.ts'

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

export function exportConversation(
  conversation: Conversation,
  messages: readonly Message[],
  format: ExportFormat,
): Exported {
  const stem = conversation.title
    .replace(/[^\p{L}\p{N} _-]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 80)
  const name = stem === '' ? 'conversation' : stem
  if (format === 'json') {
    const whole = { format: 'gatehouse-conversation', version: 1, conversation, messages }
    return { fileName: `${name}.json`, mimeType: 'application/json', text: `${JSON.stringify(whole, null, 2)}\n` }
  }
  const blocks = [`# ${conversation.title}`, ...messages.map(messageMarkdown)]
  return { fileName: `${name}.md`, mimeType: 'text/markdown', text: `${blocks.join('\n\n')}\n` }
}

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
  else if (state.kind === 'denied') lines.push(`Refused${state.note ? `: ${state.note}` : ''}.`)
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

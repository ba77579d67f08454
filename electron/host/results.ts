import type { ResultBlock, ToolResult } from '../../shared/host.ts'
import { AppError } from '../../shared/ipc/errors.ts'
import type { Json } from '../../shared/json.ts'
import { numberFormat } from '../../shared/locale.ts'
import { told } from '../../shared/told.ts'

type Raw = { readonly [key: string]: unknown }
const isObject = (value: unknown): value is Raw => typeof value === 'object' && value !== null && !Array.isArray(value)
const text = (value: unknown): string => (typeof value === 'string' ? value : '')
const optional = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)
const DEEPEST = 200

const count = (value: number) => numberFormat('en', {}).format(value)

/** Takes at most `left` characters, and says in the text itself when something was left out. */
function cut(value: string, left: number): string {
  if (value.length <= left) return value
  return `${value.slice(0, left)}\n[Gatehouse left out ${count(value.length - left)} of ${count(value.length)} characters here.]`
}
function leftOut(what: string, size: number): ResultBlock {
  return { type: 'text', text: `[Gatehouse left out ${what} of ${count(size)} characters: the result is too large.]` }
}

/** True when no part of a value lies deeper than `limit`; never recursive, since depth is what an attacker chooses. */
export function isShallow(value: unknown, limit: number): boolean {
  let level: unknown[] = [value]
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > limit) return false
    const next: unknown[] = []
    for (const item of level)
      if (typeof item === 'object' && item !== null) for (const child of Object.values(item)) next.push(child)
    level = next
  }
  return true
}

function resourceBlock(resource: Raw, left: number): ResultBlock {
  const blob = optional(resource['blob'])
  if (blob !== undefined && blob.length > left) return leftOut('a file', blob.length)
  const words = optional(resource['text'])
  return {
    type: 'resource',
    uri: text(resource['uri']),
    mimeType: optional(resource['mimeType']),
    text: words === undefined ? undefined : cut(words, left),
    blob,
  }
}

/** One content block as the specification of any revision has it; an unknown kind becomes text that says so. */
function block(raw: unknown, left: number): ResultBlock {
  if (!isObject(raw)) return { type: 'text', text: '[An empty part of the result]' }
  const type = raw['type']
  if (type === 'text') return { type, text: cut(text(raw['text']), left) }
  if (type === 'image' || type === 'audio') {
    const data = text(raw['data'])
    return data.length > left ? leftOut(`an ${type}`, data.length) : { type, mimeType: text(raw['mimeType']), data }
  }
  if (type === 'resource') return resourceBlock(isObject(raw['resource']) ? raw['resource'] : {}, left)
  if (type !== 'resource_link')
    return { type: 'text', text: `[A part of the result of the unknown kind "${String(type).slice(0, 60)}"]` }
  return {
    type: 'link',
    uri: text(raw['uri']),
    name: text(raw['name']),
    description: optional(raw['description']),
    mimeType: optional(raw['mimeType']),
  }
}

function sizeOf(item: ResultBlock): number {
  if (item.type === 'text') return item.text.length
  if (item.type === 'resource') return (item.text?.length ?? 0) + (item.blob?.length ?? 0)
  return item.type === 'link' ? item.uri.length : item.data.length
}

/** A tool's answer as the app knows it, with at most `maxChars` characters of content. AppError SERVER_PROTOCOL when it is none. */
export function normaliseResult(raw: unknown, server: string, maxChars: number): ToolResult {
  if (!isObject(raw))
    throw new AppError('SERVER_PROTOCOL', told`${server} answered a call with something that is no result.`)
  const content = Array.isArray(raw['content']) ? (raw['content'] as unknown[]) : []
  const blocks: ResultBlock[] = []
  let left = maxChars
  for (const item of content) {
    const next = block(item, Math.max(left, 0))
    blocks.push(next)
    left -= sizeOf(next)
  }
  const structured = raw['structuredContent'] as Json | undefined
  const isError = raw['isError'] === true
  if (structured === undefined) return { blocks, isError }
  if (!isShallow(structured, DEEPEST)) {
    blocks.push({ type: 'text', text: '[Gatehouse left out the structured part: it is nested too deeply.]' })
    return { blocks, isError }
  }
  return { blocks, structured, isError }
}

/** What `resources/read` answered, as blocks. AppError SERVER_PROTOCOL when it is none. */
export function resourceResult(raw: unknown, server: string, maxChars: number): ToolResult {
  const contents = isObject(raw) && Array.isArray(raw['contents']) ? (raw['contents'] as unknown[]) : null
  if (contents === null)
    throw new AppError('SERVER_PROTOCOL', told`${server} answered with something that is no resource.`)
  const content = contents.map((resource) => ({ type: 'resource', resource }))
  return normaliseResult({ content }, server, maxChars)
}

/** A prompt as its server filled it in: untrusted text, for the person to look at before it is used. */
export type PromptResult = {
  readonly description: string | null
  readonly messages: readonly { readonly role: 'user' | 'assistant'; readonly block: ResultBlock }[]
}

export function promptResult(raw: unknown, server: string, maxChars: number): PromptResult {
  const messages =
    isObject(raw) && Array.isArray(raw['messages']) ? (raw['messages'] as unknown[]).filter(isObject) : null
  if (messages === null)
    throw new AppError('SERVER_PROTOCOL', told`${server} answered with something that is no prompt.`)
  let left = maxChars
  return {
    description: isObject(raw) ? (optional(raw['description']) ?? null) : null,
    messages: messages.map((message) => {
      const next = block(message['content'], Math.max(left, 0))
      left -= sizeOf(next)
      return { role: message['role'] === 'assistant' ? 'assistant' : 'user', block: next }
    }),
  }
}

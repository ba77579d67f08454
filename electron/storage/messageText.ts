// The words of a message that search looks through: first what was said, then a section for each tool that brought something.
import type { Message } from '../../shared/chat.ts'
import type { ToolResult } from '../../shared/host.ts'
import type { Json } from '../../shared/json.ts'
import { secretsIn } from '../permission/secrets.ts'

/** Of one result: what is far down in a long one is not looked for. */
const MOST = 4000
/** In so much of a result secrets are looked for, before it is cut. */
const READ = 24_000
/** Longer than any secret that a cut could halve; a private key ends where it is cut. */
const EDGE = 300

// Control characters stand in no text that is searched, and separate words.
const [SECTION, HEAD_END, DIGIT] = ['\u001e', '\u001f', 0x10]
/* oxlint-disable no-control-regex -- these are the ones that are meant */
const OURS = /[\u0010-\u001f]/g
const SIGNS = /[\u0010-\u0019]/g
/* oxlint-enable no-control-regex */

/** What was said, the tools that were called, the names of attachments, a summary; then what tools brought, as it is shown. Never the contents of files. */
export function messageText(message: Message): string {
  const summary = message.summary ? [message.summary.text] : []
  const said = message.parts.map((part) => {
    if (part.type === 'text') return part.text
    return part.type === 'toolCall' ? part.toolTitle : part.name
  })
  const brought = message.parts.flatMap((part, at) => {
    if (part.type !== 'toolCall' || part.state.kind !== 'done') return []
    const text = resultText(part.state.result)
    return text === '' ? [] : [`${SECTION}${numberSigns(at)}${inert(part.toolTitle)}${HEAD_END}${text}`]
  })
  return [...[...said, ...summary].map(inert), ...brought].join('\n')
}

/** SECURITY: no server writes the head of a section: what it brought cannot pass for another tool's. */
const inert = (text: string): string => text.replace(OURS, ' ')

/** The number of a part, in signs that no search finds. */
const numberSigns = (at: number): string =>
  String(at).replace(/\d/g, (digit) => String.fromCharCode(DIGIT + Number(digit)))

function resultText({ blocks, structured }: ToolResult): string {
  const texts = blocks.flatMap((block) => {
    // A structured result is repeated as text for older clients.
    if (block.type === 'text') return structured !== undefined && isJson(block.text) ? [] : textOf(block.text)
    if (block.type === 'link') return [block.name, block.description ?? '']
    return block.type === 'resource' ? [block.uri, block.text ?? ''] : []
  })
  const leaves = structured === undefined ? [] : leavesOf(structured)
  return bounded([...leaves, ...texts].filter((text) => text !== '').join(' \u00b7 '))
}

const isJson = (text: string): boolean => /^\s*[[{]/.test(text)

/** Text that is JSON is shown as a tree: its names are no words of it. */
function textOf(text: string): readonly string[] {
  if (!isJson(text) || text.length > READ * 8) return [text]
  try {
    return leavesOf(JSON.parse(text) as Json)
  } catch {
    return [text]
  }
}

/** What stands under such a name may have no form of its own. */
const SECRET_NAME = /(?:password|passwd|passphrase|pwd|secret|token|api_?key|private_?key)$/i

function leavesOf(value: Json): readonly string[] {
  const found: string[] = []
  let left = READ
  const walk = (inner: Json, name = ''): void => {
    if (left <= 0 || inner === null || SECRET_NAME.test(name)) return
    if (Array.isArray(inner)) return inner.forEach((one: Json) => walk(one))
    if (typeof inner === 'object') return Object.entries(inner).forEach(([key, one]) => walk(one as Json, key))
    const text = String(inner)
    left -= text.length
    found.push(text)
  }
  walk(value)
  return found
}

/** SECURITY: secrets of known forms are shown with their result, but are no words to be searched for, or to stand in a list of hits. */
function bounded(text: string): string {
  const read = inert(text.slice(0, READ))
  let clear = ''
  let from = 0
  for (const { value, at } of secretsIn(read, MOST)) {
    if (at < from) continue
    clear += `${read.slice(from, at)}\u2026`
    from = at + value.length
  }
  clear += read.slice(from)
  const whole = text.length <= READ && clear.length <= MOST
  return whole ? clear.trim() : clear.slice(0, Math.min(MOST, clear.length - EDGE)).replace(/\s\S*$/, '')
}

/** Where a place in the text stands: what stands around it as far as it belongs together, and for a result the part of the message and its tool. */
export function sectionAt(text: string, place: number) {
  const begin = text.lastIndexOf(SECTION, place)
  const end = text.indexOf(SECTION, place + 1)
  const until = end < 0 ? text.length : end
  if (begin < 0) return { from: 0, until, call: null }
  const head = text.slice(begin + 1, text.indexOf(HEAD_END, begin))
  const tool = head.replaceAll(SIGNS, '')
  const part = Number(
    head.slice(0, head.length - tool.length).replace(SIGNS, (sign) => `${sign.charCodeAt(0) - DIGIT}`),
  )
  return { from: begin + head.length + 2, until, call: { part, tool } }
}

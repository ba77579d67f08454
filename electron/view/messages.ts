// What a view may say: JSON-RPC as the specification of MCP Apps has it, checked by schema; everything else is refused.
import { z } from 'zod'
import { isShallow } from '../host/results.ts'
import { JsonObject } from '../../shared/json.ts'

const DEEPEST = 60

const Id = z.union([z.string().max(100), z.number().int()])
export type MessageId = z.infer<typeof Id>
const Envelope = z.object({
  jsonrpc: z.literal('2.0'),
  id: Id.optional(),
  method: z.string().min(1).max(100),
  params: JsonObject.optional(),
})
/** A request has an id and is answered; a notification has none. */
export type FromView = { readonly id: MessageId | null; readonly method: string; readonly params: JsonObject }

/** Null for what is no message, or answers one of ours. Never throws. */
export function parseMessage(text: string): FromView | null {
  let raw: unknown
  try {
    raw = JSON.parse(text)
  } catch {
    return null
  }
  // SECURITY: looked at before any schema walks it: depth is what an attacker chooses.
  if (!isShallow(raw, DEEPEST)) return null
  const read = Envelope.safeParse(raw)
  if (!read.success) return null
  const { id = null, method, params = {} } = read.data
  return { id, method, params }
}

/** Only words count: what a view adds is told as text. */
const Block = z.object({ type: z.string().max(40), text: z.string().optional() })
const Blocks = z.union([z.array(Block).max(50), Block.transform((one) => [one])])

/** Every request that is answered with more than "unknown", with its parameters. */
export const PARAMS = {
  ping: z.object({}),
  'ui/initialize': z.object({ protocolVersion: z.string().max(40), appInfo: JsonObject, appCapabilities: JsonObject }),
  'tools/call': z.object({ name: z.string().min(1).max(300), arguments: JsonObject.default({}) }),
  'resources/read': z.object({ uri: z.string().min(1).max(8192) }),
  'ui/open-link': z.object({ url: z.string().min(1).max(8192) }),
  'ui/message': z.object({ role: z.literal('user'), content: Blocks }),
  'ui/update-model-context': z.object({ content: Blocks.optional(), structuredContent: JsonObject.optional() }),
  'ui/request-display-mode': z.object({ mode: z.enum(['inline', 'fullscreen', 'pip']) }),
} as const
export type ViewMethod = keyof typeof PARAMS
export type ParamsOf<M extends ViewMethod> = z.output<(typeof PARAMS)[M]>
export const isViewMethod = (method: string): method is ViewMethod => Object.hasOwn(PARAMS, method)

export const wordsIn = (blocks: z.output<typeof Blocks>): string =>
  blocks.flatMap(({ type, text }) => (type === 'text' && text !== undefined ? [text] : [])).join('\n\n')

/** The error codes of JSON-RPC, and one of our own for a no. */
export const CODES = { unknown: -32601, params: -32602, refused: -32000, tooMany: -32001 } as const
/** What a view is told when something is not done. */
export class Refusal extends Error {
  readonly code: number
  constructor(code: number, message: string) {
    super(message)
    this.code = code
  }
}

export const resultMessage = (id: MessageId, result: JsonObject): JsonObject => ({ jsonrpc: '2.0', id, result })
export const errorMessage = (id: MessageId, { code, message }: Refusal): JsonObject => ({
  jsonrpc: '2.0',
  id,
  error: { code, message },
})
export const noticeMessage = (method: string, params: JsonObject): JsonObject => ({ jsonrpc: '2.0', method, params })

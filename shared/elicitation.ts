// What a server asks the person for: read from its request in one place, so that main and the window see the same.
import type { JsonObject, JsonSchema } from './json.ts'
import type { AccessRequest } from './permission.ts'

export type Asking =
  /** Values that the person types; they go back to the server. */
  | { readonly mode: 'form'; readonly message: string; readonly schema: JsonSchema }
  /** An address to be opened in the person's own browser; nothing goes back but that it was. */
  | { readonly mode: 'url'; readonly message: string; readonly url: string }

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Null for every request that is no elicitation. What is missing or of the wrong kind is read as empty. */
export function askingOf({ action, context }: AccessRequest): Asking | null {
  if (action !== 'elicitation/create') return null
  const { mode, message, url, requestedSchema } = context.arguments
  const words = typeof message === 'string' ? message : ''
  if (mode === 'url') return { mode, message: words, url: typeof url === 'string' ? url : '' }
  return { mode: 'form', message: words, schema: isObject(requestedSchema) ? requestedSchema : { type: 'object' } }
}

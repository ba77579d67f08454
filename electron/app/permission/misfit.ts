// Whether what a person typed fits the form that a server asked for.
import type { JsonObject, JsonSchema } from '../../../shared/json.ts'
import { checkAgainst } from '../../host/validate.ts'

const LONGEST = 1_000_000

/** In words, naming the field; null when it fits. A form that cannot be checked is no reason to refuse: the server checks again. */
export function misfit(schema: JsonSchema, content: JsonObject): string | null {
  const size = JSON.stringify(content).length
  if (size > LONGEST) return 'This is too long to send.'
  try {
    const found = checkAgainst(schema, content, size)
    if (found === null) return null
    return `${found.pointer === '' ? 'The form' : `“${found.pointer.slice(1)}”`} ${found.message}.`
  } catch {
    return null
  }
}

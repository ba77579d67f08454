// Whether what a person typed fits the form that a server asked for.
import type { JsonObject, JsonSchema } from '../../../shared/json.ts'
import type { checkAgainst } from '../../host/validate.ts'
import { type Told, told } from '../../../shared/told.ts'

const LONGEST = 1_000_000

let check: typeof checkAgainst | null = null

/** The validator is large: it is loaded by whoever hands on an answer, before the answer is looked at. */
export async function readyToCheck(): Promise<void> {
  check ??= (await import('../../host/validate.ts')).checkAgainst
}

/** In words, naming the field; null when it fits. A form that cannot be checked is no reason to refuse: the server checks again. */
export function misfit(schema: JsonSchema, content: JsonObject): Told | null {
  // SECURITY: an answer that nobody could check is not taken.
  if (check === null) throw new Error('readyToCheck() was not waited for')
  const size = JSON.stringify(content).length
  if (size > LONGEST) return told`This is too long to send.`
  try {
    const found = check(schema, content, size)
    if (found === null) return null
    const { pointer, message } = found
    return pointer === '' ? told`The form: ${message}.` : told`“${pointer.slice(1)}”: ${message}.`
  } catch {
    return null
  }
}

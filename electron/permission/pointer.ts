// RFC 6901 pointers into arguments.
import type { Json, JsonObject } from '../../shared/json.ts'

/** The value at an RFC 6901 pointer; undefined when missing. Own properties only. */
export function valueAt(root: JsonObject, pointer: string): Json | undefined {
  if (pointer === '') return root
  if (!pointer.startsWith('/')) return undefined
  let at: Json | undefined = root
  for (const raw of pointer.slice(1).split('/')) {
    const key = raw.replaceAll('~1', '/').replaceAll('~0', '~')
    if (at === null || typeof at !== 'object') return undefined
    if (Array.isArray(at)) {
      if (!/^(0|[1-9]\d*)$/.test(key)) return undefined
      at = (at as readonly Json[])[Number(key)]
    } else at = Object.hasOwn(at, key) ? (at as JsonObject)[key] : undefined
  }
  return at
}

/** One pointer token, escaped as RFC 6901 says. */
export const pointerToken = (key: string): string =>
  key.includes('~') || key.includes('/') ? key.replaceAll('~', '~0').replaceAll('/', '~1') : key

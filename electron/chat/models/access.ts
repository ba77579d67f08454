// The road to one provider: address, key, and a fetch that carries the key nowhere else.
import { AppError } from '../../../shared/ipc/errors.ts'
import { originOf } from './address.ts'
import { told } from '../../../shared/told.ts'

export type Fetch = typeof globalThis.fetch
export type Access = {
  readonly label: string
  readonly baseUrl: string
  readonly key: string | null
  readonly fetch: Fetch
}
const LARGEST_LIST = 20_000_000

/** SECURITY: only the provider's own origin is asked, and a redirect is refused: it would carry the key and the conversation to another host. */
export function guardedFetch(fetch: Fetch, baseUrl: string): Fetch {
  const origin = originOf(baseUrl)
  return async (input, init) => {
    const address = new URL(input instanceof Request ? input.url : input)
    if (address.origin !== origin) throw new AppError('MODEL_FAILED', told`A request to ${address.host} was refused.`)
    return await fetch(input, { ...init, redirect: 'error' })
  }
}

/** GET of a JSON list; a failure has `statusCode` and `responseBody`, as the SDK's errors do. */
export async function fetchList(
  access: Access,
  ask: { readonly path: string; readonly headers: Record<string, string>; readonly signal: AbortSignal },
): Promise<unknown> {
  const response = await access.fetch(`${access.baseUrl}${ask.path}`, {
    headers: { accept: 'application/json', ...ask.headers },
    signal: ask.signal,
  })
  const body = await response.text()
  const responseHeaders = Object.fromEntries(response.headers)
  if (!response.ok)
    throw Object.assign(new Error('refused'), { statusCode: response.status, responseBody: body, responseHeaders })
  if (body.length > LARGEST_LIST) throw new Error('the list of models is too long')
  return JSON.parse(body)
}

// The loopback listener that the browser comes back to: open for one sign-in, one path, one answer.
import { createHash, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

// An import touches every export of this module, and one of them loads a second HTTP client.
const { createServer } = process.getBuiltinModule('node:http')

export type Callback = {
  /** `http://127.0.0.1:<port>/callback`. */
  readonly redirectUri: string
  /** The parameters of the one request that carried `state`; pending until then. Rejects with the signal's reason. */
  answer(state: string, signal: AbortSignal): Promise<URLSearchParams>
  /** Closes the port and every connection; safe to call twice. */
  close(): Promise<void>
}

const STYLE =
  'body{font:16px/1.5 system-ui,sans-serif;margin:20vh auto;max-width:32em;padding:0 1em;color-scheme:light dark}'
const page = (title: string, words: string) =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title><style>${STYLE}</style></head><body><h1>${title}</h1><p>${words}</p></body></html>`
// SECURITY: constant pages; nothing of a request is ever written back.
const RECEIVED = page('Back to Gatehouse', 'Gatehouse has the answer. You can close this page.')
const NOT_OURS = page(
  'Nothing to do here',
  'This address is not waiting for an answer like this one. You can close this page.',
)
const HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': `default-src 'none'; style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'`,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
  connection: 'close',
}

function reply(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, HEADERS).end(body)
}

function sameText(a: string, b: string): boolean {
  const [left, right] = [a, b].map((text) => createHash('sha256').update(text).digest())
  return left !== undefined && right !== undefined && timingSafeEqual(left, right)
}

/** The parameters, if this request is for our path, addressed to us by number, and a plain GET. */
function parametersOf(request: IncomingMessage, host: string): URLSearchParams | null {
  // SECURITY: the Host check keeps out pages that reach this port through a name of their own.
  if (request.method !== 'GET' || request.headers.host !== host) return null
  const url = request.url ?? ''
  if (url !== '/callback' && !url.startsWith('/callback?')) return null
  return new URLSearchParams(url.slice('/callback'.length))
}

/** Opens a random port on 127.0.0.1. */
export async function openCallback(): Promise<Callback> {
  const server = createServer()
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', resolve)
  })
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  let expected: { readonly state: string; readonly accept: (found: URLSearchParams) => void } | null = null
  server.on('request', (request, response) => {
    const found = parametersOf(request, host)
    const states = found?.getAll('state') ?? []
    const [state] = states
    // SECURITY: one answer, and only with the state of this very sign-in; a second use finds nothing waiting.
    if (found === null || expected === null || states.length !== 1 || !sameText(state ?? '', expected.state)) {
      reply(response, found === null ? 404 : 400, NOT_OURS)
      return
    }
    const { accept } = expected
    expected = null
    reply(response, 200, RECEIVED)
    accept(found)
  })
  return {
    redirectUri: `http://${host}/callback`,
    answer: (state, signal) =>
      new Promise((resolve, reject) => {
        const abort = () => {
          expected = null
          reject(signal.reason as Error)
        }
        if (signal.aborted) return abort()
        signal.addEventListener('abort', abort, { once: true })
        expected = {
          state,
          accept(found) {
            signal.removeEventListener('abort', abort)
            resolve(found)
          },
        }
      }),
    async close() {
      if (!server.listening) return
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      server.closeIdleConnections()
      // The page on its way out may finish; nothing else is accepted.
      setTimeout(() => server.closeAllConnections(), 500).unref()
      await closed
    },
  }
}

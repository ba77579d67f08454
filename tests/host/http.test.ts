import { afterEach, expect, test } from 'vitest'
import type { ServerAuth } from '../../electron/host/seams.ts'
import type { AccountId } from '../../shared/ids.ts'
import { AppError } from '../../shared/ipc/errors.ts'
import { KEPT_SECRET, type ServerConfig } from '../../shared/host.ts'
import { configOf, hostFor, http, options, script, type TestHost, textOf, TRACEPARENT } from '../servers/hostFor.ts'
import { listen, modernRemote, olderRemote, oldestRemote } from '../servers/httpServers.ts'

const closing: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})
const kept = <T extends { close(): Promise<unknown> }>(one: T): T => {
  closing.push(() => one.close())
  return one
}
async function started(config: ServerConfig, parts: Parameters<typeof hostFor>[1] = {}): Promise<TestHost> {
  const h = await hostFor([config], { ...parts, limits: { messageBytes: 1024 * 1024, ...parts.limits } })
  closing.push(() => h.host.stop())
  return h
}
async function ready(url: string, changes: Partial<ServerConfig> = {}): Promise<TestHost> {
  const h = await started(configOf('s', http(url), changes))
  await h.host.whenReady(h.view('s').id)
  return h
}
const errorOf = (work: Promise<unknown>): Promise<AppError> =>
  work.then(
    () => Promise.reject(new Error('it should have failed')),
    (error: unknown) => AppError.from(error),
  )
const protocolOf = (h: TestHost) => {
  const { state } = h.view('s')
  return state.kind === 'ready' ? state.protocolVersion : state.kind
}

test.each([true, false])(
  'Streamable HTTP with sessions works (JSON answers: %s), and the session is ended at stop',
  async (json) => {
    const remote = kept(await olderRemote(json))
    const h = await ready(remote.url)
    expect(protocolOf(h)).toBe('2025-11-25')
    expect(textOf(await h.call('s', 'echo', { text: 'hello' }))).toBe('hello')
    await h.host.stop()
    expect(remote.ended()).toBe(1)
  },
)

test('a forgotten session is renewed: a trusted read is repeated, anything else is left to the person', async () => {
  const remote = kept(await olderRemote())
  const h = await ready(remote.url, { trusted: true })
  remote.forget()
  expect(textOf(await h.call('s', 'read'))).toBe('read')
  remote.forget()
  const error = await errorOf(h.call('s', 'echo', { text: 'x' }))
  expect(error.code).toBe('SERVER_NOT_READY')
  await h.until('s', (view) => view.state.kind === 'ready')
  expect(textOf(await h.call('s', 'echo', { text: 'again' }))).toBe('again')
})

test.each([true, false])('an oversized answer over HTTP fails its own call only (JSON answers: %s)', async (json) => {
  const h = await ready(kept(await olderRemote(json)).url)
  const error = await errorOf(h.call('s', 'big', { bytes: 2 * 1024 * 1024 }))
  expect(error.code).toBe('RESULT_TOO_LARGE')
  expect(textOf(await h.call('s', 'echo', { text: 'still here' }))).toBe('still here')
})

test('a server that speaks only the old SSE is reached', async () => {
  const h = await ready(kept(await oldestRemote()).url)
  expect(textOf(await h.call('s', 'echo', { text: 'old' }))).toBe('old')
})

test('an SSE server that names another origin for messages gets nothing', async () => {
  const hits: string[] = []
  const other = kept(
    await listen((request, response) => {
      hits.push(request.method ?? '')
      response.end()
    }),
  )
  const remote = kept(
    await listen((request, response) => {
      if (request.method !== 'GET') return void response.writeHead(404).end()
      response.writeHead(200, { 'content-type': 'text/event-stream' })
      response.write(`event: endpoint\ndata: ${other.url}\n\n`)
    }),
  )
  const h = await started(configOf('s', http(remote.url)))
  await h.until('s', (view) => view.state.kind === 'failed')
  expect(hits).toEqual([])
})

test('a modern server over HTTP: era found, trace carried, questions asked of the person', async () => {
  const remote = kept(await modernRemote())
  const asked: string[] = []
  const h = await started(configOf('s', http(remote.url)), {
    serverRequests: {
      elicitation: ({ params, serverName }) => {
        asked.push(`${serverName}: ${JSON.stringify(params['message'])}`)
        return Promise.resolve({ action: 'accept', content: { confirm: true } })
      },
    },
  })
  await h.host.whenReady(h.view('s').id)
  expect(protocolOf(h)).toBe('2026-07-28')
  expect(textOf(await h.call('s', 'echo', { text: 'hi' }))).toBe('hi')
  expect(textOf(await h.call('s', 'trace'))).toContain(TRACEPARENT)
  expect(textOf(await h.call('s', 'deploy', { env: 'prod' }))).toBe('deployed to prod')
  expect(asked).toEqual(['s: "Deploy to prod?"'])
})

test.each(['both', 'only'])('a modern server over stdio (%s), and its changed list', async (mode) => {
  const h = await started(configOf('s', script('modern.ts', mode)))
  await h.host.whenReady(h.view('s').id)
  expect(protocolOf(h)).toBe('2026-07-28')
  expect(textOf(await h.call('s', 'echo', { text: 'hi' }))).toBe('hi')
  expect(textOf(await h.call('s', 'trace'))).toContain(TRACEPARENT)
  await h.call('s', 'grow')
  await h.untilTools(() => h.host.tools.byName(h.view('s').id, 'grown') !== undefined)
})

test('without somebody to ask, a question of a server is no yes', async () => {
  const h = await started(configOf('s', script('modern.ts')))
  await h.host.whenReady(h.view('s').id)
  const outcome = await h
    .call('s', 'deploy', { env: 'prod' })
    .then(textOf, (error: unknown) => AppError.from(error).code)
  expect(outcome).not.toContain('deployed')
})

test('SDK 1.30: static headers go to the server and to nobody it redirects to', async () => {
  const seen: (string | undefined)[] = []
  const other = kept(
    await listen((request, response) => {
      seen.push(request.headers['x-api-key'] as string | undefined)
      response.end('{}')
    }),
  )
  const remote = kept(await listen((_request, response) => response.writeHead(307, { location: other.url }).end()))
  const h = await started(configOf('s', http(remote.url, { 'X-Api-Key': KEPT_SECRET })), {
    secrets: () => Promise.resolve({ env: {}, headers: { 'X-Api-Key': 'k-123' } }),
  })
  await h.until('s', (view) => view.state.kind === 'failed')
  expect(remote.requests[0]?.headers['x-api-key']).toBe('k-123')
  expect(seen).toEqual([])
  expect(JSON.stringify(h.views())).not.toContain('k-123')
})

test('CVE-2026-31951: names of our secrets in a header are sent as they are written, not filled in', async () => {
  const remote = kept(await listen((_request, response) => response.writeHead(500).end()))
  const h = await started(configOf('s', http(remote.url, { A: '${OPENAI_API_KEY} {{TOKEN}} $(id)' })))
  await h.until('s', (view) => view.state.kind === 'failed')
  expect(remote.requests[0]?.headers['a']).toBe('${OPENAI_API_KEY} {{TOKEN}} $(id)')
})

test('CVE-2026-51997: an old stream that names an address elsewhere gets nothing sent there', async () => {
  const canary = kept(await listen((_request, response) => response.end('{}')))
  const remote = kept(
    await listen((request, response) => {
      if (request.method !== 'GET') return void response.writeHead(405).end()
      response.writeHead(200, { 'content-type': 'text/event-stream' })
      response.write(`event: endpoint\ndata: ${canary.url}\n\n`)
    }),
  )
  const h = await started(configOf('s', http(remote.url, { 'X-Api-Key': 'k-123' })))
  await h.until('s', (view) => view.state.kind === 'failed')
  expect(remote.requests.some((request) => request.method === 'GET')).toBe(true)
  expect(canary.requests).toEqual([])
})

test('a server that is not there fails in words and is tried again', async () => {
  const gone = await listen(() => {})
  await gone.close()
  const h = await started(configOf('s', http(gone.url)))
  const view = await h.until('s', (one) => one.state.kind === 'failed')
  if (view.state.kind !== 'failed') throw new Error('it should have failed')
  expect(view.state.error.code).toBe('SERVER_UNREACHABLE')
  expect(view.state.retryAt).not.toBeNull()
})

test('a server that wants a sign-in says so, and is not tried again by itself', async () => {
  const remote = kept(await listen((_request, response) => response.writeHead(401).end()))
  const h = await started(configOf('s', http(remote.url)))
  await h.until('s', (view) => view.state.kind === 'signInNeeded')
  expect((await errorOf(h.call('s', 'echo'))).code).toBe('SIGN_IN_NEEDED')
})

test('a call for one account never carries the token of another', async () => {
  const remote = kept(await olderRemote(true))
  const authFor = (_server: unknown, account?: AccountId): ServerAuth => ({
    accountId: () => account ?? ('work' as AccountId),
    token: () => Promise.resolve(`token-of-${account ?? 'whoever'}`),
    onUnauthorized: () => Promise.resolve(),
    over: (next) => next,
  })
  const h = await started(configOf('s', http(remote.url)), { authFor })
  await h.host.whenReady(h.view('s').id)
  const calledAs = async (account: string | null) => {
    const authorized = h.authorize('s', 'echo', { text: 'x' })
    Object.assign(authorized.resource, { accountId: account })
    const before = remote.requests.length
    await h.host.tools.call(authorized, options())
    const sent = remote.requests.slice(before).map((request) => request.headers.authorization)
    return [...new Set(sent)]
  }
  expect(await calledAs('work')).toEqual(['Bearer token-of-work'])
  expect(await calledAs('home')).toEqual(['Bearer token-of-home'])
  expect(await calledAs(null)).toEqual(['Bearer token-of-work'])
})

test.each(['ftp://127.0.0.1/', 'file:///etc/passwd', 'http://user:pw@127.0.0.1/', 'javascript:1', 'no address'])(
  'an address that is no plain web address is refused (%s)',
  async (url) => {
    const h = await started(configOf('s', http(url)))
    const view = await h.until('s', (one) => one.state.kind === 'failed')
    expect(view.state.kind === 'failed' ? view.state.retryAt : 0).toBeNull()
  },
)

import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { AppError } from '../../shared/ipc/errors.ts'
import { createLeanFetch } from './leanFetch.ts'

const servers: Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.close()
    server.closeAllConnections()
  }
})
async function listen(handler: RequestListener): Promise<URL> {
  const server = createServer(handler).listen(0, '127.0.0.1')
  servers.push(server)
  await new Promise((resolve) => server.once('listening', resolve))
  return new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/mcp`)
}
const lean = (server: URL) =>
  createLeanFetch({ server, headers: { 'X-Api-Key': 'k-123' }, maxBytes: 10_000, onOversized: () => {} })

test('another origin is never contacted, so no key can reach it', async () => {
  const hits: string[] = []
  const other = await listen((request, response) => {
    hits.push(request.url ?? '')
    response.end('{}')
  })
  const { fetch, close } = lean(await listen((_request, response) => response.end('{}')))
  await expect(fetch(other)).rejects.toThrow(AppError)
  await expect(fetch('https://example.com/')).rejects.toThrow(/not its own address/)
  expect(hits).toEqual([])
  close()
})

test('a redirect is handed back, not followed', async () => {
  const server = await listen((_request, response) => response.writeHead(307, { location: '/other' }).end())
  const { fetch, close } = lean(server)
  expect((await fetch(server)).status).toBe(307)
  close()
})

test('a body above the bound is refused, announced or not; a stream ends when one line of it grows too long', async () => {
  const server = await listen((request, response) => {
    if (request.url === '/stream') response.writeHead(200, { 'content-type': 'text/event-stream' })
    if (request.url === '/announced') response.setHeader('content-length', 50_000)
    response.end('x'.repeat(50_000))
  })
  const { fetch, close } = lean(server)
  for (const path of ['/announced', '/chunked'])
    await expect((await fetch(new URL(path, server))).json()).rejects.toMatchObject({ code: 'RESULT_TOO_LARGE' })
  const reader = (await fetch(new URL('/stream', server))).body?.getReader()
  const readAll = async () => {
    while (!(await reader?.read())?.done) {}
  }
  await expect(readAll()).rejects.toMatchObject({ code: 'RESULT_TOO_LARGE' })
  close()
})

test('an aborted request ends at once, the others of the same signal too', async () => {
  const url = await listen(() => {})
  const { fetch, close } = lean(url)
  const abort = new AbortController()
  const both = [fetch(url, { signal: abort.signal }), fetch(url, { signal: abort.signal })]
  abort.abort()
  for (const one of both) await expect(one).rejects.toThrow(/cancelled/)
  await expect(fetch(url, { signal: abort.signal })).rejects.toThrow(/cancelled/)
  close()
})

const CALL = '{"jsonrpc":"2.0","id":1000000001,"method":"tools/call","params":{}}'

test('a plain JSON answer to a post comes at once; any other is left to the next fetch of the same id, and nothing is sent twice', async () => {
  const asked: string[] = []
  const server = await listen((request, response) => {
    asked.push([request.headers['x-api-key'], request.headers['mcp-session-id']].join(' '))
    const kind = asked.length
    if (kind === 1)
      response.writeHead(200, { 'content-type': 'application/json; charset=utf-8' }).end('{"id":1000000001}')
    else if (kind === 2) response.writeHead(200, { 'content-type': 'text/event-stream' }).end('data: {}\n\n')
    else response.writeHead(404).end('forgotten')
  })
  const { fetch, post, close } = lean(server)
  const headers = { 'mcp-session-id': 's-1' }
  const again = () => fetch(server, { method: 'POST', body: CALL })
  expect(await post(1_000_000_001, CALL, headers)).toEqual({ id: 1_000_000_001 })
  expect(await post(1_000_000_001, CALL, headers)).toBeNull()
  expect(await (await again()).text()).toBe('data: {}\n\n')
  expect(await post(1_000_000_001, CALL, headers)).toBeNull()
  expect((await again()).status).toBe(404)
  expect(asked).toEqual(['k-123 s-1', 'k-123 s-1', 'k-123 s-1'])
  close()
})

test('a posted answer above the bound is refused, and so is one that is no JSON', async () => {
  const server = await listen((request, response) => {
    response.writeHead(200, { 'content-type': 'application/json' })
    response.end(request.headers['mcp-session-id'] === 'large' ? 'x'.repeat(50_000) : 'oops')
  })
  const { post, close } = lean(server)
  await expect(post(1, '{}', { 'mcp-session-id': 'large' })).rejects.toMatchObject({ code: 'RESULT_TOO_LARGE' })
  await expect(post(2, '{}', {})).rejects.toThrow(SyntaxError)
  close()
})

test('an answer that breaks off is a failure, not a wait', async () => {
  const server = await listen((_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': 100 })
    response.write('{"id":1', () => response.socket?.destroy())
  })
  const { post, close } = lean(server)
  await expect(post(1, '{}', {})).rejects.toThrow(/aborted|closed/)
  close()
})

test('a connection that waited as long as its server keeps one is not used: a call sent while it closes would be lost', async () => {
  let connections = 0
  let said = 'timeout=5'
  const server = await listen((_request, response) => {
    response.setHeader('keep-alive', said)
    response.setHeader('connection', 'keep-alive')
    response.end('{}')
  })
  servers[0]?.on('connection', () => (connections += 1))
  let now = 0
  const { fetch, close } = createLeanFetch({
    server,
    headers: {},
    maxBytes: 10_000,
    onOversized: () => {},
    now: () => now,
  })
  const call = async (later: number) => {
    now += later
    await (await fetch(server, { method: 'POST', body: '{}' })).text()
    // The connection is given back a turn after its answer ended.
    await new Promise((resolve) => setImmediate(resolve))
    return connections
  }
  expect(await call(0)).toBe(1)
  expect(await call(2900), 'well inside its time').toBe(1)
  expect(await call(3100), 'too near its end').toBe(2)
  said = 'timeout=60'
  expect(await call(3100)).toBe(3)
  expect(await call(50_000), 'a server that keeps it longer').toBe(3)
  close()
})

// A server that lets anybody connect, and wants a sign-in only when it is asked for its tools.
import { mkdtempSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { configOf, hostFor, http } from '../servers/hostFor.ts'
import { listen } from '../servers/httpServers.ts'

type Asked = { readonly id?: number; readonly method: string }

/** Answers as an older server does, with a 401 to `tools/list` while `closed()`. */
async function startShy(closed: () => boolean) {
  const server = await listen((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      if (request.method !== 'POST') return void response.writeHead(405).end()
      const { id, method } = JSON.parse(Buffer.concat(chunks).toString()) as Asked
      if (id === undefined) return void response.writeHead(202).end()
      if (method === 'tools/list' && closed()) return void response.writeHead(401).end()
      response.setHeader('content-type', 'application/json')
      response.end(JSON.stringify({ jsonrpc: '2.0', id, ...answerTo(method) }))
    })
  })
  onTestFinished(() => server.close())
  return server
}

function answerTo(method: string): object {
  const serverInfo = { name: 'shy', version: '1' }
  if (method === 'initialize')
    return { result: { protocolVersion: '2025-06-18', capabilities: { tools: {} }, serverInfo } }
  if (method === 'tools/list')
    return { result: { tools: [{ name: 'echo', inputSchema: { type: 'object', properties: {} } }] } }
  return { error: { code: -32601, message: 'no such method' } }
}

test('a 401 to tools/list asks for a sign-in, in place of a ready server with no tools', async () => {
  let closed = true
  const shy = await startShy(() => closed)
  const h = await hostFor([configOf('s', http(shy.url))])
  onTestFinished(() => h.host.stop())
  await h.until('s', ({ state }) => state.kind !== 'starting' && state.kind !== 'stopped')
  expect(h.view('s').state.kind).toBe('signInNeeded')
  closed = false
  await h.host.restart(h.view('s').id)
  await h.host.whenReady(h.view('s').id)
  expect(h.host.tools.list().map(({ definition }) => definition.name)).toEqual(['echo'])
})

test('when the host has stopped, nothing is being written any more', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-host-'))
  const shy = await startShy(() => false)
  const h = await hostFor([configOf('s', http(shy.url))], { folder })
  await h.host.whenReady(h.view('s').id)
  await h.host.stop()
  expect(readdirSync(join(folder, 'catalogues'))).toEqual([expect.stringMatching(/^[0-9a-f]{32}\.json$/)])
})

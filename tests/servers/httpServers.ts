// Remote servers for tests, on loopback: modern, older (Streamable HTTP with sessions) and oldest (SSE), all on official packages.
import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createMcpHandler } from '@modelcontextprotocol/server'
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js'
import { SSEServerTransport } from '@modelcontextprotocol/sdk/server/sse.js'
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js'
import { z } from 'zod'
import { createModernServer } from './modern.ts'

export type Remote = {
  readonly url: string
  /** Headers of every request so far, oldest first. */
  readonly requests: readonly IncomingMessage[]
  close(): Promise<void>
}

export async function listen(handler: RequestListener, path = '/mcp', port = 0): Promise<Remote> {
  const requests: IncomingMessage[] = []
  const server: Server = createServer((request, response) => {
    requests.push(request)
    handler(request, response)
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function olderServer(): McpServer {
  const server = new McpServer({ name: 'older', version: '1.0.0' })
  server.registerTool('echo', { inputSchema: { text: z.string() } }, ({ text }) => ({
    content: [{ type: 'text', text }],
  }))
  server.registerTool('read', { inputSchema: {}, annotations: { readOnlyHint: true } }, () => ({
    content: [{ type: 'text', text: 'read' }],
  }))
  server.registerTool('big', { inputSchema: { bytes: z.number() } }, ({ bytes }) => ({
    content: [{ type: 'text', text: 'x'.repeat(bytes) }],
  }))
  return server
}

/** Streamable HTTP with sessions. `forget()` loses them all, as a restart of the server does. */
export async function olderRemote(json = false): Promise<Remote & { forget(): void; ended(): number }> {
  const sessions = new Map<string, StreamableHTTPServerTransport>()
  let ended = 0
  const remote = await listen((request, response) => {
    const known = sessions.get(String(request.headers['mcp-session-id'] ?? ''))
    if (request.method === 'DELETE') ended += 1
    if (known !== undefined) return void known.handleRequest(request, response)
    if (request.headers['mcp-session-id'] !== undefined) return void response.writeHead(404).end()
    const transport = new StreamableHTTPServerTransport({
      sessionIdGenerator: () => randomUUID(),
      enableJsonResponse: json,
      onsessioninitialized: (id) => void sessions.set(id, transport),
    })
    void olderServer()
      .connect(transport as Parameters<McpServer['connect']>[0])
      .then(() => transport.handleRequest(request, response))
  })
  return { ...remote, forget: () => sessions.clear(), ended: () => ended }
}

/** The HTTP+SSE transport of 2024. */
export async function oldestRemote(): Promise<Remote> {
  const sessions = new Map<string, SSEServerTransport>()
  return listen((request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost')
    if (request.method === 'GET') {
      const transport = new SSEServerTransport('/messages', response)
      sessions.set(transport.sessionId, transport)
      return void olderServer().connect(transport)
    }
    const known = sessions.get(url.searchParams.get('sessionId') ?? '')
    if (url.pathname !== '/messages' || known === undefined) return void response.writeHead(404).end()
    void known.handlePostMessage(request, response)
  }, '/sse')
}

/** Revision 2026-07-28 over Streamable HTTP. */
export async function modernRemote(): Promise<Remote> {
  const handler = createMcpHandler(createModernServer)
  return listen((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const headers = new Headers()
      for (const [name, value] of Object.entries(request.headers))
        if (typeof value === 'string') headers.set(name, value)
      const body = chunks.length === 0 ? {} : { body: Buffer.concat(chunks) }
      const abort = new AbortController()
      response.on('close', () => abort.abort())
      const init = { method: request.method ?? 'GET', headers, signal: abort.signal, ...body }
      void handler.fetch(new Request(`http://127.0.0.1${request.url ?? '/'}`, init)).then(
        async (answer) => {
          response.writeHead(answer.status, Object.fromEntries(answer.headers))
          if (answer.body !== null) for await (const chunk of answer.body) response.write(chunk)
          response.end()
        },
        () => response.destroy(),
      )
    })
  })
}

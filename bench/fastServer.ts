// A server as fast as one can be written by hand, so that what is measured is the client. Run: node bench/fastServer.ts stdio|http
import { createServer } from 'node:http'

type Request = { id?: number; method: string; params?: { arguments?: { bytes?: number } } }
const texts = new Map<number, string>()
function textOf(bytes: number): string {
  const known = texts.get(bytes) ?? 'x'.repeat(bytes)
  texts.set(bytes, known)
  return known
}
const inputSchema = {
  type: 'object',
  properties: { bytes: { type: 'integer', minimum: 0 }, note: { type: 'string', maxLength: 100 } },
  required: ['bytes'],
  additionalProperties: false,
}

function answer({ id, method, params }: Request): string | null {
  if (id === undefined) return null
  const result = (value: string) => `{"jsonrpc":"2.0","id":${JSON.stringify(id)},"result":${value}}`
  if (method === 'tools/call')
    return result(`{"content":[{"type":"text","text":"${textOf(params?.arguments?.bytes ?? 200)}"}]}`)
  if (method === 'initialize')
    return result(
      '{"protocolVersion":"2025-06-18","capabilities":{"tools":{}},"serverInfo":{"name":"fast","version":"1"}}',
    )
  if (method === 'tools/list') return result(JSON.stringify({ tools: [{ name: 'fill', inputSchema }] }))
  return `{"jsonrpc":"2.0","id":${JSON.stringify(id)},"error":{"code":-32601,"message":"Method not found"}}`
}

function serveStdio(): void {
  let held: Buffer[] = []
  process.stdin.on('data', (chunk: Buffer) => {
    held.push(chunk)
    if (chunk.at(-1) !== 10) return
    const lines = Buffer.concat(held).toString('utf8').split('\n')
    held = []
    for (const line of lines) {
      const text = line === '' ? null : answer(JSON.parse(line) as Request)
      if (text !== null) process.stdout.write(`${text}\n`)
    }
  })
  process.stdin.on('end', () => process.exit(0))
}

function serveHttp(): void {
  const server = createServer((request, response) => {
    if (request.method !== 'POST') return void response.writeHead(405).end()
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const text = answer(JSON.parse(Buffer.concat(chunks).toString('utf8')) as Request)
      if (text === null) return response.writeHead(202).end()
      response
        .writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) })
        .end(text)
    })
  })
  // Nobody's connection is closed while others take their turns: a client that sends at that very moment would fail for it.
  server.keepAliveTimeout = 0
  server.listen(0, '127.0.0.1', () => {
    const address = server.address()
    process.stdout.write(`http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/mcp\n`)
  })
  process.stdin.on('end', () => process.exit(0)).resume()
}

if (process.argv[2] === 'http') serveHttp()
else serveStdio()

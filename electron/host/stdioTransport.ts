import type { JSONRPCMessage, Transport } from '@modelcontextprotocol/client'
import { createFrames, type Oversized } from './frames.ts'
import { endServer, type ServerProcess } from './processGroup.ts'
import type { StderrTail } from './stderrTail.ts'

export type StdioOptions = {
  /** Starts the process; called once. */
  readonly launch: () => Promise<ServerProcess>
  readonly tail: StderrTail
  readonly maxBytes: number
  readonly graceMs: number
  /** A message above the bound; the connection goes on. */
  readonly onOversized: (oversized: Oversized) => void
  /** Output that is no message; the connection goes on. */
  readonly onNoise: (line: string) => void
}

/** How a message is written; errors of the pipe surface as the end of the process. */
function writeTo(server: ServerProcess, message: JSONRPCMessage): Promise<void> {
  const pipe = server.child.stdin
  if (pipe === null || !pipe.writable) return Promise.reject(new Error('The server has closed its input.'))
  if (pipe.write(`${JSON.stringify(message)}\n`)) return Promise.resolve()
  return new Promise((resolve) => {
    const done = () => {
      pipe.off('drain', done)
      pipe.off('close', done)
      resolve()
    }
    pipe.once('drain', done)
    pipe.once('close', done)
  })
}

/** `stderr` and `pid` are how the SDK knows a transport as stdio, which makes a silent probe mean an older server. */
export type StdioTransport = Transport & { readonly stderr: null; readonly pid: number | null }

/** Messages over the standard streams of a server: cost linear in size, noise and oversized messages are not fatal. */
export function createStdioTransport(options: StdioOptions): StdioTransport {
  let server: ServerProcess | null = null
  let closed = false

  function receive(line: string): void {
    let message: unknown
    try {
      message = JSON.parse(line)
    } catch {
      return options.onNoise(line)
    }
    if (typeof message !== 'object' || message === null || !('jsonrpc' in message)) return options.onNoise(line)
    transport.onmessage?.(message as JSONRPCMessage)
  }
  const frames = createFrames({ maxBytes: options.maxBytes, onLine: receive, onOversized: options.onOversized })

  function finish(): void {
    if (closed) return
    closed = true
    frames.clear()
    transport.onclose?.()
  }

  const transport: StdioTransport = {
    stderr: null,
    get pid() {
      return server?.pid ?? null
    },
    async start() {
      server = await options.launch()
      const { child } = server
      child.stdin?.on('error', () => {})
      child.stdout?.on('data', (chunk: Buffer) => frames.push(chunk))
      child.stderr?.on('data', (chunk: Buffer) => options.tail.push(chunk))
      // The streams may outlive the process in a grandchild: what was already written is read, then it is over.
      child.once('close', finish)
      void server.exited.then(() => setTimeout(finish, 100))
    },
    send: (message) =>
      server === null || closed ? Promise.reject(new Error('The server is not running.')) : writeTo(server, message),
    async close() {
      if (server !== null) await endServer(server, options.graceMs)
      finish()
    },
  }
  return transport
}

import type { Writable } from 'node:stream'
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

/** Messages of one turn of the loop go in one write: a write is a system call, and the dearest part of a small message. */
const MOST_GATHERED = 64 * 1024

type Outbox = { send(message: JSONRPCMessage): Promise<void>; flush(): void }

/** How messages are written; errors of the pipe surface as the end of the process. */
function createOutbox({ child }: ServerProcess): Outbox {
  const pipe = child.stdin
  let gathered = ''
  const flush = (): void => {
    const text = gathered
    gathered = ''
    if (text !== '' && pipe !== null && pipe.writable) pipe.write(text)
  }
  return {
    flush,
    send(message) {
      if (pipe === null || !pipe.writable) return Promise.reject(new Error('The server has closed its input.'))
      if (gathered === '') process.nextTick(flush)
      gathered += JSON.stringify(message) + '\n'
      if (gathered.length > MOST_GATHERED) flush()
      return pipe.writableNeedDrain ? drained(pipe) : WRITTEN
    },
  }
}

/** What `send` answers where nothing need be waited for: one promise, which its caller knows. */
export const WRITTEN = Promise.resolve()

/** A server that does not read holds up whoever waits for this. */
function drained(pipe: Writable): Promise<void> {
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
  let outbox: Outbox | null = null
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
      outbox = createOutbox(server)
      const { child } = server
      child.stdin?.on('error', () => {})
      child.stdout?.on('data', (chunk: Buffer) => frames.push(chunk))
      child.stderr?.on('data', (chunk: Buffer) => options.tail.push(chunk))
      // The streams may outlive the process in a grandchild: what was already written is read, then it is over.
      child.once('close', finish)
      void server.exited.then(() => setTimeout(finish, 100))
    },
    send: (message) =>
      outbox === null || closed ? Promise.reject(new Error('The server is not running.')) : outbox.send(message),
    async close() {
      outbox?.flush()
      if (server !== null) await endServer(server, options.graceMs)
      finish()
    },
  }
  return transport
}

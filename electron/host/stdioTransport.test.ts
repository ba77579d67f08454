// Messages to a real process: what is sent in one turn of the loop is one write, in order, and none is left behind.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect, onTestFinished, test } from 'vitest'
import type { JSONRPCMessage } from '@modelcontextprotocol/client'
import type { ServerProcess } from './processGroup.ts'
import { createStderrTail } from './stderrTail.ts'
import { createStdioTransport } from './stdioTransport.ts'

const message = (id: number, text = ''): JSONRPCMessage => ({ jsonrpc: '2.0', id, method: 'echo', params: { text } })

/** A server that runs `script` in plain Node; `writes` counts what goes to its input. */
async function open(script: string) {
  const child = spawn(process.execPath, ['-e', script], { stdio: ['pipe', 'pipe', 'ignore'], detached: true })
  onTestFinished(() => void child.kill('SIGKILL'))
  const exited = once(child, 'exit').then(() => ({ code: child.exitCode, signal: null }))
  const writes: string[] = []
  const write = child.stdin.write.bind(child.stdin) as (text: string) => boolean
  child.stdin.write = ((text: string) => {
    writes.push(text)
    return write(text)
  }) as typeof child.stdin.write
  const server: ServerProcess = { child, pid: child.pid as number, exited }
  const transport = createStdioTransport({
    launch: () => Promise.resolve(server),
    tail: createStderrTail(),
    maxBytes: 1 << 24,
    graceMs: 5000,
    onOversized: () => {},
    onNoise: () => {},
  })
  await transport.start()
  const received = (count: number) =>
    new Promise<readonly unknown[]>((resolve) => {
      const all: unknown[] = []
      transport.onmessage = (one) => {
        if (all.push((one as { id?: unknown }).id) === count) resolve(all)
      }
    })
  return { transport, child, writes, received }
}
const ECHO = 'process.stdin.pipe(process.stdout)'

test('messages of one turn of the loop go in one write, in order; a large one does not wait for others', async () => {
  const { transport, writes, received } = await open(ECHO)
  const all = received(5)
  await Promise.all([1, 2, 3].map((id) => transport.send(message(id))))
  await new Promise((resolve) => setImmediate(resolve))
  expect(writes).toHaveLength(1)
  void transport.send(message(4, 'x'.repeat(100_000)))
  expect(writes).toHaveLength(2)
  void transport.send(message(5))
  expect(await all).toEqual([1, 2, 3, 4, 5])
  await transport.close()
})

test('what was sent just before the end is still written', async () => {
  const { transport, received } = await open(ECHO)
  const all = received(2)
  void transport.send(message(1))
  void transport.send(message(2))
  const closed = transport.close()
  expect(await all).toEqual([1, 2])
  await closed
})

test('a server that does not read holds up whoever sends, and a closed input refuses', async () => {
  const { transport, child } = await open('setTimeout(() => {}, 60_000)')
  const closed = new Promise<void>((resolve) => {
    transport.onclose = resolve
  })
  await transport.send(message(1))
  let held = false
  const waiting = transport.send(message(2, 'x'.repeat(4_000_000))).then(() => (held ? 'let go' : 'not held'))
  await new Promise((resolve) => setImmediate(resolve))
  held = true
  child.kill('SIGKILL')
  expect(await waiting).toBe('let go')
  await closed
  await expect(transport.send(message(3))).rejects.toThrow()
})

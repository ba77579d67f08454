import { spawn } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import type { Launch, ServerConfig } from '../../shared/host.ts'
import { configOf, hostFor, http, options, type TestHost, textOf } from '../servers/hostFor.ts'

const closing: (() => Promise<unknown> | void)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})
const resolve = createRequire(import.meta.url).resolve
const entry = (name: string) => join(dirname(resolve(`@modelcontextprotocol/${name}/package.json`)), 'dist/index.js')
const published = (name: string, ...args: string[]): Launch => ({
  kind: 'stdio',
  command: process.execPath,
  args: [entry(name), ...args],
  env: {},
  folder: null,
})
async function ready(config: ServerConfig, parts: Parameters<typeof hostFor>[1] = {}): Promise<TestHost> {
  const h = await hostFor([config], parts)
  closing.push(() => h.host.stop())
  await h.host.whenReady(config.id)
  return h
}

test('server-everything over stdio: every kind of result, progress, prompts and resources', async () => {
  const h = await ready(configOf('all', published('server-everything', 'stdio')))
  expect(textOf(await h.call('all', 'get-sum', { a: 2, b: 3 }))).toContain('5')
  const image = await h.call('all', 'get-tiny-image')
  expect(image.blocks.map((block) => block.type)).toContain('image')
  const links = await h.call('all', 'get-resource-links', { count: 2 })
  expect(links.blocks.filter((block) => block.type === 'link')).toHaveLength(2)
  const structured = await h.call('all', 'get-structured-content', { location: 'Chicago' })
  expect(structured.structured).toMatchObject({ conditions: expect.any(String) as string })
  const steps: number[] = []
  const args = { duration: 1, steps: 4 }
  await h.call('all', 'trigger-long-running-operation', args, { onProgress: ({ done }) => steps.push(done) })
  expect(steps.at(-1)).toBe(4)
  expect(h.host.listPrompts(h.view('all').id)).toHaveLength(4)
  const prompt = await h.host.getPrompt(h.authorize('all', 'simple-prompt', {}, 'prompts/get'), options())
  expect(prompt.messages.length).toBeGreaterThan(0)
  const uri = h.host.listResources(h.view('all').id)[0]?.uri ?? ''
  const resource = await h.host.readResource(h.authorize('all', uri, {}, 'resources/read'), options())
  expect(resource.blocks[0]?.type).toBe('resource')
})

test('server-everything asks for roots, sampling and answers in a form, and each goes to its own handler', async () => {
  const asked: string[] = []
  const h = await ready(configOf('all', published('server-everything', 'stdio')), {
    serverRequests: {
      roots: () => Promise.resolve({ roots: [{ uri: 'file:///tmp/chosen', name: 'chosen' }] }),
      sampling: ({ params }) => {
        asked.push(JSON.stringify(params['messages']))
        return Promise.resolve({ model: 'm', role: 'assistant', content: { type: 'text', text: 'sampled words' } })
      },
      elicitation: () => Promise.resolve({ action: 'decline' }),
    },
  })
  expect(JSON.stringify((await h.call('all', 'get-roots-list')).blocks)).toContain('file:///tmp/chosen')
  const sampled = await h.call('all', 'trigger-sampling-request', { prompt: 'say it' })
  expect(JSON.stringify(sampled.blocks)).toContain('sampled words')
  expect(asked.join()).toContain('say it')
  expect(JSON.stringify((await h.call('all', 'trigger-elicitation-request')).blocks)).toMatch(/declin/i)
})

test('server-filesystem reads a file and refuses one outside its folder', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-files-'))
  writeFileSync(join(folder, 'note.txt'), 'a quiet note')
  const h = await ready(configOf('files', published('server-filesystem', folder)))
  expect(textOf(await h.call('files', 'read_text_file', { path: join(folder, 'note.txt') }))).toBe('a quiet note')
  const outside = await h.call('files', 'read_text_file', { path: '/etc/passwd' })
  expect(outside.isError).toBe(true)
})

test('server-memory keeps what it is told', async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'gatehouse-memory-')), 'memory.json')
  const launch = { ...published('server-memory'), env: { MEMORY_FILE_PATH: file } } as Launch
  const h = await ready(configOf('memory', launch))
  const entities = [{ name: 'Ada', entityType: 'person', observations: ['likes tea'] }]
  await h.call('memory', 'create_entities', { entities })
  expect(JSON.stringify(await h.call('memory', 'read_graph'))).toContain('likes tea')
})

/** A port that is free now, on loopback. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise((done) => server.once('listening', done))
  const { port } = server.address() as AddressInfo
  await new Promise((done) => server.close(done))
  return port
}

/** It binds every interface by itself: this makes it listen on loopback alone. */
const LOOPBACK = `import net from 'node:net'
const listen = net.Server.prototype.listen
net.Server.prototype.listen = function (port, ...rest) { return listen.call(this, { port, host: '127.0.0.1' }, ...rest) }`

test('server-everything over Streamable HTTP', async () => {
  const port = await freePort()
  const preload = `data:text/javascript,${encodeURIComponent(LOOPBACK)}`
  const child = spawn(process.execPath, ['--import', preload, entry('server-everything'), 'streamableHttp'], {
    env: { ...process.env, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  closing.push(async () => {
    const gone = new Promise((done) => child.once('exit', done))
    child.kill()
    await gone
  })
  await new Promise<void>((done) => {
    const look = (chunk: Buffer) => {
      if (/listening/i.test(chunk.toString())) done()
    }
    child.stdout.on('data', look)
    child.stderr.on('data', look)
  })
  const h = await ready(configOf('all', http(`http://127.0.0.1:${port}/mcp`)))
  expect(textOf(await h.call('all', 'echo', { message: 'over HTTP' }))).toContain('over HTTP')
})

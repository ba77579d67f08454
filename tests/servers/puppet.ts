// A local server that says what a file tells it, and notes in FILE.calls what it really ran. Run: node puppet.ts FILE.
import { appendFileSync, existsSync, readFileSync, watch } from 'node:fs'
import { basename, dirname } from 'node:path'
import { createInterface } from 'node:readline'

export type PuppetTool = {
  readonly name: string
  readonly title?: string
  readonly description?: string
  readonly inputSchema?: object
  readonly annotations?: object
  /** The result of a call; left out, the arguments come back as text. */
  readonly result?: object
  /** A call is answered when this file is there. */
  readonly waitFor?: string
  /** What it asks of the person before it answers, all at once; the answers come back as text. */
  readonly asks?: readonly object[]
}
/** `stubborn`: neither the end of its input nor SIGTERM ends it. `startsWhen`: it says nothing before this file is there. */
export type PuppetPlay = {
  readonly tools: readonly PuppetTool[]
  readonly stubborn?: boolean
  readonly startsWhen?: string
}

const file = process.argv[2] ?? ''
const play = (): PuppetPlay => JSON.parse(readFileSync(file, 'utf8')) as PuppetPlay
const reply = (id: unknown, result: object): void =>
  void process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', id, result })}\n`)

/** Resolves when the file is there; told by the folder, never by a clock. */
const whenThere = (path: string): Promise<void> =>
  new Promise((resolve) => {
    const watcher = watch(dirname(path), () => look())
    const look = (): void => {
      if (!existsSync(path)) return
      watcher.close()
      resolve()
    }
    look()
  })

type Heard = { readonly action?: string; readonly content?: object }
const asked = new Map<unknown, (answer: Heard) => void>()
const elicit = (params: object): Promise<Heard> =>
  new Promise((resolve) => {
    const id = `ask-${asked.size}`
    asked.set(id, resolve)
    process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', id, method: 'elicitation/create', params })}\n`)
  })

async function call(id: unknown, params: { readonly name: string; readonly arguments?: object }): Promise<void> {
  appendFileSync(`${file}.calls`, `${JSON.stringify([params.name, params.arguments ?? {}])}\n`)
  const tool = play().tools.find(({ name }) => name === params.name)
  if (tool?.waitFor !== undefined) await whenThere(tool.waitFor)
  if (tool?.asks !== undefined) {
    const answers = await Promise.all(tool.asks.map(elicit))
    const words = answers.map(({ action, content }) => [action, ...Object.values(content ?? {})].join(' '))
    return reply(id, { content: [{ type: 'text', text: `It heard: ${words.join(', ')}.` }] })
  }
  reply(id, tool?.result ?? { content: [{ type: 'text', text: JSON.stringify(params.arguments ?? {}) }] })
}

function answer(line: string): void {
  const { id, method, params, result, error } = JSON.parse(line) as {
    id?: unknown
    method?: string
    params: never
    result?: Heard
    error?: Heard
  }
  if (method === undefined) return asked.get(id)?.(result ?? error ?? {})
  if (id === undefined) return
  if (method === 'initialize')
    return reply(id, {
      protocolVersion: '2025-06-18',
      capabilities: { tools: { listChanged: true } },
      serverInfo: { name: 'puppet', version: '1' },
    })
  if (method === 'tools/list') {
    const tools = play().tools.map(({ result: _result, waitFor: _waitFor, asks: _asks, ...tool }) => ({
      inputSchema: { type: 'object' },
      ...tool,
    }))
    return reply(id, { tools })
  }
  if (method === 'tools/call') return void call(id, params)
  process.stdout.write(
    `${JSON.stringify({ jsonrpc: '2.0', id, error: { code: -32601, message: 'Method not found' } })}\n`,
  )
}

if (process.argv[1] === import.meta.filename) {
  if (play().stubborn === true) process.on('SIGTERM', () => {})
  const { startsWhen } = play()
  const started = startsWhen === undefined ? Promise.resolve() : whenThere(startsWhen)
  const begun = (): Promise<void> => started
  createInterface({ input: process.stdin })
    .on('line', (line) => void begun().then(() => answer(line)))
    .on('close', () => {
      if (play().stubborn !== true) process.exit(0)
      setInterval(() => {}, 1000)
    })
  // A new play is a new list of tools.
  watch(dirname(file), (_event, name) => {
    if (name !== basename(file)) return
    process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', method: 'notifications/tools/list_changed' })}\n`)
  })
}

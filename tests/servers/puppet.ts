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
  /** `text` with the arguments in place of `{name}`. */
  readonly prompts?: readonly {
    readonly name: string
    readonly title?: string
    readonly arguments?: object[]
    readonly text: string
  }[]
  /** A resource whose URI is a template, `note:///{id}`, is listed as one. */
  readonly resources?: readonly {
    readonly uri: string
    readonly name: string
    readonly mimeType?: string
    readonly text?: string
    readonly blob?: string
  }[]
  /** What can be completed: values by the name of the argument. */
  readonly values?: Readonly<Record<string, readonly string[]>>
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

const isTemplate = ({ uri }: { readonly uri: string }) => uri.includes('{')
const watched = new Set<string>()

type Params = {
  readonly name: string
  readonly uri: string
  readonly arguments?: Readonly<Record<string, string>>
  readonly argument: { readonly name: string; readonly value: string }
}

/** Prompts and resources; what was really asked for is noted like a call. */
function offers(method: string, params: Params): object | null {
  const { prompts = [], resources = [], values = {} } = play()
  const noted = (asked: unknown) => appendFileSync(`${file}.calls`, `${JSON.stringify([method, asked])}\n`)
  switch (method) {
    case 'prompts/list':
      return { prompts: prompts.map(({ text: _text, ...prompt }) => prompt) }
    case 'prompts/get': {
      noted(params)
      const { text = '' } = prompts.find(({ name }) => name === params.name) ?? {}
      const filled = text.replace(/\{(\w+)\}/g, (_whole, name: string) => params.arguments?.[name] ?? '')
      return { messages: [{ role: 'user', content: { type: 'text', text: filled } }] }
    }
    case 'resources/list':
      return {
        resources: resources.filter((one) => !isTemplate(one)).map(({ text: _text, blob: _blob, ...one }) => one),
      }
    case 'resources/templates/list':
      return { resourceTemplates: resources.filter(isTemplate).map(({ uri, name }) => ({ uriTemplate: uri, name })) }
    case 'resources/read': {
      noted(params.uri)
      const found = resources.find(({ uri }) => params.uri.startsWith(uri.split('{')[0] ?? uri))
      return { contents: [{ uri: params.uri, mimeType: found?.mimeType, text: found?.text, blob: found?.blob }] }
    }
    case 'resources/subscribe':
      watched.add(params.uri)
      return {}
    case 'completion/complete': {
      noted(params.argument)
      const all = values[params.argument.name] ?? []
      return { completion: { values: all.filter((one) => one.startsWith(params.argument.value)) } }
    }
    default:
      return null
  }
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
      capabilities: {
        tools: { listChanged: true },
        ...(play().prompts ? { prompts: {} } : {}),
        ...(play().resources ? { resources: { subscribe: true } } : {}),
        ...(play().values ? { completions: {} } : {}),
      },
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
  const offered = offers(method ?? '', params)
  if (offered) return reply(id, offered)
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
    for (const uri of watched)
      process.stdout.write(
        `${JSON.stringify({ jsonrpc: '2.0', method: 'notifications/resources/updated', params: { uri } })}\n`,
      )
  })
}

// Processes for the start bench: a Node program, a Chromium without any driver, and what both weigh.
import { type ChildProcess, spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { connect } from 'node:net'
import { WebSocket } from 'ws'

export const startNode = (args: readonly string[], env: NodeJS.ProcessEnv): ChildProcess =>
  spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'inherit'] })

/** The first match in what a program prints. Rejects when it ends before. */
export function firstLine(child: ChildProcess, pattern: RegExp, from = child.stdout): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = ''
    from?.on('data', (chunk: Buffer) => {
      text += chunk.toString()
      const found = pattern.exec(text)
      if (found) resolve(found[0])
    })
    child.once('exit', (code) => reject(new Error(`It ended with ${code}: ${text}`)))
  })
}

export async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGTERM')
  await gone
}

const reaches = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })
export async function untilListening(port: number): Promise<void> {
  while (!(await reaches(port))) await new Promise((resolve) => setTimeout(resolve, 2))
}

/** Resolves in the page when a text field is there, has the focus and holds what is put into it. */
const TYPE = `new Promise((resolve) => {
  const look = () => {
    const field = [...document.querySelectorAll('textarea, input:not([type]), input[type=text], input[type=search]')]
      .find((one) => !one.disabled && one.checkVisibility())
    if (!field) return requestAnimationFrame(look)
    field.focus()
    document.execCommand('insertText', false, 'a')
    requestAnimationFrame(() => (field.value.includes('a') ? resolve(true) : look()))
  }
  look()
})`

const ARGS = [
  '--headless=new',
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--remote-debugging-port=0',
]

export type Opened = { readonly pid: number; close(): Promise<void> }

/** Opens an address in a Chromium of its own; resolves when one can type into the page. */
export async function openPage(address: string, profile: string): Promise<Opened> {
  const command = process.env['CHROMIUM'] ?? '/usr/bin/chromium'
  const child = spawn(command, [...ARGS, `--user-data-dir=${profile}`, address], {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const devTools = await firstLine(child, /ws:\/\/\S+/, child.stderr)
  const { host } = new URL(devTools)
  type Target = { readonly type: string; readonly url: string; readonly webSocketDebuggerUrl: string }
  const origin = new URL(address).origin
  let target: Target | undefined
  while (target === undefined) {
    const targets = (await (await fetch(`http://${host}/json/list`)).json()) as readonly Target[]
    target = targets.find(({ type, url }) => type === 'page' && url.startsWith(origin))
  }
  const socket = new WebSocket(target.webSocketDebuggerUrl)
  await new Promise((resolve) => socket.once('open', resolve))
  const ask = () => {
    const params = { expression: TYPE, awaitPromise: true }
    const answer = new Promise<string>((resolve) => socket.once('message', (data: Buffer) => resolve(data.toString())))
    socket.send(JSON.stringify({ id: 1, method: 'Runtime.evaluate', params }))
    return answer
  }
  // A document that is just being replaced has nobody to answer: asked again.
  while (!(await ask()).includes('"value":true'));
  return {
    pid: child.pid ?? 0,
    async close() {
      socket.close()
      await ended(child)
    },
  }
}

/** Proportional set size in MB of a process, with or without all that it started. */
export function pssOf(pid: number, withChildren: boolean): number {
  const parents = new Map<number, number>()
  for (const name of readdirSync('/proc'))
    if (/^\d+$/.test(name)) {
      try {
        const stat = readFileSync(`/proc/${name}/stat`, 'utf8')
        parents.set(Number(name), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]))
      } catch {
        // It ended meanwhile.
      }
    }
  const isOurs = (one: number): boolean => {
    if (one === pid) return true
    const parent = parents.get(one)
    return withChildren && parent !== undefined && parent > 1 && isOurs(parent)
  }
  let kilobytes = 0
  for (const one of parents.keys()) {
    if (!isOurs(one)) continue
    try {
      kilobytes += Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${one}/smaps_rollup`, 'utf8'))?.[1] ?? 0)
    } catch {
      // It ended meanwhile.
    }
  }
  return kilobytes / 1024
}

// Processes for the start bench: a Node program, a Chromium without any driver, and what both weigh.
import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { WebSocket } from 'ws'

export const startNode = (args: readonly string[], env: NodeJS.ProcessEnv): ChildProcess =>
  spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'inherit'] })

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

/** Resolves in the page when the field for messages is there, has the focus and holds what is put into it. */
const TYPE = `new Promise((resolve) => {
  const look = () => {
    const field = [...document.querySelectorAll('textarea')].find((one) => !one.disabled && one.checkVisibility())
    if (!field) return requestAnimationFrame(look)
    field.focus()
    document.execCommand('insertText', false, 'a')
    requestAnimationFrame(() => (field.value.includes('a') ? resolve(true) : look()))
  }
  look()
})`

/** Resolves when the app's own composer stands, and fails when it lost the letter or the focus on the way. */
const KEPT = `new Promise((resolve) => {
  const look = () => {
    const field = document.querySelector('[data-composer]')
    if (!field) return requestAnimationFrame(look)
    requestAnimationFrame(() => resolve(field.value === 'a' && document.activeElement === field))
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

/** What the started program calls to open a page, as it would the system's browser: a new Chromium without any driver. */
export function writeBrowser(folder: string): string {
  const file = join(folder, 'browser')
  const command = process.env['CHROMIUM'] ?? '/usr/bin/chromium'
  const run = `exec '${command}' ${ARGS.join(' ')} --user-data-dir="$BENCH_PROFILE" "$1" 2>/dev/null`
  writeFileSync(file, `#!/bin/sh\necho $$ > "$BENCH_PROFILE.pid"\n${run}\n`)
  chmodSync(file, 0o700)
  return file
}

export type Opened = {
  readonly pid: number
  /** When the browser was called, on the clock of `performance`. */
  readonly called: number
  /** Resolves when the app has taken over what was typed. */
  kept(): Promise<void>
  close(): Promise<void>
}

async function untilRead(file: string, pattern: RegExp): Promise<string> {
  for (;;) {
    const text = existsSync(file) ? readFileSync(file, 'utf8') : ''
    if (pattern.test(text)) return text
    await new Promise((resolve) => setTimeout(resolve, 1))
  }
}

type Target = { readonly type: string; readonly url: string; readonly webSocketDebuggerUrl: string }
async function findPage(port: string): Promise<Target> {
  for (;;) {
    const targets = (await (await fetch(`http://127.0.0.1:${port}/json/list`)).json()) as readonly Target[]
    const page = targets.find(({ type, url }) => type === 'page' && url.startsWith('http://127.0.0.1'))
    if (page) return page
  }
}

/** Waits for the browser that a program opened with `profile`; resolves when one can type into the page. */
export async function typedPage(profile: string): Promise<Opened> {
  const pid = Number(await untilRead(`${profile}.pid`, /\d\n/))
  const called = statSync(`${profile}.pid`).birthtimeMs - performance.timeOrigin
  const [port = ''] = (await untilRead(join(profile, 'DevToolsActivePort'), /\d\n./)).split('\n')
  const socket = new WebSocket((await findPage(port)).webSocketDebuggerUrl)
  await new Promise((resolve) => socket.once('open', resolve))
  const ask = (expression: string) => {
    const params = { expression, awaitPromise: true }
    const answer = new Promise<string>((resolve) => socket.once('message', (data: Buffer) => resolve(data.toString())))
    socket.send(JSON.stringify({ id: 1, method: 'Runtime.evaluate', params }))
    return answer
  }
  // A document that is just being replaced has nobody to answer: asked again.
  while (!(await ask(TYPE)).includes('"value":true'));
  return {
    pid,
    called,
    async kept() {
      if (!(await ask(KEPT)).includes('"value":true')) throw new Error('What was typed early was lost.')
    },
    async close() {
      socket.close()
      process.kill(pid)
      while (existsSync(`/proc/${pid}`)) await new Promise((resolve) => setTimeout(resolve, 5))
    },
  }
}

/** Process numbers of `pid` and, where they are asked for, of all that it started. */
function family(pid: number, withChildren: boolean): readonly number[] {
  const parents = new Map<number, number>()
  for (const name of readdirSync('/proc'))
    if (/^\d+$/.test(name)) {
      const parent = statOf(Number(name))?.[1]
      if (parent !== undefined) parents.set(Number(name), Number(parent))
    }
  const isOurs = (one: number): boolean => {
    if (one === pid) return true
    const parent = parents.get(one)
    return withChildren && parent !== undefined && parent > 1 && isOurs(parent)
  }
  return [...parents.keys()].filter(isOurs)
}

/** What the kernel says of a process, from its state on; null when it ended meanwhile. */
function statOf(pid: number): readonly string[] | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  } catch {
    return null
  }
}

/** Proportional set size in MB of a process, with or without all that it started. */
export function pssOf(pid: number, withChildren: boolean): number {
  let kilobytes = 0
  for (const one of family(pid, withChildren)) {
    try {
      kilobytes += Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${one}/smaps_rollup`, 'utf8'))?.[1] ?? 0)
    } catch {
      // It ended meanwhile.
    }
  }
  return kilobytes / 1024
}

/** Milliseconds of processor time of a process, and where asked of all that it started, to hundredths of a second. */
export function processorOf(pid: number, withChildren: boolean): number {
  let ticks = 0
  // Its own, in user and system mode, and that of its children which ended.
  for (const one of family(pid, withChildren))
    for (const time of statOf(one)?.slice(11, withChildren ? 15 : 13) ?? []) ticks += Number(time)
  return ticks * 10
}

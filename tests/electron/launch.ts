// Starts the desktop app for a test: in real Electron where its binary is, else on the test host. Same specs, same surface.
import { type ChildProcess, fork } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type * as Electron from 'electron'
import { _electron, type Browser, chromium, type Page } from '@playwright/test'

const root = join(import.meta.dirname, '..', '..')
const main = join(root, 'dist', 'main', 'main.js')

export type Records = {
  readonly openExternal: readonly string[]
  readonly prevented: readonly string[]
  readonly denied: readonly string[]
  readonly badges: readonly number[]
  readonly menus: readonly unknown[]
  readonly popups: readonly unknown[]
  readonly dialogs: readonly unknown[]
  readonly spelling: readonly string[]
  readonly notifications: readonly unknown[]
  readonly trays: readonly unknown[]
  readonly press: ((button: number) => void) | null
}
export type Desktop = {
  readonly kind: 'electron' | 'host'
  readonly home: string
  window(match?: RegExp): Promise<Page>
  evaluate<R, A = undefined>(
    run: (electron: typeof Electron & { records: Records }, argument: A) => R,
    argument?: A,
  ): Promise<R>
  /** Ids of the processes that the app started and that run a script of this name. */
  started(script: string): readonly number[]
  /** Resolves when the app has ended by itself. */
  readonly exited: Promise<void>
  close(): Promise<void>
}

function electronBinary(): string | null {
  if (process.env.ELECTRON_BINARY) return process.env.ELECTRON_BINARY
  const file = join(root, 'node_modules', 'electron', 'path.txt')
  if (!existsSync(file)) return null
  const path = join(root, 'node_modules', 'electron', 'dist', readFileSync(file, 'utf8'))
  return existsSync(path) ? path : null
}

/** State lies in a fresh folder, removed at close, unless `home` is given. */
export async function launchDesktop(
  home = mkdtempSync(join(tmpdir(), 'gatehouse-desktop-')),
  env: Readonly<Record<string, string>> = {},
): Promise<Desktop> {
  const environment = { ...process.env, ...env, GATEHOUSE_HOME: home } as Record<string, string>
  const binary = electronBinary()
  return binary ? onElectron(binary, environment, home) : onHost(environment, home)
}

async function onElectron(binary: string, env: Record<string, string>, home: string): Promise<Desktop> {
  const app = await _electron.launch({ executablePath: binary, args: [main], env })
  return {
    kind: 'electron',
    home,
    window: async (match = /gatehouse/) => find(() => app.windows(), match),
    evaluate: (run, argument) => app.evaluate(run as never, argument as never),
    started: (script) => startedBy(app.process().pid ?? 0, script),
    exited: new Promise((resolve) => app.once('close', () => resolve())),
    async close() {
      await app.close()
      rmSync(home, { recursive: true, force: true })
    },
  }
}

async function onHost(env: Record<string, string>, home: string): Promise<Desktop> {
  const data = mkdtempSync(join(tmpdir(), 'gatehouse-host-'))
  const child = fork(main, [], {
    cwd: root,
    execArgv: ['--import', join(import.meta.dirname, 'host', 'register.mjs')],
    serialization: 'advanced',
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    env: { ...env, HOST_USER_DATA: data },
  })
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const browser = await connect(child)
  return {
    kind: 'host',
    home,
    window: (match = /gatehouse/) => find(() => browser.contexts().flatMap((context) => context.pages()), match),
    evaluate: (run, argument) => ask(child, run.toString(), argument) as never,
    started: (script) => startedBy(child.pid ?? 0, script),
    exited,
    async close() {
      child.kill('SIGTERM')
      const timer = setTimeout(() => child.kill('SIGKILL'), 8000)
      await exited
      clearTimeout(timer)
      // An app that had to be ended leaves its browser, which no real Electron would.
      for (const pid of runningWith(data)) end(pid)
      for (const folder of [data, home]) rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

async function connect(child: ChildProcess): Promise<Browser> {
  const cdp = await new Promise<string>((resolve, reject) => {
    child.on('message', (message: { kind?: string; cdp?: string }) => {
      if (message.kind === 'ready' && message.cdp) resolve(message.cdp)
    })
    child.once('exit', (code) => reject(new Error(`the desktop app ended with ${code} before it was ready`)))
  })
  return chromium.connectOverCDP(cdp)
}

let nextId = 1
function ask(child: ChildProcess, source: string, argument: unknown): Promise<unknown> {
  const id = nextId++
  return new Promise((resolve, reject) => {
    const listen = (message: { kind?: string; id?: number; value?: unknown; error?: string }) => {
      if (message.kind !== 'result' || message.id !== id) return
      child.off('message', listen)
      if (message.error) reject(new Error(message.error))
      else resolve(message.value)
    }
    child.on('message', listen)
    child.send({ kind: 'evaluate', id, source, argument })
  })
}

/** Waits until a window whose address matches is there. */
async function find(pages: () => readonly Page[], match: RegExp): Promise<Page> {
  for (const end = Date.now() + 20_000; Date.now() < end; ) {
    const page = pages().find((each) => match.test(each.url()))
    if (page) return page
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
  throw new Error(
    `no window ${String(match)} appeared; there were: ${pages()
      .map((page) => page.url())
      .join(', ')}`,
  )
}

/** Linux only, out of /proc: elsewhere nothing is found. */
function runningWith(words: string): readonly number[] {
  if (!existsSync('/proc')) return []
  return readdirSync('/proc')
    .filter((entry) => /^\d+$/.test(entry))
    .filter((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(words)
      } catch {
        return false
      }
    })
    .map(Number)
}

function startedBy(parent: number, script: string): readonly number[] {
  return runningWith(script).filter((pid) => {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1] === String(parent)
  })
}

/** Ends a process; one that ended by itself meanwhile is as good. */
function end(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code !== 'ESRCH') throw thrown
  }
}

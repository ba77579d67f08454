// Starts the real browser entry for a test, in a home of its own, and speaks to it as a window does.
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'

const root = join(import.meta.dirname, '..', '..')
const node = join(root, 'node_modules', '.bin', 'node')
/** Another build than the usual one, for those who build and test at the same time. */
const dist = process.env.GATEHOUSE_DIST ?? join(root, 'dist')

/** The program itself, for a test that starts it in another way. */
export const serve = { node, script: join(dist, 'serve', 'serve.js') } as const

export type Gatehouse = {
  readonly home: string
  readonly child: ChildProcess
  /** A fresh one-time address; each works once. */
  address(): string
  /** Everything it printed so far. */
  output(): string
  /** Ends it as a person would. Resolves when the process is gone. */
  stop(): Promise<void>
  /** Ends it as a crash would. */
  kill9(): Promise<void>
}

export const newHome = (): string => mkdtempSync(join(tmpdir(), 'gatehouse-e2e-'))
export const removeHome = (home: string): void => rmSync(home, { recursive: true, force: true, maxRetries: 5 })

/** Resolves when the address is printed; rejects with the output when it ends before. */
export async function startGatehouse(home: string, env: Readonly<Record<string, string>> = {}): Promise<Gatehouse> {
  const child = spawn(node, [join(dist, 'serve', 'serve.js'), '--no-open', '--port', '0'], {
    env: { ...process.env, ...env, GATEHOUSE_HOME: home },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const ready = new Promise<void>((resolve, reject) => {
    const hear = (chunk: Buffer): void => {
      output += chunk.toString()
      if (/Gatehouse is at http/.test(output)) resolve()
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    child.once('exit', (code) => reject(new Error(`Gatehouse ended with ${code} before it was ready:\n${output}`)))
  })
  await ready
  return {
    home,
    child,
    address: () => [...output.matchAll(/http:\/\/127\.0\.0\.1:\d+\/#token=[\w-]+/g)].at(-1)?.[0] ?? '',
    output: () => output,
    async stop() {
      child.kill('SIGTERM')
      await exited
    },
    async kill9() {
      child.kill('SIGKILL')
      await exited
    },
  }
}

/** Opens the window and waits until the app answers. */
export async function openWindow(page: Page, gatehouse: Gatehouse): Promise<void> {
  const before = gatehouse.address()
  await page.goto(before)
  await page.getByRole('main').waitFor()
}

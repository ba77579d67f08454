// What stands before the first window and before the port, measured in bytes and files: a bench takes the time (bench/start.ts).
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, test } from '@playwright/test'
import { standInFor } from '../../bench/desktopEntry.ts'

const root = join(import.meta.dirname, '..', '..')
const dist = process.env.GATEHOUSE_DIST ?? join(root, 'dist')
const node = join(root, 'node_modules', '.bin', 'node')

/** The file and all that it imports without being asked again, each once. */
function withImports(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen
  seen.add(file)
  const text = readFileSync(file, 'utf8')
  for (const [, name = ''] of text.matchAll(/(?:^|[;}\n])\s*(?:import|export)\b[^;'"()]*["'](\.[^"']+)["']/g))
    withImports(join(dirname(file), name), seen)
  return seen
}
const kilobytes = (files: Iterable<string>) => [...files].reduce((sum, file) => sum + statSync(file).size, 0) / 1000

test('the desktop entry comes to its window on one small file, as the bench measures it', () => {
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-stand-in-'))
  const { ours, bare } = standInFor(dist, join(folder, 'desktop'))
  for (const entry of [ours, bare]) {
    const { status, stderr } = spawnSync(node, [entry], {
      encoding: 'utf8',
      env: { ...process.env, GATEHOUSE_HOME: join(folder, 'home') },
    })
    expect({ entry, status, stderr }).toEqual({ entry, status: 0, stderr: '' })
  }
  rmSync(folder, { recursive: true, force: true })
  const files = withImports(join(dist, 'main', 'main.js'))
  // Itself, and the few lines of how sentences are said, which the rest shares with it.
  expect(files.size).toBeLessThan(3)
  expect(kilobytes(files)).toBeLessThan(30)
})

test('the browser entry listens on one small file', () => {
  const files = withImports(join(dist, 'serve', 'serve.js'))
  // Itself, and the few lines of how sentences are said, which the rest shares with it.
  expect(files.size).toBeLessThan(3)
  expect(kilobytes(files)).toBeLessThan(5)
})

test('neither the SDK of signing in nor the validator of schemas is read before a window can ask', () => {
  for (const entry of ['main', 'serve']) {
    const assets = join(dist, entry, 'assets')
    const app = readdirSync(assets).find((name) => /^app-.*\.js$/.test(name)) ?? ''
    const text = [...withImports(join(assets, app))].map((file) => readFileSync(file, 'utf8')).join('\n')
    expect(text.length).toBeGreaterThan(100_000)
    for (const library of ['ajv', '@modelcontextprotocol/client', 'ai', 'undici'])
      expect([entry, library, text.includes(`// node_modules/${library}/`)]).toEqual([entry, library, false])
  }
})

test('the page itself brings next to no script before its first frame, and the app behind it at most 500 kB', () => {
  const renderer = join(dist, 'renderer')
  const page = readFileSync(join(renderer, 'index.html'), 'utf8')
  const files = new Set<string>()
  for (const [, name = ''] of page.matchAll(/(?:src|href)="\.\/(assets\/[^"]+\.js)"/g))
    withImports(join(renderer, name), files)
  expect(files.size).toBeGreaterThan(0)
  expect(kilobytes(files)).toBeLessThan(5)
  const app = readdirSync(join(renderer, 'assets')).find((name) => /^main-.*\.js$/.test(name)) ?? ''
  withImports(join(renderer, 'assets', app), files)
  expect(files.size).toBeGreaterThan(5)
  expect(kilobytes(files)).toBeLessThan(500)
})

test('the settings library brings no validator of its own into the start', () => {
  for (const entry of ['main', 'serve']) {
    const assets = join(dist, entry, 'assets')
    const settings = readdirSync(assets).find((name) => /^(browser|desktop)Settings-.*\.js$/.test(name)) ?? ''
    const text = [...withImports(join(assets, settings))].map((file) => readFileSync(file, 'utf8')).join('\n')
    expect([entry, text.includes('// node_modules/conf/')]).toEqual([entry, true])
    expect([entry, text.includes('// node_modules/ajv/')]).toEqual([entry, false])
  }
})

test('what main and the window read is kept in one byte a letter, and the SDK brings no second validator', () => {
  for (const entry of ['main', 'serve'])
    for (const name of readdirSync(join(dist, entry, 'assets')).filter((one) => one.endsWith('.js'))) {
      const text = readFileSync(join(dist, entry, 'assets', name), 'utf8')
      // V8 keeps the text of a script for as long as it runs; one other letter makes all of it twice as large.
      expect([name, /[^\0-\x7f]/.exec(text)?.[0]]).toEqual([name, undefined])
      expect([name, text.includes('class AjvJsonSchemaValidator')]).toEqual([name, false])
    }
  for (const name of readdirSync(join(dist, 'renderer', 'assets'))) {
    // The two workers are built apart: they stand only where a conversation needs them.
    if (!name.endsWith('.js') || name.includes('.worker-')) continue
    const text = readFileSync(join(dist, 'renderer', 'assets', name), 'utf8')
    expect([name, /[^\0-\x7f]/.exec(text)?.[0]]).toEqual([name, undefined])
  }
})

test('the desktop entry reads no library of Node that its window does not need', () => {
  const texts = [...withImports(join(dist, 'main', 'main.js'))].map((file) => readFileSync(file, 'utf8'))
  const imported = texts.flatMap((text) =>
    [...text.matchAll(/^import .*from "(node:[^"]+)"/gm)].map(([, name]) => name),
  )
  // An import of node:fs loads every stream that Node has.
  expect(new Set(imported)).toEqual(new Set(['node:module', 'node:os', 'node:path']))
})

/** The entry as people start it, with a browser that says on its way that it was called, and asks for nothing. */
function startWithIdleBrowser() {
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-idle-'))
  const [browser, called, home] = [join(folder, 'browser'), join(folder, 'called'), join(folder, 'home')]
  writeFileSync(browser, `#!/bin/sh\n: > '${called}'\n`)
  chmodSync(browser, 0o700)
  const env = { ...process.env, GATEHOUSE_HOME: home, GATEHOUSE_BROWSER: browser }
  const child = spawn(node, [join(dist, 'serve', 'serve.js')], { env, stdio: ['ignore', 'pipe', 'inherit'] })
  let said = ''
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()))
  return {
    child,
    home,
    said: () => said,
    wasCalled: () => existsSync(called),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

test('a browser that never asks for the page does not keep the app from standing', async () => {
  const { child, said, remove } = startWithIdleBrowser()
  await expect.poll(said).toContain('Gatehouse is at http://127.0.0.1:')
  // As Ctrl+C comes in a terminal, to it and to what started it: still an end in order.
  child.kill('SIGINT')
  child.kill('SIGTERM')
  expect((await once(child, 'exit'))[0]).toBe(0)
  remove()
})

test('ended while the browser starts: nothing was begun, and nothing is left', async () => {
  const { child, home, wasCalled, remove } = startWithIdleBrowser()
  await expect.poll(wasCalled, { intervals: [20] }).toBe(true)
  child.kill('SIGTERM')
  expect(await once(child, 'exit')).toEqual([0, null])
  expect(existsSync(join(home, 'gatehouse.db'))).toBe(false)
  remove()
})

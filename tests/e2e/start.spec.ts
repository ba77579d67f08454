// What stands before the first window and before the port, measured in bytes and files: a bench takes the time (bench/start.ts).
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
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

test('the first page brings at most 500 kB of script, and none that only some conversations need', () => {
  const page = readFileSync(join(dist, 'renderer', 'index.html'), 'utf8')
  const files = new Set<string>()
  for (const [, name = ''] of page.matchAll(/(?:src|href)="\.\/(assets\/[^"]+\.js)"/g))
    withImports(join(dist, 'renderer', name), files)
  expect(files.size).toBeGreaterThan(1)
  expect(kilobytes(files)).toBeLessThan(500)
})

// What start and test share: the project's own Node, the set-up, and a build that is made only when something changed.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { delimiter, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = resolve(fileURLToPath(new URL('..', import.meta.url)))
const bin = join(root, 'node_modules', '.bin')
export const node = join(bin, process.platform === 'win32' ? 'node.cmd' : 'node')
/** The environment of every step: the project's Node first. */
export const env = { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH ?? ''}` }

/** Runs one step with its output shown; answers its exit code. */
export function step(command, args, extra = {}) {
  const { status, error } = spawnSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    env: { ...env, ...extra },
    shell: process.platform === 'win32',
  })
  if (error) console.error(String(error))
  return status ?? 1
}

export function setUp(purpose) {
  const status = step(process.execPath, [join(root, 'build', 'setup.mjs')], { GATEHOUSE_SETUP_FOR: purpose })
  if (status !== 0) process.exit(status)
}

function* sources(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.name.startsWith('.') || entry.name.endsWith('.test.ts')) continue
    const path = join(folder, entry.name)
    if (entry.isDirectory()) yield* sources(path)
    else yield path
  }
}

/** A digest of names, sizes and times of all that the build reads. */
function fingerprint() {
  const hash = createHash('sha256')
  const files = ['package.json', 'package-lock.json', 'vite.config.ts'].map((name) => join(root, name))
  for (const folder of ['shared', 'electron', 'renderer', 'samples']) files.push(...sources(join(root, folder)))
  for (const file of files.sort((a, b) => (a < b ? -1 : 1))) {
    const { size, mtimeMs } = statSync(file)
    hash.update(`${file}\0${size}\0${mtimeMs}\n`)
  }
  return hash.digest('hex')
}

/** Builds into dist/ unless dist/ was made from exactly these sources; answers the exit code. */
export function build() {
  const stamp = join(root, '.cache', 'built')
  const now = fingerprint()
  if (existsSync(join(root, 'dist')) && existsSync(stamp) && readFileSync(stamp, 'utf8') === now) return 0
  const status = step(node, [
    join(root, 'node_modules', 'vite', 'bin', 'vite.js'),
    'build',
    '--app',
    '--logLevel',
    'warn',
  ])
  if (status === 0) {
    mkdirSync(join(root, '.cache'), { recursive: true })
    writeFileSync(stamp, now)
  }
  return status
}

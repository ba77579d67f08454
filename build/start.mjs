// `npm start`: sets up, builds if needed, and opens Gatehouse: in Electron where it can be had, else by the browser entry.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build, env, node, root, setUp } from './run.mjs'

const args = process.argv.slice(2)
const portAt = args.indexOf('--port')
const port = portAt >= 0 ? args[portAt + 1] : '0'
if (args.includes('--help')) {
  console.log('npm start -- [--no-open] [--port N] [--browser]\n')
  console.log('  --no-open   only print the address (browser entry)')
  console.log('  --port N    the port of the browser entry; any free one by default')
  console.log('  --browser   the browser entry even where Electron is there')
  console.log('\nGATEHOUSE_HOME moves the folder in which all state lies.')
  console.log('GATEHOUSE_BROWSER names the program that opens web pages (browser entry; docs/accounts.md).')
  process.exit(0)
}
if (!/^\d{1,5}$/.test(port ?? '') || Number(port) > 65535) {
  console.error(`start: --port wants a number from 0 to 65535, not "${port ?? ''}".`)
  process.exit(2)
}

setUp('start')
const built = build()
if (built !== 0) process.exit(built)

/** The path of an Electron that can be started here, or the reason why there is none. */
function findElectron() {
  if (args.includes('--browser')) return { reason: 'you asked for the browser entry' }
  if (process.env.ELECTRON_BINARY) return { path: process.env.ELECTRON_BINARY }
  if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY)
    return { reason: 'there is no display here' }
  const folder = join(root, 'node_modules', 'electron')
  const installed = () => {
    const file = join(folder, 'path.txt')
    return existsSync(file) ? join(folder, 'dist', readFileSync(file, 'utf8')) : null
  }
  const noted = join(root, '.cache', 'electron-not-to-be-had')
  const triedToday = existsSync(noted) && Date.now() - statSync(noted).mtimeMs < 24 * 3600 * 1000
  if (!installed() && !triedToday) {
    console.log('start: fetching Electron (once)')
    spawnSync(node, [join(folder, 'install.js')], { cwd: root, env, stdio: 'ignore', timeout: 300_000 })
    if (!installed()) {
      mkdirSync(join(root, '.cache'), { recursive: true })
      writeFileSync(noted, '')
    }
  }
  const path = installed()
  return path ? { path } : { reason: 'its binary could not be fetched' }
}

const electron = findElectron()
if (electron.reason) console.log(`start: Electron is not used (${electron.reason}); serving the browser entry instead.`)
const child = electron.path
  ? spawn(electron.path, [join(root, 'dist', 'main', 'main.js')], { cwd: root, env, stdio: 'inherit' })
  : spawn(
      node,
      [join(root, 'dist', 'serve', 'serve.js'), '--port', port, ...(args.includes('--no-open') ? ['--no-open'] : [])],
      {
        cwd: root,
        env,
        stdio: 'inherit',
      },
    )
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
child.on('error', (error) => {
  console.error(`start: ${error.message}`)
  process.exit(1)
})
child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)))

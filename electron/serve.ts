// The browser entry: the same app over loopback HTTP and WebSocket, for machines with no display or no Electron.
import { randomBytes } from 'node:crypto'
import { enableCompileCache } from 'node:module'
import { join } from 'node:path'
import type { App } from './app.ts'
import { resolvePaths } from './storage/paths.ts'
import { openInBrowser } from './serve/openBrowser.ts'
import { startServer } from './serve/server.ts'
import { createTickets } from './serve/tickets.ts'

/** Milliseconds that a new window has for itself before the MCP servers start, and how long they wait for a window. */
const WINDOW_FIRST = 250
const NO_WINDOW = 1500

const options = readOptions(process.argv.slice(2))
const home = resolvePaths().home
enableCompileCache(join(home, 'cache', 'compiled'))
const tickets = createTickets(() => randomBytes(32).toString('base64url'))
let startApp: (app: App) => void = () => {}
const ready = new Promise<App>((resolve) => {
  startApp = resolve
})

const server = await startServer({
  root: join(import.meta.dirname, '..', 'renderer'),
  port: options.port,
  tickets,
  router: async () => (await ready).route,
  onAdmitted: () => {
    startServersIn(WINDOW_FIRST)
    console.log(`To open another window: ${address()}`)
  },
})
function address(): string {
  return `http://127.0.0.1:${server.port}/#token=${tickets.next()}`
}

let ending = false
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.on(signal, () => {
    if (ending) process.exit(1)
    ending = true
    void ready.then((joined) => Promise.allSettled([joined.stop(), server.close()]).then(() => joined.end(0)))
  })

// The app and its libraries load after the window's files can be had.
const settingsFile = import('./storage/browserSettings.ts').then((file) => file.createBrowserSettings)
const { createApp } = await import('./app.ts')
createApp({
  entry: 'browser',
  spellings: [],
  emit: server.emit,
  openBrowser: openInBrowser,
  settingsFile,
  databaseWorker: new URL('./databaseWorker.js', import.meta.url),
  office: { command: process.execPath, script: join(import.meta.dirname, '..', 'office', 'office.js') },
  onGround: invite,
}).then(startApp, (error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
})
startServersIn(NO_WINDOW)

/** The browser starts while the rest of the app does. */
function invite(): void {
  console.log(`Gatehouse is at ${address()}`)
  console.log('The address works once; this window then stays signed in until Gatehouse ends (Ctrl+C).')
  if (options.open) openInBrowser(address()).catch((error: unknown) => console.log(String((error as Error).message)))
}

function startServersIn(milliseconds: number): void {
  void ready.then((joined) => setTimeout(joined.startServers, milliseconds))
}

function readOptions(args: readonly string[]): { readonly port: number; readonly open: boolean } {
  const at = args.indexOf('--port')
  const port = at >= 0 ? Number(args[at + 1]) : 0
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    console.error(`--port wants a number from 0 to 65535, not "${args[at + 1] ?? ''}".`)
    process.exit(2)
  }
  return { port, open: !args.includes('--no-open') }
}

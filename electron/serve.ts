// The browser entry: the same app over loopback HTTP and WebSocket, for machines with no display or no Electron.
import { randomBytes } from 'node:crypto'
import { enableCompileCache } from 'node:module'
import { join } from 'node:path'
import { AppError } from '../shared/ipc/errors.ts'
import type { App } from './app.ts'
import { resolvePaths } from './storage/paths.ts'
import { openInBrowser } from './serve/openBrowser.ts'
import { startServer } from './serve/server.ts'
import { createTickets } from './serve/tickets.ts'

/** Milliseconds that a new window has for itself before the MCP servers start, and how long they wait for a window. */
const WINDOW_FIRST = 250
const NO_WINDOW = 1500
/** Milliseconds that an app which cannot start waits for its window to ask, and for the answer to arrive. */
const LAST_WORDS = 10_000
const SAID = 500

const options = readOptions(process.argv.slice(2))
const paths = resolvePaths()
enableCompileCache(join(paths.home, 'cache', 'compiled'))
const tickets = createTickets(() => randomBytes(32).toString('base64url'))
type Joined = Pick<App, 'route' | 'startServers' | 'stop' | 'end'>
let startApp: (app: Joined) => void = () => {}
const ready = new Promise<Joined>((resolve) => {
  startApp = resolve
})

const server = await startServer({
  root: join(import.meta.dirname, '..', 'renderer'),
  settings: paths.settings,
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

// The browser starts, and loads the window's files, while the app and its libraries load here.
if (options.open) openInBrowser(address()).catch((error: unknown) => console.log(String((error as Error).message)))
const settingsFile = import('./storage/browserSettings.ts').then((file) => file.createBrowserSettings)
const { createApp } = await import('./app.ts')
void createApp({
  entry: 'browser',
  spellings: [],
  emit: server.emit,
  openBrowser: openInBrowser,
  settingsFile,
  databaseWorker: new URL('./databaseWorker.js', import.meta.url),
  office: { command: process.execPath, script: join(import.meta.dirname, '..', 'office', 'office.js') },
  onGround: () => {
    console.log(`Gatehouse is at ${address()}`)
    console.log('The address works once; this window then stays signed in until Gatehouse ends (Ctrl+C).')
  },
})
  .catch(standIn)
  .then(startApp)
startServersIn(NO_WINDOW)

/** The app cannot start: the reason is printed, and answered to the window that was opened meanwhile. */
function standIn(thrown: unknown): Joined {
  const message = thrown instanceof Error ? thrown.message : String(thrown)
  console.error(message)
  const leave = (milliseconds: number) => setTimeout(() => process.exit(1), milliseconds)
  leave(options.open ? LAST_WORDS : 0)
  const { code } = AppError.from(thrown)
  return {
    route: async () => {
      leave(SAID)
      return { ok: false, error: { code, message } }
    },
    startServers: () => {},
    stop: async () => {},
    end: (exitCode) => process.exit(exitCode),
  }
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

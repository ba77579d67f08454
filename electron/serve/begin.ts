// What follows once the port is open: the browser is called, and the app is made while that starts.
import { randomBytes } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { AppError } from '../../shared/ipc/errors.ts'
import type { App } from '../app.ts'
import type { Paths } from '../storage/paths.ts'
import type { Listening } from './listen.ts'
import { openInBrowser } from './openBrowser.ts'
import { serveAt } from './server.ts'
import { createTickets } from './tickets.ts'

/** Milliseconds that a new window has for itself before the MCP servers start, and how long they wait for a window. */
const WINDOW_FIRST = 250
const NO_WINDOW = 1500
/** Milliseconds that an app which cannot start waits for its window to ask, and for the answer to arrive. */
const LAST_WORDS = 10_000
/** Milliseconds that the app leaves the processor to a browser that starts; one that stands already asks sooner. */
const BROWSER_FIRST = 3000
const SAID = 500
/** Milliseconds in which a second signal is the same one: a terminal's Ctrl+C comes to us, and again from what started us. */
const SAME = 300

export type Beginning = {
  readonly listening: Listening
  readonly paths: Paths
  /** Address of the entry's own file: the other files that are built stand around it. */
  readonly program: string
  /** Whether the system's browser is called. */
  readonly opens: boolean
}
type Joined = Pick<App, 'route' | 'startServers' | 'stop' | 'end'>

/** Resolves when the app stands, or has said why it cannot. */
export async function begin({ listening, paths, program, opens }: Beginning): Promise<void> {
  const tickets = createTickets(() => randomBytes(32).toString('base64url'))
  const { promise: asked, resolve: onSocket } = Promise.withResolvers<void>()
  const { promise: ready, resolve: startApp } = Promise.withResolvers<Joined>()
  const startServersIn = (milliseconds: number) =>
    void ready.then((joined) => setTimeout(joined.startServers, milliseconds))
  const { port } = listening.server.address() as AddressInfo
  const address = () => `http://127.0.0.1:${port}/#token=${tickets.next()}`
  const fileAt = (place: string) => fileURLToPath(new URL(place, program))
  const server = serveAt(listening, {
    root: fileAt('../renderer'),
    settings: paths.settings,
    tickets,
    router: async () => (await ready).route,
    onAdmitted: () => {
      startServersIn(WINDOW_FIRST)
      console.log(`To open another window: ${address()}`)
    },
    onSocket,
  })
  let begun = false
  endOnSignals(() => (begun ? ready : null), server.close)
  // The browser and its page start first: both at once take longer for either, and one can type before the app stands.
  if (opens) {
    openInBrowser(address()).catch((error: unknown) => {
      console.log(String((error as Error).message))
      onSocket()
    })
    await Promise.race([asked, new Promise((resolve) => setTimeout(resolve, BROWSER_FIRST))])
  }
  begun = true
  const settingsFile = import('../storage/browserSettings.ts').then((file) => file.createBrowserSettings)
  const { createApp } = await import('../app.ts')
  startServersIn(NO_WINDOW)
  const made = createApp({
    entry: 'browser',
    spellings: [],
    emit: server.emit,
    openBrowser: openInBrowser,
    settingsFile,
    databaseWorker: new URL('./databaseWorker.js', program),
    office: { command: process.execPath, script: fileAt('../office/office.js') },
    onGround: () => {
      console.log(`Gatehouse is at ${address()}`)
      console.log('The address works once; this window then stays signed in until Gatehouse ends (Ctrl+C).')
    },
  })
  startApp(await made.catch((thrown: unknown) => standIn(thrown, opens)))
}

/** The app cannot start: the reason is printed, and answered to the window that was opened meanwhile. */
function standIn(thrown: unknown, isOpened: boolean): Joined {
  const message = thrown instanceof Error ? thrown.message : String(thrown)
  console.error(message)
  const leave = (milliseconds: number) => setTimeout(() => process.exit(1), milliseconds)
  leave(isOpened ? LAST_WORDS : 0)
  const { code, said } = AppError.from(thrown)
  return {
    route: async () => {
      leave(SAID)
      return { ok: false, error: { code, message, said } }
    },
    startServers: () => {},
    stop: async () => {},
    end: (exitCode) => process.exit(exitCode),
  }
}

/** `begun`: null while there is nothing yet that could lose anything. */
function endOnSignals(begun: () => Promise<Joined> | null, close: () => Promise<void>): void {
  let ending: number | null = null
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => {
      if (ending !== null) {
        if (performance.now() - ending > SAME) process.exit(1)
        return
      }
      ending = performance.now()
      const ready = begun()
      if (!ready) process.exit(0)
      void ready.then((joined) => Promise.allSettled([joined.stop(), close()]).then(() => joined.end(0)))
    })
}

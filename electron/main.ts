// The desktop entry: what the first window needs, and nothing else; the rest is loaded once that window is on its way.
import { enableCompileCache } from 'node:module'
import { app, type BrowserWindow, dialog, ipcMain, Menu, protocol, screen, session } from 'electron'
import type { Destination } from '../shared/desk.ts'
import type { Rest } from './desktop/rest.ts'
import { readWindowState, repaired } from './desktop/windowState.ts'
import { createTrustedSenders } from './ipc/sender.ts'
import { resolvePaths } from './storage/paths.ts'
import { hardenContents, hardenSession, ORIGINS, openWindow, SCHEME, type WindowKind } from './window.ts'

const TRUSTED_SIZE = { width: 560, height: 720 }
const paths = resolvePaths()
const senders = createTrustedSenders()
const kinds = new Map<number, WindowKind>()
let mainWindow: BrowserWindow | null = null
let consentWindow: BrowserWindow | null = null
let loaded: Rest | null = null
const { promise: rest, resolve: restIsHere } = Promise.withResolvers<Rest>()

protocol.registerSchemesAsPrivileged([
  { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } },
])
app.enableSandbox()
if (app.requestSingleInstanceLock()) void start()
else app.quit()

async function start(): Promise<void> {
  // SECURITY: Electron's own menu offers developer tools; ours comes with the rest.
  Menu.setApplicationMenu(null)
  app.on('web-contents-created', (_event, contents) => hardenContents(contents))
  // SECURITY: the arguments of a second start are untrusted: a link of ours leads somewhere, everything else only brings the window.
  app.on('second-instance', (_event, args) => follow(args))
  app.on('open-url', (event, link) => {
    event.preventDefault()
    follow([link])
  })
  app.on('window-all-closed', () => app.quit())
  app.on('activate', () => open(null))
  app.setAppUserModelId('app.gatehouse')
  await app.whenReady()
  hardenSession(session.defaultSession)
  serve()
  listen()
  showMain()
  // A page that cannot be read has its own answer, when it is asked for.
  await reader().catch(() => undefined)
  await loadRest().catch((thrown: unknown) => {
    dialog.showErrorBox('Gatehouse cannot start', thrown instanceof Error ? thrown.message : String(thrown))
    app.exit(1)
  })
}

/** Whoever reads the page's files: loaded once the window is on its way, and before the rest. */
const reader = () => import('./desktop/serveScheme.ts')
function serve(): void {
  const served = { root: new URL('../renderer/', import.meta.url), settings: paths.settings }
  protocol.handle(SCHEME, async (request) => (await reader()).serveScheme(request, served))
}

function listen(): void {
  ipcMain.handle('app:request', async (event, name: unknown, input: unknown) => {
    const origin = event.senderFrame?.origin
    // SECURITY: only the main frame of our own living windows may speak; the kind of window comes from the sender.
    if (!senders.isTrusted(event.sender.id, origin, event.senderFrame?.parent === null))
      return { ok: false, error: { code: 'UNKNOWN_REQUEST', message: 'This frame may not speak to Gatehouse.' } }
    const answering = await (await rest).app
    return kinds.get(event.sender.id) === 'trusted' ? answering.routeTrusted(name, input) : answering.route(name, input)
  })
}

async function loadRest(): Promise<void> {
  enableCompileCache(`${paths.home}/cache/compiled`)
  const { createRest } = await import('./desktop/rest.ts')
  loaded = createRest({ paths, program: import.meta.url, window: () => mainWindow, open, onGrave })
  restIsHere(loaded)
  await loaded.start()
}

function show(kind: WindowKind, parent?: BrowserWindow): BrowserWindow {
  const areas = screen.getAllDisplays().map(({ workArea }) => workArea)
  const state = repaired(readWindowState(paths.home), areas)
  const window = openWindow(kind, kind === 'page' ? state : { ...TRUSTED_SIZE, zoom: loaded?.zoomNow() ?? 100 }, parent)
  const { id } = window.webContents
  kinds.set(id, kind)
  senders.add(id, ORIGINS[kind], (forget) =>
    window.webContents.once('destroyed', () => {
      forget()
      kinds.delete(id)
    }),
  )
  void rest.then(({ attend }) => attend(window, kind))
  return window
}

function showMain(): void {
  const window = show('page')
  mainWindow = window
  window.on('close', (event) => {
    // Nothing was begun yet: it just ends.
    if (!loaded || loaded.isLeaving()) return
    event.preventDefault()
    // Closing is leaving, which tells what would be lost; in the tray it is putting away.
    if (loaded.staysInTray()) window.hide()
    else setImmediate(() => app.quit())
  })
  window.on('closed', () => {
    mainWindow = null
  })
}

/** Brings the window to the front, and leads it somewhere. A grave question has a window of its own. */
function open(destination: Destination | null): void {
  if (!mainWindow) showMain()
  if (mainWindow?.isMinimized()) mainWindow.restore()
  mainWindow?.show()
  mainWindow?.focus()
  if (destination === null) return
  if (destination.kind === 'question') consentWindow?.focus()
  void rest.then(async ({ app: standing }) => (await standing).go(destination))
}

function follow(args: readonly string[]): void {
  open(null)
  void rest.then((all) => all.follow(args))
}

/** How much waits for the trusted window, and whether it was closed just now: then nothing opens another before each is a no. */
const grave = { waiting: 0, refusing: false }

/** Grave questions and cards of their own are answered in a window of their own, and grave agreements made there; closing it is a no to each of them. */
function onGrave(waiting: number): void {
  grave.waiting = waiting
  if (waiting === 0) {
    const answered = consentWindow
    consentWindow = null
    answered?.destroy()
  } else if (!consentWindow && mainWindow && !grave.refusing) consentWindow = openTrusted(mainWindow)
}

function openTrusted(parent: BrowserWindow): BrowserWindow {
  const window = show('trusted', parent)
  window.on('closed', () => {
    // All that it held was answered: what is asked by now is another's.
    if (consentWindow !== window) return
    consentWindow = null
    grave.refusing = true
    const refused = rest.then(async ({ app: standing }) => (await standing).withdrawTrusted())
    void refused.finally(() => {
      grave.refusing = false
      onGrave(grave.waiting)
    })
  })
  return window
}

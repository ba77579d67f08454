// The desktop entry: Electron's lifecycle and windows, joined to the same app as the browser entry.
import { enableCompileCache } from 'node:module'
import { join } from 'node:path'
import { app, BrowserWindow, dialog, ipcMain, protocol, session, shell } from 'electron'
import type { Destination } from '../shared/desk.ts'
import type { Emit } from '../shared/ipc/contract.ts'
import type { App } from './app.ts'
import { LINK_SCHEME, linkAmong, readDeepLink } from './deepLinks.ts'
import { createDesk } from './desktop/desk.ts'
import { keepWindowState, placedWindow } from './desktop/placing.ts'
import { createQuit } from './desktop/quit.ts'
import { createTrustedSenders } from './ipc/sender.ts'
import { resolvePaths } from './storage/paths.ts'
import { hardenContents, hardenSession, ORIGINS, openWindow, SCHEME, serveScheme, type WindowKind } from './window.ts'

const paths = resolvePaths()
const senders = createTrustedSenders()
const kinds = new Map<number, WindowKind>()
let mainWindow: BrowserWindow | null = null
let consentWindow: BrowserWindow | null = null
let startApp: (app: App) => void = () => {}
let joined: App | null = null
const ready = new Promise<App>((resolve) => {
  startApp = resolve
})
const desk = createDesk({
  session: () => session.defaultSession,
  windows: () => BrowserWindow.getAllWindows(),
  inFront: () => BrowserWindow.getFocusedWindow() !== null,
  open: (destination) => open(destination),
  update: (patch) => void ready.then(({ route }) => route('settings.update', patch)),
})
const quit = createQuit({
  say: desk.say,
  busy: desk.busy,
  window: () => mainWindow,
  stop: async () => joined?.stop(),
  // Before the app stands there is nothing to save, and the keychain may be asking: an ordinary exit would wait for it.
  end: () => (joined ? joined.end(0) : process.kill(process.pid, 'SIGKILL')),
})

protocol.registerSchemesAsPrivileged([
  { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } },
])
app.enableSandbox()
if (app.requestSingleInstanceLock()) void start()
else app.quit()

async function start(): Promise<void> {
  app.on('web-contents-created', (_event, contents) => hardenContents(contents))
  // SECURITY: the arguments of a second start are untrusted: a link of ours leads somewhere, everything else only brings the window.
  app.on('second-instance', (_event, args) => follow(linkAmong(args)))
  app.on('open-url', (event, link) => {
    event.preventDefault()
    follow(link)
  })
  app.on('window-all-closed', () => app.quit())
  app.on('activate', () => open(null))
  // A program that runs from its sources must not take the links of an installed one.
  if (app.isPackaged) app.setAsDefaultProtocolClient(LINK_SCHEME)
  app.setAppUserModelId('app.gatehouse')
  await app.whenReady()
  hardenSession(session.defaultSession)
  const served = { root: join(import.meta.dirname, '..', 'renderer'), settings: paths.settings }
  protocol.handle(SCHEME, (request) => serveScheme(request, served))
  listen()
  desk.drawMenu()
  showMain()
  await loadApp().catch((thrown: unknown) => {
    dialog.showErrorBox('Gatehouse cannot start', thrown instanceof Error ? thrown.message : String(thrown))
    app.exit(1)
  })
  const link = linkAmong(process.argv.slice(1))
  if (link !== null) follow(link)
}

function listen(): void {
  ipcMain.handle('app:request', async (event, name: unknown, input: unknown) => {
    const origin = event.senderFrame?.origin
    // SECURITY: only the main frame of our own living windows may speak; the kind of window comes from the sender.
    if (!senders.isTrusted(event.sender.id, origin, event.senderFrame?.parent === null))
      return { ok: false, error: { code: 'UNKNOWN_REQUEST', message: 'This frame may not speak to Gatehouse.' } }
    const answering = await ready
    return kinds.get(event.sender.id) === 'trusted' ? answering.routeTrusted(name, input) : answering.route(name, input)
  })
}

/** The app and its libraries load after the window is on its way. */
async function loadApp(): Promise<void> {
  enableCompileCache(join(paths.home, 'cache', 'compiled'))
  const settingsFile = import('./storage/desktopSettings.ts').then((file) => file.createDesktopSettings)
  const { createApp } = await import('./app.ts')
  joined = await createApp({
    entry: 'desktop',
    spellings: process.platform === 'darwin' ? [] : session.defaultSession.availableSpellCheckerLanguages,
    emit,
    openBrowser: (url) => shell.openExternal(url),
    settingsFile,
    databaseWorker: new URL('./databaseWorker.js', import.meta.url),
    office: { command: process.execPath, script: join(import.meta.dirname, '..', 'office', 'office.js') },
  })
  desk.apply(joined.settings.get())
  startApp(joined)
}

const emit: Emit = (name, payload) => {
  for (const window of BrowserWindow.getAllWindows()) window.webContents.send('app:event', name, payload)
  desk.hear(name, payload)
  if (name === 'permission.pendingChanged') onQuestions(payload as Parameters<typeof onQuestions>[0])
}

function show(kind: WindowKind, parent?: BrowserWindow): BrowserWindow {
  const state = kind === 'page' ? placedWindow(paths.home) : { width: 560, height: 720, zoom: desk.zoomNow() }
  const window = openWindow(kind, state, { say: desk.say, onZoom: desk.zoom, ...(parent ? { parent } : {}) })
  const { id } = window.webContents
  kinds.set(id, kind)
  senders.add(id, ORIGINS[kind], (forget) =>
    window.webContents.once('destroyed', () => {
      forget()
      kinds.delete(id)
    }),
  )
  return window
}

function showMain(): void {
  const window = show('page')
  mainWindow = window
  window.once('show', () => void ready.then(({ startServers }) => startServers()))
  keepWindowState(window, paths.home, desk.zoomNow)
  window.on('close', (event) => {
    if (quit.isLeaving()) return
    event.preventDefault()
    // Closing is leaving, which tells what would be lost; in the tray it is putting away.
    if (desk.staysInTray()) window.hide()
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
  void ready.then(({ go }) => go(destination))
}

const follow = (link: string | null): void => open(link === null ? null : readDeepLink(link))

/** Grave questions are asked in a window of their own; closing it is a no to each of them. */
function onQuestions(questions: readonly { readonly surface: 'page' | 'trusted' }[]): void {
  const waiting = questions.filter(({ surface }) => surface === 'trusted').length
  if (waiting === 0) consentWindow?.destroy()
  else if (!consentWindow && mainWindow) {
    consentWindow = show('trusted', mainWindow)
    consentWindow.on('closed', () => {
      consentWindow = null
      void ready.then(({ withdrawTrusted }) => withdrawTrusted())
    })
  }
}

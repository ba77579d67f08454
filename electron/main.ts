// The desktop entry: Electron's lifecycle and windows, joined to the same app as the browser entry.
import { join } from 'node:path'
import { enableCompileCache } from 'node:module'
import { app, BrowserWindow, ipcMain, Menu, protocol, session, shell } from 'electron'
import type { Emit } from '../shared/ipc/contract.ts'
import type { App } from './app.ts'
import { desktopMenu } from './desktopMenu.ts'
import { createTrustedSenders } from './ipc/sender.ts'
import { resolvePaths } from './storage/paths.ts'
import { hardenContents, hardenSession, ORIGINS, openWindow, SCHEME, serveScheme, type WindowKind } from './window.ts'

const home = resolvePaths().home
const senders = createTrustedSenders()
const kinds = new Map<number, WindowKind>()
let mainWindow: BrowserWindow | null = null
let consentWindow: BrowserWindow | null = null
let startApp: (app: App) => void = () => {}
const ready = new Promise<App>((resolve) => {
  startApp = resolve
})

protocol.registerSchemesAsPrivileged([
  { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } },
])
app.enableSandbox()
if (app.requestSingleInstanceLock()) void start()
else app.quit()

async function start(): Promise<void> {
  app.on('web-contents-created', (_event, contents) => hardenContents(contents, openLink))
  // SECURITY: the arguments of a second start are untrusted, so it only brings the window to the front.
  app.on('second-instance', () => {
    if (mainWindow?.isMinimized()) mainWindow.restore()
    mainWindow?.focus()
  })
  app.on('window-all-closed', () => app.quit())
  app.on('activate', () => mainWindow ?? showMain())
  app.on('will-quit', (event) => {
    if (stopped) return
    event.preventDefault()
    void stop().finally(() => app.quit())
  })
  await app.whenReady()
  hardenSession(session.defaultSession)
  protocol.handle(SCHEME, (request) => serveScheme(request, join(import.meta.dirname, '..', 'renderer')))
  ipcMain.handle('app:request', async (event, name: unknown, input: unknown) => {
    const origin = event.senderFrame?.origin
    // SECURITY: only the main frame of our own living windows may speak; the kind of window comes from the sender.
    if (!senders.isTrusted(event.sender.id, origin, event.senderFrame?.parent === null))
      return { ok: false, error: { code: 'UNKNOWN_REQUEST', message: 'This frame may not speak to Gatehouse.' } }
    const joined = await ready
    return kinds.get(event.sender.id) === 'trusted' ? joined.routeTrusted(name, input) : joined.route(name, input)
  })
  Menu.setApplicationMenu(Menu.buildFromTemplate(desktopMenu(process.platform)))
  showMain()
  await loadApp()
}

/** The app and its libraries load after the window is on its way. */
async function loadApp(): Promise<void> {
  enableCompileCache(join(home, 'cache', 'compiled'))
  const settingsFile = import('./storage/desktopSettings.ts').then((file) => file.createDesktopSettings)
  const { createApp } = await import('./app.ts')
  startApp(
    await createApp({
      entry: 'desktop',
      emit,
      openBrowser: (url) => shell.openExternal(url),
      settingsFile,
      databaseWorker: new URL('./databaseWorker.js', import.meta.url),
      office: { command: process.execPath, script: join(import.meta.dirname, '..', 'office', 'office.js') },
    }),
  )
}

const emit: Emit = (name, payload) => {
  for (const window of BrowserWindow.getAllWindows()) window.webContents.send('app:event', name, payload)
  if (name === 'permission.pendingChanged') onQuestions(payload as Parameters<typeof onQuestions>[0])
}

function show(kind: WindowKind, parent?: BrowserWindow): BrowserWindow {
  const size = kind === 'page' ? { width: 1180, height: 800 } : { width: 560, height: 720 }
  const window = openWindow(kind, size, parent)
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
  mainWindow = show('page')
  mainWindow.once('show', () => void ready.then((joined) => joined.startServers()))
  mainWindow.on('closed', () => {
    mainWindow = null
  })
}

/** Grave questions are asked in a window of their own; closing it is a no to each of them. */
function onQuestions(questions: readonly { readonly surface: 'page' | 'trusted' }[]): void {
  const waiting = questions.filter(({ surface }) => surface === 'trusted').length
  app.setBadgeCount(questions.length)
  if (waiting === 0) consentWindow?.destroy()
  else if (!consentWindow && mainWindow) {
    consentWindow = show('trusted', mainWindow)
    consentWindow.on('closed', () => {
      consentWindow = null
      void ready.then((joined) => joined.withdrawTrusted())
    })
  }
}

function openLink(url: string): void {
  void ready.then((joined) => joined.route('app.openLink', { url }))
}

let stopped = false
async function stop(): Promise<void> {
  stopped = true
  const joined = await Promise.race([ready, new Promise<null>((resolve) => setTimeout(resolve, 3000, null))])
  await joined?.stop()
}

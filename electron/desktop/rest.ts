// The rest of the desktop entry, loaded once the first window is on its way: the app itself, and the desktop around the page.
import { fileURLToPath } from 'node:url'
import { app, BrowserWindow, session, shell } from 'electron'
import type { Destination } from '../../shared/desk.ts'
import { asksGrave } from '../../shared/agreement.ts'
import type { AppEvents, Emit } from '../../shared/ipc/contract.ts'
import type { App } from '../app.ts'
import { LINK_SCHEME, linkAmong, readDeepLink } from '../deepLinks.ts'
import type { Paths } from '../storage/paths.ts'
import type { WindowKind } from '../window.ts'
import { createDesk } from './desk.ts'
import { offerEditing } from './editing.ts'
import { keepWindowState } from './keepPlace.ts'
import { createQuit } from './quit.ts'

export type Windows = {
  readonly paths: Paths
  /** Address of the entry's own file: the other files that are built stand around it. */
  readonly program: string
  readonly window: () => BrowserWindow | null
  readonly open: (destination: Destination | null) => void
  /** How many questions, agreements and cards of their own wait for the trusted window. */
  readonly onGrave: (waiting: number) => void
}
export type Rest = ReturnType<typeof createRest>

export function createRest({ paths, program, window, open, onGrave }: Windows) {
  let joined: App | null = null
  const { promise: ready, resolve: startApp } = Promise.withResolvers<App>()
  const desk = createDesk({
    session: () => session.defaultSession,
    windows: () => BrowserWindow.getAllWindows(),
    inFront: () => BrowserWindow.getFocusedWindow() !== null,
    open,
    update: (patch) => void ready.then(({ route }) => route('settings.update', patch)),
  })
  const quit = createQuit({
    say: desk.say,
    busy: desk.busy,
    window,
    stop: async () => joined?.stop(),
    // Before the app stands there is nothing to save, and the keychain may be asking: an ordinary exit would wait for it.
    end: () => (joined ? joined.end(0) : process.kill(process.pid, 'SIGKILL')),
  })
  const grave = { questions: 0, agreements: 0, cards: 0 }
  const emit: Emit = (name, payload) => {
    for (const each of BrowserWindow.getAllWindows()) each.webContents.send('app:event', name, payload)
    desk.hear(name, payload)
    if (name === 'permission.pendingChanged')
      grave.questions = (payload as AppEvents['permission.pendingChanged']).filter(
        ({ surface }) => surface === 'trusted',
      ).length
    else if (name === 'permission.contractsChanged')
      grave.agreements = (payload as AppEvents['permission.contractsChanged']).filter(asksGrave).length
    else if (name === 'app.ownCardsChanged') grave.cards = (payload as AppEvents['app.ownCardsChanged']).length
    else return
    onGrave(grave.questions + grave.agreements + grave.cards)
  }
  const follow = (args: readonly string[]): void => {
    const link = linkAmong(args)
    if (link !== null) open(readDeepLink(link))
  }
  return {
    /** The app, once it stands. */
    app: ready,
    zoomNow: desk.zoomNow,
    staysInTray: desk.staysInTray,
    isLeaving: quit.isLeaving,
    /** Leads the window where a link among a program's arguments says. */
    follow,
    /** What a window has besides its page: the menu of a right click, zoom by the wheel, its place. */
    attend(each: BrowserWindow, kind: WindowKind): void {
      offerEditing(each, { say: desk.say, onZoom: desk.zoom })
      if (kind === 'trusted') return
      keepWindowState(each, paths.home, desk.zoomNow)
      const startServers = () => void ready.then((standing) => standing.startServers())
      if (each.isVisible()) startServers()
      else each.once('show', startServers)
    },
    /** Rejects when the app cannot start. */
    async start(): Promise<void> {
      desk.drawMenu()
      // A program that runs from its sources must not take the links of an installed one.
      if (app.isPackaged) app.setAsDefaultProtocolClient(LINK_SCHEME)
      joined = await makeApp(program, emit)
      desk.apply(joined.settings.get())
      // What still waited for the trusted window when the app ended has no window now.
      void joined.withdrawTrusted()
      startApp(joined)
      follow(process.argv.slice(1))
    },
  }
}

async function makeApp(program: string, emit: Emit): Promise<App> {
  const settingsFile = import('../storage/desktopSettings.ts').then((file) => file.createDesktopSettings)
  const { createApp } = await import('../app.ts')
  return createApp({
    entry: 'desktop',
    spellings: process.platform === 'darwin' ? [] : session.defaultSession.availableSpellCheckerLanguages,
    emit,
    openBrowser: (url) => shell.openExternal(url),
    settingsFile,
    databaseWorker: new URL('./databaseWorker.js', program),
    office: { command: process.execPath, script: fileURLToPath(new URL('../office/office.js', program)) },
  })
}

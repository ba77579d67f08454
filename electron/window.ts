// Windows of the desktop app: sandboxed, isolated, never navigating, never opening others.
import { join } from 'node:path'
import { BrowserWindow, type Session, session, type WebContents } from 'electron'
import { appPicture } from './desktop/pictures.ts'
import { SMALLEST } from './desktop/windowState.ts'

export const SCHEME = 'app'
/** Two origins, so that script of the chat page cannot reach the document of the trusted window. */
export const ORIGINS = { page: 'app://gatehouse', trusted: 'app://consent' } as const
export type WindowKind = keyof typeof ORIGINS

const FILES: Readonly<Record<WindowKind, string>> = { page: 'index.html', trusted: 'consent.html' }

/** SECURITY: every power of a page that we do not need is off; asking for one is answered no. */
export function hardenSession(current: Session): void {
  current.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  current.setPermissionCheckHandler(() => false)
  current.setDevicePermissionHandler(() => false)
  // SECURITY: nothing is fetched for spelling before the person asks for it.
  current.setSpellCheckerEnabled(false)
  current.on('will-download', (event) => event.preventDefault())
  // SECURITY: the page itself loads nothing from any network; all traffic is main's.
  current.webRequest.onBeforeRequest((details, answer) =>
    answer({ cancel: !/^(app|devtools|data|blob):/.test(details.url) }),
  )
}

/** SECURITY: no navigation, no popups, no webviews, in every web contents that is ever made. */
export function hardenContents(contents: WebContents): void {
  const stay = (event: { preventDefault(): void }, url: string) => {
    if (!Object.values(ORIGINS).some((origin) => url.startsWith(`${origin}/`))) event.preventDefault()
  }
  contents.on('will-navigate', (event, url) => stay(event, url))
  contents.on('will-redirect', (event, url) => stay(event, url))
  // The page of a view is written into a frame of ours, and goes nowhere from there.
  contents.on('will-frame-navigate', (event) => {
    if (event.isMainFrame || event.url !== 'about:srcdoc') stay(event, event.url)
  })
  // SECURITY: no page of ours speaks WebRTC, and no policy of contents forbids it to a view.
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp')
  contents.on('will-attach-webview', (event) => event.preventDefault())
  // SECURITY: our links ask and go through `app.openLink`; whatever else opens a window is no link of ours.
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
}

export type Opening = {
  readonly width: number
  readonly height: number
  readonly place?: { readonly x: number; readonly y: number } | null
  readonly maximised?: boolean
  readonly zoom: number
}
/** Makes one window, hidden until it can be shown without a flash. */
export function openWindow(kind: WindowKind, opening: Opening, parent?: BrowserWindow): BrowserWindow {
  const { width, height, place, maximised, zoom } = opening
  const window = new BrowserWindow({
    width,
    height,
    ...place,
    minWidth: SMALLEST.width,
    minHeight: SMALLEST.height,
    show: false,
    // The trusted page says in the person's language that Gatehouse asks.
    title: 'Gatehouse',
    icon: appPicture(),
    backgroundColor: '#00000000',
    // On a Mac the page draws its own top, which drags the window; elsewhere the system's frame stays.
    ...(process.platform === 'darwin' && kind === 'page' ? { titleBarStyle: 'hiddenInset' as const } : {}),
    ...(parent ? { parent } : {}),
    webPreferences: {
      preload: join(import.meta.dirname, '..', 'preload', 'preload.cjs'),
      session: session.defaultSession,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: true,
      zoomFactor: zoom / 100,
    },
  })
  window.once('ready-to-show', () => {
    if (maximised) window.maximize()
    // A question never takes the focus from another program.
    if (kind === 'trusted' && BrowserWindow.getFocusedWindow() === null) window.showInactive()
    else window.show()
  })
  // It fails when the window is gone before its page is there: a question that was settled at once.
  window.loadURL(`${ORIGINS[kind]}/${FILES[kind]}`).catch(() => undefined)
  return window
}

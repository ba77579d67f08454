// Windows of the desktop app: sandboxed, isolated, never navigating, never opening others.
import { join } from 'node:path'
import { BrowserWindow, Menu, type Session, session, type WebContents } from 'electron'
import { contextMenu } from './desktop/menu.ts'
import { appPicture } from './desktop/pictures.ts'
import { SMALLEST } from './desktop/windowState.ts'
import type { Say } from './desktop/words.ts'
import { readServed, securityHeaders } from './serve/files.ts'
import { withFirstLook } from './serve/firstLook.ts'

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
  contents.on('will-frame-navigate', (event) => stay(event, event.url))
  contents.on('will-attach-webview', (event) => event.preventDefault())
  // SECURITY: our links ask and go through `app.openLink`; whatever else opens a window is no link of ours.
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
}

type Served = { readonly root: string; readonly settings: string }

/** Serves the built renderer under `app://`, with the same headers as the browser entry. */
export async function serveScheme(request: Request, { root, settings }: Served): Promise<Response> {
  const { pathname } = new URL(request.url)
  const file = await readServed(root, pathname)
  if (!file)
    return new Response('There is nothing here.', { status: 404, headers: securityHeaders("'none'", pathname) })
  const { body, styles } = withFirstLook(file, settings)
  const headers = securityHeaders("'none'", pathname, styles)
  return new Response(new Uint8Array(body), { headers: { ...headers, 'content-type': file.type } })
}

export type Opening = {
  readonly width: number
  readonly height: number
  readonly place?: { readonly x: number; readonly y: number } | null
  readonly maximised?: boolean
  readonly zoom: number
}
export type WindowParts = {
  readonly say: Say
  readonly onZoom: (step: -1 | 1) => void
  readonly parent?: BrowserWindow
}

/** Makes one window, hidden until it can be shown without a flash. */
export function openWindow(kind: WindowKind, opening: Opening, parts: WindowParts): BrowserWindow {
  const { width, height, place, maximised, zoom } = opening
  const window = new BrowserWindow({
    width,
    height,
    ...place,
    minWidth: SMALLEST.width,
    minHeight: SMALLEST.height,
    show: false,
    title: kind === 'page' ? 'Gatehouse' : 'Gatehouse asks',
    icon: appPicture(),
    backgroundColor: '#00000000',
    // On a Mac the page draws its own top, which drags the window; elsewhere the system's frame stays.
    ...(process.platform === 'darwin' && kind === 'page' ? { titleBarStyle: 'hiddenInset' as const } : {}),
    ...(parts.parent ? { parent: parts.parent } : {}),
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
  offerEditing(window, parts)
  // It fails when the window is gone before its page is there: a question that was settled at once.
  window.loadURL(`${ORIGINS[kind]}/${FILES[kind]}`).catch(() => undefined)
  return window
}

/** The menu of a right click, and zoom by the wheel. */
function offerEditing({ webContents }: BrowserWindow, { say, onZoom }: WindowParts): void {
  webContents.on('context-menu', (_event, editing) => {
    const items = contextMenu(editing, {
      say,
      replace: (word) => webContents.replaceMisspelling(word),
      learn: (word) => void session.defaultSession.addWordToSpellCheckerDictionary(word),
    })
    if (items) Menu.buildFromTemplate(items).popup()
  })
  webContents.on('zoom-changed', (_event, direction) => onZoom(direction === 'in' ? 1 : -1))
}

// Windows of the desktop app: sandboxed, isolated, never navigating, never opening others.
import { join } from 'node:path'
import { BrowserWindow, type Session, session, type WebContents } from 'electron'
import { readServed, securityHeaders } from './serve/files.ts'

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
  current.on('will-download', (event) => event.preventDefault())
  // SECURITY: the page itself loads nothing from any network; all traffic is main's.
  current.webRequest.onBeforeRequest((details, answer) =>
    answer({ cancel: !/^(app|devtools|data|blob):/.test(details.url) }),
  )
}

/** SECURITY: no navigation, no popups, no webviews, in every web contents that is ever made. */
export function hardenContents(contents: WebContents, onLink: (url: string) => void): void {
  const stay = (event: { preventDefault(): void }, url: string) => {
    if (!Object.values(ORIGINS).some((origin) => url.startsWith(`${origin}/`))) event.preventDefault()
  }
  contents.on('will-navigate', (event, url) => stay(event, url))
  contents.on('will-redirect', (event, url) => stay(event, url))
  contents.on('will-frame-navigate', (event) => stay(event, event.url))
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.setWindowOpenHandler(({ url }) => {
    onLink(url)
    return { action: 'deny' }
  })
}

/** Serves the built renderer under `app://`, with the same headers as the browser entry. */
export async function serveScheme(request: Request, root: string): Promise<Response> {
  const { pathname } = new URL(request.url)
  const file = await readServed(root, pathname)
  const headers = securityHeaders("'none'")
  if (!file) return new Response('There is nothing here.', { status: 404, headers })
  return new Response(new Uint8Array(file.body), { headers: { ...headers, 'content-type': file.type } })
}

export type WindowState = { readonly width: number; readonly height: number; readonly x?: number; readonly y?: number }

/** Makes one window, hidden until it can be shown without a flash. */
export function openWindow(kind: WindowKind, state: WindowState, parent?: BrowserWindow): BrowserWindow {
  const window = new BrowserWindow({
    ...state,
    minWidth: 380,
    minHeight: 420,
    show: false,
    title: kind === 'page' ? 'Gatehouse' : 'Gatehouse asks',
    backgroundColor: '#00000000',
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
    },
  })
  window.once('ready-to-show', () => window.show())
  void window.loadURL(`${ORIGINS[kind]}/${FILES[kind]}`)
  return window
}

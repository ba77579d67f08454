// Every request of every page: navigation and popup guards are asked, `app://` is answered by the app's own handler.
import type { Page, Route } from 'playwright-core'
import { browser, fromWeb, hostEvent, records, schemes, sessionHooks } from './state.ts'
import { BrowserWindow } from './windows.ts'

export async function onRequest(route: Route): Promise<void> {
  const request = route.request()
  const url = fromWeb(request.url())
  const page = pageOf(route)
  const window = BrowserWindow.getAllWindows().find(({ webContents }) => webContents.page === page)
  if (!window && request.isNavigationRequest() && browser.expecting === 0 && !/^(about|data):/.test(url))
    return onPopup(route, url)
  const contents = window?.webContents
  if (
    contents &&
    page &&
    request.isNavigationRequest() &&
    request.frame() === page.mainFrame() &&
    contents.allowedNavigation !== url
  ) {
    const event = hostEvent({ url, isMainFrame: true })
    contents.emit('will-navigate', event, url)
    if (event.defaultPrevented) {
      records.prevented.push(url)
      return route.fulfill({ status: 204 })
    }
  }
  if (await cancelled(url, request.method())) return route.abort('blockedbyclient')
  const scheme = url.split(':')[0] ?? ''
  const handler = schemes.get(scheme)
  if (!handler) return schemes.has(scheme) ? route.abort('failed') : route.continue()
  const response = await handler(new Request(url, { method: request.method(), headers: request.headers() }))
  await route.fulfill({
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: Buffer.from(await response.arrayBuffer()),
  })
}

function pageOf(route: Route): Page | null {
  try {
    return route.request().frame().page()
  } catch {
    return null
  }
}

const cancelled = (url: string, method: string): Promise<boolean> =>
  new Promise((resolve) => {
    if (!sessionHooks.beforeRequest || url.startsWith('data:')) return resolve(false)
    sessionHooks.beforeRequest({ url, method }, ({ cancel }) => resolve(cancel === true))
  })

/** The first request of a popup comes before the popup is reported, so the window-open handler is asked here. */
async function onPopup(route: Route, url: string): Promise<void> {
  const opener = BrowserWindow.getAllWindows().at(-1)?.webContents
  if (opener?.openHandler?.({ url }).action !== 'deny') return route.continue()
  records.denied.push(url)
  await route.abort('blockedbyclient')
}

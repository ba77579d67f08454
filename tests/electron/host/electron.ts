// Test host: the module `electron` for the main process, over Chromium driven by playwright-core. Not Electron: it cannot
// show Electron's own IPC code, process sandbox, fuses, asar, deep links or updates.
import { EventEmitter } from 'node:events'
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { onRequest } from './requests.ts'
import {
  browser,
  bus,
  type Handler,
  handlers,
  hostEvent,
  records,
  type SchemeHandler,
  schemes,
  sessionHooks,
  userData,
} from './state.ts'
import { BrowserWindow } from './windows.ts'

class App extends EventEmitter {
  readonly isPackaged = false
  #quitting = false
  readonly #ready = new Promise<void>((resolve) => setImmediate(resolve)).then(launch)
  constructor() {
    super()
    bus.on('window-all-closed', () => {
      if (!this.#quitting) this.emit('window-all-closed')
    })
    bus.on('web-contents-created', (...args: unknown[]) => this.emit('web-contents-created', ...args))
    this.#ready.catch((error: unknown) => {
      console.error(error)
      process.exit(70)
    })
  }
  whenReady(): Promise<void> {
    return this.#ready
  }
  getVersion(): string {
    return '0.0.0-host'
  }
  getPath(name: string): string {
    const path = name === 'userData' ? userData : join(userData, name)
    mkdirSync(path, { recursive: true })
    return path
  }
  requestSingleInstanceLock(): boolean {
    return process.env.HOST_SECOND_INSTANCE !== '1'
  }
  enableSandbox(): void {
    records.menus.push('sandbox')
  }
  setBadgeCount(count: number): void {
    records.badges.push(count)
  }
  getLocale(): string {
    return 'en'
  }
  getPreferredSystemLanguages(): string[] {
    return ['en']
  }
  setAppUserModelId(): void {}
  setAsDefaultProtocolClient(): boolean {
    return false
  }
  quit(): void {
    void this.#quit()
  }
  /** In Electron's order: `before-quit`, the windows close (each may keep the app), `will-quit`. */
  async #quit(): Promise<void> {
    if (this.#quitting) return
    const event = hostEvent()
    this.emit('before-quit', event)
    if (event.defaultPrevented) return
    this.#quitting = true
    for (const window of BrowserWindow.getAllWindows()) await window.close()
    if (BrowserWindow.getAllWindows().length > 0) {
      this.#quitting = false
      return
    }
    const will = hostEvent()
    this.emit('will-quit', will)
    if (!will.defaultPrevented) this.exit(0)
  }
  exit(code: number): void {
    process.exit(code)
  }
}

async function launch(): Promise<void> {
  const debian = process.env['GATEHOUSE_CHROMIUM'] ?? '/usr/bin/chromium-headless-shell'
  // The browser that plays the windows asks no message bus: a test may give the app one that never answers.
  const { DBUS_SESSION_BUS_ADDRESS: _bus, ...env } = process.env
  browser.context = await chromium.launchPersistentContext(join(userData, 'chromium'), {
    ...(existsSync(debian) ? { executablePath: debian } : {}),
    headless: true,
    env: env as Record<string, string>,
    viewport: null,
    args: [
      '--no-sandbox',
      '--site-per-process',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--remote-debugging-port=0',
    ],
  })
  await browser.context.route('**/*', (route) => onRequest(route).catch(() => route.abort().catch(() => undefined)))
  const port = readFileSync(join(userData, 'chromium', 'DevToolsActivePort'), 'utf8').split('\n')[0]
  process.send?.({ kind: 'ready', cdp: `http://127.0.0.1:${port}` })
}

export const app = new App()
export { BrowserWindow }
export const ipcMain = {
  /** Synchronous channels are not played here: nothing of the app uses them. */
  on: (): void => {},
  handle(channel: string, handler: Handler): void {
    if (handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`)
    handlers.set(channel, handler)
  },
}
export const protocol = {
  registerSchemesAsPrivileged: (list: readonly { scheme: string }[]) =>
    list.forEach(({ scheme }) => schemes.set(scheme, null)),
  handle: (scheme: string, handler: SchemeHandler) => schemes.set(scheme, handler),
}
const defaultSession = Object.assign(new EventEmitter(), {
  permissionRequest: null as unknown,
  permissionCheck: null as unknown,
  devicePermission: null as unknown,
  setPermissionRequestHandler(handler: unknown) {
    this.permissionRequest = handler
  },
  setPermissionCheckHandler(handler: unknown) {
    this.permissionCheck = handler
  },
  setDevicePermissionHandler(handler: unknown) {
    this.devicePermission = handler
  },
  availableSpellCheckerLanguages: ['de', 'en-GB', 'en-US', 'fr'],
  setSpellCheckerEnabled: (on: boolean) => records.spelling.push(on ? 'on' : 'off'),
  setSpellCheckerLanguages: (languages: readonly string[]) => records.spelling.push(...languages),
  addWordToSpellCheckerDictionary: (word: string) => records.spelling.push(`learn ${word}`),
  webRequest: {
    onBeforeRequest(handler: NonNullable<typeof sessionHooks.beforeRequest>) {
      sessionHooks.beforeRequest = handler
    },
  },
})
export const session = { defaultSession }
export const shell = {
  openExternal: (url: string): Promise<void> => {
    records.openExternal.push(url)
    return Promise.resolve()
  },
}
export const Menu = {
  buildFromTemplate: (template: unknown) => ({ items: template, popup: () => records.popups.push(template) }),
  setApplicationMenu: (menu: { items: unknown } | null) => records.menus.push(menu?.items ?? 'none'),
}
export class Notification extends EventEmitter {
  readonly options: unknown
  closed = false
  constructor(options: unknown) {
    super()
    this.options = options
  }
  show(): void {
    records.notifications.push(this)
  }
  close(): void {
    this.closed = true
  }
  static isSupported(): boolean {
    return true
  }
}
export class Tray extends EventEmitter {
  toolTip = ''
  menu: unknown = null
  constructor() {
    super()
    records.trays.push(this)
  }
  setToolTip(text: string): void {
    this.toolTip = text
  }
  setContextMenu(menu: { items: unknown }): void {
    this.menu = menu.items
  }
  destroy(): void {
    records.trays.splice(records.trays.indexOf(this), 1)
  }
}
const picture = { resize: () => picture, isEmpty: () => false }
export const nativeImage = { createFromDataURL: () => picture }
export const nativeTheme = { themeSource: 'system' }
export const powerMonitor = new EventEmitter()
export const screen = { getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1920, height: 1040 } }] }
export const dialog = {
  /** A test says what is pressed by `records.press`; without that nobody is there, and it waits. */
  showMessageBox: (...args: unknown[]) =>
    new Promise((resolve) => {
      records.dialogs.push(args.at(-1))
      records.press = (response) => resolve({ response })
    }),
  showErrorBox: (title: string, text: string) => console.error(`${title}: ${text}`),
}
const everything = {
  app,
  BrowserWindow,
  ipcMain,
  protocol,
  session,
  shell,
  Menu,
  Notification,
  Tray,
  nativeImage,
  nativeTheme,
  powerMonitor,
  screen,
  dialog,
  records,
}
export default everything

process.on('message', (message: { kind?: string; id?: number; source?: string; argument?: unknown }) => {
  if (message.kind !== 'evaluate') return
  void (async () => {
    // oxlint-disable-next-line no-eval -- a test sends the function to run here, as Playwright does with Electron
    const run = (0, eval)(`(${message.source})`) as (electron: unknown, argument: unknown) => unknown
    process.send?.({ kind: 'result', id: message.id, value: await run(everything, message.argument) })
  })().catch((error: unknown) => process.send?.({ kind: 'result', id: message.id, error: String(error) }))
})

// BrowserWindow of the test host: one Chromium page each. Refuses the settings that must never be.
import { EventEmitter } from 'node:events'
import { WebContents } from './contents.ts'
import { browser, bus, hostEvent, toWeb } from './state.ts'

type Bounds = { x: number; y: number; width: number; height: number }
type Options = {
  readonly x?: number
  readonly y?: number
  readonly width?: number
  readonly height?: number
  readonly webPreferences?: { readonly preload?: string; readonly [key: string]: unknown }
}
const windows = new Set<BrowserWindow>()

export class BrowserWindow extends EventEmitter {
  readonly webContents = new WebContents()
  readonly #ready: Promise<void>
  readonly options: Options
  #bounds: Bounds
  #visible = false
  #maximised = false
  static focused: BrowserWindow | null = null

  constructor(options: Options = {}) {
    super()
    const preferences = options.webPreferences ?? {}
    if (preferences['nodeIntegration'] === true) throw new Error('the test host refuses nodeIntegration')
    for (const key of ['contextIsolation', 'sandbox', 'webSecurity'])
      if (preferences[key] === false) throw new Error(`the test host refuses ${key}: false`)
    this.options = options
    this.#bounds = { x: 0, y: 0, width: 800, height: 600, ...boundsOf(options) }
    windows.add(this)
    bus.emit('web-contents-created', hostEvent(), this.webContents)
    this.#ready = this.#attach()
  }
  async #attach(): Promise<void> {
    const { context } = browser
    if (!context) throw new Error('a window was opened before the app was ready')
    browser.expecting += 1
    const taken = new Set([...windows].map(({ webContents }) => webContents.page))
    const blank = context.pages().find((page) => page.url() === 'about:blank' && !taken.has(page))
    const page = blank ?? (await context.newPage())
    browser.expecting -= 1
    await page.setViewportSize({ width: this.#bounds.width, height: this.#bounds.height })
    await this.webContents.attach(page, this.options.webPreferences?.preload)
    page.on('close', () => this.#onClosed())
  }
  #onClosed(): void {
    if (!windows.delete(this)) return
    if (BrowserWindow.focused === this) BrowserWindow.focused = [...windows].at(-1) ?? null
    this.emit('closed')
    if (windows.size === 0 && !browser.quitting) bus.emit('window-all-closed')
  }
  async loadURL(url: string): Promise<void> {
    await this.#ready
    this.webContents.allowedNavigation = url
    await this.webContents.page?.goto(toWeb(url))
    this.webContents.allowedNavigation = null
    this.emit('ready-to-show')
  }
  async close(): Promise<void> {
    const event = hostEvent()
    this.emit('close', event)
    if (event.defaultPrevented) return
    await this.#ready
    await this.webContents.page?.close()
  }
  destroy(): void {
    void this.#ready.then(() => this.webContents.page?.close())
  }
  isDestroyed(): boolean {
    return this.webContents.isDestroyed()
  }
  show(): void {
    this.#visible = true
    BrowserWindow.focused = this
    this.emit('show')
  }
  showInactive(): void {
    this.#visible = true
    this.emit('show')
  }
  hide(): void {
    this.#visible = false
    this.blur()
  }
  isVisible(): boolean {
    return this.#visible
  }
  focus(): void {
    BrowserWindow.focused = this
    void this.webContents.page?.bringToFront()
  }
  /** Another program is in front. */
  blur(): void {
    if (BrowserWindow.focused === this) BrowserWindow.focused = null
  }
  isMinimized(): boolean {
    return false
  }
  restore(): void {}
  maximize(): void {
    this.#maximised = true
    this.emit('maximize')
  }
  isMaximized(): boolean {
    return this.#maximised
  }
  setBounds(bounds: Bounds): void {
    this.#bounds = bounds
    void this.webContents.page?.setViewportSize({ width: bounds.width, height: bounds.height })
    this.emit('resize')
  }
  getNormalBounds(): Bounds {
    return this.#bounds
  }
  static getAllWindows(): BrowserWindow[] {
    return [...windows]
  }
  static getFocusedWindow(): BrowserWindow | null {
    return BrowserWindow.focused
  }
}

const boundsOf = ({ x, y, width, height }: Options): Partial<Bounds> =>
  Object.fromEntries(Object.entries({ x, y, width, height }).filter(([, value]) => value !== undefined))

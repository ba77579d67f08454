// WebContents of the test host: the preload in a real isolated world of a Chromium page, IPC through a binding of that world.
import { randomUUID } from 'node:crypto'
import { EventEmitter } from 'node:events'
import { readFileSync } from 'node:fs'
import type { CDPSession, Page } from 'playwright-core'
import {
  browser,
  codec,
  codecSource,
  fromWeb,
  handlers,
  hostEvent,
  mainWorldSource,
  preloadWorldSource,
} from './state.ts'

const WORLD = 'Electron Isolated Context'
type Message = { kind: 'invoke'; id: number; channel: string; args: unknown[] }
type OpenHandler = (details: { url: string }) => { action: string }
let nextId = 1

export class WebContents extends EventEmitter {
  readonly id = nextId++
  page: Page | null = null
  /** The address that main itself asked for: every other navigation is the page's. */
  allowedNavigation: string | null = null
  openHandler: OpenHandler | null = null
  zoomFactor = 1
  webRtc: string | null = null
  replaced: string | null = null
  #cdp: CDPSession | null = null
  #world: number | null = null
  #queue: unknown[] = []
  #flushing = false

  setWindowOpenHandler(handler: OpenHandler): void {
    this.openHandler = handler
  }
  setWebRTCIPHandlingPolicy(policy: string): void {
    this.webRtc = policy
  }
  setZoomFactor(factor: number): void {
    this.zoomFactor = factor
  }
  replaceMisspelling(word: string): void {
    this.replaced = word
  }
  getURL(): string {
    return this.page ? fromWeb(this.page.url()) : ''
  }
  isDestroyed(): boolean {
    return this.page === null || this.page.isClosed()
  }
  get mainFrame() {
    const url = this.getURL()
    return { url, origin: /^\w+:\/\/[^/]*/.exec(url)?.[0] ?? '', parent: null }
  }
  send(channel: string, ...args: unknown[]): void {
    this.#push({ kind: 'event', channel, args })
  }
  #push(message: unknown): void {
    this.#queue.push(message)
    if (this.#flushing) return
    this.#flushing = true
    setImmediate(() => void this.#flush())
  }
  async #flush(): Promise<void> {
    while (this.#queue.length > 0 && this.#world !== null && !this.isDestroyed()) {
      const batch = this.#queue.splice(0, 2000)
      await this.#cdp
        ?.send('Runtime.callFunctionOn', {
          functionDeclaration: 'function(text){__hostReceive(text)}',
          executionContextId: this.#world,
          arguments: [{ value: codec.encode(batch) }],
          silent: true,
        })
        .catch(() => undefined)
    }
    this.#flushing = false
  }

  async attach(page: Page, preload: string | undefined): Promise<void> {
    if (!browser.context) throw new Error('the test host has no browser')
    this.page = page
    const cdp = await browser.context.newCDPSession(page)
    this.#cdp = cdp
    await cdp.send('Page.enable')
    const mainFrame = (await cdp.send('Page.getFrameTree')).frameTree.frame.id
    cdp.on('Runtime.executionContextCreated', ({ context }) => {
      // Every frame gets a world of this name; only the main frame's is the window's.
      if (context.name === WORLD && (context.auxData as { frameId?: string })?.frameId === mainFrame) {
        this.#world = context.id
        if (this.#queue.length > 0) void this.#flush()
      }
    })
    cdp.on('Runtime.bindingCalled', (event) => {
      if (event.name === '__hostIpc') void this.#onMessage(codec.decode(event.payload) as Message)
    })
    await cdp.send('Runtime.enable')
    await cdp.send('Runtime.addBinding', { name: '__hostIpc', executionContextName: WORLD })
    await this.#inject(cdp, preload)
    page.on('load', () => this.emit('did-finish-load'))
    page.on('close', () => this.emit('destroyed'))
  }
  async #inject(cdp: CDPSession, preload: string | undefined): Promise<void> {
    const channel = JSON.stringify(`host-${randomUUID()}-`)
    const info = JSON.stringify({
      platform: process.platform,
      type: 'renderer',
      sandboxed: true,
      contextIsolated: true,
    })
    const script = preload ? readFileSync(preload, 'utf8') : ''
    const wrapped = `function(require,module,exports,process){${script}\n}`
    // As in Electron, a preload runs in the main frame only.
    const main = `if(window.top===window){${mainWorldSource}
;__installMainWorld(${channel});delete globalThis.__installMainWorld}`
    await cdp.send('Page.addScriptToEvaluateOnNewDocument', { source: main })
    await cdp.send('Page.addScriptToEvaluateOnNewDocument', {
      source: `if(window.top===window){${codecSource}
;${preloadWorldSource}
;__installPreloadWorld(${channel},${info},${wrapped})}`,
      worldName: WORLD,
    })
  }
  async #onMessage({ id, channel, args }: Message): Promise<void> {
    const handler = handlers.get(channel)
    if (!handler) return this.#push({ kind: 'reply', id, error: `No handler registered for '${channel}'` })
    const event = hostEvent({ sender: this, senderFrame: this.mainFrame, processId: 1, frameId: 1 })
    try {
      const value = await handler(event, ...args)
      codec.encode(value)
      this.#push({ kind: 'reply', id, value })
    } catch (error) {
      this.#push({ kind: 'reply', id, error: `Error invoking remote method '${channel}': ${String(error)}` })
    }
  }
}

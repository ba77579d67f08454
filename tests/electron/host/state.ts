// What the parts of the test host share. This is not Electron: it stands in for it where its binary cannot be had.
import { EventEmitter } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { BrowserContext } from 'playwright-core'

/** What the app asked of the desktop, for tests to read. */
export const records = {
  openExternal: [] as string[],
  prevented: [] as string[],
  denied: [] as string[],
  badges: [] as number[],
  menus: [] as unknown[],
  popups: [] as unknown[],
  dialogs: [] as unknown[],
  spelling: [] as string[],
  notifications: [] as unknown[],
  trays: [] as unknown[],
  press: null as ((button: number) => void) | null,
}
export type Handler = (event: unknown, ...args: unknown[]) => unknown
export const handlers = new Map<string, Handler>()
export type SchemeHandler = (request: Request) => Promise<Response> | Response
export const schemes = new Map<string, SchemeHandler | null>()
export const sessionHooks: {
  beforeRequest?: (details: { url: string; method: string }, answer: (reply: { cancel?: boolean }) => void) => void
} = {}
export const bus = new EventEmitter()
export const browser: { context: BrowserContext | null; expecting: number; quitting: boolean } = {
  context: null,
  expecting: 0,
  quitting: false,
}
export const userData = process.env.HOST_USER_DATA ?? ''

/** `app://gatehouse/x` is played by `https://gatehouse.app.invalid/x`, answered by route interception. */
export const toWeb = (url: string): string =>
  url.replace(/^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)/i, (match: string, scheme: string, host: string) =>
    schemes.has(scheme) ? `https://${host}.${scheme}.invalid` : match,
  )
export const fromWeb = (url: string): string =>
  url.replace(/^https:\/\/([^/?#]+)\.([a-z0-9+-]+)\.invalid/i, (match: string, host: string, scheme: string) =>
    schemes.has(scheme) ? `${scheme}://${host}` : match,
  )

export type HostEvent = { defaultPrevented: boolean; preventDefault(): void }
export const hostEvent = <T extends object>(more: T = {} as T): HostEvent & T => ({
  defaultPrevented: false,
  preventDefault() {
    this.defaultPrevented = true
  },
  ...more,
})

const source = (name: string): string => readFileSync(join(import.meta.dirname, name), 'utf8')
export const codecSource = source('codec.js')
export const mainWorldSource = source('mainWorld.js')
export const preloadWorldSource = source('preloadWorld.js')
// oxlint-disable-next-line no-eval -- the codec is one source for both worlds
;(0, eval)(codecSource)
export const codec = (
  globalThis as unknown as { __codec: { encode(value: unknown): string; decode(text: string): unknown } }
).__codec

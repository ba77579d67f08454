// What the page of the desktop can ask main, past everything that it shows; and whether the trusted window is open.
import type { Page } from '@playwright/test'
import type { Desktop } from './launch.ts'

export type Reply = { readonly ok: boolean; readonly error?: { readonly code: string }; readonly value?: unknown }
export type Bridge = { request(name: string, input?: unknown): Promise<Reply> }

export const askFrom = (page: Page, name: string, input?: unknown): Promise<Reply> =>
  page.evaluate(([what, given]) => (window as unknown as { bridge: Bridge }).bridge.request(what, given), [
    name,
    input,
  ] as const)

export const isTrustedOpen = (desktop: Desktop): Promise<boolean> =>
  desktop.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().some(({ webContents }) => webContents.getURL().includes('consent')),
  )

/** A local server as it is added: `args` for the Node that runs this. */
export const local = (args: readonly string[]) => ({
  kind: 'stdio',
  command: process.execPath,
  args,
  env: {},
  folder: null,
})

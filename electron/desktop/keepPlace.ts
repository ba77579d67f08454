// Notes where the window is, and how large, for the next start.
import { join } from 'node:path'
import type { BrowserWindow } from 'electron'
import { writeAtomically } from '../storage/atomicWrite.ts'
import { WINDOW_FILE, type WindowState } from './windowState.ts'

export const writeWindowState = (home: string, state: WindowState): Promise<void> =>
  writeAtomically(join(home, WINDOW_FILE), JSON.stringify(state))

const SETTLED_MS = 400

/** Keeps size, place and whether it fills the screen: shortly after each change, and at the end. */
export function keepWindowState(window: BrowserWindow, home: string, zoom: () => number): void {
  let timer: NodeJS.Timeout | null = null
  const keep = (): void => {
    timer = null
    if (window.isDestroyed()) return
    const { x, y, width, height } = window.getNormalBounds()
    const state = { place: { x, y }, width, height, maximised: window.isMaximized(), zoom: zoom() }
    // A place that could not be noted is no concern of the person's.
    writeWindowState(home, state).catch(() => undefined)
  }
  const soon = (): void => {
    timer ??= setTimeout(keep, SETTLED_MS)
  }
  window.on('resize', soon)
  window.on('move', soon)
  window.on('maximize', soon)
  window.on('unmaximize', soon)
  window.on('close', () => {
    if (timer) clearTimeout(timer)
    keep()
  })
}

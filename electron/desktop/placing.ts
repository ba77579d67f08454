/** Puts the window back where it was, and notes where it goes. */
import { type BrowserWindow, screen } from 'electron'
import { readWindowState, repaired, type WindowState, writeWindowState } from './windowState.ts'

/** The state for a new window, on a screen that is there. */
export const placedWindow = (home: string): WindowState =>
  repaired(
    readWindowState(home),
    screen.getAllDisplays().map(({ workArea }) => workArea),
  )

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

// Where the window was: kept in a small file beside the settings, read before anything else, repaired when the screen is gone.
import { join } from 'node:path'

// An import touches every export, and one of them loads all of Node's streams: 19 ms before the first window.
const { readFileSync } = process.getBuiltinModule('node:fs')

export type Rectangle = { readonly x: number; readonly y: number; readonly width: number; readonly height: number }

export type WindowState = {
  readonly place: { readonly x: number; readonly y: number } | null
  readonly width: number
  readonly height: number
  readonly maximised: boolean
  /** A copy of the setting, so that the first picture has the right size. */
  readonly zoom: number
}

export const FIRST_STATE: WindowState = { place: null, width: 1180, height: 800, maximised: false, zoom: 100 }
export const SMALLEST = { width: 380, height: 420 }
/** So much of the window's top edge must be in reach of the pointer. */
const REACH = { width: 120, height: 40 }

/** Where the state is kept: in the data folder. */
export const WINDOW_FILE = 'window.json'

/** The state as it was kept; a file that is not there or not ours is no state. */
export function readWindowState(home: string): WindowState {
  try {
    return stateIn(JSON.parse(readFileSync(join(home, WINDOW_FILE), 'utf8')) as Loose<WindowState>) ?? FIRST_STATE
  } catch {
    return FIRST_STATE
  }
}

type Loose<T> = { readonly [K in keyof T]?: unknown }
const isWhole = (value: unknown): value is number => Number.isInteger(value) && Math.abs(value as number) <= 100_000

/** Looked at by hand: the library of schemas is too large to stand before the first window. */
function stateIn({ place, width, height, maximised, zoom }: Loose<WindowState>): WindowState | null {
  if (!isWhole(width) || !isWhole(height) || typeof maximised !== 'boolean') return null
  if (typeof zoom !== 'number' || !(zoom >= 80 && zoom <= 200)) return null
  if (place === null) return { place, width, height, maximised, zoom }
  const { x, y } = place as Loose<Rectangle>
  return isWhole(x) && isWhole(y) ? { place: { x, y }, width, height, maximised, zoom } : null
}

/** No larger than a screen, no smaller than usable, and with its top edge where it can be dragged; else placed by the system. */
export function repaired(state: WindowState, areas: readonly Rectangle[]): WindowState {
  const { place } = state
  const overlap = (area: Rectangle, at: { readonly x: number; readonly y: number }): boolean => {
    const across = Math.min(at.x + state.width, area.x + area.width) - Math.max(at.x, area.x)
    return across >= REACH.width && at.y >= area.y && at.y + REACH.height <= area.y + area.height
  }
  const home = (place && areas.find((area) => overlap(area, place))) ?? null
  const room = home ?? areas[0] ?? { x: 0, y: 0, width: FIRST_STATE.width, height: FIRST_STATE.height }
  return {
    ...state,
    place: home ? place : null,
    width: Math.max(SMALLEST.width, Math.min(state.width, room.width)),
    height: Math.max(SMALLEST.height, Math.min(state.height, room.height)),
  }
}

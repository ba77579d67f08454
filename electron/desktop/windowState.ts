// Where the window was: kept in a small file beside the settings, read before anything else, repaired when the screen is gone.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { writeAtomically } from '../storage/atomicWrite.ts'

export type Rectangle = { readonly x: number; readonly y: number; readonly width: number; readonly height: number }

const whole = z.number().int().min(-100_000).max(100_000)
const State = z.object({
  place: z.object({ x: whole, y: whole }).nullable(),
  width: whole,
  height: whole,
  maximised: z.boolean(),
  /** A copy of the setting, so that the first picture has the right size. */
  zoom: z.number().min(80).max(200),
})
export type WindowState = z.infer<typeof State>

export const FIRST_STATE: WindowState = { place: null, width: 1180, height: 800, maximised: false, zoom: 100 }
export const SMALLEST = { width: 380, height: 420 }
/** So much of the window's top edge must be in reach of the pointer. */
const REACH = { width: 120, height: 40 }

const fileOf = (home: string): string => join(home, 'window.json')

/** The state as it was kept; a file that is not there or not ours is no state. */
export function readWindowState(home: string): WindowState {
  try {
    return State.parse(JSON.parse(readFileSync(fileOf(home), 'utf8')))
  } catch {
    return FIRST_STATE
  }
}

export const writeWindowState = (home: string, state: WindowState): Promise<void> =>
  writeAtomically(fileOf(home), JSON.stringify(state))

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

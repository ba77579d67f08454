import { screenFiles } from './screenFiles.tsx'

/** Milliseconds after which the window stands, and whatever it began with is done. */
const REST = 2500

/** Questions first: they come unasked. Then what is opened by a key, then the screens. */
const LOADS: readonly (() => Promise<unknown>)[] = [
  () => import('../permission/ConsentCard.tsx'),
  () => import('../palette/Palette.tsx'),
  () => import('../permission/ContextPanel.tsx'),
  ...Object.values(screenFiles),
]

const idle = () => new Promise<void>((resolve) => requestIdleCallback(() => resolve()))

async function loadAll(stop: AbortSignal): Promise<void> {
  for (const load of LOADS) {
    await idle()
    if (stop.aborted) return
    // What cannot be loaded now is asked for again by whoever opens it.
    await load().catch(() => undefined)
  }
}

/** Loads what the first screen did without, one file in each idle moment, so that its first use waits for nothing. Returns how to stop. */
export function preloadScreens(): () => void {
  const stop = new AbortController()
  const timer = setTimeout(() => void loadAll(stop.signal), REST)
  return () => {
    stop.abort()
    clearTimeout(timer)
  }
}

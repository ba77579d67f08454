/** Diagrams are drawn in a frame that can do nothing else, one frame for each, and come back as pictures. */
import css from './Diagram.module.css'

export type Drawn = {
  readonly address: string
  readonly width: number
  readonly height: number
  readonly words: string
}

const LONGEST_MS = 10_000
const MOST_SOURCE = 20_000
const MOST_SVG = 2_000_000
const KEPT = 40

const drawn = new Map<string, Drawn | null>()
let last: Promise<unknown> = Promise.resolve()

const keyOf = (source: string, dark: boolean) => `${dark ? 'd' : 'l'}${source}`
export const knownDiagram = (source: string, dark: boolean): Drawn | null | undefined => drawn.get(keyOf(source, dark))

/** Null when it cannot be drawn, or not in time. */
export function drawDiagram(source: string, dark: boolean): Promise<Drawn | null> {
  const job = last.then(async () => {
    const key = keyOf(source, dark)
    const known = drawn.get(key)
    if (known !== undefined) return known
    const outcome = source.length > MOST_SOURCE ? null : await inFrame(source, dark)
    drawn.set(key, outcome)
    const [oldest] = drawn.keys()
    if (drawn.size > KEPT && oldest !== undefined) drawn.delete(oldest)
    return outcome
  })
  last = job
  return job
}

function inFrame(source: string, dark: boolean): Promise<Drawn | null> {
  return new Promise((resolve) => {
    const frame = document.createElement('iframe')
    // SECURITY: no origin, no network (its own policy), no bridge: what a diagram makes run there can reach nothing.
    frame.setAttribute('sandbox', 'allow-scripts')
    frame.setAttribute('allow', '')
    frame.setAttribute('aria-hidden', 'true')
    frame.tabIndex = -1
    frame.className = css.frame ?? ''
    frame.src = new URL('diagram/frame.html', document.baseURI).href
    const end = (outcome: Drawn | null) => {
      clearTimeout(timer)
      window.removeEventListener('message', hear)
      frame.remove()
      resolve(outcome)
    }
    const hear = ({ source: from, data }: MessageEvent<unknown>) => {
      if (from === null || from !== frame.contentWindow) return
      if (typeof data === 'object' && data !== null && 'ready' in data)
        frame.contentWindow.postMessage({ source, dark }, '*')
      else end(checked(data))
    }
    const timer = setTimeout(() => end(null), LONGEST_MS)
    window.addEventListener('message', hear)
    document.body.append(frame)
  })
}

/** SECURITY: what comes back is believed in nothing: a picture of bounded size, shown as a picture only, and some plain words. */
function checked(data: unknown): Drawn | null {
  const { svg, width, height, words } = (data ?? {}) as Readonly<Record<string, unknown>>
  if (typeof svg !== 'string' || svg.length > MOST_SVG) return null
  const size = (value: unknown) =>
    typeof value === 'number' && value >= 1 && value <= 20_000 ? Math.ceil(value) : null
  const [wide, high] = [size(width), size(height)]
  if (wide === null || high === null) return null
  return {
    address: `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`,
    width: wide,
    height: high,
    words: typeof words === 'string' ? words.slice(0, 600) : '',
  }
}

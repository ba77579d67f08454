// What the window benches share: the built window with a made-up main behind it, Chromium, and honest clocks.
import { resolve } from 'node:path'
import { type Browser, type CDPSession, type Page, chromium } from 'playwright-core'
import { build, preview } from 'vite'

/** `window` has sample conversations alone, `whole` made-up facts for every screen too. */
const configOf = (which: 'window' | 'whole'): string =>
  resolve(import.meta.dirname, `../tests/fakes/${which}/vite.config.ts`)
const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

export type Bench = {
  readonly browser: Browser
  readonly address: string
  readonly close: () => Promise<void>
}

/** Builds the window for production, serves it on loopback and starts Chromium. */
export async function openBench(which: 'window' | 'whole' = 'window'): Promise<Bench> {
  const configFile = configOf(which)
  await build({ configFile, logLevel: 'error' })
  const server = await preview({ configFile, logLevel: 'error', preview: { host: '127.0.0.1', port: 0 } })
  const browser = await chromium.launch({ executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium', args: ARGS })
  const address = server.resolvedUrls?.local[0]
  if (!address) throw new Error('The preview server has no address.')
  return {
    browser,
    address,
    close: async () => {
      await browser.close()
      await server.close()
    },
  }
}

/** Main-thread time of a page so far, in milliseconds of CPU (thread ticks, not wall time). */
export async function cpuClock(page: Page): Promise<{ read: () => Promise<number>; session: CDPSession }> {
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable', { timeDomain: 'threadTicks' })
  const read = async () => {
    const { metrics } = await session.send('Performance.getMetrics')
    return (metrics.find((metric) => metric.name === 'TaskDuration')?.value ?? 0) * 1000
  }
  return { read, session }
}

export const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2
}
export const percentile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0

/** A new order each round, so that no contestant always follows the same one. */
export function shuffled<T>(values: readonly T[]): T[] {
  const left = [...values]
  const order: T[] = []
  while (left.length > 0) order.push(...left.splice(Math.floor(Math.random() * left.length), 1))
  return order
}

/** A whole number from the command line: `--rounds 3`. */
export function option(name: string, usual: number): number {
  const at = process.argv.indexOf(`--${name}`)
  return at < 0 ? usual : Number(process.argv[at + 1] ?? usual)
}

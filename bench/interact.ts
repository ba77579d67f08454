// How soon the next frame follows what a person does (event timing, as for INP), with a conversation of 5,000 messages open, a server of 2,000 tools and questions that wait. `--rounds 5`
import type { Page } from 'playwright-core'
import { ACTS, backToLong } from './acts.ts'
import { report } from './report.ts'
import { openBench, option, percentile } from './window.ts'

const rounds = option('rounds', 5)
const LIMIT = 100

/** Notes how long each event of an interaction took until the frame after it. */
const watch = (page: Page) =>
  page.evaluate(() => {
    const seen: number[] = []
    Object.assign(window, { interactions: seen })
    const take = (entries: readonly PerformanceEntry[]) => {
      for (const entry of entries as (PerformanceEntry & { interactionId?: number })[])
        if (entry.interactionId) seen.push(entry.duration)
    }
    new PerformanceObserver((list) => take(list.getEntries())).observe({
      type: 'event',
      durationThreshold: 16,
    } as PerformanceObserverInit)
  })

/** What was noted since the last call; events shorter than a frame are not noted at all. */
const taken = (page: Page) =>
  page.evaluate(async () => {
    await new Promise((resolve) => setTimeout(resolve, 200))
    return (window as never as { interactions: number[] }).interactions.splice(0)
  })

const bench = await openBench('whole')
try {
  const durations = new Map<string, number[]>(ACTS.map(({ name }) => [name, []]))
  for (let round = 0; round < rounds; round += 1) {
    const page = await bench.browser.newPage({ viewport: { width: 1280, height: 800 } })
    await page.goto(`${bench.address}?model&dismissed&queue&many`)
    await backToLong(page)
    await watch(page)
    for (const { name, run } of ACTS) {
      await run(page)
      durations.get(name)?.push(...(await taken(page)))
    }
    await page.close()
  }
  console.log(`${rounds} rounds, each in a new window: the first use of a screen loads it`)
  for (const [name, all] of durations) {
    const worst = Math.max(0, ...all)
    const p98 = all.length === 0 ? 0 : percentile(all, 0.98)
    console.log(`${name.padEnd(42)} p98 ${p98} ms, worst ${worst} ms, ${all.length} events above a frame`)
    report({
      what: `${name}, 5,000 messages open: next paint, p98`,
      ours: `${p98} ms, worst ${worst} ms`,
      beside: '(absolute)',
      ratio: null,
      goal: { atMost: LIMIT, unit: ' ms' },
      value: p98,
    })
  }
} finally {
  await bench.close()
}

// How soon the next frame follows what a person does (event timing, as for INP), with a conversation of 5,000 messages open. `--rounds 5`
import type { Page } from 'playwright-core'
import { report } from './report.ts'
import { openBench, option, percentile } from './window.ts'

const rounds = option('rounds', 5)
const LIMIT = 100

type Act = { readonly name: string; readonly run: (page: Page) => Promise<void> }
const row = (page: Page, title: string) => page.getByRole('navigation').getByRole('button', { name: title }).first()
const ACTS: readonly Act[] = [
  {
    name: 'Typing',
    run: async (page) => {
      await page.locator('[data-composer]').click()
      await page.keyboard.type('Which of these are still open, and who should hear of it first?', { delay: 30 })
    },
  },
  {
    name: 'Another conversation, and back',
    run: async (page) => {
      await row(page, 'Calendar and a mail').click()
      await page.getByText('The model is asked too often').waitFor()
      await row(page, 'Five thousand').click()
      await page.getByText('Answer 4999').waitFor()
    },
  },
  {
    name: 'The palette, opened, searched and closed',
    run: async (page) => {
      await page.keyboard.press('Control+k')
      const palette = page.getByRole('dialog')
      await palette.waitFor()
      await page.keyboard.type('sett', { delay: 30 })
      await page.keyboard.press('Escape')
      await palette.waitFor({ state: 'hidden' })
    },
  },
  {
    name: 'Settings, and back',
    run: async (page) => {
      await page.getByRole('list', { name: 'Screens' }).getByRole('button', { name: 'Settings' }).click()
      await page.getByRole('heading', { name: 'Settings', level: 1 }).waitFor()
      await row(page, 'Five thousand').click()
      await page.getByText('Answer 4999').waitFor()
    },
  },
]

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

const bench = await openBench()
try {
  const durations = new Map<string, number[]>(ACTS.map(({ name }) => [name, []]))
  for (let round = 0; round < rounds; round += 1) {
    const page = await bench.browser.newPage({ viewport: { width: 1280, height: 800 } })
    await page.goto(`${bench.address}?model`)
    await row(page, 'Five thousand').click()
    await page.getByText('Answer 4999').waitFor()
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

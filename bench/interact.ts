// How soon the next frame follows what a person does (event timing, as for INP), with a conversation of 5,000 messages open, a server of 2,000 tools and questions that wait. `--rounds 5`
import { ACTS, backToLong } from './acts.ts'
import { ownBetween, trace } from './ownTime.ts'
import { report } from './report.ts'
import { openBench, option, percentile } from './window.ts'

const rounds = option('rounds', 5)
const LIMIT = 100

/** Milliseconds from what was done to the next paint, and how many of them the main thread was at work. */
type Interaction = { readonly milliseconds: number; readonly own: number }
const FRAME = 16

const bench = await openBench('whole')
try {
  const interactions = new Map<string, Interaction[]>(ACTS.map(({ name }) => [name, []]))
  for (let round = 0; round < rounds; round += 1) {
    const page = await bench.browser.newPage({ viewport: { width: 1280, height: 800 } })
    await page.goto(`${bench.address}?model&dismissed&queue&many`)
    await backToLong(page)
    for (const { name, run } of ACTS) {
      const stop = await trace(bench.browser, { events: true })
      await run(page)
      await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 200)))
      const traced = await stop()
      for (const { from, to } of traced.interactions)
        if (to - from >= FRAME)
          interactions.get(name)?.push({ milliseconds: to - from, own: ownBetween(traced.tasks, from, to) })
    }
    await page.close()
  }
  console.log(`${rounds} rounds, each in a new window: the first use of a screen loads it`)
  for (const [name, all] of interactions) {
    const p98 = (pick: (one: Interaction) => number) =>
      all.length === 0 ? 0 : Math.round(percentile(all.map(pick), 0.98))
    const [clock, own] = [p98((one) => one.milliseconds), p98((one) => one.own)]
    const worst = Math.round(Math.max(0, ...all.map((one) => one.milliseconds)))
    console.log(
      `${name.padEnd(42)} p98 ${clock} ms, the main thread's own ${own} ms, worst ${worst} ms, ${all.length} events above a frame`,
    )
    report({
      what: `${name}, 5,000 messages open: next paint, p98`,
      ours: `${clock} ms, worst ${worst} ms; the main thread's own ${own} ms`,
      beside: '(absolute)',
      ratio: null,
      goal: { atMost: LIMIT, unit: ' ms' },
      value: clock,
    })
  }
} finally {
  await bench.close()
}

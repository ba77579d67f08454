// Goal 7: 100 kB of Markdown streamed at 500 deltas a second, against the same text as plain blocks. `--rounds 3 --rate 500 --size 100000`
import type { Page } from 'playwright-core'
import { sampleMarkdown } from './markdown.ts'
import { report } from './report.ts'
import { type Bench, cpuClock, median, openBench, option, shuffled } from './window.ts'

type Frames = {
  readonly frames: number
  readonly dropped: number
  readonly longTasks: readonly number[]
  readonly shift: number
}
type Result = Frames & { readonly cpu: number; readonly nodes: number }
const CONTESTANTS = ['empty', 'plain blocks', 'Gatehouse'] as const
type Contestant = (typeof CONTESTANTS)[number]

const rounds = option('rounds', 3)
const rate = option('rate', 500)
const text = sampleMarkdown(option('size', 100_000))

/** Counts frames, long tasks and layout shifts from now on. */
const watch = (page: Page) =>
  page.evaluate(() => {
    const seen = { frames: 0, dropped: 0, longTasks: [] as number[], shift: 0 }
    // As the metric is defined: the worst window of at most five seconds without a pause of one.
    let began = 0
    let before = 0
    let sum = 0
    Object.assign(window, { seen })
    let last = 0
    const frame = (now: number) => {
      if (last > 0) {
        seen.frames += 1
        seen.dropped += Math.max(0, Math.round((now - last) / 16.67) - 1)
      }
      last = now
      requestAnimationFrame(frame)
    }
    requestAnimationFrame(frame)
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) seen.longTasks.push(Math.round(entry.duration))
    }).observe({ type: 'longtask' })
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        if (entry.startTime - before > 1000 || entry.startTime - began > 5000) {
          began = entry.startTime
          sum = 0
        }
        before = entry.startTime
        sum += (entry as PerformanceEntry & { value: number }).value
        seen.shift = Math.max(seen.shift, sum)
      }
    }).observe({ type: 'layout-shift' })
  })

async function openWindow(page: Page, address: string): Promise<void> {
  await page.goto(`${address}?model`)
  await page.getByRole('button', { name: 'Which invoices' }).first().click()
  await page.getByRole('log', { name: 'Messages' }).waitFor()
}

/** Streams the text through the window's own bridge and waits for its last block. */
const streamInWindow = (page: Page) =>
  page.evaluate(
    async ([whole, perSecond]) => {
      const main = (
        window as never as {
          fakeMain: {
            stream(id: string, text: string, rate: number): unknown
            bridge: { on(listener: (name: string, payload: { state?: { kind?: string } }) => void): void }
          }
        }
      ).fakeMain
      const ended = new Promise<void>((resolve) =>
        main.bridge.on((name, payload) => {
          if (name === 'chat.turnChanged' && payload.state?.kind === 'done') requestAnimationFrame(() => resolve())
        }),
      )
      main.stream('c3', whole, perSecond)
      await ended
    },
    [text, rate] as const,
  )

async function run(bench: Bench, contestant: Contestant): Promise<Result> {
  const page = await bench.browser.newPage({ viewport: { width: 1280, height: 800 } })
  const isWindow = contestant === 'Gatehouse'
  if (isWindow) await openWindow(page, bench.address)
  else await page.goto(`${bench.address}plain.html`)
  // A mouse rests on the text, as it does while somebody reads: what moves under it is looked up each frame.
  await page.mouse.move(700, 300)
  await watch(page)
  const { read } = await cpuClock(page)
  const before = await read()
  if (isWindow) await streamInWindow(page)
  else
    await page.evaluate(
      ([whole, perSecond, show]) =>
        (window as never as { run(text: string, rate: number, show: boolean): Promise<void> }).run(
          whole,
          perSecond,
          show,
        ),
      [text, rate, contestant === 'plain blocks'] as const,
    )
  const cpu = (await read()) - before
  const seen = await page.evaluate(() => ({
    ...(window as never as { seen: Frames }).seen,
    nodes: document.querySelectorAll('*').length,
  }))
  if (isWindow) await checkText(page)
  await page.close()
  return { ...seen, cpu }
}

/** What was streamed must read as what a fresh window shows of the finished message. */
async function checkText(page: Page): Promise<void> {
  const read = () => page.getByRole('article').last().textContent()
  const streamed = await read()
  await page.getByRole('button', { name: 'Trip to Lund' }).first().click()
  await page.getByRole('button', { name: 'Which invoices' }).first().click()
  await page.getByRole('article').last().waitFor()
  if ((await read()) !== streamed) throw new Error('The streamed text and its full parse differ.')
}

const bench = await openBench()
try {
  const results = new Map<Contestant, Result[]>(CONTESTANTS.map((name) => [name, []]))
  for (let round = 0; round < rounds; round += 1)
    for (const contestant of shuffled(CONTESTANTS)) results.get(contestant)?.push(await run(bench, contestant))
  const of = (name: Contestant, pick: (result: Result) => number) => median((results.get(name) ?? []).map(pick))
  const idle = of('empty', (one) => one.cpu)
  const plain = of('plain blocks', (one) => one.cpu) - idle
  console.log(
    `${text.length.toLocaleString('en')} characters, ${rate} deltas a second, ${rounds} rounds, medians; idle ${idle.toFixed(0)} ms`,
  )
  for (const name of ['plain blocks', 'Gatehouse'] as const) {
    const net = of(name, (one) => one.cpu) - idle
    const long = Math.max(0, ...(results.get(name) ?? []).flatMap((one) => one.longTasks))
    console.log(
      `${name.padEnd(13)} net CPU ${net.toFixed(0)} ms = ${(net / plain).toFixed(2)}x plain, ` +
        `${of(name, (one) => one.frames)} frames, ${of(name, (one) => one.dropped)} dropped, longest task over 50 ms: ${long} ms, ` +
        `layout shift ${of(name, (one) => one.shift).toFixed(4)}, ${of(name, (one) => one.nodes)} nodes`,
    )
    if (name !== 'Gatehouse') continue
    const dropped = of(name, (one) => one.dropped)
    report({
      what: `${Math.round(text.length / 1000)} kB of Markdown streamed at ${rate} deltas a second: main-thread CPU`,
      ours: `${net.toFixed(0)} ms`,
      beside: `plain blocks: ${plain.toFixed(0)} ms`,
      ratio: net / plain,
      goal: { atMost: 1.3 },
    })
    report({
      what: 'The same: frames dropped',
      ours: `${dropped}; longest task over 50 ms: ${long} ms`,
      beside: `plain blocks: ${of('plain blocks', (one) => one.dropped)}`,
      ratio: null,
      goal: { atMost: 0, unit: '' },
      value: dropped,
    })
  }
} finally {
  await bench.close()
}

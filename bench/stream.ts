// Goal 7: 100 kB of Markdown streamed at 500 deltas a second, against the same text as plain blocks. `--rounds 3 --rate 500 --size 100000`
// Twice: each frame with the deltas of a sixtieth of a second, for the main thread's own time; and by the clock, for the frames.
import type { Page } from 'playwright-core'
import { sampleMarkdown } from './markdown.ts'
import { report } from './report.ts'
import { trace } from './ownTime.ts'
import { type Bench, cpuClock, median, openBench, option, shuffled } from './window.ts'

type Frames = {
  readonly frames: number
  readonly dropped: number
  readonly longTasks: readonly number[]
  readonly shift: number
}
type Result = Frames & { readonly cpu: number; readonly nodes: number; readonly longestOwn: number }
type Pace = 'frames' | 'clock'
type Contestant = 'empty' | 'plain blocks' | 'Gatehouse'

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
const streamInWindow = (page: Page, pace: Pace) =>
  page.evaluate(
    async ([whole, perSecond, byFrames]) => {
      const main = (
        window as never as {
          fakeMain: {
            stream(id: string, text: string, rate: number, byFrames: boolean): unknown
            bridge: { on(listener: (name: string, payload: { state?: { kind?: string } }) => void): void }
          }
        }
      ).fakeMain
      const ended = new Promise<void>((resolve) =>
        main.bridge.on((name, payload) => {
          if (name === 'chat.turnChanged' && payload.state?.kind === 'done') requestAnimationFrame(() => resolve())
        }),
      )
      main.stream('c3', whole, perSecond, byFrames)
      await ended
    },
    [text, rate, pace === 'frames'] as const,
  )

async function run(bench: Bench, contestant: Contestant, pace: Pace): Promise<Result> {
  const page = await bench.browser.newPage({ viewport: { width: 1280, height: 800 } })
  const isWindow = contestant === 'Gatehouse'
  if (isWindow) await openWindow(page, bench.address)
  else await page.goto(`${bench.address}plain.html`)
  // What the window loads behind its first frames (renderer/shell/preload.ts) is none of the stream's.
  await page.waitForTimeout(4000)
  // A mouse rests on the text, as it does while somebody reads: what moves under it is looked up each frame.
  await page.mouse.move(700, 300)
  await watch(page)
  const { read } = await cpuClock(page)
  const stopTrace = pace === 'clock' ? await trace(bench.browser) : null
  const before = await read()
  if (isWindow) await streamInWindow(page, pace)
  else
    await page.evaluate(
      ([whole, perSecond, show, byFrames]) =>
        (window as never as { run(text: string, rate: number, show: boolean, byFrames: boolean): Promise<void> }).run(
          whole,
          perSecond,
          show,
          byFrames,
        ),
      [text, rate, contestant === 'plain blocks', pace === 'frames'] as const,
    )
  const cpu = (await read()) - before
  const tasks = stopTrace ? (await stopTrace()).tasks : []
  const longestOwn = Math.max(0, ...tasks.map(({ own }) => own))
  const seen = await page.evaluate(() => ({
    ...(window as never as { seen: Frames }).seen,
    nodes: document.querySelectorAll('*').length,
  }))
  if (isWindow) await checkText(page)
  await page.close()
  return { ...seen, cpu, longestOwn }
}

/** What was streamed must read as what a fresh window shows of the finished message. */
async function checkText(page: Page): Promise<void> {
  const read = () => page.getByRole('article').last().textContent()
  const streamed = await read()
  await page.getByRole('button', { name: 'Trip to Lund' }).first().click()
  await page.getByRole('button', { name: 'Which invoices' }).first().click()
  // The other conversation may still stand there for a moment.
  const latest = Date.now() + 5000
  while ((await read()) !== streamed) {
    if (Date.now() > latest) throw new Error('The streamed text and its full parse differ.')
    await page.waitForTimeout(50)
  }
}

const bench = await openBench()
try {
  const runs = async (pace: Pace, contestants: readonly Contestant[]) => {
    const results = new Map<Contestant, Result[]>(contestants.map((name) => [name, []]))
    for (let round = 0; round < rounds; round += 1)
      for (const contestant of shuffled(contestants)) results.get(contestant)?.push(await run(bench, contestant, pace))
    const all = (name: Contestant) => results.get(name) ?? []
    return { all, of: (name: Contestant, pick: (result: Result) => number) => median(all(name).map(pick)) }
  }
  const kilobytes = Math.round(text.length / 1000)
  const paced = await runs('frames', ['empty', 'plain blocks', 'Gatehouse'])
  const idle = paced.of('empty', (one) => one.cpu)
  const plain = paced.of('plain blocks', (one) => one.cpu) - idle
  const net = paced.of('Gatehouse', (one) => one.cpu) - idle
  console.log(
    `${text.length.toLocaleString('en')} characters, ${rate} deltas a second, ${rounds} rounds, medians; idle ${idle.toFixed(0)} ms`,
  )
  report({
    what: `${kilobytes} kB of Markdown streamed at ${rate} deltas a second, frame by frame: main-thread CPU`,
    ours: `${net.toFixed(0)} ms`,
    beside: `plain blocks: ${plain.toFixed(0)} ms`,
    ratio: net / plain,
    goal: { atMost: 1.3 },
  })
  console.log(
    `main-thread CPU   ${net.toFixed(0)} ms = ${(net / plain).toFixed(2)}x plain blocks (${plain.toFixed(0)} ms)`,
  )

  const clocked = await runs('clock', ['plain blocks', 'Gatehouse'])
  for (const name of ['plain blocks', 'Gatehouse'] as const)
    console.log(
      `${name.padEnd(13)} ${clocked.of(name, (one) => one.frames)} frames, ${clocked.of(name, (one) => one.dropped)} dropped, ` +
        `longest task over 50 ms: ${longest(clocked.all(name))} ms, of the thread's own time: ${own(clocked.all(name)).toFixed(0)} ms, ` +
        `layout shift ${clocked.of(name, (one) => one.shift).toFixed(4)}, ${clocked.of(name, (one) => one.nodes)} nodes`,
    )
  const share = clocked.of('Gatehouse', (one) => one.dropped / (one.frames + one.dropped)) * 100
  const dropped = (name: Contestant) => clocked.of(name, (one) => one.dropped)
  report({
    what: 'The same by the clock: share of frames dropped',
    ours: `${dropped('Gatehouse')} frames, ${share.toFixed(1)} %; longest task over 50 ms: ${longest(clocked.all('Gatehouse'))} ms`,
    beside: `plain blocks: ${dropped('plain blocks')}; ${longest(clocked.all('plain blocks'))} ms`,
    ratio: null,
    goal: { atMost: 1, unit: ' %' },
    value: share,
  })
  report({
    what: "The same: longest task, of the thread's own time",
    ours: `${own(clocked.all('Gatehouse')).toFixed(0)} ms`,
    beside: `plain blocks: ${own(clocked.all('plain blocks')).toFixed(0)} ms`,
    ratio: null,
    goal: { atMost: 50, unit: ' ms' },
    value: own(clocked.all('Gatehouse')),
  })
} finally {
  await bench.close()
}

function longest(results: readonly Result[]): number {
  return Math.max(0, ...results.flatMap((one) => one.longTasks))
}
function own(results: readonly Result[]): number {
  return Math.max(0, ...results.map((one) => one.longestOwn))
}

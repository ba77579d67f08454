// Goal 8: a conversation of 5,000 messages opened and scrolled, against the last 20 of them: as ready-made HTML, and as a conversation of the same window. `--rounds 12`
import type { Page } from 'playwright-core'
import { report } from './report.ts'
import { cpuClock, median, openBench, option, percentile, shuffled } from './window.ts'

const rounds = option('rounds', 12)
const FRAMES = 180

/** Milliseconds from the click to the first frame in which the last message is painted. */
const openConversation = (page: Page, title = 'Five thousand') =>
  page.evaluate(async (words) => {
    const button = [...document.querySelectorAll('nav button')].find((one) => one.textContent.includes(words))
    const began = performance.now()
    ;(button as HTMLElement).click()
    // Looked at before each paint: a look right after the click would find nothing, and cost ours a frame that it does not wait.
    do await new Promise(requestAnimationFrame)
    while (!document.body.innerText.includes('Answer 4999'))
    await new Promise((resolve) => setTimeout(resolve))
    return performance.now() - began
  }, title)

/** The floor: the same 20 messages as HTML that was made before, put over the same place and scrolled to its end. */
const openFloor = (page: Page, html: string) =>
  page.evaluate(async (ready) => {
    const painted = () => new Promise<void>((resolve) => requestAnimationFrame(() => setTimeout(resolve)))
    const place = document.createElement('div')
    place.style.cssText = 'position:fixed;inset:48px 0 118px 264px;overflow:auto;background:#fff'
    document.body.append(place)
    await painted()
    const began = performance.now()
    place.innerHTML = ready
    place.scrollTop = place.scrollHeight
    do await new Promise(requestAnimationFrame)
    while (!document.body.innerText.includes('Answer 4999'))
    await new Promise((resolve) => setTimeout(resolve))
    const milliseconds = performance.now() - began
    const nodes = place.querySelectorAll('*').length
    place.remove()
    return { milliseconds, nodes }
  }, html)

/** Scrolls up by most of a page each frame for a while, through pages that are read on the way. */
const scroll = (page: Page) =>
  page.evaluate(async (frames) => {
    const scroller = document.querySelector('[role=log]') as HTMLElement
    const times: number[] = []
    let nodes = 0
    let last = await new Promise<number>(requestAnimationFrame)
    for (let frame = 0; frame < frames; frame += 1) {
      scroller.scrollBy(0, -400)
      const now = await new Promise<number>(requestAnimationFrame)
      times.push(now - last)
      last = now
      nodes = Math.max(nodes, scroller.querySelectorAll('*').length)
    }
    return { times, nodes }
  }, FRAMES)

const bench = await openBench()
try {
  const fresh = async () => {
    const page = await bench.browser.newPage({ viewport: { width: 1280, height: 800 } })
    await page.goto(`${bench.address}?model`)
    await page.getByRole('button', { name: 'Five thousand' }).first().waitFor()
    // Warm: the code of the screen is there, as it is after the first conversation of the day.
    await page.getByRole('button', { name: 'Calendar and a mail' }).first().click()
    await page.getByRole('article').first().waitFor()
    return page
  }
  const setUp = await fresh()
  await setUp.evaluate(() =>
    (window as never as { fakeMain: { shorten(id: string, count: number): void } }).fakeMain.shorten('long', 20),
  )
  await openConversation(setUp)
  const html = await setUp.evaluate(async () => {
    const scroller = document.querySelector('[role=log]') as HTMLElement
    const rows = new Map<string, string>()
    for (let top = scroller.scrollHeight; top >= -400; top -= 300) {
      scroller.scrollTop = top
      await new Promise(requestAnimationFrame)
      await new Promise(requestAnimationFrame)
      for (const row of scroller.querySelectorAll('[data-index]'))
        rows.set(row.getAttribute('data-index') ?? '', row.outerHTML)
    }
    return [...rows]
      .toSorted(([a], [b]) => Number(a) - Number(b))
      .map(([, row]) => row)
      .join('')
  })
  await setUp.close()

  const first: number[] = []
  const opened: number[] = []
  const short: number[] = []
  const floor: number[] = []
  const frames: number[] = []
  // Time of the main thread's own: other programs of this machine hardly change it.
  const busy: Record<'window' | 'short' | 'floor', number[]> = { window: [], short: [], floor: [] }
  let openNodes = 0
  let floorNodes = 0
  let scrollNodes = 0
  for (let round = 0; round < rounds; round += 1) {
    const page = await fresh()
    first.push(await openConversation(page))
    const { read } = await cpuClock(page)
    for (const contestant of shuffled([
      'window',
      'window',
      'window',
      'short',
      'short',
      'short',
      'floor',
      'floor',
      'floor',
    ] as const)) {
      await page.getByRole('button', { name: 'Calendar and a mail' }).first().click()
      await page.getByText('The model is asked too often').waitFor()
      // What the other conversation makes behind its first frame is none of this one's.
      await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 200)))
      const before = await read()
      if (contestant === 'floor') {
        const result = await openFloor(page, html)
        floor.push(result.milliseconds)
        floorNodes = result.nodes
      } else if (contestant === 'short') {
        short.push(await openConversation(page, 'Twenty messages'))
      } else {
        opened.push(await openConversation(page))
      }
      busy[contestant].push((await read()) - before)
      if (contestant === 'window')
        openNodes = Math.max(openNodes, await page.evaluate(() => document.querySelectorAll('[role=log] *').length))
    }
    await page.getByRole('button', { name: 'Five thousand' }).first().click()
    await page.getByText('Answer 4999').waitFor()
    const scrolled = await scroll(page)
    frames.push(...scrolled.times)
    scrollNodes = Math.max(scrollNodes, scrolled.nodes)
    await page.close()
  }
  const ratio = median(opened) / median(floor)
  const dropped = frames.filter((time) => time > 25).length
  console.log(`${rounds} rounds, medians`)
  report({
    what: 'A conversation of 5,000 messages opened',
    ours: `${median(opened).toFixed(0)} ms, ${openNodes} nodes`,
    beside: `its last 20 as ready-made HTML: ${median(floor).toFixed(0)} ms`,
    ratio,
    goal: { atMost: 1.5 },
  })
  report({
    what: 'Scrolled up through it: nodes at most',
    ours: `${scrollNodes}`,
    beside: '(absolute)',
    ratio: null,
    goal: { atMost: 600, unit: '' },
    value: scrollNodes,
  })
  const p95 = percentile(frames, 0.95)
  report({
    what: 'Scrolled up through it: frame, p95',
    ours: `${p95.toFixed(1)} ms, ${dropped} of ${frames.length} late`,
    beside: 'one frame: 16.7 ms',
    ratio: p95 / 16.7,
    goal: { atMost: 1.05 },
  })
  console.log(`last 20 as HTML   open ${median(floor).toFixed(0)} ms, ${floorNodes} nodes`)
  console.log(
    `5,000 messages    open ${median(opened).toFixed(0)} ms = ${ratio.toFixed(2)}x, ${openNodes} nodes; the first of a window ${median(first).toFixed(0)} ms`,
  )
  const ownTime = median(busy.window) / median(busy.floor)
  console.log(
    `main-thread CPU   ${median(busy.window).toFixed(0)} ms, the floor ${median(busy.floor).toFixed(0)} ms: ${ownTime.toFixed(2)}x`,
  )
  console.log(
    `20 in the window  open ${median(short).toFixed(0)} ms; 5,000 are ${(median(opened) / median(short)).toFixed(2)}x that`,
  )
  console.log(
    `scrolling up      frame p50 ${percentile(frames, 0.5).toFixed(1)} p95 ${percentile(frames, 0.95).toFixed(1)} max ${Math.max(...frames).toFixed(0)} ms, ` +
      `${dropped} of ${frames.length} late, at most ${scrollNodes} nodes`,
  )
} finally {
  await bench.close()
}

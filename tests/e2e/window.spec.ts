// The window's first moments, and that it stands still: typing before the app has come, a start that fails, an answer that grows.
import { spawn } from 'node:child_process'
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { LLMock } from '@copilotkit/aimock'
import { expect, type Locator, type Page, test } from '@playwright/test'
import { sampleMarkdown } from '../../bench/markdown.ts'
import { type Gatehouse, newHome, openWindow, removeHome, serve, startGatehouse } from './gatehouse.ts'
import { addProvider, startMock, WIRES } from './models.ts'
import { newConversation, say } from './person.ts'

let gatehouse: Gatehouse
test.afterEach(async () => {
  await gatehouse.stop()
  removeHome(gatehouse.home)
})

const USED = {
  version: 1,
  seenVersion: '0.1.0',
  theme: 'dark',
  language: 'de',
  model: { providerId: 'local', modelId: 'small' },
}

/** Opens the page and holds its scripts back until `come` is called. */
async function openHeldBack(page: Page): Promise<{ come(): void }> {
  let come = (): void => {}
  const held = new Promise<void>((resolve) => {
    come = resolve
  })
  await page.route(/\.js$/, async (route) => {
    await held
    await route.continue()
  })
  await page.goto(gatehouse.address(), { waitUntil: 'commit' })
  return { come }
}

test('[window.early] what is typed before the app has come is kept, with the focus; its look is there from the first frame', async ({
  page,
}) => {
  const home = newHome()
  writeFileSync(join(home, 'settings.json'), JSON.stringify(USED))
  gatehouse = await startGatehouse(home)
  const app = await openHeldBack(page)
  const early = page.getByRole('textbox', { name: 'Gatehouse' })
  await early.click()
  await page.keyboard.type('Was steht heute an')
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  const place = await early.boundingBox()
  app.come()
  const composer = page.getByRole('textbox', { name: 'Nachricht schreiben' })
  await expect(composer).toHaveValue('Was steht heute an')
  await expect(composer).toBeFocused()
  expect(await composer.boundingBox()).toEqual(place)
  await page.keyboard.type('?')
  await expect(composer).toHaveValue('Was steht heute an?')
  await expect(early).toBeHidden()
})

test('a first run, which has nobody to write to, shows no such field; and what stands in the settings file is no markup', async ({
  page,
}) => {
  const home = newHome()
  writeFileSync(join(home, 'settings.json'), JSON.stringify({ theme: '"><b>', language: '"><i>x</i>', model: 7 }))
  gatehouse = await startGatehouse(home)
  const app = await openHeldBack(page)
  await expect(page.locator('#early')).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'Gatehouse' })).toBeHidden()
  await expect(page.locator('b, i')).toHaveCount(0)
  app.come()
  await expect(page.getByRole('main')).toBeVisible()
  await expect(page.locator('#early')).toHaveCount(0)
})

test('[window.refused] a second Gatehouse on the same data says so in the window that it opened', async ({ page }) => {
  gatehouse = await startGatehouse(newHome())
  const [program, called] = [join(gatehouse.home, 'browser'), join(gatehouse.home, 'called')]
  writeFileSync(program, `#!/bin/sh\nprintf '%s\\n' "$1" > '${called}.new'\nmv '${called}.new' '${called}'\n`)
  chmodSync(program, 0o700)
  const second = spawn(serve.node, [serve.script, '--port', '0'], {
    env: { ...process.env, GATEHOUSE_HOME: gatehouse.home, GATEHOUSE_BROWSER: program },
    stdio: 'ignore',
  })
  const ended = new Promise<number | null>((resolve) => second.once('exit', resolve))
  await expect.poll(() => existsSync(called)).toBe(true)
  await page.goto(readFileSync(called, 'utf8').trim())
  await expect(page.getByRole('main')).toContainText('Gatehouse could not start')
  await expect(page.getByRole('main')).toContainText('already runs with this data folder')
  expect(await ended).toBe(1)
})

/** The worst window of layout shifts so far, as the metric is defined; looks from the moment of the first call on. */
const shiftOf = (page: Page) =>
  page.evaluate(() => {
    const seen = window as never as { shift?: { worst: number } }
    if (seen.shift) return seen.shift.worst
    const shift = { worst: 0 }
    seen.shift = shift
    let [began, before, sum] = [0, 0, 0]
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { value: number; hadRecentInput: boolean })[]) {
        if (entry.hadRecentInput) continue
        if (entry.startTime - before > 1000 || entry.startTime - began > 5000) {
          began = entry.startTime
          sum = 0
        }
        before = entry.startTime
        sum += entry.value
        shift.worst = Math.max(shift.worst, sum)
      }
    }).observe({ type: 'layout-shift' })
    return 0
  })

/** A long answer that is being written, with so many characters; "That was all." ends it. */
async function tellEverything(page: Page, mock: LLMock, size: number): Promise<Locator> {
  await openWindow(page, gatehouse)
  await addProvider(page, mock, WIRES[0])
  await newConversation(page)
  mock.on({ userMessage: 'everything' }, { content: `${sampleMarkdown(size)}\n\nThat was all.` }, { latency: 2 })
  await say(page, 'tell me everything')
  const answer = page.getByRole('article', { name: 'Assistant wrote' })
  await expect(answer).toBeVisible()
  return answer
}

test('[window.still] while an answer with code, lists and tables is written, nothing jumps', async ({ page }) => {
  const mock = await startMock()
  gatehouse = await startGatehouse(newHome())
  const answer = await tellEverything(page, mock, 12_000)
  await shiftOf(page)
  await expect(answer).toContainText('That was all.', { timeout: 30_000 })
  expect(await shiftOf(page)).toBeLessThanOrEqual(0.02)
  await mock.stop()
})

test('[window.rests] text that streams under a resting pointer is nobody’s doing: the page hears of no pointer until it moves', async ({
  page,
}) => {
  const mock = await startMock()
  gatehouse = await startGatehouse(newHome())
  await page.addInitScript(() => {
    const heard = { count: 0 }
    for (const kind of ['pointerover', 'pointerout', 'pointermove', 'mouseover', 'mouseout', 'mousemove'])
      document.addEventListener(kind, () => (heard.count += 1), true)
    Object.assign(window, { heard })
  })
  const heard = () => page.evaluate(() => (window as unknown as { heard: { count: number } }).heard.count)
  const answer = await tellEverything(page, mock, 20_000)
  await page.mouse.move(620, 400)
  await page.mouse.move(640, 420)
  const resting = await heard()
  await expect(answer).toContainText('That was all.', { timeout: 30_000 })
  expect((await heard()) - resting, 'over 500 without the filter').toBeLessThan(30)
  const before = await heard()
  await page.mouse.move(500, 300)
  expect(await heard()).toBeGreaterThan(before)
  await mock.stop()
})

// What lies over the transcript and what moves in it: never over the foot of a card, never under the eye of a person who rests.
import { expect, type Locator, type Page, test } from '@playwright/test'
import { cardOf, deny, newConversation, runTool } from './person.ts'
import { agree, pageIn, startViews, type Views, viewOf } from './views.ts'

let views: Views
let page: Page
test.beforeAll(async ({ browser }) => {
  views = await startViews(browser)
  page = views.page
})
test.afterAll(async () => await views.stop())
test.beforeEach(async () => {
  await page.setViewportSize({ width: 1280, height: 800 })
  await newConversation(page)
})

async function listEvents(times: number): Promise<void> {
  for (let n = 0; n < times; n++) await runTool(page, { words: 'list events', title: 'List events' })
}
/** A view that does nothing by itself. */
async function showQuiet(): Promise<void> {
  await runTool(page, { words: 'show evil', title: 'Show evil', json: { how: 'wait', at: 'nowhere' } })
  await agree(page, 'Show evil')
  await expect(pageIn(page, 'Show evil').getByRole('textbox')).toBeAttached()
}

/** Looks at every frame until it is asked: was the button seen at all, and how far did it ever lie over the foot of a card? */
const watchJump = () =>
  page.evaluate(() => {
    const found = { seen: 0, covered: [] as string[] }
    const look = () => {
      const jump = [...document.querySelectorAll('button')].find((one) => one.textContent === 'Jump to latest')
      if (jump?.checkVisibility({ visibilityProperty: true })) {
        found.seen += 1
        const over = jump.getBoundingClientRect()
        for (const card of document.querySelectorAll('[role="log"] [role="alertdialog"]')) {
          const foot = card.lastElementChild?.getBoundingClientRect()
          if (foot && foot.top < over.bottom && foot.bottom > over.top)
            found.covered.push(`${foot.top} to ${foot.bottom} under ${over.top} to ${over.bottom}`)
        }
      }
      requestAnimationFrame(look)
    }
    look()
    Object.assign(window, { found })
  })
const found = () => page.evaluate(() => (window as unknown as { found: { seen: number; covered: string[] } }).found)

test('[card.uncovered] “Jump to latest” never lies over the foot of a card, however one scrolls past it', async () => {
  await listEvents(3)
  await runTool(page, { words: 'cancel event', title: 'Cancel event', values: { 'Event id': 'evt_1005' } })
  const card = cardOf(page, /1:1 with the CEO/)
  await expect(card).toBeVisible()
  const log = page.getByRole('log')
  const top = () => log.evaluate((element) => element.scrollTop)
  const turn = async (by: number) => {
    await page.mouse.wheel(0, by)
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))))
  }
  for (const size of [
    { width: 1280, height: 440 },
    { width: 360, height: 640 },
  ]) {
    await page.setViewportSize(size)
    await watchJump()
    await log.hover({ position: { x: 40, y: 20 } })
    // From the end until the card is out of sight below, and back.
    while (await card.evaluate((element) => element.getBoundingClientRect().top < window.innerHeight)) await turn(-30)
    for (let before = -1; before !== (await top()); ) {
      before = await top()
      await turn(30)
    }
    const { seen, covered } = await found()
    expect(seen, 'far from the end it is there').toBeGreaterThan(0)
    expect(covered).toEqual([])
  }
  await deny(card)
})

const frames = () =>
  page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))))

/** How far a line moved in any frame, until the returned function is called. */
async function watchLine(line: Locator): Promise<() => Promise<number>> {
  await expect(line).toBeInViewport({ ratio: 1 })
  const seen = await line.evaluateHandle((element) => {
    const places = { from: Number.POSITIVE_INFINITY, to: Number.NEGATIVE_INFINITY }
    const look = () => {
      const { top } = element.getBoundingClientRect()
      Object.assign(places, { from: Math.min(places.from, top), to: Math.max(places.to, top) })
      requestAnimationFrame(look)
    }
    look()
    return places
  })
  return async () => {
    await frames()
    return seen.evaluate(({ from, to }) => to - from)
  }
}

/** The view asks for these heights, one after the other, each for a while. */
const breathe = (heights: readonly number[]) =>
  pageIn(page, 'Show evil')
    .getByRole('list')
    .evaluate(async (_list, all) => {
      for (const height of all) {
        parent.postMessage({ jsonrpc: '2.0', method: 'ui/notifications/size-changed', params: { height } }, '*')
        await new Promise((resolve) => setTimeout(resolve, 150))
      }
    }, heights)
const placeOfView = () => viewOf(page, 'Show evil').getByRole('button', { name: 'Use the view of Picker' })
const heightOfView = async () => (await placeOfView().boundingBox())?.height

test('[apps.grows] a view in sight grows downwards only, and while one rests it gives no room back', async () => {
  await listEvents(2)
  await showQuiet()
  const line = viewOf(page, 'Show evil').getByText('Shown by Picker')
  // Its first height is one that was waited for.
  await breathe([220])
  const moved = await watchLine(line)
  await breathe([250, 500, 60, 300, 550, 100])
  await frames()
  expect(await heightOfView()).toBe(550)
  expect(await moved()).toBeLessThan(1)
  // What has grown out of sight is led to.
  await page.getByRole('button', { name: 'Jump to latest' }).click()
  await expect(page.getByRole('button', { name: 'Jump to latest' })).toBeHidden()
})

test('[apps.grows] what is read below a view, or below anything else that grows late, stays where it is', async () => {
  await listEvents(1)
  await showQuiet()
  await listEvents(2)
  const line = page
    .getByRole('region', { name: 'Tool call List events' })
    .nth(1)
    .getByText('List events', { exact: true })
  const log = page.getByRole('log')
  await log.hover()
  // Of the view only its foot is in sight.
  const foot = viewOf(page, 'Show evil').getByText('Gatehouse asks nothing in here')
  const top = await log.evaluate((element) => element.getBoundingClientRect().top)
  await expect(async () => {
    const y = (await foot.boundingBox())?.y ?? 0
    await page.mouse.wheel(0, y < top + 60 ? -40 : 40)
    await frames()
    expect(y).toBeGreaterThan(top + 60)
    expect(y).toBeLessThan(top + 120)
  }).toPass({ intervals: [1] })
  const moved = await watchLine(line)
  await breathe([600])
  expect(await heightOfView()).toBeGreaterThan(550)
  // As a picture that comes late, in a row above and in one that is out of the page's own hands.
  for (const region of await page.getByRole('region', { name: 'Tool call List events' }).all()) {
    const box = await region.boundingBox()
    if (box && box.y + box.height < top) await region.evaluate((element) => (element.style.paddingBottom = '180px'))
  }
  await frames()
  expect(await moved()).toBeLessThan(1)
})

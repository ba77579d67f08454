// What lies over the transcript and what moves in it: never over the foot of a card, never under the eye of a person who rests.
import { expect, type Page, test } from '@playwright/test'
import { type Gatehouse, newHome, openWindow, removeHome, startGatehouse } from './gatehouse.ts'
import { cardOf, deny, newConversation, runTool } from './person.ts'

let gatehouse: Gatehouse
let page: Page
test.beforeAll(async ({ browser }) => {
  gatehouse = await startGatehouse(newHome())
  page = await browser.newPage()
  await openWindow(page, gatehouse)
})
test.afterAll(async () => {
  await page.close()
  await gatehouse.stop()
  removeHome(gatehouse.home)
})

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
  await newConversation(page)
  for (let n = 0; n < 3; n++) await runTool(page, { words: 'list events', title: 'List events' })
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

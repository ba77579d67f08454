// A long conversation under the hand: what is in sight moves as far as the wheel and no farther, also while older messages come.
import { expect, type Page, test } from '@playwright/test'
import { openWhole, type Whole } from './rooms.ts'

let whole: Whole
test.beforeAll(async () => {
  whole = await openWhole()
})
test.afterAll(() => whole.close())
test.beforeEach(async ({ page }) => {
  await page.goto(`${whole.address}index.html?model&dismissed&quiet`)
  await page.getByRole('navigation').getByRole('button', { name: 'Five thousand messages', exact: true }).click()
  await expect(page.getByRole('log')).toBeVisible()
  await page.getByRole('log').hover()
})

const frames = (page: Page) =>
  page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))))
/** The messages in sight, by their ids, and where they begin. */
const inSight = (page: Page) =>
  page.getByRole('log').evaluate((log) => {
    const edge = log.getBoundingClientRect()
    return Object.fromEntries(
      [...log.querySelectorAll<HTMLElement>('[data-message]')].flatMap((row) => {
        const { top, bottom } = row.getBoundingClientRect()
        return bottom > edge.top && top < edge.bottom ? [[row.dataset.message ?? '', top - edge.top]] : []
      }),
    )
  })

test('[chat.scrolls] each turn of the wheel moves what is in sight by as much, over rows never seen and older pages', async ({
  page,
}) => {
  const odd: string[] = []
  for (const by of [-350, 350])
    for (let turn = 0; turn < 40; turn += 1) {
      const before = await inSight(page)
      await page.mouse.wheel(0, by)
      await frames(page)
      await frames(page)
      const after = await inSight(page)
      const moved = Object.entries(before).flatMap(([id, top]) => (id in after ? [(after[id] ?? 0) - top] : []))
      // At the end there is nothing more to go to.
      const isThere = by > 0 && turn > 35 && moved.every((one) => -one < by)
      if (!isThere && !moved.every((one) => Math.abs(one + by) < 2)) odd.push(`${turn} by ${by}: ${moved.join(', ')}`)
    }
  expect(odd).toEqual([])
})

test('[chat.scrolls] from the very top the older page comes above, and the first message stays where it was', async ({
  page,
}) => {
  const log = page.getByRole('log')
  const height = () => log.evaluate((element) => element.scrollHeight)
  const first = await height()
  await page.mouse.wheel(0, -50_000)
  await expect.poll(height).toBeGreaterThan(2 * first)
  await frames(page)
  // The page that was opened begins here.
  const { 'long-4970': top } = await inSight(page)
  expect(top).toBeGreaterThanOrEqual(0)
  expect(top).toBeLessThan(60)
})

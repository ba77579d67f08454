// Long lists come in steps: no frame makes more rows than a slow machine can bear (bench/interact.ts takes the time).
import { expect, type Page, test } from '@playwright/test'
import { openWhole, type Whole } from './rooms.ts'

/** As in renderer/ui/useInSteps.ts. */
const STEP_ROWS = 8

let whole: Whole
test.beforeAll(async () => {
  whole = await openWhole()
})
test.afterAll(() => whole.close())

/** Notes each change of the page that brought rows, and how many. */
const watchRows = (page: Page) =>
  page.evaluate(() => {
    const steps: number[] = []
    Object.assign(window, { steps })
    let before = document.querySelectorAll('main section li').length
    new MutationObserver(() => {
      const now = document.querySelectorAll('main section li').length
      if (now > before) steps.push(now - before)
      before = now
    }).observe(document.body, { subtree: true, childList: true })
  })
const stepsOf = (page: Page) => page.evaluate(() => (window as never as { steps: number[] }).steps.splice(0))

test('the tools of 2,000 come a few in each frame, at first and when more are asked for', async ({ page }) => {
  await page.goto(`${whole.address}?model&dismissed&quiet&many`)
  const screens = page.getByRole('list', { name: 'Screens' })
  await expect(screens).toBeVisible()
  await watchRows(page)
  await screens.getByRole('button', { name: 'Permissions' }).click()
  const rows = page.locator('main section li')
  await expect.poll(() => rows.count()).toBeGreaterThan(STEP_ROWS * 2)
  const more = page.getByRole('button', { name: /^Show .* more tools?$/ }).first()
  await expect(more).toBeVisible()
  await expect.poll(async () => (await rows.count()) % STEP_ROWS).not.toBe(0)
  const atFirst = await rows.count()
  await more.click()
  await expect.poll(() => rows.count()).toBeGreaterThan(atFirst + STEP_ROWS * 2)
  const steps = await stepsOf(page)
  expect(steps.length).toBeGreaterThan(4)
  expect(Math.max(...steps)).toBeLessThanOrEqual(STEP_ROWS)
})

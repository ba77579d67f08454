// The whole window by keyboard alone: every screen can be reached, every control has its turn, and where one is can be seen.
import { expect, type Page, test } from '@playwright/test'
import { enterRoom, openWhole, ROOMS, type Whole } from './rooms.ts'

let whole: Whole
test.use({ locale: 'en-GB', timezoneId: 'UTC' })
test.beforeAll(async () => {
  whole = await openWhole()
})
test.afterAll(() => whole.close())

test('[keyboard.everywhere] every screen is reached from the palette, and its heading says which it is', async ({
  page,
}) => {
  await page.goto(`${whole.address}index.html?model&dismissed`)
  await expect(page.getByRole('main')).toBeVisible()
  for (const name of ['Questions', 'Servers', 'Permissions', 'Activity', 'Accounts', 'Settings']) {
    await page.keyboard.press('Control+k')
    await expect(page.getByRole('dialog', { name: 'Go to or do' })).toBeVisible()
    await page.keyboard.type(name)
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible()
  }
})

/** Goes through the page with Tab until it comes round; what is wrong with each stop. */
async function tour(page: Page): Promise<readonly string[]> {
  const faults = new Set<string>()
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
  const seen = new Set<string>()
  let before = ''
  for (let step = 0; step < 250; step += 1) {
    await page.keyboard.press('Tab')
    const stop = await page.evaluate(() => {
      const element = document.activeElement
      if (!element || element === document.body) return null
      const words = (element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 40)
      // By itself, not by its place: what loads meanwhile (a style sheet, a screen) moves places.
      const known = ((globalThis as { known?: Map<Element, number> }).known ??= new Map())
      if (!known.has(element)) known.set(element, known.size)
      const name = `${known.get(element)} <${element.tagName.toLowerCase()}> ${words}`
      const box = element.getBoundingClientRect()
      const marks = (each: Element | null): boolean => {
        if (!each) return false
        const style = getComputedStyle(each)
        const outline = style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) >= 1.5
        return outline || style.boxShadow !== 'none'
      }
      // The line may be drawn around what holds the field, or around the row that the field stands for.
      const near = [element, element.parentElement, element.parentElement?.parentElement ?? null]
      return {
        name,
        isMarked: near.some(marks) || element.querySelector('[data-highlighted]') !== null,
        inSight: box.bottom > 0 && box.top < window.innerHeight && box.right > 0 && box.left < window.innerWidth,
      }
    })
    if (stop === null) continue
    // A field of a date has a stop for each of its parts.
    if (stop.name === before) continue
    before = stop.name
    if (seen.has(stop.name)) break
    seen.add(stop.name)
    if (!stop.isMarked) faults.add(`nothing shows the focus: ${stop.name}`)
    if (!stop.inSight) faults.add(`focus out of sight: ${stop.name}`)
  }
  // The palette has one stop: its field, from which the arrows go through the list.
  if (seen.size < 1) faults.add('no stop at all')
  return [...faults]
}

for (const room of ROOMS)
  test(`[keyboard.focus] ${room.name}: where the focus is can always be seen`, async ({ page }) => {
    await enterRoom(page, whole, room)
    expect(await tour(page)).toEqual([])
  })

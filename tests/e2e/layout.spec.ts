// Room for everyone: 320 points wide, twice as large, right to left, stronger contrast, forced colours; nothing cut, nothing covered.
import { expect, type Page, test } from '@playwright/test'
import { axeFaults } from './axe.ts'
import { layoutFaults } from './layout.ts'
import { enterRoom, openWhole, ROOMS, type Whole } from './rooms.ts'

let whole: Whole
test.use({ locale: 'en-GB', timezoneId: 'UTC' })
test.beforeAll(async () => {
  whole = await openWhole()
})
test.afterAll(() => whole.close())

/** 320 points wide is also 1280 at 400 %, and 640 by 400 is a window of 1280 by 800 at 200 %. */
const SIZES = [
  { width: 1280, height: 800 },
  { width: 640, height: 400 },
  { width: 320, height: 640 },
] as const

/** The same room in another language, from its own settings. */
const speak = async (page: Page, language: string): Promise<void> => {
  await page.evaluate(
    (chosen) =>
      (window as unknown as { bridge: { request(name: string, input: object): Promise<unknown> } }).bridge.request(
        'settings.update',
        { language: chosen },
      ),
    language,
  )
  await expect(page.locator('html')).toHaveAttribute('lang', language)
}

for (const room of ROOMS) {
  test(`[layout.whole] ${room.name}: whole at 1280, at 200 % and at 320 wide, in every language and right to left`, async ({
    page,
  }) => {
    const look = async (how: string) => {
      for (const size of SIZES) {
        await page.setViewportSize(size)
        // The window may still be finding its new shape.
        await expect.poll(() => layoutFaults(page), { message: `${size.width} ${how}`, timeout: 3000 }).toEqual([])
      }
    }
    await page.setViewportSize(SIZES[0])
    await enterRoom(page, whole, room, '&dir=rtl')
    await look('right to left')
    await page.setViewportSize(SIZES[0])
    await enterRoom(page, whole, room)
    await look('en')
    for (const language of ['de', 'fr']) {
      await speak(page, language)
      await look(language)
    }
  })
}

for (const room of ROOMS) {
  test(`[accessible.looks] ${room.name}: WCAG 2.2 AA in light, dark, stronger contrast and forced colours`, async ({
    page,
  }) => {
    const found: string[] = []
    await enterRoom(page, whole, room)
    for (const look of ['light', 'dark', 'dark more', 'light more', 'forced'] as const) {
      await page.emulateMedia({ forcedColors: look === 'forced' ? 'active' : 'none' })
      await page.evaluate(([theme = '', contrast]) => {
        document.documentElement.dataset.theme = theme
        if (contrast) document.documentElement.dataset.contrast = contrast
        else delete document.documentElement.dataset.contrast
      }, look.split(' '))
      // Beside the first look only colours are others.
      for (const fault of await axeFaults(page, look === 'light' ? 'wcag' : 'colours')) found.push(`${look}: ${fault}`)
    }
    expect(found).toEqual([])
  })
}

test('[desk.drag] where the page draws the top of the window, it drags it, and its buttons can still be pressed', async ({
  page,
}) => {
  const conversation = ROOMS.find(({ name }) => name === 'conversation')
  if (conversation) await enterRoom(page, whole, conversation)
  const regions = () =>
    page.evaluate(() => {
      const drag = (element: Element | null) =>
        element && getComputedStyle(element).getPropertyValue('-webkit-app-region')
      const bar = document.querySelector('main header')
      return [drag(bar), drag(bar?.querySelector('button') ?? null)]
    })
  expect((await regions())[0]).not.toBe('drag')
  await page.evaluate(() => {
    document.documentElement.dataset.titlebar = 'ours'
  })
  expect(await regions()).toEqual(['drag', 'no-drag'])
})

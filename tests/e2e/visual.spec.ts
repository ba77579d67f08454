// How every screen looks, kept as pictures: light and dark, wide and narrow. `npx playwright test visual --update-snapshots` makes them anew and
// `node tests/e2e/shrinkReferences.ts` makes them small; look at each before you keep it.
import { expect, test } from '@playwright/test'
import { enterRoom, openWhole, ROOMS, type Whole } from './rooms.ts'

/** Text is smoothed a little differently by each build of Chromium; what moved or changed is far more than this. */
const LOOSE = {
  maxDiffPixelRatio: 0.008,
  threshold: 0.25,
  animations: 'disabled',
  caret: 'hide',
  scale: 'css',
} as const
const SIZES = { wide: { width: 1280, height: 800 }, narrow: { width: 400, height: 800 } } as const

let whole: Whole
test.use({ locale: 'en-GB', timezoneId: 'UTC' })
test.beforeAll(async () => {
  whole = await openWhole()
})
test.afterAll(() => whole.close())

for (const room of ROOMS) {
  test(`[looks.kept] ${room.name} looks as it was left, light and dark, wide and narrow`, async ({ page }) => {
    for (const [size, viewport] of Object.entries(SIZES)) {
      await page.setViewportSize(viewport)
      await enterRoom(page, whole, room)
      await room.settled?.(page)
      for (const theme of ['light', 'dark']) {
        await page.evaluate((chosen) => {
          document.documentElement.dataset.theme = chosen
        }, theme)
        // It counts only once it was in sight for a while: when that is over is no question of looks.
        const mask = [page.getByRole('button', { name: /^Allow all/ })]
        await expect.soft(page).toHaveScreenshot(`${room.name}-${size}-${theme}.png`, { ...LOOSE, mask })
      }
    }
  })
}

test('[looks.kit] every part of the kit looks as it was left, light, dark and with stronger contrast', async ({
  page,
}) => {
  await page.setViewportSize({ width: 960, height: 800 })
  for (const look of ['theme=light', 'theme=dark', 'theme=light&contrast', 'theme=dark&contrast']) {
    await page.clock.setFixedTime(0)
    await page.emulateMedia({ reducedMotion: 'reduce' })
    await page.goto(`${whole.address}kit.html?${look}`)
    const kit = page.getByRole('main', { name: 'Gallery' })
    await expect(kit).toBeVisible()
    // As tall as it is, so that it is one picture.
    const height = await kit.evaluate((element) => element.scrollHeight)
    await page.setViewportSize({ width: 960, height })
    await expect.soft(page).toHaveScreenshot(`kit-${look.replace('theme=', '').replace('&', '-')}.png`, LOOSE)
  }
})

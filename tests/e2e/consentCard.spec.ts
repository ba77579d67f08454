// How the consent card behaves under real input: each test is a way to get a yes that nobody meant.
import { expect, type Locator, type Page, test } from '@playwright/test'
import { axeFaults } from './axe.ts'
import { type Gallery, openCard, openGallery, TALL } from './gallery.ts'

let gallery: Gallery
test.beforeAll(async () => {
  gallery = await openGallery()
})
test.afterAll(() => gallery.close())
// Colours are judged at rest, not on their way from one theme to the other.
test.beforeEach(({ page }) => page.emulateMedia({ reducedMotion: 'reduce' }))

const open = (page: Page, query: string, size = TALL): Promise<Locator> => openCard(page, gallery, query, size)
const armed = (card: Locator) => expect(card).toHaveAttribute('data-arming', 'armed')
/** A card that is taller than the window is read on until its end was in sight. */
const armedAtTheEnd = (card: Locator) =>
  expect(async () => {
    const readOn = card.getByRole('button', { name: 'Read on' })
    if (await readOn.isVisible()) await readOn.click({ timeout: 1000 })
    await expect(card).toHaveAttribute('data-arming', 'armed', { timeout: 1500 })
  }).toPass()
const answer = (page: Page) => page.locator('.bare > output')
const unanswered = (card: Locator) => expect(card).toBeVisible()

test('Enter, a click made by a script, and a short press on a grave answer are no yes', async ({ page }) => {
  const plain = await open(page, 'card=update')
  await armed(plain)
  const allow = page.getByRole('button', { name: 'Allow once' })
  await allow.focus()
  await page.keyboard.press('Enter')
  await allow.evaluate((button: HTMLElement) => button.click())
  await unanswered(plain)
  const grave = await open(page, 'card=cancel')
  await armed(grave)
  await page.getByRole('button', { name: 'Hold to allow once' }).click()
  await unanswered(grave)
})

test('a card that is covered, or not read to its end, cannot be answered with yes', async ({ page }) => {
  const card = await open(page, 'card=update')
  await armed(card)
  await page.evaluate(() => {
    const cover = document.createElement('div')
    cover.id = 'cover'
    cover.style.cssText = 'position:fixed;inset:0;z-index:99;background:rgb(255 255 255 / 1%);pointer-events:none'
    document.body.append(cover)
  })
  await expect(card).toHaveAttribute('data-arming', 'hidden')
  const { x = 0, y = 0 } = (await page.getByRole('button', { name: 'Allow once' }).boundingBox()) ?? {}
  await page.mouse.click(x + 5, y + 5)
  await unanswered(card)
  const tall = await open(page, 'card=hidden', { width: 760, height: 500 })
  await expect(tall).toHaveAttribute('data-arming', 'hidden')
  await page.mouse.move(300, 300)
  await page.mouse.wheel(0, 5000)
  await armed(tall)
})

for (const [how, stops] of [
  ['less than one pixel out of sight, however it came there,', [2, 1]],
  ['at the very edge, without the margin around it,', [-3]],
] as const)
  test(`a sentence that rests ${how} was seen`, async ({ page }) => {
    await page.addInitScript(() =>
      document.addEventListener('DOMContentLoaded', () => {
        const style = document.createElement('style')
        style.textContent = '.bare::before { content: ""; display: block; height: 900.8px }'
        document.head.append(style)
      }),
    )
    const card = await open(page, 'card=hidden', { width: 760, height: 500 })
    /** Scrolls until so many pixels of the sentence are out of sight above, or a fraction less, and lets it rest. */
    const scrollTo = async (out: number) => {
      const really = await card.evaluate((element, wanted) => {
        const room = element.closest('.bare') as HTMLElement
        const hidden = () =>
          room.getBoundingClientRect().top +
          room.clientTop -
          (element.querySelector('h2') as HTMLElement).getBoundingClientRect().top
        room.scrollBy(0, Math.floor(wanted - hidden()))
        return hidden()
      }, out)
      expect(really).toBeGreaterThan(out - 1)
      expect(really).toBeLessThan(out)
      await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 300)))
    }
    for (const out of stops) await scrollTo(out)
    await page.mouse.move(300, 300)
    await page.mouse.wheel(0, 5000)
    await armed(card)
  })

for (const [width, height] of [
  [360, 600],
  // A window of 760 x 600 at a zoom of 200 %.
  [380, 300],
] as const)
  test(`at ${width} x ${height} the answers are always in sight, and count only once all was read`, async ({
    page,
  }) => {
    for (const name of ['cancel', 'send', 'hidden']) {
      const card = await open(page, `card=${name}`, { width, height })
      const answers = card.getByRole('button', { name: /^(Deny|Allow once|Hold to allow once)$/ })
      await expect(answers).toHaveCount(2)
      for (const one of await answers.all()) await expect(one).toBeInViewport({ ratio: 1 })
      await expect(card).toHaveAttribute('data-arming', 'hidden')
      const readOn = card.getByRole('button', { name: 'Read on' })
      await expect(readOn).toBeVisible()
      await expect(async () => {
        if (await readOn.isVisible()) await readOn.click({ timeout: 500 })
        await expect(readOn).toBeHidden({ timeout: 300 })
      }).toPass({ intervals: [50] })
      await armed(card)
      for (const one of await answers.all()) await expect(one).toBeInViewport({ ratio: 1 })
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
    }
  })

test('a card never takes the focus', async ({ page }) => {
  const card = await open(page, 'card=cancel')
  await armed(card)
  expect(await page.evaluate(() => document.activeElement === document.body)).toBe(true)
})

test('holding, by pointer or space bar, or typing the name, is a yes', async ({ page }) => {
  const hold = () => page.getByRole('button', { name: 'Hold to allow once' })
  await armed(await open(page, 'card=cancel'))
  await hold().hover()
  await page.mouse.down()
  await expect(answer(page)).toContainText('"outcome":"granted"')
  await page.mouse.up()
  await armed(await open(page, 'card=cancel'))
  await hold().focus()
  await page.keyboard.down('Space')
  await expect(answer(page)).toContainText('"outcome":"granted"')
  await page.keyboard.up('Space')
  const card = await open(page, 'card=cancel')
  await page.getByRole('button', { name: 'Type the name instead of holding' }).click()
  await page.getByLabel('Type 1:1 with the CEO to allow').fill('1:1 with the ceo')
  await armed(card)
  await page.getByRole('button', { name: 'Allow once' }).click()
  await expect(answer(page)).toContainText('"outcome":"granted"')
})

test('Esc is a no with its reason; in a text box it only leaves the box', async ({ page }) => {
  const card = await open(page, 'card=update')
  await page.getByRole('button', { name: 'Give a reason' }).click()
  await page.getByLabel('Why not? The assistant is told.').fill('not this week')
  await page.keyboard.press('Escape')
  await unanswered(card)
  await page.keyboard.press('Escape')
  await expect(answer(page)).toHaveText('{"outcome":"declined","note":"not this week"}')
})

test('edited arguments are sent as edited, once, and never with an offer', async ({ page }) => {
  const card = await open(page, 'card=update', { width: 760, height: 1900 })
  await page.getByRole('button', { name: 'Remember this answer' }).click()
  await page.getByRole('radio', { name: 'always' }).click()
  await page.getByRole('button', { name: 'Edit arguments' }).click()
  await page.getByLabel('Event id').fill('ev_99')
  await armed(card)
  await page.getByRole('button', { name: 'Allow with your changes' }).click()
  await expect(answer(page)).toContainText('"offerId":null,"editedArguments":{"event_id":"ev_99"')
})

test('what sends is never offered for ever, and the chat page cannot say yes to a trusted question', async ({
  page,
}) => {
  await open(page, 'card=send')
  await page.getByRole('button', { name: 'Remember this answer' }).click()
  await expect(page.getByRole('radio', { name: 'in this conversation' })).toBeVisible()
  await expect(page.getByRole('radio', { name: 'always' })).toHaveCount(0)
  await open(page, 'card=send&elsewhere')
  await expect(page.getByText('Answer in the Gatehouse window')).toBeVisible()
  await expect(page.getByRole('button', { name: /allow/i })).toHaveCount(0)
})

test('markup, look-alikes and hidden characters are shown and do nothing', async ({ page }) => {
  const card = await open(page, 'card=hidden')
  await expect(card).toContainText('[U+202E RIGHT-TO-LEFT OVERRIDE]')
  await expect(card).toContainText('[U+0430 CYRILLIC]')
  await expect(card).toContainText('[4000 blanks]')
  await expect(card).toContainText('<img src=x onerror=alert(1)> **bold** [link](javascript:alert(1))')
  await expect(card.locator('img, a, script, iframe')).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Show 9400 more characters' })).toBeVisible()
})

/** In the light, and in the dark, where only colours are others. */
const expectNoFaults = async (page: Page): Promise<void> => {
  for (const [theme, rules] of [
    ['light', 'all'],
    ['dark', 'colours'],
  ] as const) {
    await page.evaluate((name) => document.documentElement.setAttribute('data-theme', name), theme)
    expect(await axeFaults(page, rules), theme).toEqual([])
  }
}

for (const state of [
  'cancel',
  'update',
  'send',
  'drift',
  'hidden',
  'spend',
  'read',
  'plain',
  'form',
  'formSecret',
  'url',
  'monster',
])
  test(`the card "${state}" has no accessibility fault`, async ({ page }) => {
    const card = await open(page, `card=${state}`)
    await armedAtTheEnd(card)
    await expectNoFaults(page)
  })

for (const screen of [
  'servers',
  'permissions',
  'accounts',
  'activity',
  'settings',
  'direct',
  'onboarding',
  'context',
  'questions&queue',
  'task&task',
])
  test(`the screen "${screen}" has no accessibility fault, and nothing is cut at 400 pixels`, async ({ page }) => {
    await page.setViewportSize({ width: 400, height: 900 })
    await page.goto(`${gallery.address}?screen=${screen}`)
    await expect(page.locator('main > *').first()).toBeVisible()
    await expect(page.getByRole('status', { name: 'Loading' })).toHaveCount(0)
    // A yes that arms in the middle of the look has the colours of both.
    if (screen === 'task&task') await expect(page.getByRole('button', { name: /^Agree to/ })).toBeEnabled()
    await expect(page.locator('[data-arming="arming"]')).toHaveCount(0)
    await expectNoFaults(page)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(400)
  })

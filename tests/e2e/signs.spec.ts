// What a browser window has in place of the desktop's manners: notifications by permission, a number in the title, links, news.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { type Gatehouse, newHome, openWindow, removeHome, startGatehouse } from './gatehouse.ts'
import { cardOf, deny, openScreen } from './person.ts'

let gatehouse: Gatehouse
test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  gatehouse = await startGatehouse(newHome())
})
test.afterAll(async () => {
  await gatehouse.stop()
  removeHome(gatehouse.home)
})

type Shown = { readonly title: string; readonly body: string; readonly tag: string }
type Told = { readonly asked: number; readonly shown: readonly Shown[] }
declare global {
  interface Window {
    told: { asked: number; shown: (Shown & { click(): void })[] }
    away: boolean
  }
}

/** A browser's own notifications, written down; `away` is another tab in front. Headless Chromium shows none itself. */
async function listen(page: Page): Promise<void> {
  await page.addInitScript(() => {
    window.told = { asked: 0, shown: [] }
    window.away = false
    document.hasFocus = () => !window.away
    class Recorded extends EventTarget {
      static permission: NotificationPermission = 'default'
      static requestPermission(): Promise<NotificationPermission> {
        window.told.asked += 1
        Recorded.permission = 'granted'
        return Promise.resolve('granted')
      }
      constructor(title: string, { body = '', tag = '' }: NotificationOptions = {}) {
        super()
        window.told.shown.push({ title, body, tag, click: () => this.dispatchEvent(new Event('click')) })
      }
      close(): void {}
    }
    Object.assign(window, { Notification: Recorded })
  })
}
const told = (page: Page): Promise<Told> =>
  page.evaluate(() => ({
    asked: window.told.asked,
    shown: window.told.shown.map(({ title, body, tag }) => ({ title, body, tag })),
  }))
const away = (page: Page, isAway: boolean) =>
  page.evaluate((value) => {
    window.away = value
  }, isAway)

test('[web.notifies] the browser is asked only by a click, and then a question calls, without what it is about', async ({
  page,
}) => {
  await listen(page)
  await openWindow(page, gatehouse)
  await page.getByRole('button', { name: 'Show this week’s events' }).click()
  await expect(page.getByRole('log')).toContainText('1:1 with the CEO')
  await openScreen(page, 'Settings')
  const allow = page.getByRole('button', { name: 'Let this browser notify me' })
  await expect(allow).toBeVisible()
  expect((await told(page)).asked).toBe(0)
  await allow.click()
  await expect(allow).toBeHidden()
  expect((await told(page)).asked).toBe(1)

  await page.goBack()
  await away(page, true)
  await page.getByRole('button', { name: 'Try to cancel the meeting' }).click()
  await expect(cardOf(page, /1:1 with the CEO/)).toBeVisible()
  await expect.poll(async () => (await told(page)).shown).toHaveLength(1)
  const [shown] = (await told(page)).shown
  expect(shown?.title).toBe('A question waits for you')
  expect(JSON.stringify(shown)).not.toMatch(/CEO|evt_|cancel/i)
  await expect(page).toHaveTitle('(1) Gatehouse')
  await expect(page.locator('link[rel="icon"]')).toHaveAttribute('href', /iconWaiting/)

  await openScreen(page, 'Activity')
  await page.evaluate(() => window.told.shown[0]?.click())
  await expect(cardOf(page, /1:1 with the CEO/)).toBeFocused()
  await away(page, false)
  await deny(cardOf(page, /1:1 with the CEO/))
  await expect(page).toHaveTitle('Gatehouse')
  expect((await told(page)).shown).toHaveLength(1)
})

test('[web.links] a link in the address leads on and is taken out of it; it can fill a form and add nothing', async ({
  page,
}) => {
  await page.goto(`${gatehouse.address()}&open=${encodeURIComponent('gatehouse://activity')}`)
  await expect(page.getByRole('heading', { name: 'Activity', level: 1 })).toBeVisible()
  expect(page.url()).not.toContain('#')
  const follow = (link: string) =>
    page.evaluate((given) => {
      window.location.hash = `open=${encodeURIComponent(given)}`
    }, link)
  await follow('gatehouse://add-server?name=Linked&url=https%3A%2F%2Fmcp.example.com%2Fmcp')
  const dialog = page.getByRole('dialog', { name: 'Add a server' })
  await expect(dialog).toContainText('A link filled this in')
  await expect(dialog.getByRole('textbox', { name: 'Name' })).toHaveValue('Linked')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('list', { name: 'Servers' })).not.toContainText('Linked')
  await follow(`gatehouse://conversation/${'a'.repeat(5000)}`)
  await expect(page.getByRole('region', { name: 'Short messages' }).getByText('That link is too long')).toBeVisible()
  expect(page.url()).not.toContain('#')
})

test('[news.once] what is new is said once after an update, and not at all on the first day', async ({
  page,
  browser,
}) => {
  await openWindow(page, gatehouse)
  const line = page.getByText('Gatehouse is now version')
  await expect(page.getByRole('navigation')).toBeVisible()
  await expect(line).toHaveCount(0)

  await gatehouse.stop()
  const file = join(gatehouse.home, 'settings.json')
  const settings = JSON.parse(readFileSync(file, 'utf8')) as object
  writeFileSync(file, JSON.stringify({ ...settings, seenVersion: '0.0.9' }))
  gatehouse = await startGatehouse(gatehouse.home)
  const context = await browser.newContext()
  const updated = await context.newPage()
  await openWindow(updated, gatehouse)
  await updated.getByRole('main').getByRole('button', { name: 'What is new' }).click()
  const news = updated.getByRole('dialog', { name: 'What is new' })
  await expect(news.getByRole('listitem').first()).toBeVisible()
  await updated.keyboard.press('Escape')
  await expect(updated.getByText('Gatehouse is now version')).toHaveCount(0)
  await updated.reload()
  await expect(updated.getByRole('navigation')).toBeVisible()
  await expect(updated.getByText('Gatehouse is now version')).toHaveCount(0)
  await context.close()
})

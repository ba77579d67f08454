// Views of servers that mean harm: nothing runs outside of their place, nothing loads, nothing leaves, nothing is approved.
import { expect, type Page, test } from '@playwright/test'
import { openWindow } from './gatehouse.ts'
import { newConversation, readCard, runTool } from './person.ts'
import { agree, pageIn, showDays, showEvil, startViews, type Views, viewOf, wake } from './views.ts'

let views: Views
let page: Page
test.beforeAll(async ({ browser }) => {
  views = await startViews(browser)
  page = views.page
})
test.afterAll(async () => await views.stop())

test('[apps.alone] a view has no origin, reaches no address, no page and no window', async () => {
  const before = new URL(page.url()).origin
  const windows = page.context().pages().length
  await showEvil(page, 'out', views.canary.at)
  const tried = pageIn(page, 'Show evil')
  await expect(tried.getByText('all was tried')).toBeVisible()
  await expect(tried.getByText('fetch: TypeError')).toBeVisible()
  const lines = await tried.getByRole('listitem').allInnerTexts()
  expect(lines).toContain('origin: null')
  expect(lines).toContain('storage: SecurityError')
  expect(lines).toContain('parent: SecurityError')
  expect(lines).toContain('top: SecurityError')
  expect(lines).toContain('window: null')
  // One that goes elsewhere by itself gets nowhere either, and takes nothing of the window along.
  const wishes = await viewOf(page, 'Show evil').innerText()
  await showEvil(page, 'leave', views.canary.at)
  await expect(viewOf(page, 'Show evil').locator('iframe')).toBeVisible()
  // Whatever it sent would be there before another page was read, agreed to and drawn.
  await showDays(page)
  expect(views.canary.leaks).toEqual([])
  expect(new URL(page.url()).origin).toBe(before)
  expect(page.context().pages()).toHaveLength(windows)
  expect(wishes).toContain('It wanted https://evil.example.com, https://cdn.example.com, camera. It has none of it.')
  const response = await page.request.get(new URL('/view/frame.html', page.url()).href)
  const { 'content-security-policy': policy, 'connection-allowlist': connections } = response.headers()
  expect(policy).toContain("default-src 'none'")
  expect(policy).not.toMatch(/https?:|'self'[^;]*script|connect-src|\*/)
  expect(connections).toBe('()')
})

test('[apps.place] a view that imitates a question stays in its place, and nothing in it is one', async () => {
  await showEvil(page, 'imitate', views.canary.at)
  await expect(pageIn(page, 'Show evil').getByRole('alertdialog')).toBeVisible()
  const view = viewOf(page, 'Show evil')
  const frame = view.locator('iframe')
  const [outer, inner] = [await view.boundingBox(), await frame.boundingBox()]
  expect(inner?.height).toBeLessThanOrEqual(641)
  expect((inner?.x ?? 0) >= (outer?.x ?? 1)).toBe(true)
  expect((inner?.x ?? 0) + (inner?.width ?? 0)).toBeLessThanOrEqual((outer?.x ?? 0) + (outer?.width ?? 0))
  // Above it stands who shows it; of the window's own there is no question.
  await expect(view.getByText('Shown by Picker')).toBeVisible()
  await expect(page.getByRole('alertdialog')).toHaveCount(0)
  await expect(page.getByText('1 question waits for you')).toHaveCount(0)
  expect(await page.evaluate(() => document.fullscreenElement)).toBe(null)
})

test('[apps.still] while a question waits a view takes no click, no key and no room, and can allow nothing', async () => {
  await showEvil(page, 'early', views.canary.at)
  const view = viewOf(page, 'Show evil')
  const card = view.getByRole('alertdialog')
  await expect(card).toBeVisible()
  await expect(view).toContainText('The view rests while a question waits.')
  // Its place stays as it was; the frame itself is not drawn, so it can neither imitate nor scroll the question away.
  await expect(view.locator('iframe').first()).toBeHidden()
  const place = view.getByRole('button', { name: 'Use the view of Picker' })
  const height = async () => (await place.boundingBox())?.height
  const first = await height()
  // It asks for another height every 50 ms: the yes arms all the same, since nothing moves under the pointer.
  const yes = await readCard(card)
  expect(await height()).toBe(first)
  // A click on the frame is nobody's; what is typed goes where the focus is, which no view can take.
  const box = await place.boundingBox()
  await page.mouse.click((box?.x ?? 0) + 20, (box?.y ?? 0) + 20)
  await card.getByRole('button', { name: 'Give a reason' }).click()
  await card.getByRole('textbox', { name: 'Why not?' }).pressSequentially('secret words')
  await expect(card.getByRole('textbox', { name: 'Why not?' })).toHaveValue('secret words')
  await expect(pageIn(page, 'Show evil').getByText('pressed')).toHaveCount(0)
  await expect(yes).toBeVisible()
  expect(views.ran('set_day')).toEqual([])
  await card.getByRole('button', { name: 'Deny', exact: true }).click()
  await expect(pageIn(page, 'Show evil').getByText('set: no (This was not allowed.)')).toBeVisible()
})

test('[apps.rests] a view takes no focus before it was pressed, nor a key after the person turned elsewhere', async () => {
  const search = page.getByRole('combobox', { name: 'What would you like to do?' })
  await showEvil(page, 'steal', views.canary.at)
  await expect(viewOf(page, 'Show evil')).toContainText('took the focus while it was not in use, and was closed')
  await search.pressSequentially('my own words')
  await expect(search).toHaveValue('my own words')
  await search.fill('')
  // One that waits until it is used is used, until the person turns elsewhere.
  await showEvil(page, 'wait', views.canary.at)
  await wake(page, 'Show evil')
  const box = pageIn(page, 'Show evil').getByRole('textbox')
  await box.click()
  await box.pressSequentially('for the view')
  await expect(pageIn(page, 'Show evil').getByText('heard: for the view')).toBeVisible()
  await search.click()
  await search.pressSequentially('again')
  await expect(search).toHaveValue('again')
  await expect(viewOf(page, 'Show evil').getByRole('button', { name: 'Use the view of Picker' })).toBeVisible()
  await search.fill('')
})

test('[apps.pull] a view that scrolls the conversation to itself holds nobody, and calls nobody back', async () => {
  await newConversation(page)
  for (let n = 0; n < 3; n++) await runTool(page, { words: 'list events', title: 'List events' })
  await runTool(page, { words: 'show evil', title: 'Show evil', json: { how: 'pull', at: views.canary.at } })
  await agree(page, 'Show evil')
  await expect(pageIn(page, 'Show evil').getByRole('textbox')).toBeAttached()
  const log = page.getByRole('log')
  const top = () => log.evaluate((element) => element.scrollTop)
  await log.hover()
  // As a person turns a wheel: until they are there, or have had enough.
  for (let turn = 0; turn < 60 && (await top()) > 0; turn++) await page.mouse.wheel(0, -200)
  await expect.poll(top).toBe(0)
  await expect(viewOf(page, 'Show evil').locator('iframe').first()).toBeHidden()
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))))
  expect(await top()).toBe(0)
})

test('[apps.flood] of forty questions of one view ten are asked, the rest are a no; with the view they all go', async () => {
  const before = views.ran('set_day').length
  await showEvil(page, 'flood', views.canary.at)
  await expect(viewOf(page, 'Show evil').getByRole('alertdialog')).toHaveCount(10)
  await viewOf(page, 'Show evil').getByRole('button', { name: 'Close the view' }).click()
  await expect(page.getByRole('alertdialog')).toHaveCount(0)
  expect(views.ran('set_day')).toHaveLength(before)
})

test('[apps.noise] a view that does not stop talking is taken away', async () => {
  await showEvil(page, 'noise', views.canary.at)
  await expect(viewOf(page, 'Show evil')).toContainText('sent more than it may')
})

test('[apps.forged] a view speaks for itself alone: not for another view, and not as the window', async () => {
  const before = views.ran('set_day').length
  await showDays(page)
  await expect(pageIn(page, 'List days').getByRole('heading')).toHaveText('Days of May: 1, 2, 3')
  await runTool(page, { words: 'show evil', title: 'Show evil', json: { how: 'forge', at: views.canary.at } })
  await agree(page, 'Show evil')
  await expect(pageIn(page, 'Show evil').getByText('all was tried')).toBeVisible()
  await expect(pageIn(page, 'Show evil').getByText('doing forge')).toBeVisible()
  // Out of sight it was not drawn.
  await viewOf(page, 'List days').scrollIntoViewIfNeeded()
  await expect(pageIn(page, 'List days').getByRole('heading')).toHaveText('Days of May: 1, 2, 3')
  // Said through its own frame it is its own question, and it is that one alone.
  await expect(page.getByRole('alertdialog')).toHaveCount(0)
  expect(views.ran('set_day')).toHaveLength(before)
})

test('[apps.rtc] nothing leaves through WebRTC either', async ({ browser }) => {
  // The browser ends the process of a view that tries, which the driver takes for the end of the window: it gets one of its own.
  const other = await browser.newPage()
  await openWindow(other, views.gatehouse)
  const before = views.canary.leaks.length
  const ended = other.waitForEvent('crash')
  await showEvil(other, 'rtc', views.canary.stun).catch(() => undefined)
  await ended
  await page.evaluate(() => fetch(document.baseURI))
  expect(views.canary.leaks.slice(before)).toEqual([])
  await other.close()
})

test('[apps.noise] a view that hangs holds up neither the window nor other views', async () => {
  await showEvil(page, 'hang', views.canary.at)
  await viewOf(page, 'Show evil').getByRole('button', { name: 'Close the view' }).click()
  await expect(viewOf(page, 'Show evil')).toContainText('The view is closed.')
  await showDays(page)
})

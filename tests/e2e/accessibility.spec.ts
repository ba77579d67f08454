// Everyone can use it: no violation of WCAG 2.2 AA on any screen, light or dark, and the whole of a question by keyboard.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Locator, type Page, test } from '@playwright/test'
import { axeFaults } from './axe.ts'
import { type Gatehouse, newHome, openWindow, removeHome, startGatehouse } from './gatehouse.ts'
import { callOf, cardOf, newConversation, openScreen, pickTool } from './person.ts'

let gatehouse: Gatehouse
let page: Page
test.describe.configure({ mode: 'serial' })
test.beforeAll(async ({ browser }) => {
  gatehouse = await startGatehouse(newHome())
  const context = await browser.newContext()
  page = await context.newPage()
  await openWindow(page, gatehouse)
})
test.afterAll(async () => {
  await page.context().close()
  await gatehouse.stop()
  removeHome(gatehouse.home)
})

/** What axe has against the page as it stands, in light and in dark, said shortly. */
async function violations(where: string): Promise<readonly string[]> {
  const found: string[] = []
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    // In the dark only the colours are others.
    for (const fault of await axeFaults(page, colorScheme === 'light' ? 'wcag' : 'colours'))
      found.push(`${where}, ${colorScheme}: ${fault}`)
  }
  return found
}
const isPlanned = (): boolean => {
  const file = join(gatehouse.home, 'samples', 'office', 'events.json')
  return !existsSync(file) || readFileSync(file, 'utf8').includes('1:1 with the CEO')
}
const tab = (name: string) => page.getByRole('tab', { name }).click()

test('[accessible.chat] the chat: empty, a form, a result, a card', async () => {
  expect(await violations('empty chat')).toEqual([])
  await page.getByRole('button', { name: 'Show this week’s events' }).click()
  await expect(callOf(page, 'List events')).toContainText('1:1 with the CEO')
  expect(await violations('result')).toEqual([])
  await pickTool(page, 'create event', 'Create event')
  expect(await violations('form')).toEqual([])
  await page.getByRole('button', { name: 'Choose another tool' }).click()
  await page.getByRole('button', { name: 'Try to cancel the meeting' }).click()
  const card = cardOf(page, /1:1 with the CEO/)
  await expect(card).toBeVisible()
  await card.getByRole('button', { name: 'Why am I asked?' }).click()
  await card.getByRole('button', { name: 'Give a reason' }).click()
  expect(await violations('card')).toEqual([])
  await card.getByRole('button', { name: 'Deny', exact: true }).click()
})

test('[accessible.screens] every other screen, and what opens over them', async () => {
  test.setTimeout(120_000)
  await openScreen(page, 'Servers')
  await page.getByRole('button', { name: 'Details of Office' }).click()
  expect(await violations('servers')).toEqual([])
  await page.getByRole('button', { name: 'Add server' }).click()
  await expect(page.getByRole('dialog', { name: 'Add a server' })).toBeVisible()
  expect(await violations('add a server')).toEqual([])
  await page.keyboard.press('Escape')
  await openScreen(page, 'Permissions')
  for (const name of ['Tools', 'Grants', 'Rules', 'Attention']) {
    await tab(name)
    expect(await violations(`permissions, ${name}`)).toEqual([])
  }
  await openScreen(page, 'Activity')
  for (const name of ['Record', 'Traces']) {
    await tab(name)
    expect(await violations(`activity, ${name}`)).toEqual([])
  }
  for (const name of ['Accounts', 'Settings'] as const) {
    await openScreen(page, name)
    expect(await violations(name)).toEqual([])
  }
  await page.getByRole('button', { name: 'Add provider' }).click()
  await expect(page.getByRole('dialog', { name: 'Add provider' })).toBeVisible()
  expect(await violations('add provider')).toEqual([])
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('dialog')).toBeVisible()
  expect(await violations('palette')).toEqual([])
  await page.keyboard.press('Escape')
})

/** Goes on with Tab until something has the focus; fails when it cannot be reached so. */
async function tabTo(target: Locator): Promise<void> {
  for (let step = 0; step < 80; step += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error('Tab never reached it')
}
/** Asks to cancel the meeting, with the keyboard alone. */
async function askToCancel(): Promise<Locator> {
  await newConversation(page)
  await tabTo(page.getByRole('combobox', { name: 'What would you like to do?' }))
  await page.keyboard.type('cancel event')
  const list = page.getByRole('listbox', { name: 'Tools that fit' })
  await expect(list.getByRole('option').first()).toContainText('Cancel event')
  await expect(list).toHaveAttribute('aria-busy', 'false')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('combobox', { name: 'Event id' })).toBeFocused()
  await page.keyboard.type('evt_1005')
  await page.keyboard.press('Control+Enter')
  const card = cardOf(page, /1:1 with the CEO/)
  await expect(card).toBeVisible()
  await expect(card).not.toBeFocused()
  await page.keyboard.press('Control+Shift+A')
  await expect(card).toBeFocused()
  return card
}

test('[keyboard.deny] a question is found, read and refused by keyboard alone', async () => {
  const card = await askToCancel()
  await tabTo(card.getByRole('button', { name: 'Give a reason' }))
  await page.keyboard.press('Enter')
  await tabTo(card.getByRole('textbox', { name: 'Why not?' }))
  await page.keyboard.type('by keyboard')
  await page.keyboard.press('Escape')
  await expect(card).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(callOf(page, 'Cancel event')).toContainText('with the note: by keyboard')
  expect(isPlanned()).toBe(true)
})

test('[keyboard.allow] and allowed by holding the space bar, never by Enter', async () => {
  const card = await askToCancel()
  const button = card.getByRole('button', { name: /^Hold to allow/ })
  await tabTo(button)
  await expect(button).toBeEnabled()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Space')
  await expect(card).toBeVisible()
  await page.keyboard.down('Space')
  await expect(card).toBeHidden()
  await page.keyboard.up('Space')
  await expect(callOf(page, 'Cancel event')).toContainText('Done')
  expect(isPlanned()).toBe(false)
})

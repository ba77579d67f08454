// Every screen and state of the window, over made-up facts that never change: for references, reflow and accessibility.
import { expect, type Page } from '@playwright/test'
import { NOW } from '../fakes/screens/question.ts'
import { type Pages, servePages, WHOLE } from './pages.ts'
import { pickTool } from './person.ts'

export type Whole = Pages
export const openWhole = (): Promise<Whole> => servePages(WHOLE)

export type Room = {
  readonly name: string
  /** The page and its made-up facts. */
  readonly at: string
  readonly enter: (page: Page) => Promise<void>
  /** For a picture: what is on its way has arrived. */
  readonly settled?: (page: Page) => Promise<void>
}

const main = (page: Page) => page.getByRole('main')
/** Where there is no room beside the screen, the navigation is behind a button. */
const openNavigation = async (page: Page) => {
  const menu = page.getByRole('button', { name: 'Open navigation' })
  const beside = page.getByRole('navigation')
  await expect(menu.or(beside).first()).toBeVisible()
  if (await menu.isVisible()) await menu.click()
}
const screen = (name: string) => async (page: Page) => {
  await openNavigation(page)
  await page.getByRole('list', { name: 'Screens' }).getByRole('button', { name }).click()
  await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible()
}
const tab = (from: string, name: string) => async (page: Page) => {
  await screen(from)(page)
  await page.getByRole('tab', { name }).click()
  await expect(page.getByRole('tabpanel', { name })).toBeVisible()
}
const conversation = async (page: Page) => {
  await openNavigation(page)
  await page.getByRole('navigation').getByRole('button', { name: 'Calendar and a mail to Maria', exact: true }).click()
  await expect(page.getByRole('log')).toContainText('1:1 with the CEO')
}
const keys = (combination: string, dialog: string) => async (page: Page) => {
  await expect(main(page)).toBeVisible()
  await page.keyboard.press(combination)
  await expect(page.getByRole('dialog', { name: dialog })).toBeVisible()
}

const QUIET = 'index.html?model&dismissed&quiet'
export const ROOMS: readonly Room[] = [
  {
    name: 'first-run',
    at: 'index.html?quiet&first',
    enter: (page) => expect(page.getByRole('region', { name: 'First steps' })).toBeVisible(),
  },
  {
    name: 'direct',
    at: 'index.html?dismissed&quiet',
    enter: async (page) => {
      await pickTool(page, 'create event', 'Create event')
      await expect(page.getByRole('textbox', { name: 'Title' })).toBeVisible()
    },
  },
  { name: 'conversation', at: QUIET, enter: conversation },
  {
    name: 'context',
    at: QUIET,
    enter: async (page) => {
      await conversation(page)
      await page.getByRole('button', { name: 'What this conversation knows' }).click()
      await expect(page.getByRole('dialog')).toContainText('List events')
    },
  },
  { name: 'questions', at: `${QUIET}&queue`, enter: screen('Questions') },
  {
    name: 'trusted',
    at: 'trusted.html?trusted',
    enter: (page) => expect(page.getByRole('alertdialog').first()).toBeVisible(),
  },
  { name: 'servers', at: QUIET, enter: screen('Servers') },
  {
    name: 'add-server',
    at: QUIET,
    enter: async (page) => {
      await screen('Servers')(page)
      await page.getByRole('button', { name: 'Add server' }).click()
      await expect(page.getByRole('dialog', { name: 'Add a server' })).toBeVisible()
    },
  },
  { name: 'permissions', at: QUIET, enter: tab('Permissions', 'Tools') },
  { name: 'grants', at: QUIET, enter: tab('Permissions', 'Grants') },
  { name: 'rules', at: QUIET, enter: tab('Permissions', 'Rules') },
  { name: 'attention', at: QUIET, enter: tab('Permissions', 'Attention') },
  { name: 'activity', at: QUIET, enter: tab('Activity', 'Record') },
  { name: 'traces', at: QUIET, enter: tab('Activity', 'Traces') },
  {
    name: 'accounts',
    at: 'index.html?model&dismissed',
    enter: screen('Accounts'),
    settled: (page) => expect(page.getByRole('alertdialog').first()).toHaveAttribute('data-arming', 'armed'),
  },
  { name: 'settings', at: QUIET, enter: screen('Settings') },
  {
    name: 'settings-end',
    at: `${QUIET}&locked`,
    enter: async (page) => {
      await screen('Settings')(page)
      await page.getByRole('region', { name: 'About' }).scrollIntoViewIfNeeded()
    },
  },
  { name: 'palette', at: QUIET, enter: keys('Control+k', 'Go to or do') },
  { name: 'shortcuts', at: QUIET, enter: keys('Control+/', 'Keyboard shortcuts') },
]

/** Opens a room as everybody does on every machine: one moment, one language, nothing that moves or blinks. */
export async function enterRoom(page: Page, whole: Whole, room: Room, more = ''): Promise<void> {
  await page.clock.setFixedTime(NOW)
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await page.goto(`${whole.address}${room.at}${more}`)
  await room.enter(page)
  await page.evaluate(() => document.fonts.ready)
}

// A first run as a person has it: a fresh home, the three first steps in Direct mode, one no and one yes.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { type Gatehouse, newHome, openWindow, removeHome, startGatehouse } from './gatehouse.ts'
import {
  allow,
  allowOf,
  callOf,
  cardOf,
  deny,
  openScreen,
  pickTool,
  readCard,
  runTool,
  waitingButton,
} from './person.ts'

let gatehouse: Gatehouse
test.beforeAll(async () => {
  gatehouse = await startGatehouse(newHome())
})
test.afterAll(async () => {
  await gatehouse.stop()
  removeHome(gatehouse.home)
})

/** What the office keeps on disk. */
const office = (name: 'events' | 'mails'): readonly { readonly id: string; readonly title?: string }[] => {
  const file = join(gatehouse.home, 'samples', 'office', `${name}.json`)
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : []
}
const isPlanned = () => office('events').some(({ title }) => title === '1:1 with the CEO')

test.describe.configure({ mode: 'serial' })

test('[first.steps] three steps: a read runs unasked, a risky call stops at a card, and the last leads on', async ({
  page,
}) => {
  await openWindow(page, gatehouse)
  const steps = page.getByRole('region', { name: 'First steps' })
  await expect(steps.getByRole('status')).toHaveText('0 of 3 done')
  // Not yet its turn: neither a click nor a key on it does anything.
  const second = steps.getByRole('button', { name: 'Try to cancel the meeting' })
  await second.click({ force: true })
  await second.press('Enter')
  await second.press(' ')
  await steps.getByRole('button', { name: 'Show this week’s events' }).click()
  const read = callOf(page, 'List events')
  await expect(read).toContainText('Ran unasked because')
  await expect(read).toContainText('1:1 with the CEO')
  const [shown, room] = [await read.boundingBox(), await page.getByRole('log').boundingBox()]
  expect(shown?.height, 'longer than the room for it').toBeGreaterThan(room?.height ?? 0)
  await expect(read.getByText('on Office'), 'a result is read from its beginning').toBeInViewport()
  await expect(steps.getByRole('status')).toHaveText('1 of 3 done')
  await expect(callOf(page, 'Cancel event')).toHaveCount(0)

  await second.click()
  const card = cardOf(page, /Cancel.*1:1 with the CEO/)
  await expect(card.getByRole('heading', { level: 2 }), 'what one does next comes into sight').toBeInViewport()
  const start = read.getByRole('row').filter({ hasText: '1:1 with the CEO' }).locator('time').first()
  await expect(card.getByRole('heading', { level: 2 }), 'the same hour reads alike').toContainText(
    await start.innerText(),
  )
  await expect(steps.getByRole('status')).toHaveText('2 of 3 done')
  expect(isPlanned()).toBe(true)
  await deny(card, 'not this week')
  await expect(callOf(page, 'Cancel event')).toContainText('You said no, with the note: not this week')

  await steps.getByRole('button', { name: 'Add a server' }).click()
  await expect(page.getByRole('dialog', { name: 'Add a server' })).toBeVisible()
  expect(isPlanned()).toBe(true)
})

test('[card.shows] the card says what would be cancelled, when, who is told, and that it cannot be undone', async ({
  page,
}) => {
  await openWindow(page, gatehouse)
  const meeting = office('events').find(({ title }) => title === '1:1 with the CEO')
  await runTool(page, { words: 'cancel event', title: 'Cancel event', values: { 'Event id': meeting?.id ?? '' } })
  const card = cardOf(page, /Cancel.*1:1 with the CEO/)
  await expect(card.getByRole('heading', { level: 2 })).toContainText('14:00')
  await expect(card).toContainText('miriam.okafor@northwind-labs.example')
  await expect(card).toContainText('tess@northwind-labs.example')
  await expect(card).toContainText('Cannot be undone')
  await expect(card.getByRole('list', { name: 'Who and where' })).toContainText('Office')
})

test('what a tool brought is found, is said to be that, and is led to with its call opened', async ({ page }) => {
  await openWindow(page, gatehouse)
  const list = page.getByRole('navigation')
  const search = list.getByRole('textbox', { name: 'Search conversations' })
  const find = async () => {
    await search.fill('CEO')
    await list
      .getByRole('button', { name: /Result of List events:.*1:1 with the CEO/ })
      .first()
      .click()
  }
  await find()
  const read = callOf(page, 'List events')
  const row = read.getByRole('row').filter({ hasText: '1:1 with the CEO' })
  await expect(row).toBeInViewport()
  await read.getByRole('button', { name: 'Result', exact: true }).click()
  await expect(row).toBeHidden()
  await search.fill('')
  await find()
  await expect(row).toBeInViewport()
  await search.fill('no such words')
  await expect(list.getByRole('status')).toContainText('Of long results of tools, only the beginning is searched.')
})

test('[card.reload] a reload leaves the question waiting: still there, and not a yes', async ({ page }) => {
  await openWindow(page, gatehouse)
  await waitingButton(page).click()
  await expect(cardOf(page, /1:1 with the CEO/)).toBeVisible()
  await page.reload()
  await expect(cardOf(page, /1:1 with the CEO/)).toBeVisible()
  expect(isPlanned()).toBe(true)
})

test('[card.room] a form that is being filled in leaves the room to the question', async ({ page }) => {
  await openWindow(page, gatehouse)
  await waitingButton(page).click()
  await pickTool(page, 'create event', 'Create event')
  const form = page.getByRole('form', { name: 'Create event' })
  await expect(form).toBeVisible()
  const high = async () => (await form.boundingBox())?.height ?? 0
  expect(await high()).toBeLessThan(800 / 3)
  await expect(form.getByRole('button', { name: 'Run Create event' })).toBeInViewport()
})

test('[card.arming] neither an early click nor Enter is a yes; a hold that ends early is none either', async ({
  page,
}) => {
  await openWindow(page, gatehouse)
  await waitingButton(page).click()
  const card = cardOf(page, /1:1 with the CEO/)
  const button = await readCard(card)
  await allowOf(card).hover()
  await page.mouse.down()
  await expect(page.getByText('Press and hold for a second')).toBeVisible()
  await page.mouse.up()
  await button.focus()
  for (let press = 0; press < 5; press += 1) await page.keyboard.press('Enter')
  await page.keyboard.down('Enter')
  await page.keyboard.up('Enter')
  await button.click()
  await expect(card).toBeVisible()
  expect(isPlanned()).toBe(true)
})

test('[card.hold] a yes that is held runs it once: the event is gone from the disk, and both answers are on record', async ({
  page,
}) => {
  await openWindow(page, gatehouse)
  await waitingButton(page).click()
  await allow(cardOf(page, /1:1 with the CEO/))
  await expect(callOf(page, 'Cancel event')).toContainText('Done')
  expect(isPlanned()).toBe(false)

  await openScreen(page, 'Activity')
  const record = page.getByRole('list', { name: 'Record of decisions and outcomes' })
  const line = (words: RegExp) => record.getByRole('listitem').filter({ hasText: words })
  await expect(line(/cancel_event.*Asked.*You refused/s)).toHaveCount(1)
  await expect(line(/cancel_event.*Asked.*You allowed it.*Done/s)).toHaveCount(1)
  await expect(line(/get_event.*Allowed by rule.*Done.*Gatehouse looked this up for a question/s).first()).toBeVisible()
  const kept = line(/You allowed it/)
  await kept.getByRole('button', { name: /^Lines/ }).click()
  await expect(kept).toContainText(/Decision: Asked.*Your answer: You allowed it.*Outcome: Done/s)
  await page.getByRole('button', { name: 'Verify the record' }).click()
  await expect(page.getByText('the chain is whole')).toBeVisible()
})

test('[direct.known] nobody copies an id: the form names the tool that finds it, comes back, and offers what was read', async ({
  page,
}) => {
  await openWindow(page, gatehouse)
  const form = await pickTool(page, 'update event', 'Update event')
  await form.getByRole('textbox', { name: 'Title' }).fill('Climbing, outdoors')
  await form.getByRole('button', { name: 'Look it up: List events' }).click()
  await page.getByRole('button', { name: 'Run List events' }).click()
  // Back in the form: what was typed still stands there.
  await expect(form.getByRole('textbox', { name: 'Title' })).toHaveValue('Climbing, outdoors')
  const id = form.getByRole('combobox', { name: 'Event id' })
  await id.fill('stand')
  const offered = page.getByRole('option', { name: /Team stand-up.*from List events/s })
  await expect(offered).toHaveCount(1)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  const standUp = office('events').find((event) => event.title === 'Team stand-up')
  await expect(id).toHaveValue(standUp?.id ?? '')
  // Choosing a value is not yet sending it.
  await expect(callOf(page, 'Update event')).toBeHidden()
})

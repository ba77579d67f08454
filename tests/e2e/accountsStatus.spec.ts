// What can go wrong with an account, through the whole app: each in words of its own, with a button that makes it good.
import { expect, type Page, test } from '@playwright/test'
import {
  accountRow,
  accounts,
  confirm,
  connect,
  expectReady,
  type House,
  openHouse,
  pick,
  SERVER,
  signInCard,
} from './accountsHouse.ts'
import { type Gatehouse, openWindow } from './gatehouse.ts'
import { missing } from './keyring.ts'
import { allow, callOf, cardOf, newConversation, openScreen, runTool } from './person.ts'
import { rowOf } from './servers.ts'

test.skip(missing.length > 0, `not installed: ${missing.join(', ')}`)
test.describe.configure({ mode: 'serial' })

let house: House
let gatehouse: Gatehouse
let page: Page
test.beforeAll(async ({ browser }) => {
  house = await openHouse()
  house.server.scopes = ['mcp:tools', 'mcp:admin']
  house.server.wants = ''
  gatehouse = await house.start()
  page = await browser.newPage({ permissions: ['clipboard-read', 'clipboard-write'] })
  await openWindow(page, gatehouse)
})
test.afterAll(async () => {
  await page.close()
  await gatehouse.stop()
  await house.close()
})
const row = () => accountRow(page, SERVER)
const spoil = () => {
  for (const token of house.server.tokens) house.server.refused.add(token)
}
async function whoami(expected: RegExp | string): Promise<void> {
  await newConversation(page)
  await runTool(page, { words: 'whoami', title: 'whoami', values: { greet: 'hello' } })
  await expect(callOf(page, 'whoami')).toContainText(expected)
}

test('[accounts.less] what is not strictly needed can be left out before anything opens', async () => {
  const card = await connect(page, house.server.url)
  await expect(card.getByRole('checkbox', { name: 'Use this server’s tools' })).toBeChecked()
  await card.getByRole('checkbox', { name: 'Manage this server' }).uncheck()
  await confirm(page)
  await expect(row()).toContainText('Signed in')
  await row().getByRole('button', { name: 'What it may do' }).click()
  await expect(row()).toContainText('Use this server’s tools')
  await expect(row()).not.toContainText('Manage this server')
  const asked = new URL(house.opened().at(-1)?.address ?? '').searchParams.get('scope')
  expect(asked).toContain('mcp:tools')
  expect(asked).not.toContain('mcp:admin')
  await whoami('hello alice')
})

test('[accounts.declined] a no to more rights is remembered, and the row keeps the way back', async () => {
  house.server.needs.set('purge', 'mcp:admin')
  await newConversation(page)
  const purge = async () => {
    await runTool(page, { words: 'purge', title: 'purge', values: { greet: 'more' } })
    await allow(cardOf(page, /purge/i))
  }
  await purge()
  await page.getByRole('button', { name: 'Look at it' }).click()
  await signInCard(page).getByRole('button', { name: 'Cancel' }).click()
  await expect(row()).toContainText('Needs more rights')
  await expect(row()).toContainText('Manage this server')
  await newConversation(page)
  await purge()
  await expect(callOf(page, 'purge')).toContainText(/rights/i)
  await openScreen(page, 'Accounts')
  await expect(signInCard(page)).toBeHidden()
  await row().getByRole('button', { name: 'Look at the rights' }).click()
  await confirm(page)
  await expect(row()).toContainText('Signed in')
  await newConversation(page)
  await purge()
  await expect(callOf(page, 'purge')).toContainText('more alice')
})

test('[accounts.offline] a service that does not answer: nothing is lost, and trying again is enough', async () => {
  const opened = house.opened().length
  spoil()
  await house.issuer.pause()
  await whoami(/could not be reached/)
  await openScreen(page, 'Accounts')
  await expect(row()).toContainText('Cannot be reached')
  await expect(row()).toContainText('Nothing is lost')
  await expect(signInCard(page)).toBeHidden()
  await house.issuer.resume()
  await row().getByRole('button', { name: 'Try again' }).click()
  await expect(row()).toContainText('Signed in')
  await expectReady(page)
  await whoami('hello alice')
  expect(house.opened()).toHaveLength(opened)
})

test('[accounts.clock] a wrong clock is named as the reason, and no sign-in is asked for in vain', async () => {
  const opened = house.opened().length
  house.server.ahead = 20 * 60_000
  await whoami(/clock of this computer is off/)
  await openScreen(page, 'Accounts')
  await expect(row()).toContainText('Clock is wrong')
  await expect(row()).toContainText('Set the time, then try again')
  await expect(signInCard(page)).toBeHidden()
  house.server.ahead = 0
  await row().getByRole('button', { name: 'Try again' }).click()
  await expect(row()).toContainText('Signed in')
  await expectReady(page)
  await whoami('hello alice')
  expect(house.opened()).toHaveLength(opened)
})

test('[accounts.again] a page that was closed by mistake can be opened again, or its address copied', async () => {
  await openScreen(page, 'Accounts')
  house.sits('')
  const opened = house.opened().length
  await page.getByRole('button', { name: 'Add another account' }).click()
  await confirm(page)
  const card = signInCard(page)
  await expect(card).toContainText('Waiting for your browser')
  await expect(card).toContainText(new URL(house.issuer.url).host)
  await expect.poll(() => house.opened().length).toBe(opened + 1)
  await card.getByRole('button', { name: 'Copy the address' }).click()
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  expect(copied).toBe(house.opened().at(-1)?.address)
  house.sits('bob')
  await card.getByRole('button', { name: 'Open the browser again' }).click()
  await expect(accounts(page)).toHaveCount(2)
  expect(house.opened().at(-1)?.address).toBe(copied)
  await pick(page, `${SERVER} 2`, 'Sign out')
  await page.getByRole('alertdialog').getByRole('button', { name: 'Sign out' }).click()
  await expect(accounts(page)).toHaveCount(1)
})

test('[accounts.ranOut] a sign-in that the service does not renew says until when, and then what to do', async () => {
  const brief = await house.otherIssuer({ refreshes: false, accessSeconds: 8 })
  house.sits('alice')
  await pick(page, SERVER, 'Sign out')
  await page.getByRole('alertdialog').getByRole('button', { name: 'Sign out' }).click()
  house.server.issuer = brief.url
  await openScreen(page, 'Servers')
  const server = rowOf(page, SERVER)
  await server.getByRole('button', { name: 'Sign in' }).click()
  await confirm(page)
  await expect(row()).toContainText('The service does not renew it')
  // By itself, with the window open.
  await expect(row()).toContainText('Signed out by time')
  await row().getByRole('button', { name: 'Sign in again' }).click()
  await expect(signInCard(page)).toContainText('ran out')
  await confirm(page)
  await expect(row()).toContainText('The service does not renew it')
  await expect(accounts(page)).toHaveCount(1)
})

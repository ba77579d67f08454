// Accounts through the whole app: a real issuer, a protected server, a real keyring, and a browser of the person's choice.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import {
  accountRow,
  accounts,
  confirm,
  connect,
  denySignIn,
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
  gatehouse = await house.start()
  page = await browser.newPage()
  await openWindow(page, gatehouse)
})
test.afterAll(async () => {
  await page.close()
  await gatehouse.stop()
  await house.close()
})
const host = () => new URL(house.issuer.url).host
const lastOf = <T>(all: readonly T[]): T => all.at(-1) as T
const renewals = () => house.issuer.tokenRequests.filter((body) => body.get('grant_type') === 'refresh_token').length
const spoil = () => {
  for (const token of house.server.tokens) house.server.refused.add(token)
}

/** Runs a tool of the server in a new conversation, or in this one; expects its answer. */
async function greet(expected: string, isNew = true): Promise<void> {
  if (isNew) await newConversation(page)
  await runTool(page, { words: 'whoami', title: 'whoami', values: { greet: 'hello' } })
  await expect(callOf(page, 'whoami')).toContainText(expected)
}
async function restart(): Promise<void> {
  gatehouse = await house.start()
  await page.goto('about:blank')
  await openWindow(page, gatehouse)
}

test('[accounts.card] the card says who asks, where one signs in and for what, before anything opens', async () => {
  const card = await connect(page, house.server.url)
  await expect(card).toContainText(host())
  await expect(card).toContainText('Use this server’s tools')
  expect(house.opened()).toEqual([])
  await openScreen(page, 'Servers')
  await expect(rowOf(page, SERVER)).toContainText(`You would sign in at ${host()}`)
  await openScreen(page, 'Accounts')
})

test('[accounts.signIn] one yes and one page of the browser: the server is ready, and its tools run', async () => {
  await confirm(page)
  await expect(accountRow(page, SERVER)).toContainText('Signed in')
  await expectReady(page)
  await greet('hello alice')
  expect(house.opened()).toHaveLength(1)
  expect(lastOf(house.opened())).toMatchObject({ more: 0 })
  expect(new URL(lastOf(house.opened()).address).host).toBe(host())
})

test('[accounts.named] the card of a call and its line in the record name the account', async () => {
  await newConversation(page)
  await runTool(page, { words: 'purge', title: 'purge', values: { greet: 'bye' } })
  const card = cardOf(page, /purge/i)
  await expect(card).toContainText(`Account: ${SERVER}`)
  await allow(card)
  await expect(callOf(page, 'purge')).toContainText('bye alice')
  await openScreen(page, 'Activity')
  await page.getByRole('tab', { name: 'Record' }).click()
  const line = page
    .getByRole('list', { name: 'Record of decisions and outcomes' })
    .getByRole('listitem')
    .filter({ hasText: 'purge' })
    .first()
  await expect(line).toContainText(`as ${SERVER}`)
})

test('[accounts.second] a second account, renamed, and each conversation uses its own', async () => {
  await openScreen(page, 'Accounts')
  house.sits('bob')
  await page.getByRole('button', { name: 'Add another account' }).click()
  await confirm(page)
  await expect(accounts(page)).toHaveCount(2)
  await pick(page, `${SERVER} 2`, 'Rename')
  await page.getByRole('textbox', { name: 'New name' }).fill('Bob at work')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(accountRow(page, 'Bob at work')).toContainText('Signed in')
  await greet('hello alice')
  await page.getByRole('button', { name: 'What this conversation knows' }).click()
  const choice = page.getByRole('combobox', { name: `Account used for ${SERVER}` })
  await choice.click()
  await page.getByRole('option', { name: 'Bob at work' }).click()
  await expect(choice).toContainText('Bob at work')
  await page.keyboard.press('Escape')
  await greet('hello bob', false)
  await greet('hello alice')
})

test('[accounts.default] another usual account is used from the next conversation on', async () => {
  await openScreen(page, 'Accounts')
  await pick(page, 'Bob at work', 'Use as the usual account')
  await expect(accountRow(page, 'Bob at work')).toContainText('Usual account')
  await expectReady(page)
  await greet('hello bob')
  await openScreen(page, 'Accounts')
  await pick(page, SERVER, 'Use as the usual account')
  await expect(accountRow(page, SERVER)).toContainText('Usual account')
  await expectReady(page)
  await greet('hello alice')
})

test('[accounts.expired] a token that ran out is renewed with nobody asked', async () => {
  const [before, opened] = [renewals(), house.opened().length]
  spoil()
  await greet('hello alice')
  expect(renewals()).toBe(before + 1)
  expect(house.opened()).toHaveLength(opened)
  await openScreen(page, 'Accounts')
  await expect(signInCard(page)).toBeHidden()
})

test('[accounts.more] a tool that needs more rights: asked once, in words, and the call goes on by itself', async () => {
  house.server.needs.set('purge', 'mcp:admin')
  await newConversation(page)
  await runTool(page, { words: 'purge', title: 'purge', values: { greet: 'more' } })
  await allow(cardOf(page, /purge/i))
  await page.getByRole('button', { name: 'Look at it' }).click()
  await expect(accountRow(page, SERVER)).toContainText('Needs more rights')
  const card = signInCard(page)
  await expect(card).toContainText('asks for more rights than you gave it')
  await expect(card).toContainText('Manage this server')
  house.sits('alice')
  await confirm(page)
  await expect(accountRow(page, SERVER)).toContainText('Signed in')
  await page.goBack()
  await expect(callOf(page, 'purge')).toContainText('more alice')
})

test('[accounts.restart] after an end and after kill -9 the accounts are there, and work', async () => {
  const opened = house.opened().length
  await gatehouse.stop()
  await restart()
  await expectReady(page)
  await greet('hello alice')
  await openScreen(page, 'Accounts')
  await pick(page, 'Bob at work', 'Rename')
  await page.getByRole('textbox', { name: 'New name' }).fill('Robert')
  await page.getByRole('button', { name: 'Save' }).click()
  // In the middle of whatever that writes.
  await gatehouse.kill9()
  await restart()
  await expectReady(page)
  await greet('hello alice')
  await openScreen(page, 'Accounts')
  await expect(accounts(page)).toHaveCount(2)
  await expect(accounts(page).nth(1)).toContainText(/Bob at work|Robert/)
  expect(house.opened()).toHaveLength(opened)
})

test('[accounts.revoked] a sign-in that the service withdrew says so, and its button makes it good', async () => {
  house.server.refusesAll = true
  await newConversation(page)
  await runTool(page, { words: 'whoami', title: 'whoami', values: { greet: 'hello' } })
  await expect(callOf(page, 'whoami')).toContainText(/sign in/i)
  await expect(page.getByText(`${SERVER} wants you to sign in.`)).toBeVisible()
  await openScreen(page, 'Accounts')
  const row = accountRow(page, SERVER)
  await expect(row).toContainText('Withdrawn by the service')
  await expect(row).toContainText('The service no longer accepts this sign-in.')
  house.server.refusesAll = false
  house.sits('alice')
  await row.getByRole('button', { name: 'Sign in again' }).click()
  await confirm(page)
  await expect(row).toContainText('Signed in')
  await expect(accounts(page)).toHaveCount(2)
  await expectReady(page)
  await greet('hello alice')
})

test('[accounts.moved] a server that names another issuer gets nothing until the person agrees anew', async () => {
  const other = await house.otherIssuer()
  const old = new Set(house.server.tokens)
  house.server.issuer = other.url
  await newConversation(page)
  await runTool(page, { words: 'whoami', title: 'whoami', values: { greet: 'hello' } })
  await expect(page.getByText(`${SERVER} wants you to sign in.`)).toBeVisible()
  expect(other.tokenRequests).toEqual([])
  await openScreen(page, 'Accounts')
  const row = accountRow(page, SERVER)
  await expect(row).toContainText('Another service answers')
  await expect(row).toContainText(house.issuer.url)
  const card = signInCard(page)
  await expect(card).toContainText('now names another sign-in service')
  await expect(card).toContainText(new URL(other.url).host)
  await confirm(page)
  await expect(row).toContainText('Signed in')
  for (const body of other.tokenRequests) for (const token of old) expect(body.toString()).not.toContain(token)
  await expectReady(page)
  await greet('hello alice')
})

test('[accounts.cancel] a sign-in can be cancelled while the browser is open', async () => {
  await openScreen(page, 'Accounts')
  house.sits('')
  const opened = house.opened().length
  await page.getByRole('button', { name: 'Add another account' }).click()
  await confirm(page)
  const card = signInCard(page)
  await expect(card).toContainText('Waiting for your browser')
  await expect.poll(() => house.opened().length).toBe(opened + 1)
  const callback = new URL(new URL(lastOf(house.opened()).address).searchParams.get('redirect_uri') ?? '')
  await card.getByRole('button', { name: 'Cancel' }).click()
  await expect(card).toBeHidden()
  await expect
    .poll(() =>
      fetch(callback).then(
        () => 'open',
        () => 'closed',
      ),
    )
    .toBe('closed')
  await expect(accounts(page)).toHaveCount(2)
})

test('[accounts.refused] a no on the page of the service is said on the card', async () => {
  house.sits('-alice')
  await page.getByRole('button', { name: 'Add another account' }).click()
  await confirm(page)
  await expect(signInCard(page)).toContainText('The sign-in page said no')
  await signInCard(page).getByRole('button', { name: 'Try again' }).click()
  await confirm(page)
  await expect(signInCard(page)).toContainText('The sign-in page said no')
  await signInCard(page).getByRole('button', { name: 'Close' }).click()
  await expect(signInCard(page)).toBeHidden()
})

test('[accounts.signOut] signing out withdraws the tokens at the service, deletes them here, and asks nobody', async () => {
  const revoked = house.issuer.events.filter((event) => event === 'grant.revoked').length
  await pick(page, await accountName(1), 'Sign out')
  await page.getByRole('alertdialog').getByRole('button', { name: 'Sign out' }).click()
  await expect(accounts(page)).toHaveCount(1)
  expect(house.issuer.events.filter((event) => event === 'grant.revoked').length).toBeGreaterThan(revoked)
  await pick(page, SERVER, 'Sign out')
  await page.getByRole('alertdialog').getByRole('button', { name: 'Sign out' }).click()
  await expect(page.getByText('Not signed in anywhere')).toBeVisible()
  await expect(signInCard(page)).toBeHidden()
  await openScreen(page, 'Servers')
  await expect(rowOf(page, SERVER)).toContainText('Sign in')
})

test('[accounts.rule] a rule of the organisation holds for signing in: the browser never opens', async () => {
  await gatehouse.stop()
  const file = join(house.session.root, 'policy.json')
  writeFileSync(file, JSON.stringify({ policies: [denySignIn] }))
  gatehouse = await house.start({ GATEHOUSE_POLICY: file })
  await page.goto('about:blank')
  await openWindow(page, gatehouse)
  await openScreen(page, 'Servers')
  await rowOf(page, SERVER).getByRole('button', { name: 'Sign in' }).click()
  const opened = house.opened().length
  await expect(signInCard(page), 'said before the yes').toContainText(/Your organisation’s rule.* says never/)
  await confirm(page)
  await expect(signInCard(page).getByRole('button', { name: 'Try again' })).toBeVisible()
  await expect(signInCard(page)).toContainText(/Your organisation’s rule.* says never/)
  expect(house.opened()).toHaveLength(opened)
})

async function accountName(at: number): Promise<string> {
  const label = await accounts(page)
    .nth(at)
    .getByRole('button', { name: /^More for / })
    .getAttribute('aria-label')
  return (label ?? '').replace('More for ', '')
}

// Servers that misbehave: the app stays usable, says what is wrong in words, and Try again works.
import { expect, type Page, test } from '@playwright/test'
import { type Gatehouse, newHome, openWindow, removeHome, startGatehouse } from './gatehouse.ts'
import { allow, callOf, cardOf, newConversation, openScreen, runTool } from './person.ts'
import { addServer, draftServer, node, rowOf, serverScript } from './servers.ts'

let gatehouse: Gatehouse
let page: Page
test.beforeAll(async ({ browser }) => {
  gatehouse = await startGatehouse(newHome())
  page = await browser.newPage()
  await openWindow(page, gatehouse)
})
test.afterAll(async () => {
  await page.close()
  await gatehouse.stop()
  removeHome(gatehouse.home)
})
const nasty = (mode: string, argument = '') => ({ line: `${node} ${serverScript('nasty.ts')} ${mode} ${argument}` })
const echo = async (server: string, json: object = {}) => {
  await newConversation(page)
  await runTool(page, { words: `echo ${server}`, title: 'echo', server, json })
  return callOf(page, 'echo')
}
/** The office answers as ever: nothing that one server does holds up another. */
const officeWorks = async () => {
  await newConversation(page)
  await runTool(page, { words: 'list events', title: 'List events' })
  await expect(callOf(page, 'List events')).toContainText('Team stand-up')
}
const remove = async (name: string) => {
  await openScreen(page, 'Servers')
  await rowOf(page, name)
    .getByRole('button', { name: `More for ${name}` })
    .click()
  await page.getByRole('menuitem', { name: 'Remove' }).click()
  await expect(rowOf(page, name)).toBeHidden()
}

test('[nasty.crash] a server that crashes in a call: the call says so, with its last words, and it comes back', async () => {
  await addServer(page, 'Crash', nasty('crash'))
  const call = await echo('Crash')
  await expect(call).toContainText('Failed')
  await expect(call).toContainText('code 3')
  await openScreen(page, 'Servers')
  await expect(rowOf(page, 'Crash')).toContainText('3 tools')
  await rowOf(page, 'Crash').getByRole('button', { name: 'Details of Crash' }).click()
  await rowOf(page, 'Crash').getByRole('button', { name: 'Last lines that it wrote' }).click()
  await expect(rowOf(page, 'Crash')).toContainText('the disk is made of cheese')
  await officeWorks()
  await remove('Crash')
})

test('[nasty.dies] a server that ends at its start says with which words; Try again tries again', async () => {
  const question = await draftServer(page, 'Dies', nasty('diesAtStart'))
  await allow(question)
  const row = rowOf(page, 'Dies')
  await expect(row).toContainText('Failed')
  await expect(row).toContainText('code 1')
  await expect(row).toContainText('config file missing')
  await row.getByRole('button', { name: 'Try again' }).click()
  await expect(row).toContainText('Failed')
  await officeWorks()
  await remove('Dies')
})

test('[nasty.hangs] a call that never ends can be stopped, and ends by its own time limit', async () => {
  await addServer(page, 'Hang', nasty('hang'))
  const call = await echo('Hang')
  await expect(call).toContainText('Running')
  await officeWorks()
  await openScreen(page, 'Servers')
  await rowOf(page, 'Hang').getByRole('button', { name: 'Details of Hang' }).click()
  await page.getByRole('textbox', { name: 'Time limit of a call, in seconds' }).fill('1')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByText('Saved', { exact: true })).toBeVisible()
  const limited = await echo('Hang')
  await expect(limited).toContainText('Failed')
  await remove('Hang')
})

test('[nasty.floods] a flood of errors, and lines that are no JSON, hold up nothing', async () => {
  await addServer(page, 'Flood', nasty('floodStderr'))
  await expect(await echo('Flood', { n: 1 })).toContainText('Done')
  await remove('Flood')
  await addServer(page, 'Broken', nasty('brokenJson'))
  await expect(await echo('Broken')).toContainText('still here')
  await remove('Broken')
})

test('[nasty.many] ten thousand tools: found at once, listed, and the rest stays quick', async () => {
  await addServer(page, 'Many', nasty('many'))
  await expect(rowOf(page, 'Many')).toContainText(/10,?000 tools/)
  await newConversation(page)
  await runTool(page, { words: 'tool_9999', title: 'tool_9999', values: { Value: 'x' } })
  await allow(cardOf(page, /tool_9999/))
  await expect(callOf(page, 'tool_9999')).toContainText('Done')
  await officeWorks()
  await openScreen(page, 'Permissions')
  await page.getByRole('textbox', { name: 'Search tools' }).fill('tool_9998')
  await expect(page.getByRole('radiogroup', { name: 'Setting for tool_9998' })).toBeVisible()
  await remove('Many')
})

test('[nasty.large] a result of 50 MB: the window stays usable, and says what it did with it', async () => {
  await addServer(page, 'Large', nasty('oversized'))
  const call = await echo('Large', { bytes: 50 * 1024 * 1024 })
  // The server itself takes most of this to make so much, on a small machine.
  await expect(call).toContainText(/Done|Failed/, { timeout: 30_000 })
  await officeWorks()
  await remove('Large')
})

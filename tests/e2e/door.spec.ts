// Starting a server, signing in and opening a link pass the same gate as any call: rules, grants and the record hold for them.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { type Gatehouse, newHome, openWindow, removeHome, startGatehouse } from './gatehouse.ts'
import { allow, cardOf, openScreen } from './person.ts'
import { addServer, draftServer, makePuppet, node, rowOf, serverScript } from './servers.ts'

let gatehouse: Gatehouse
let page: Page
test.describe.configure({ mode: 'serial' })

/** A rule of the organisation on one script that a server would run. */
const rule = (id: string, verdict: 'deny' | 'ask', note: string, pointer: string, value: string) => ({
  id,
  verdict,
  note,
  match: {
    principal: null,
    action: 'server/start',
    serverId: null,
    accountId: null,
    name: null,
    effects: null,
    scope: { kind: 'matching', constraints: [{ pointer, test: { kind: 'equals', value } }] },
  },
})

test.beforeAll(async ({ browser }) => {
  const home = newHome()
  const file = join(home, 'policy.json')
  writeFileSync(
    file,
    JSON.stringify({
      policies: [
        rule('strange', 'deny', 'Nothing strange', '/args/1', 'strange'),
        rule('looked', 'ask', 'Look twice', '/args/1', 'looked'),
      ],
    }),
  )
  gatehouse = await startGatehouse(home, { GATEHOUSE_POLICY: file })
  page = await browser.newPage()
  await openWindow(page, gatehouse)
})
test.afterAll(async () => {
  await page.close()
  await gatehouse.stop()
  removeHome(gatehouse.home)
})

const lineOf = (word: string) => `${node} ${serverScript('nasty.ts')} ${word}`

test('[door.denied] what the organisation forbids to start is refused in its words, with nothing to click away', async () => {
  await openScreen(page, 'Servers')
  const question = await draftServer(page, 'Strange', { line: lineOf('strange') })
  const row = rowOf(page, 'Strange')
  await expect(row).toContainText('Your organisation’s rule “Nothing strange” says never.')
  await expect(question).toBeHidden()
  await row.getByRole('button', { name: 'Try again' }).click()
  await expect(row).toContainText('says never')
  await expect(row.getByRole('button', { name: 'Review and start' })).toBeHidden()
})

test('[door.asked] where the organisation asks, the card with the exact command says so', async () => {
  const question = await draftServer(page, 'Looked', { line: lineOf('looked') })
  await expect(question).toContainText('Your organisation’s rule “Look twice” says ask.')
  await expect(question).toContainText(lineOf('looked'))
  await allow(question)
  await expect(rowOf(page, 'Looked')).toContainText(/\d+ tools?/)
})

test('[door.kept] a start that was allowed is listed with its command; taken back, the next start asks, with what changed', async () => {
  const puppet = makePuppet(gatehouse.home, 'Puppet', {
    tools: [{ name: 'get_note', inputSchema: { type: 'object' } }],
  })
  await addServer(page, 'Puppet', { line: puppet.line })
  await openScreen(page, 'Permissions')
  await page.getByRole('tab', { name: 'Grants' }).click()
  const grants = page.getByRole('list', { name: 'Grants' }).getByRole('listitem')
  await expect(grants.filter({ hasText: 'Start Office' })).toHaveCount(1)
  await grants.filter({ hasText: 'Start Puppet' }).getByRole('button', { name: 'Revoke' }).click()
  await expect(grants.filter({ hasText: 'Start Puppet' })).toHaveCount(0)
  await openScreen(page, 'Servers')
  const row = rowOf(page, 'Puppet')
  await expect(row, 'what runs goes on').toContainText('1 tool')
  await row.getByRole('button', { name: 'More for Puppet' }).click()
  await page.getByRole('menuitem', { name: 'Restart' }).click()
  await expect(row).toContainText('Waits for your approval')
  await row.getByRole('button', { name: 'Review and start' }).click()
  await allow(cardOf(page, 'Start Puppet'))
  await expect(row).toContainText('1 tool')
  await row.getByRole('button', { name: 'More for Puppet' }).click()
  await page.getByRole('menuitem', { name: 'Edit' }).click()
  const dialog = page.getByRole('dialog', { name: 'Edit Puppet' })
  await dialog.getByRole('textbox', { name: 'Argument 2' }).fill('/elsewhere.json')
  await dialog.getByRole('button', { name: 'Save' }).click()
  const changed = page.getByRole('alertdialog', { name: 'Start Puppet with this change' })
  await expect(changed.getByRole('region', { name: 'Changed since you allowed it' })).toContainText(/elsewhere/)
  await changed.getByRole('button', { name: 'Not now' }).click()
})

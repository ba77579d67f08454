// A computer that gets a keychain later: what was set before is asked about, not lost and not believed.
import { expect, type Page, test } from '@playwright/test'
import { type Gatehouse, openWindow, startGatehouse } from './gatehouse.ts'
import { missing, startSession } from './keyring.ts'
import { openScreen } from './person.ts'
import { addServer, makePuppet, rowOf } from './servers.ts'

test.skip(missing.length > 0, `not installed: ${missing.join(', ')}`)

async function start(page: Page, home: string, env: Readonly<Record<string, string>>): Promise<Gatehouse> {
  const gatehouse = await startGatehouse(home, env)
  await page.goto('about:blank')
  await openWindow(page, gatehouse)
  await openScreen(page, 'Servers')
  return gatehouse
}

test('[accounts.unsealed] a server that was approved before there was a keychain starts again on the person’s word only', async ({
  page,
}) => {
  const session = await startSession()
  const home = `${session.root}/gatehouse`
  const noBus = { ...session.env, DBUS_SESSION_BUS_ADDRESS: '', XDG_RUNTIME_DIR: `${session.root}/nothing` }
  let gatehouse = await start(page, home, noBus)
  await expect(page.getByText('Secrets are kept in memory only')).toBeVisible()
  const puppet = makePuppet(home, 'puppet', { tools: [{ name: 'read_page' }] })
  await addServer(page, 'Puppet', { line: puppet.line })
  await gatehouse.stop()
  // Without a keychain it is as it was left.
  gatehouse = await start(page, home, noBus)
  await expect(rowOf(page, 'Puppet')).toContainText('1 tool')
  await gatehouse.stop()

  gatehouse = await start(page, home, session.env)
  const question = page.getByText('From the time without a keychain:')
  await expect(question).toContainText(/permissions and allowed starts \(\d+\)/)
  await expect(rowOf(page, 'Puppet')).toContainText('Waits for your approval')
  await gatehouse.stop()

  // Not answered is no answer.
  gatehouse = await start(page, home, session.env)
  await expect(rowOf(page, 'Puppet')).toContainText('Waits for your approval')
  await page.getByRole('button', { name: 'I am sure: keep them' }).click()
  await expect(page.getByText('They are used from the next start of Gatehouse.')).toBeVisible()
  await gatehouse.stop()

  gatehouse = await start(page, home, session.env)
  await expect(rowOf(page, 'Puppet')).toContainText('1 tool')
  await expect(question).toBeHidden()
  await gatehouse.stop()
  session.end()
})

test('[accounts.passphrase] a passphrase in place of a keychain takes over what was set without one, and opens it again', async ({
  page,
}) => {
  const session = await startSession()
  const home = `${session.root}/gatehouse`
  const noBus = { ...session.env, DBUS_SESSION_BUS_ADDRESS: '', XDG_RUNTIME_DIR: `${session.root}/nothing` }
  const unlock = async () => {
    await openScreen(page, 'Settings')
    const field = page.getByLabel('Passphrase', { exact: true })
    if (!(await field.isVisible())) await page.getByRole('button', { name: 'Use a passphrase' }).click()
    await field.fill('correct horse battery')
    await page.getByRole('button', { name: 'Unlock' }).click()
    await expect(page.getByText('Keys and tokens are encrypted with your passphrase.')).toBeVisible()
    await openScreen(page, 'Servers')
  }
  let gatehouse = await start(page, home, noBus)
  const puppet = makePuppet(home, 'puppet', { tools: [{ name: 'read_page' }] })
  await addServer(page, 'Puppet', { line: puppet.line })
  await unlock()
  await expect(rowOf(page, 'Puppet')).toContainText('1 tool')
  await gatehouse.stop()

  gatehouse = await start(page, home, noBus)
  await expect(rowOf(page, 'Puppet')).not.toContainText('1 tool')
  await unlock()
  await expect(rowOf(page, 'Puppet')).toContainText('1 tool')
  await expect(page.getByText(/changed outside|without a keychain/)).toHaveCount(0)
  await gatehouse.stop()
  session.end()
})

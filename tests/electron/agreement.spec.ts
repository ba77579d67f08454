// What a task may do gravely, on the desktop: on real Electron where its binary is, else on the test host.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { missing, startSession } from '../e2e/keyring.ts'
import { type Reply, askFrom, isTrustedOpen } from './asking.ts'
import { type Desktop, launchDesktop } from './launch.ts'

type Contract = {
  readonly conversationId: string
  readonly state: string
  readonly lines: readonly { readonly id: string }[]
}

test.describe.configure({ mode: 'serial' })
let desktop: Desktop
let page: Page
test.beforeAll(async () => {
  await open()
})
async function open(home?: string, env?: Readonly<Record<string, string>>): Promise<void> {
  desktop = await launchDesktop(home, env)
  page = await desktop.window()
  await expect(page.getByRole('main')).toBeVisible()
  await ask('settings.update', { mode: 'focused' })
  await expect
    .poll(async () => (await ask('host.searchTools', { query: 'delete file', limit: 1 })).value)
    .toHaveLength(1)
}
test.afterAll(async () => {
  await desktop.close()
})

const ask = (name: string, input?: unknown): Promise<Reply> => askFrom(page, name, input)
const contractOf = async (id: string) =>
  ((await ask('permission.listContracts')).value as readonly Contract[]).find(
    ({ conversationId }) => conversationId === id,
  )
const stateOf = async (id: string) => (await contractOf(id))?.state
const isWindowOpen = () => isTrustedOpen(desktop)
/** What is typed into a form is the person's own words too: a task is drawn from them. */
async function begin(): Promise<string> {
  const { id } = (await ask('chat.createConversation')).value as { id: string }
  const typed = { query: 'delete the file Notes/offsite.md' }
  await ask('chat.runTool', { conversationId: id, toolKey: 'office__search_messages', arguments: typed })
  await expect.poll(() => stateOf(id)).toBe('proposed')
  return id
}
/** Is an agreement on the disk? The app holds the database for itself, so its bytes are looked at. */
const isKept = (home: string): boolean =>
  readdirSync(home)
    .filter((name) => name.startsWith('gatehouse.db'))
    .some((name) => readFileSync(join(home, name)).includes('"fromSentence"'))
const taskIn = (where: Page) => where.getByRole('region', { name: 'What this task may do' })

test('[contract.ownWindow] what a task may do gravely is agreed on in a window of its own alone: armed and held', async () => {
  const id = await begin()
  const accepted = (await contractOf(id))?.lines.map((line) => line.id) ?? []
  const fromPage = await ask('permission.answerContract', { conversationId: id, accepted })
  expect(fromPage).toMatchObject({ ok: false, error: { code: 'PERMISSION_DENIED' } })
  expect(await stateOf(id)).toBe('proposed')
  const trusted = await desktop.window(/consent/)
  const task = taskIn(trusted)
  await task.getByRole('checkbox', { name: /delete file/i }).check()
  const agree = task.getByRole('button', { name: /^Hold to agree to/ })
  await expect(agree).toBeEnabled()
  await agree.click()
  expect(await stateOf(id), 'a click is not a hold').toBe('proposed')
  await agree.hover()
  await trusted.mouse.down()
  await expect.poll(() => stateOf(id)).toBe('accepted')
  await expect.poll(isWindowOpen).toBe(false)
})

test('closing that window is a no', async () => {
  const id = await begin()
  await (await desktop.window(/consent/)).close()
  await expect.poll(() => stateOf(id)).toBe('declined')
})

test('the chat page says where it waits, and can only refuse', async () => {
  const id = await begin()
  await page.getByRole('navigation').getByRole('button', { name: 'Search messages' }).first().click()
  const task = taskIn(page)
  await expect(task).toContainText('waits for you in the window')
  await expect(task.getByRole('checkbox')).toHaveCount(0)
  await expect(task.getByRole('button')).toHaveCount(1)
  await task.getByRole('button', { name: 'No, ask me as usual' }).click()
  await expect.poll(() => stateOf(id)).toBe('declined')
  await expect.poll(isWindowOpen).toBe(false)
})

test('what still waited there when the app was killed is a no at the next start', async () => {
  test.skip(missing.length > 0, `an agreement outlives an end only with a keychain: ${missing.join(', ')}`)
  const session = await startSession()
  await desktop.close()
  await open(undefined, session.env)
  const killed = desktop
  const id = await begin()
  await expect.poll(() => isKept(killed.home)).toBe(true)
  killed.evaluate(() => process.kill(process.pid, 'SIGKILL')).catch(() => undefined)
  await killed.exited
  await open(killed.home, session.env)
  expect(await stateOf(id)).toBe('declined')
  await killed.close()
  session.end()
})

// The app is killed in the middle of things: nothing is lost, nothing became a yes, nothing is left running.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { LLMock } from '@copilotkit/aimock'
import { expect, type Page, test } from '@playwright/test'
import { type Gatehouse, openWindow, startGatehouse } from './gatehouse.ts'
import { missing, type Session, startSession } from './keyring.ts'
import { addProvider, startMock, WIRES } from './models.ts'
import {
  allow,
  callOf,
  cardOf,
  newConversation,
  openScreen,
  readCard,
  remember,
  runTool,
  say,
  setTool,
} from './person.ts'
import { addServer, makePuppet, rowOf } from './servers.ts'

const note = {
  annotations: { readOnlyHint: false, destructiveHint: false, openWorldHint: false },
  inputSchema: { type: 'object', properties: { text: { type: 'string' } }, required: ['text'] },
}

/** Secrets and grants outlive the app here, as on a person's own desktop. */
let session: Session
let gatehouse: Gatehouse
let mock: LLMock
let page: Page
let puppet: ReturnType<typeof makePuppet>

test.describe.configure({ mode: 'serial' })
test.skip(missing.length > 0, `needs ${missing.join(' and ')}`)
test.beforeAll(async ({ browser }) => {
  session = await startSession()
  mock = await startMock()
  gatehouse = await startGatehouse(home(), session.env)
  puppet = makePuppet(session.root, 'puppet', {
    stubborn: true,
    tools: [
      { ...note, name: 'create_note', title: 'Create note' },
      { ...note, name: 'create_slow_note', title: 'Create slow note', waitFor: release() },
    ],
  })
  page = await browser.newPage()
  await openWindow(page, gatehouse)
  await addServer(page, 'Puppet', { line: puppet.line })
  for (const title of ['Create note', 'Create slow note']) await setTool(page, title, 'Ask')
})
test.afterAll(async () => {
  await gatehouse.stop()
  await mock.stop()
  session.end()
})

const home = () => join(session.root, 'gatehouse')
const release = () => join(session.root, 'release')
/** Every process that was started with a folder of this test in its command: the servers, not the app. */
const serverProcesses = (): readonly number[] =>
  readdirSync('/proc')
    .map(Number)
    .filter((pid) => {
      try {
        return pid > 0 && readFileSync(`/proc/${pid}/cmdline`, 'latin1').includes(session.root)
      } catch {
        return false
      }
    })

/** Kills it as a crash would, and starts it again. No process of before outlives the new start. */
async function killAndStart(): Promise<void> {
  const before = serverProcesses()
  expect(before.length).toBeGreaterThan(1)
  await gatehouse.kill9()
  gatehouse = await startGatehouse(home(), session.env)
  await expect.poll(() => before.filter((pid) => serverProcesses().includes(pid))).toEqual([])
  await openWindow(page, gatehouse)
  await openScreen(page, 'Servers')
  await expect(rowOf(page, 'Puppet')).toContainText('2 tools')
}
const back = (title: string) =>
  page.getByRole('navigation').getByRole('button', { name: title, exact: true }).first().click()
const run = (title: string, words: string) => runTool(page, { words: title, title, values: { Text: words } })

test('[kill.waiting] while a question waits: it is a no, and the tool did not run', async () => {
  await newConversation(page)
  await run('Create note', 'waiting')
  await readCard(cardOf(page, /note/i))
  await killAndStart()
  await back('Create note')
  await expect(callOf(page, 'Create note')).toContainText('The question was withdrawn before you answered')
  await expect(page.getByRole('alertdialog')).toHaveCount(0)
  expect(puppet.calls()).toEqual([])
})

test('[kill.running] while a tool runs: the call is shown as interrupted, and is not repeated', async () => {
  await newConversation(page)
  await run('Create slow note', 'running')
  await allow(cardOf(page, /note/i))
  await expect.poll(() => puppet.calls()).toEqual([['create_slow_note', { text: 'running' }]])
  await killAndStart()
  await back('Create slow note')
  await expect(callOf(page, 'Create slow note')).toContainText('Interrupted')
  await expect(callOf(page, 'Create slow note')).toContainText('look in Puppet before you try again')
  expect(puppet.calls()).toHaveLength(1)
  writeFileSync(release(), '')
})

test('[kill.answered] right after a yes: it ran once or never, and what is shown agrees', async () => {
  await newConversation(page)
  await run('Create note', 'answered')
  const card = cardOf(page, /note/i)
  await (await readCard(card)).click()
  await killAndStart()
  const ran = puppet.calls().filter(([, given]) => (given as { text: string }).text === 'answered').length
  expect(ran).toBeLessThanOrEqual(1)
  await back('Create note')
  await expect(callOf(page, 'Create note')).toContainText(ran === 1 ? /Done|Interrupted/ : /Interrupted|withdrawn/)
  await expect(page.getByRole('alertdialog')).toHaveCount(0)
})

test('[kill.grants] what was allowed for longer is still allowed', async () => {
  await newConversation(page)
  await run('Create note', 'before')
  await remember(cardOf(page, /note/i), 'For 15 minutes')
  await allow(cardOf(page, /note/i))
  await expect(callOf(page, 'Create note')).toContainText('Done')
  await killAndStart()
  await newConversation(page)
  await run('Create note', 'after')
  await expect(callOf(page, 'Create note')).toContainText('Done')
  expect(puppet.calls().at(-1)).toEqual(['create_note', { text: 'after' }])
})

test('[kill.streaming] while an answer streams: what was said is kept, and nothing goes on by itself', async () => {
  const [wire] = WIRES
  await addProvider(page, mock, wire)
  mock.on({ userMessage: 'long' }, { content: 'word '.repeat(8000) }, { latency: 5 })
  await newConversation(page)
  await say(page, 'a long story')
  const answer = page.getByRole('article', { name: 'Assistant wrote' })
  // Text is written to the disk at least once a second: what stood there for longer than that is kept.
  await expect(answer).toContainText('word '.repeat(100).trim())
  await page.waitForTimeout(2_500)
  mock.reset()
  mock.on({ userMessage: 'long' }, { content: 'A short one then.' })
  await killAndStart()
  expect(mock.getRequests()).toEqual([])
  await back('a long story')
  await expect(answer).toContainText('word '.repeat(100).trim())
  await expect(answer).toContainText('Gatehouse ended while this was being written. Nothing was continued.')
  await answer.getByRole('button', { name: 'Try again' }).click()
  await expect(answer).toContainText('A short one then.')
  // The interrupted answer is the other version, and lost nothing.
  await answer.getByRole('group', { name: 'Version 2 of 2' }).getByRole('button', { name: 'Previous version' }).click()
  await expect(answer).toContainText('word '.repeat(100).trim())
  await expect(answer.getByRole('group', { name: 'Version 1 of 2' })).toBeVisible()
})

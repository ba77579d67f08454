// Real servers from npm, added as a person adds them: over stdio and HTTP, from the form to a result.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import type { AddressInfo } from 'node:net'
import { dirname, join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { type Gatehouse, newHome, openWindow, removeHome, startGatehouse } from './gatehouse.ts'
import { allow, callOf, cardOf, newConversation, openScreen, runTool, type ToolRun } from './person.ts'
import { addServer, draftServer, node, rowOf } from './servers.ts'

const { resolve } = createRequire(import.meta.url)
const published = (name: string): string =>
  join(dirname(resolve(`@modelcontextprotocol/${name}/package.json`)), 'dist', 'index.js')
const loopbackOnly = join(import.meta.dirname, '..', 'conformance', 'loopback.cjs')

let gatehouse: Gatehouse
let page: Page
let remote: ChildProcess
test.describe.configure({ mode: 'serial' })
test.beforeAll(async ({ browser }) => {
  gatehouse = await startGatehouse(newHome())
  page = await browser.newPage()
  await openWindow(page, gatehouse)
})
test.afterAll(async () => {
  remote?.kill()
  await page.close()
  await gatehouse.stop()
  removeHome(gatehouse.home)
})

/** Runs a tool, and says yes where it is asked. */
async function run(tool: ToolRun): Promise<ReturnType<typeof callOf>> {
  await runTool(page, tool)
  const call = callOf(page, tool.title)
  const card = cardOf(page, /./)
  await expect(card.or(call.getByText('Done', { exact: true }))).toBeVisible()
  if (await card.isVisible()) await allow(card)
  await expect(call.getByText('Done', { exact: true })).toBeVisible()
  return call
}

test('[servers.approved] the exact command is shown in full, and nothing starts before it is approved', async () => {
  const line = `${node} ${published('server-everything')} stdio`
  const question = await draftServer(page, 'Everything', { line })
  await expect(question).toContainText(line)
  await question.getByRole('button', { name: 'Not now' }).click()
  await expect(rowOf(page, 'Everything')).toContainText('Waits for your approval')
  await page.reload()
  await expect(rowOf(page, 'Everything')).toContainText('Waits for your approval')
  await rowOf(page, 'Everything').getByRole('button', { name: 'Review and start' }).click()
  await expect(question).toContainText(line)
  await allow(question)
  await expect(rowOf(page, 'Everything')).toContainText(/\d+ tools/)
})

test('[servers.results] text, images, resources, links and structured results are shown', async () => {
  await newConversation(page)
  const sum = await run({ words: 'get sum', title: 'Get Sum Tool', json: { a: 2, b: 3 } })
  await expect(sum).toContainText('The sum of 2 and 3 is 5.')
  const image = await run({ words: 'tiny image', title: 'Get Tiny Image Tool' })
  await expect(image.getByRole('img', { name: 'Image from Everything' })).toBeVisible()
  const link = await run({ words: 'resource links', title: 'Get Resource Links Tool' })
  await expect(link).toContainText('demo://resource/')
  const structured = await run({
    words: 'structured content',
    title: 'Get Structured Content Tool',
    json: { location: 'Chicago' },
  })
  await expect(structured).toContainText('conditions')
})

test('[servers.http] the same server over HTTP, on this computer', async () => {
  const free = createServer().listen(0, '127.0.0.1')
  await once(free, 'listening')
  const { port } = free.address() as AddressInfo
  await new Promise((done) => free.close(done))
  remote = spawn(node, ['--require', loopbackOnly, published('server-everything'), 'streamableHttp'], {
    env: { ...process.env, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  await new Promise<void>((done) => {
    const look = (chunk: Buffer) => void (/listening/i.test(chunk.toString()) && done())
    remote.stdout?.on('data', look)
    remote.stderr?.on('data', look)
  })
  await addServer(page, 'Remote', { url: `http://127.0.0.1:${port}/mcp` })
  await newConversation(page)
  const call = await run({ words: 'echo', title: 'Echo Tool', server: 'Remote', values: { Message: 'over HTTP' } })
  await expect(call).toContainText('Echo: over HTTP')
})

test('[servers.files] files of one folder are read, and those outside it are not', async () => {
  // Not in Gatehouse's own folder: it asks about that each time.
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-shared-'))
  writeFileSync(join(folder, 'note.txt'), 'a quiet note')
  await addServer(page, 'Files', { line: `${node} ${published('server-filesystem')} ${folder}` })
  await newConversation(page)
  const inside = await run({
    words: 'read text file',
    title: 'Read Text File',
    values: { Path: join(folder, 'note.txt') },
  })
  await expect(inside).toContainText('a quiet note')
  await runTool(page, { words: 'read text file', title: 'Read Text File', values: { Path: '/etc/hostname' } })
  const card = cardOf(page, /./)
  const outside = callOf(page, 'Read Text File')
  await expect(card.or(outside.getByText('Tool reported an error'))).toBeVisible()
  if (await card.isVisible()) await allow(card)
  await expect(outside).toContainText('Tool reported an error')
})

test('[servers.memory] a server that remembers, with a variable whose value is kept in the vault', async () => {
  await openScreen(page, 'Servers')
  const file = join(gatehouse.home, 'memory.json')
  const question = await draftServer(page, 'Memory', {
    line: `MEMORY_FILE_PATH=${file} ${node} ${published('server-memory')}`,
  })
  await expect(question).toContainText('With these variables: MEMORY_FILE_PATH')
  await allow(question)
  await expect(rowOf(page, 'Memory')).toContainText('tools')
  await newConversation(page)
  await run({
    words: 'create entities',
    title: 'Create Entities',
    json: { entities: [{ name: 'Ada', entityType: 'person', observations: ['likes tea'] }] },
  })
  await expect(await run({ words: 'read graph', title: 'Read Graph' })).toContainText('likes tea')
})

test('[servers.changed] an edited command is approved anew; a server can be switched off, removed and taken back', async () => {
  await openScreen(page, 'Servers')
  const row = rowOf(page, 'Files')
  await row.getByRole('switch', { name: 'Enable Files' }).click()
  await expect(row).toContainText('Stopped')
  await row.getByRole('switch', { name: 'Enable Files' }).click()
  await expect(row).toContainText(/\d+ tools/)
  await row.getByRole('button', { name: 'More for Files' }).click()
  await page.getByRole('menuitem', { name: 'Edit' }).click()
  const dialog = page.getByRole('dialog', { name: 'Edit Files' })
  await dialog.getByRole('textbox', { name: 'Argument 2' }).fill('/')
  await dialog.getByRole('button', { name: 'Save' }).click()
  const question = page.getByRole('alertdialog', { name: 'Start Files' })
  await question.getByRole('button', { name: 'Not now' }).click()
  await expect(row).toContainText('Waits for your approval')
  await row.getByRole('button', { name: 'More for Files' }).click()
  await page.getByRole('menuitem', { name: 'Remove' }).click()
  await expect(row).toBeHidden()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(row).toContainText('Waits for your approval')
})

test('[servers.missing] a command that is not there is said to be not there', async () => {
  const question = await draftServer(page, 'Nobody', { line: 'no-such-program-here --flag' })
  await allow(question)
  await expect(rowOf(page, 'Nobody')).toContainText('no-such-program-here was not found in')
  await expect(rowOf(page, 'Nobody').getByRole('button', { name: 'Try again' })).toBeVisible()
})

// Canaries: a whole session with tokens, a client secret and a model's key, then everything the app wrote is searched for them.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { LLMock } from '@copilotkit/aimock'
import { expect, type Page, test } from '@playwright/test'
import {
  accountRow,
  accounts,
  confirm,
  expectReady,
  type House,
  openHouse,
  pick,
  SERVER,
  signInCard,
} from './accountsHouse.ts'
import { type Gatehouse, openWindow } from './gatehouse.ts'
import { missing } from './keyring.ts'
import { addProvider, KEY, startMock, WIRES } from './models.ts'
import { callOf, newConversation, openScreen, runTool, say } from './person.ts'
import { draftServer, rowOf } from './servers.ts'

test.skip(missing.length > 0, `not installed: ${missing.join(', ')}`)

const CLIENT = 'registered-beforehand'
const SECRET = 'canary-client-secret-Zq8'
const client = {
  client_id: CLIENT,
  client_secret: SECRET,
  redirect_uris: ['http://127.0.0.1/callback'],
  grant_types: ['authorization_code', 'refresh_token'],
  response_types: ['code'],
  application_type: 'native',
  token_endpoint_auth_method: 'client_secret_basic',
}

let house: House
let gatehouse: Gatehouse
let mock: LLMock
test.beforeAll(async () => {
  house = await openHouse({ registration: false, clients: [client] })
  mock = await startMock()
  gatehouse = await house.start()
})
test.afterAll(async () => {
  await gatehouse.stop()
  await mock.stop()
  await house.close()
})

/** Every token and secret that was on its way in this session, and the halves of a JWT that could be told apart. */
function secrets(): string[] {
  const sent = house.issuer.tokenRequests.flatMap((body) =>
    ['refresh_token', 'code', 'code_verifier', 'client_secret', 'token'].flatMap((name) => body.getAll(name)),
  )
  return [...new Set([...house.issuer.issued, ...house.server.tokens, ...sent, SECRET, KEY])]
}
/** As it is, in hex, in UTF-16, and in base64 and base64url wherever it falls in a longer text. */
function formsOf(secret: string): Buffer[] {
  const shifted = [0, 1, 2].flatMap((pad) => {
    // Whole groups of the middle: their letters do not depend on what stands around the secret.
    const text = Buffer.from(' '.repeat(pad) + secret)
      .toString('base64')
      .slice(4, -8)
    return [text, text.replaceAll('+', '-').replaceAll('/', '_')]
  })
  const hex = Buffer.from(secret).toString('hex')
  return [...[secret, ...shifted, hex].map((text) => Buffer.from(text)), Buffer.from(secret, 'utf16le')]
}
function filesUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
}
/** Environment and arguments of the app and everything it started, by process. */
function processes(): { readonly at: string; readonly bytes: Buffer }[] {
  const parents = new Map<number, number>()
  for (const pid of readdirSync('/proc').map(Number).filter(Number.isInteger))
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
      parents.set(pid, Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]))
    } catch {
      // Gone meanwhile.
    }
  const isOurs = (pid: number): boolean => pid === gatehouse.child.pid || (pid > 1 && isOurs(parents.get(pid) ?? 0))
  return [...parents.keys()]
    .filter(isOurs)
    .flatMap((pid) =>
      ['environ', 'cmdline'].map((name) => ({ at: `${pid}/${name}`, bytes: readFileSync(`/proc/${pid}/${name}`) })),
    )
}
/** What the window holds: its text, its fields, its storages, its history, every cache and database. */
const windowHolds = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const fields = [...document.querySelectorAll('input, textarea')].map((one) => (one as HTMLInputElement).value)
    const stores = [localStorage, sessionStorage].map((one) => JSON.stringify(Object.entries(one)))
    const databases = JSON.stringify(await indexedDB.databases())
    const cached = JSON.stringify(await caches.keys().catch(() => []))
    const names = performance.getEntries().map((entry) => entry.name)
    const html = document.documentElement.outerHTML
    return [
      html,
      ...fields,
      ...stores,
      databases,
      cached,
      JSON.stringify(history.state),
      document.cookie,
      ...names,
    ].join('\n')
  })

async function session(page: Page, heard: string[]): Promise<void> {
  await openWindow(page, gatehouse)
  await draftServer(page, SERVER, { url: house.server.url })
  await rowOf(page, SERVER).getByRole('button', { name: 'Sign in' }).click()
  const card = signInCard(page)
  // On this computer the service is not even asked before the first yes; then it wants a client.
  await confirm(page)
  await card.getByRole('textbox', { name: 'Client id' }).fill(CLIENT)
  await card.getByLabel('Client secret').fill(SECRET)
  await confirm(page)
  await expect(accountRow(page, SERVER)).toContainText('Signed in')
  await expectReady(page)
  await newConversation(page)
  await runTool(page, { words: 'whoami', title: 'whoami', values: { greet: 'hello' } })
  await expect(callOf(page, 'whoami')).toContainText('hello alice')
  for (const token of house.server.tokens) house.server.refused.add(token)
  await runTool(page, { words: 'whoami', title: 'whoami', values: { greet: 'again' } })
  await expect(callOf(page, 'whoami')).toContainText('again alice')
  // Direct mode is what there is without a model: its calls come first.
  house.server.refusesAll = true
  await runTool(page, { words: 'whoami', title: 'whoami', values: { greet: 'last' } })
  await expect(callOf(page, 'whoami')).toContainText(/sign in/i)
  heard.push(await windowHolds(page))
  await addProvider(page, mock, WIRES[1])
  mock.on({ userMessage: 'good evening' }, { content: 'Good evening to you.' })
  await newConversation(page)
  await say(page, 'good evening')
  await expect(page.getByRole('article', { name: 'Assistant wrote' }).last()).toContainText('Good evening to you.')
  for (const screen of ['Permissions', 'Activity', 'Settings', 'Accounts'] as const) {
    await openScreen(page, screen)
    heard.push(await windowHolds(page))
  }
}

test('[accounts.canary] no token, client secret or key is in plain anywhere the app writes, shows, or starts', async ({
  page,
}) => {
  const heard: string[] = []
  page.on('websocket', (socket) => {
    socket.on('framereceived', ({ payload }) => heard.push(String(payload)))
  })
  page.on('console', (message) => heard.push(message.text()))
  await session(page, heard)
  const running = processes()
  expect(running.length).toBeGreaterThanOrEqual(4)
  const canaries = secrets()
  expect(canaries.length).toBeGreaterThanOrEqual(7)
  const places = () => [
    ...filesUnder(house.session.root)
      .filter((file) => !file.startsWith(join(house.session.root, 'desk')))
      .map((at) => ({ at, bytes: readFileSync(at) })),
    { at: 'output', bytes: Buffer.from(gatehouse.output()) },
    { at: 'window', bytes: Buffer.from(heard.join('\n')) },
    { at: 'browser', bytes: Buffer.from(JSON.stringify(house.opened())) },
    ...running,
  ]
  const found = () =>
    places().flatMap(({ at, bytes }) =>
      canaries.flatMap((secret, index) =>
        formsOf(secret).some((form) => bytes.includes(form)) ? [`${at}: ${index}`] : [],
      ),
    )
  expect(places().some(({ at }) => at.endsWith('-wal'))).toBe(true)
  expect(found()).toEqual([])
  await openScreen(page, 'Accounts')
  house.server.refusesAll = false
  await pick(page, SERVER, 'Sign out')
  await page.getByRole('alertdialog').getByRole('button', { name: 'Sign out' }).click()
  await expect(accounts(page)).toHaveCount(0)
  await gatehouse.stop()
  expect(found()).toEqual([])
  // The search itself finds what is there, whatever its form.
  for (const form of ['utf8', 'base64', 'base64url', 'hex', 'utf16le'] as const) {
    const planted = Buffer.from(`{"token":"${canaries[0]}"}`)
    const text = form === 'utf8' ? planted : form === 'utf16le' ? planted.toString() : planted.toString(form)
    writeFileSync(join(house.home, 'planted'), text, form === 'utf16le' ? form : 'utf8')
    expect(found(), form).toEqual([expect.stringContaining('planted')])
  }
})

// A start, a sign-in and a link, on the desktop: on real Electron where its binary is, else on the test host.
import { expect, type Page, test } from '@playwright/test'
import type { LLMock } from '@copilotkit/aimock'
import { addProvider, startMock, WIRES } from '../e2e/models.ts'
import { type Issuer, startIssuer } from '../oauth/provider.ts'
import { type Protected, startProtected } from '../oauth/resource.ts'
import { type Reply, askFrom, isTrustedOpen, local } from './asking.ts'
import { type Desktop, launchDesktop } from './launch.ts'

type Server = { readonly id: string; readonly launchDigest: string; readonly state: { readonly kind: string } }
type SignIn = { readonly id: string; readonly serverId: string; readonly state: { readonly kind: string } }

test.describe.configure({ mode: 'serial' })
let desktop: Desktop
let page: Page
let mock: LLMock
let issuer: Issuer
let guarded: Protected
test.beforeAll(async () => {
  const urls: string[] = []
  issuer = await startIssuer({ resources: () => urls })
  guarded = await startProtected(issuer.url)
  urls.push(guarded.url)
  mock = await startMock()
  desktop = await launchDesktop()
  page = await desktop.window()
  await expect(page.getByRole('main')).toBeVisible()
})
test.afterAll(async () => {
  await desktop.close()
  await Promise.all([mock.stop(), guarded.close(), issuer.close()])
})

const ask = (name: string, input?: unknown): Promise<Reply> => askFrom(page, name, input)
const isWindowOpen = () => isTrustedOpen(desktop)
const refused = { ok: false, error: { code: 'PERMISSION_DENIED' } }
const add = async (name: string, launch: object): Promise<Server> =>
  (await ask('host.addServer', { name, launch })).value as Server
const stateOf = async (id: string) =>
  ((await ask('host.listServers')).value as readonly Server[]).find((server) => server.id === id)?.state.kind
const openServers = () => page.getByRole('navigation').getByRole('button', { name: 'Servers' }).click()
const rowOf = (name: string) =>
  page.getByRole('list', { name: 'Servers' }).getByRole('listitem').filter({ hasText: name })
const waiting = async () => ((await ask('app.listOwnCards')).value as readonly unknown[]).length
const openedIn = () => desktop.evaluate(({ records }) => records.openExternal)

test('[desk.ownCards] a program starts by the yes of its own window alone, which shows the whole command', async () => {
  const { id, launchDigest } = await add('Quick', local(['-e', 'process.exit(0)', 'last-word']))
  expect(await ask('host.approveLaunch', { serverId: id, launchDigest })).toMatchObject(refused)
  expect(await stateOf(id)).toBe('approvalNeeded')
  expect(await isWindowOpen(), 'nothing comes up unasked').toBe(false)
  await openServers()
  await rowOf('Quick').getByRole('button', { name: 'Review and start' }).click()
  const trusted = await desktop.window(/consent/)
  const card = trusted.getByRole('alertdialog', { name: 'Start Quick for the first time?' })
  await expect(card).toContainText('process.exit(0)')
  await expect(card).toContainText('last-word')
  await expect(page.getByRole('alertdialog')).toHaveCount(0)
  const start = card.getByRole('button', { name: 'Hold: Start it' })
  await expect(start).toBeEnabled()
  await start.click()
  expect(await stateOf(id), 'a click is not a hold').toBe('approvalNeeded')
  await start.hover()
  await trusted.mouse.down()
  await expect.poll(() => stateOf(id)).not.toBe('approvalNeeded')
  await expect.poll(isWindowOpen).toBe(false)
})

test('[desk.ownTitle] the window says in the language of the person that Gatehouse asks; closing it is a no', async () => {
  await ask('settings.update', { language: 'de' })
  const { id } = await add('Later', local(['-v']))
  await ask('app.askOwnCard', { kind: 'start', serverId: id })
  const trusted = await desktop.window(/consent/)
  await expect(trusted).toHaveTitle('Gatehouse fragt')
  await expect(trusted.getByRole('alertdialog', { name: 'Later zum ersten Mal starten?' })).toBeVisible()
  await ask('settings.update', { language: 'en' })
  await expect(trusted).toHaveTitle('Gatehouse asks')
  await trusted.close()
  await expect.poll(waiting).toBe(0)
  expect(await stateOf(id)).toBe('approvalNeeded')
})

test('closing the window is a no to all that waits in it and brings up no other; what is asked next is asked', async () => {
  for (const name of ['First', 'Second']) {
    const { id } = await add(name, local(['-e', 'process.exit(0)', name]))
    await ask('app.askOwnCard', { kind: 'start', serverId: id })
  }
  const trusted = await desktop.window(/consent/)
  await expect(trusted.getByRole('alertdialog')).not.toHaveCount(0)
  await expect.poll(waiting).toBe(2)
  await desktop.evaluate(({ app }) => {
    const counts = globalThis as { windows?: number }
    counts.windows = 0
    app.on('web-contents-created', () => {
      counts.windows = (counts.windows ?? 0) + 1
    })
  })
  await trusted.close()
  await expect.poll(waiting).toBe(0)
  await ask('app.askOwnCard', { kind: 'link', url: 'https://docs.example/next' })
  const next = await desktop.window(/consent/)
  await expect(next.getByRole('alertdialog', { name: 'Open docs.example in your browser?' })).toBeVisible()
  expect(await desktop.evaluate(() => (globalThis as { windows?: number }).windows)).toBe(1)
  await next.getByRole('button', { name: 'Cancel' }).click()
  await expect.poll(isWindowOpen).toBe(false)
})

test('a link of the chat is read and opened there, and nowhere else', async () => {
  await addProvider(page, mock, WIRES[1])
  const url = 'https://docs.example/read?what=a'
  mock.onMessage('a link please', { content: `Read [the page](${url}).` })
  expect(await ask('app.openLink', { url })).toMatchObject(refused)
  await page.getByRole('button', { name: 'New conversation' }).first().click()
  await page.getByRole('textbox', { name: 'Message' }).fill('a link please')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'the page' }).click()
  const card = (await desktop.window(/consent/)).getByRole('alertdialog', {
    name: 'Open docs.example in your browser?',
  })
  await expect(card).toContainText(url)
  expect(await openedIn()).toEqual([])
  await card.getByRole('button', { name: 'Open in your browser' }).click()
  await expect.poll(openedIn).toEqual([url])
  await expect.poll(isWindowOpen).toBe(false)
})

test('a sign-in is confirmed there; the page says where it waits, and can only cancel it', async () => {
  const { id: serverId } = await add('Guarded', { kind: 'http', url: guarded.url, headers: {} })
  const signIn = async () =>
    ((await ask('oauth.listSignIns')).value as readonly SignIn[]).findLast((one) => one.serverId === serverId)
  await expect.poll(() => stateOf(serverId)).toBe('signInNeeded')
  await openServers()
  await rowOf('Guarded').getByRole('button', { name: 'Sign in' }).click()
  await expect.poll(async () => (await signIn())?.state.kind).toBe('confirm')
  const confirming = { id: (await signIn())?.id, scopes: null, client: null }
  expect(await ask('oauth.confirmSignIn', confirming)).toMatchObject(refused)
  const shown = page.getByRole('region', { name: 'Sign in to Guarded' })
  await expect(shown).toContainText('in a window of its own')
  await expect(shown.getByRole('button')).toHaveText(['Cancel', 'Answer there'])
  const card = (await desktop.window(/consent/)).getByRole('alertdialog', { name: 'Sign in to Guarded' })
  await expect(card).toContainText(new URL(issuer.url).host)
  await expect(card).toContainText('Use this server’s tools')
  const before = (await openedIn()).length
  await card.getByRole('button', { name: 'Open the browser' }).click()
  await expect.poll(async () => (await openedIn()).length).toBe(before + 1)
  expect(new URL((await openedIn()).at(-1) ?? '').host).toBe(new URL(issuer.url).host)
  await expect.poll(isWindowOpen).toBe(false)
  await shown.getByRole('button', { name: 'Cancel' }).click()
  await expect(shown).toBeHidden()
})

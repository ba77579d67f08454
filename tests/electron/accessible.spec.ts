// Every state of the trusted window, met once, as it stands alone in its window: nothing against WCAG 2.2 AA, in each look.
import { expect, type Locator, type Page, test } from '@playwright/test'
import { axeFaults } from '../e2e/axe.ts'
import { settled } from '../e2e/person.ts'
import { type Issuer, startIssuer } from '../oauth/provider.ts'
import { type Protected, startProtected } from '../oauth/resource.ts'
import { askFrom, isTrustedOpen, local } from './asking.ts'
import { type Desktop, launchDesktop } from './launch.ts'

type Server = { readonly id: string; readonly state: { readonly kind: string } }

test.describe.configure({ mode: 'serial', timeout: 180_000 })
let desktop: Desktop
let page: Page
let issuer: Issuer
let guarded: Protected
test.beforeAll(async () => {
  const urls: string[] = []
  issuer = await startIssuer({ resources: () => urls })
  guarded = await startProtected(issuer.url)
  urls.push(guarded.url)
  desktop = await launchDesktop()
  page = await desktop.window()
  await expect(page.getByRole('main')).toBeVisible()
})
test.afterAll(async () => {
  await desktop.close()
  await Promise.all([guarded.close(), issuer.close()])
})

const ask = async <T>(name: string, input?: unknown): Promise<T> => (await askFrom(page, name, input)).value as T
const isWindowOpen = () => isTrustedOpen(desktop)
async function run(tool: string, given: object): Promise<void> {
  const { id } = await ask<{ id: string }>('chat.createConversation')
  await expect
    .poll(async () => (await ask<readonly unknown[]>('host.searchTools', { query: tool, limit: 1 })).length)
    .toBeGreaterThan(0)
  await ask('chat.runTool', { conversationId: id, toolKey: `office__${tool}`, arguments: given })
}
const add = (name: string, launch: object) => ask<Server>('host.addServer', { name, launch })
const stateOf = async (id: string) =>
  (await ask<readonly Server[]>('host.listServers')).find((server) => server.id === id)?.state.kind

const LOOKS = [
  { theme: 'light', contrast: 'system' },
  { theme: 'dark', contrast: 'system' },
  { theme: 'light', contrast: 'more' },
  { theme: 'dark', contrast: 'more' },
] as const

/** What axe has against the whole window, in each look; everything that opens is open. Then the window is closed, which is a no. */
async function look(where: string, what: (trusted: Page) => Locator): Promise<void> {
  const trusted = await desktop.window(/consent/)
  await trusted.emulateMedia({ reducedMotion: 'reduce' })
  const card = what(trusted)
  await expect(card).toBeVisible()
  await settled(card)
  for (const chosen of LOOKS) {
    await ask('settings.update', chosen)
    await expect(trusted.locator(`html[data-theme="${chosen.theme}"]`)).toBeAttached()
    await expect(trusted.locator('html[data-contrast="more"]')).toHaveCount(chosen.contrast === 'more' ? 1 : 0)
    // In the other looks only the colours are others.
    const faults = await axeFaults(trusted, chosen === LOOKS[0] ? 'all' : 'colours')
    expect.soft(faults, `${where}, ${chosen.theme}, contrast ${chosen.contrast}`).toEqual([])
  }
  await ask('settings.update', LOOKS[0])
  await trusted.close()
  await expect.poll(isWindowOpen).toBe(false)
}
const cardIn = (trusted: Page) => trusted.getByRole('alertdialog').first()

test('[accessible.trusted] a question, with everything opened, and several of them', async () => {
  await run('send_message', { to: ['rival@outside.example'], subject: 'Hello', body: 'x' })
  await look('a question', cardIn)
  await run('cancel_event', { event_id: 'evt_1005' })
  const trusted = await desktop.window(/consent/)
  for (const name of [/^Remember this answer/, 'Why am I asked?', 'Give a reason', 'Type the name instead of holding'])
    await cardIn(trusted).getByRole('button', { name }).click()
  await look('a question that is held, all open', cardIn)
  await run('send_message', { to: ['rival@outside.example'], subject: 'Hello', body: 'x' })
  await run('cancel_event', { event_id: 'evt_1005' })
  await look('two questions', cardIn)
})

test('a start, also a remarkable one; a link; a sign-in', async () => {
  const plain = await add('Plain', local(['server.js']))
  await ask('app.askOwnCard', { kind: 'start', serverId: plain.id })
  await look('a start', cardIn)
  const risky = await add('Risky', local(['-e', 'process.exit(0)']))
  await ask('app.askOwnCard', { kind: 'start', serverId: risky.id })
  await look('a remarkable start', cardIn)
  await ask('app.askOwnCard', { kind: 'link', url: 'https://docs.example/read?what=a' })
  await look('a link', cardIn)
  const { id: serverId } = await add('Guarded', { kind: 'http', url: guarded.url, headers: {} })
  await expect.poll(() => stateOf(serverId)).toBe('signInNeeded')
  await ask('oauth.startSignIn', { serverId, accountId: null })
  await look('a sign-in', cardIn)
})

test('an agreement about a task', async () => {
  await ask('settings.update', { mode: 'focused' })
  await run('search_messages', { query: 'delete the file Notes/offsite.md' })
  await look('an agreement', (trusted) => trusted.getByRole('region', { name: 'What this task may do' }))
})

// Desktop manners: on real Electron where its binary is, else on the test host (not Electron; it records what the app asks
// of the desktop and plays back what a person would do there).
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { missing, startSession } from '../e2e/keyring.ts'
import { type Bridge, askFrom } from './asking.ts'
import { type Desktop, launchDesktop } from './launch.ts'

test.describe.configure({ mode: 'serial' })
const newHome = () => mkdtempSync(join(tmpdir(), 'gatehouse-desk-'))
let desktop: Desktop
let page: Page
test.beforeAll(async () => {
  desktop = await launchDesktop(newHome())
  page = await desktop.window()
  await expect(page.getByRole('main')).toBeVisible()
})
test.beforeEach(() => test.skip(desktop.kind === 'electron', 'these read what the test host wrote down'))
test.afterAll(async () => {
  await desktop.close()
})

const ask = async (name: string, input?: unknown): Promise<unknown> => (await askFrom(page, name, input)).value
/** Runs a tool of the sample office directly; a grave one stops at a question. */
async function runTool(tool: string, given: object): Promise<void> {
  const { id } = (await ask('chat.createConversation')) as { id: string }
  await expect
    .poll(async () => ((await ask('host.searchTools', { query: tool, limit: 1 })) as readonly unknown[]).length)
    .toBeGreaterThan(0)
  await ask('chat.runTool', { conversationId: id, toolKey: `office__${tool}`, arguments: given })
}
const pending = async () => (await ask('permission.listPending')) as readonly { readonly id: string }[]
const decline = async () => {
  for (const { id } of await pending())
    await ask('permission.answer', { id, answer: { outcome: 'declined', note: '' } })
}
const lookAway = () =>
  desktop.evaluate(({ BrowserWindow }) => {
    for (const window of BrowserWindow.getAllWindows()) window.blur()
  })
const inFront = () =>
  desktop.evaluate(({ BrowserWindow }) => BrowserWindow.getFocusedWindow()?.webContents.getURL() ?? null)
type Shown = { readonly options: { readonly title: string; readonly body: string }; readonly closed: boolean }
const notifications = () =>
  desktop.evaluate(({ records }) =>
    (records.notifications as readonly Shown[]).map(({ options, closed }) => ({ options, closed })),
  )

test('[desk.notifies] a question calls the person who looks elsewhere, without what it is about, and a click leads to it', async () => {
  await lookAway()
  await runTool('send_message', { to: ['rival@outside.example'], subject: 'SECRET-SUBJECT', body: 'x' })
  await expect.poll(async () => (await pending()).length).toBe(1)
  await expect.poll(async () => (await notifications()).length).toBe(1)
  const [first] = await notifications()
  expect(first?.options).toMatchObject({ title: 'A question waits for you', body: expect.stringContaining('Office') })
  expect(JSON.stringify(first?.options)).not.toMatch(/SECRET|rival|actions|Allow/)
  expect(await desktop.evaluate(({ records }) => records.badges.at(-1))).toBe(1)
  await desktop.window(/consent/)
  expect(await inFront(), 'the window of a grave question takes the focus from nobody').toBeNull()
  await expect(page).toHaveTitle('(1) Gatehouse')
  await desktop.evaluate(
    ({ records }) => void (records.notifications[0] as { emit(name: string): boolean }).emit('click'),
  )
  await expect(page.getByRole('alertdialog')).toBeVisible()
  expect(await inFront()).toContain('consent')
  await decline()
  await expect.poll(() => desktop.evaluate(({ records }) => records.badges.at(-1))).toBe(0)
  await expect(page).toHaveTitle('Gatehouse')
  expect((await notifications())[0]?.closed, 'a settled question leaves no notification').toBe(true)
})

test('[desk.quietInFront] nothing calls while the window is in front, or when its kind is turned off', async () => {
  const before = (await notifications()).length
  await desktop.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.focus())
  await runTool('send_message', { to: ['a@b.example'], subject: 's', body: 'x' })
  await expect.poll(async () => (await pending()).length).toBe(1)
  await decline()
  const notify = { question: false, turn: true, server: true, signIn: true }
  await ask('settings.update', { notify })
  await lookAway()
  await runTool('send_message', { to: ['a@b.example'], subject: 's', body: 'x' })
  await expect.poll(async () => (await pending()).length).toBe(1)
  expect((await notifications()).length).toBe(before)
  await decline()
  await ask('settings.update', { notify: { ...notify, question: true } })
})

test('[desk.serverFailed] a server that fails is told once', async () => {
  const count = async () => (await notifications()).filter(({ options }) => /does not run/.test(options.title)).length
  const before = await count()
  await lookAway()
  const { id, launchDigest } = (await ask('host.addServer', {
    name: 'Broken',
    launch: { kind: 'stdio', command: process.execPath, args: ['-e', 'process.exit(3)'], env: {}, folder: null },
  })) as { id: string; launchDigest: string }
  const stateNow = async () =>
    ((await ask('host.listServers')) as { id: string; state: { kind: string } }[]).find((one) => one.id === id)?.state
  await expect.poll(async () => (await stateNow())?.kind).toBe('approvalNeeded')
  await ask('app.askOwnCard', { kind: 'start', serverId: id })
  const trusted = await desktop.window(/consent/)
  // Not waited for: the window may be gone before its answer comes.
  await trusted.evaluate(
    (input) => void (window as unknown as { bridge: Bridge }).bridge.request('host.approveLaunch', input),
    { serverId: id, launchDigest },
  )
  await ask('host.setEnabled', { serverId: id, enabled: true })
  await expect.poll(count).toBe(before + 1)
  await ask('host.removeServer', { serverId: id })
})

test('[desk.menu] the menu leads everywhere, in the language that was chosen', async () => {
  type Item = { readonly label?: string; readonly submenu?: readonly Item[]; click?: () => void }
  const press = (label: string) =>
    desktop.evaluate(({ records }, wanted) => {
      const items = (records.menus.at(-1) as readonly Item[]).flatMap(({ submenu }) => submenu ?? [])
      items.find((item) => item.label === wanted)?.click?.()
    }, label)
  await press('Permissions')
  await expect(page.getByRole('heading', { name: 'Permissions', level: 1 })).toBeVisible()
  await press('Keyboard shortcuts')
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible()
  await page.keyboard.press('Escape')
  await ask('settings.update', { language: 'de' })
  await press('Einstellungen …')
  await expect(page.getByRole('heading', { name: 'Einstellungen', level: 1 })).toBeVisible()
  await ask('settings.update', { language: 'en' })
})

test('[desk.links] a link of a second start leads somewhere, and can fill a form but add nothing', async () => {
  const start = (link: string) =>
    desktop.evaluate(({ app }, given) => void app.emit('second-instance', {}, ['electron', '.', given]), link)
  await start('gatehouse://activity')
  await expect(page.getByRole('heading', { name: 'Activity', level: 1 })).toBeVisible()
  const before = (await ask('host.listServers')) as readonly unknown[]
  await start('gatehouse://add-server?name=Linked&command=npx&arg=-y&arg=evil-server')
  const dialog = page.getByRole('dialog', { name: 'Add a server' })
  await expect(dialog).toContainText('A link filled this in')
  await expect(dialog.getByRole('textbox', { name: 'Command', exact: true })).toHaveValue('npx')
  expect(await ask('host.listServers')).toHaveLength(before.length)
  await page.keyboard.press('Escape')
  await start('gatehouse://add-server?command=npx&env=LD_PRELOAD%3D%2Ftmp%2Fx.so')
  await expect(
    page.getByRole('region', { name: 'Short messages' }).getByText('in a way that links may not'),
  ).toBeVisible()
  await start('gatehouse://permission/allow')
  await expect(page.getByRole('region', { name: 'Short messages' }).getByText('leads nowhere')).toBeVisible()
  expect(await ask('host.listServers')).toHaveLength(before.length)
})

test('[desk.zoom] zoom goes from 80 to 200 per cent, and is kept', async () => {
  const zoomNow = () =>
    desktop.evaluate(({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows()
      return (window?.webContents as { zoomFactor?: number } | undefined)?.zoomFactor
    })
  const wheel = (direction: string) =>
    desktop.evaluate(
      ({ BrowserWindow }, way) => void BrowserWindow.getAllWindows()[0]?.webContents.emit('zoom-changed', {}, way),
      direction,
    )
  for (const expected of [1.1, 1.25, 1.5, 1.75, 2]) {
    await wheel('in')
    await expect.poll(zoomNow).toBe(expected)
  }
  await wheel('in')
  expect(await ask('settings.get')).toMatchObject({ zoom: 200 })
  await page.getByRole('list', { name: 'Screens' }).getByRole('button', { name: 'Settings' }).click()
  await expect(page.getByRole('combobox', { name: 'Size of everything' })).toContainText('200 %')
})

test('[desk.theme] the desktop follows the theme, and the computer where the setting says so', async () => {
  for (const theme of ['dark', 'light', 'system']) {
    await ask('settings.update', { theme })
    await expect.poll(() => desktop.evaluate(({ nativeTheme }) => nativeTheme.themeSource)).toBe(theme)
  }
  const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
  await page.emulateMedia({ colorScheme: 'dark' })
  const dark = await ground()
  await page.emulateMedia({ colorScheme: 'light' })
  expect(await ground()).not.toBe(dark)
})

test('[desk.spelling] spelling is checked only once it was turned on, and a right click offers better words', async () => {
  const spelling = () => desktop.evaluate(({ records }) => records.spelling)
  expect(await spelling(), 'nothing is fetched before anybody asked').not.toContain('on')
  await page.getByRole('switch', { name: /^Check spelling/ }).click()
  await expect.poll(spelling).toContain('on')
  expect((await spelling()).at(-1)).toMatch(/^en/)
  await page.getByRole('button', { name: /^Languages/ }).click()
  await page.getByRole('checkbox', { name: 'German' }).click()
  await expect.poll(async () => (await spelling()).at(-1)).toBe('de')
  await desktop.evaluate(({ BrowserWindow, records }) => {
    const [window] = BrowserWindow.getAllWindows()
    const editing = { isEditable: true, selectionText: 'teh', misspelledWord: 'teh', dictionarySuggestions: ['the'] }
    window?.webContents.emit('context-menu', {}, editing)
    const [word] = records.popups.at(-1) as readonly { click(): void }[]
    word?.click()
  })
  expect(
    await desktop.evaluate(({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows()
      return (window?.webContents as { replaced?: string } | undefined)?.replaced
    }),
  ).toBe('the')
})

test('[desk.tray] the tray is there when it is wanted, says what waits, and keeps the app when the window closes', async () => {
  type Tray = { readonly toolTip: string; readonly menu: readonly { readonly label?: string; click?: () => void }[] }
  const trays = () =>
    desktop.evaluate(({ records }) => (records.trays as readonly Tray[]).map(({ toolTip }) => ({ toolTip })))
  expect(await trays()).toHaveLength(0)
  await page.getByRole('switch', { name: /^Stay in the tray/ }).click()
  await expect.poll(async () => (await trays()).length).toBe(1)
  await runTool('send_message', { to: ['a@b.example'], subject: 'From the tray', body: 'x' })
  await expect.poll(async () => (await trays())[0]?.toolTip).toBe('Gatehouse: A question waits for you')
  const visible = () => desktop.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible())
  await desktop.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())
  expect(await visible()).toBe(false)
  expect(await pending()).toHaveLength(1)
  await desktop.evaluate(({ records }) => (records.trays[0] as Tray).menu[1]?.click?.())
  await expect.poll(visible).toBe(true)
  await expect(page.getByRole('alertdialog')).toBeVisible()
  await decline()
  await ask('settings.update', { tray: false })
  await expect.poll(async () => (await trays()).length).toBe(0)
})

test('[desk.quitAsks] ending with a question waiting says so first, and staying keeps it', async () => {
  await runTool('send_message', { to: ['a@b.example'], subject: 'Still asked', body: 'x' })
  await expect.poll(async () => (await pending()).length).toBe(1)
  await desktop.evaluate(({ app }) => app.quit())
  const dialogs = () => desktop.evaluate(({ records }) => records.dialogs as readonly { detail: string }[])
  await expect.poll(async () => (await dialogs()).length).toBe(1)
  expect((await dialogs())[0]?.detail).toContain('1 question waits for you; it becomes a no')
  await desktop.evaluate(({ records }) => records.press?.(1))
  expect(await pending()).toHaveLength(1)
})

test('[desk.quits] a yes to ending ends it, and its servers too', async () => {
  const servers = desktop.started('office.js')
  expect(servers.length, 'the sample office runs').toBeGreaterThan(0)
  await desktop.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.setBounds({ x: 40, y: 60, width: 900, height: 700 }),
  )
  await desktop.evaluate(({ app }) => app.quit())
  await expect.poll(() => desktop.evaluate(({ records }) => records.dialogs.length)).toBe(2)
  await desktop.evaluate(({ records }) => records.press?.(0))
  await desktop.exited
  for (const pid of servers) expect(existsSync(`/proc/${pid}`), `process ${pid}`).toBe(false)
})

test('[desk.place] the window comes back where it was, as large as it was', async () => {
  const state = JSON.parse(readFileSync(join(desktop.home, 'window.json'), 'utf8')) as object
  expect(state).toMatchObject({ place: { x: 40, y: 60 }, width: 900, height: 700, zoom: 200 })
  writeFileSync(join(desktop.home, 'window.json'), JSON.stringify({ ...state, place: { x: 9000, y: 60 } }))
  const again = await launchDesktop(desktop.home)
  await again.window()
  const options = await again.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows()
    const { options } = window as unknown as {
      options: { x?: number; width: number; webPreferences: { zoomFactor: number } }
    }
    return { x: options.x, width: options.width, zoom: options.webPreferences.zoomFactor }
  })
  expect(options.x, 'its screen is gone: the system places it').toBeUndefined()
  expect(options).toMatchObject({ width: 900, zoom: 2 })
  await again.close()
})

test('[desk.quitsBounded] a keychain that never answers cannot keep the app from ending', async () => {
  test.skip(missing.length > 0, `not installed: ${missing.join(', ')}`)
  const session = await startSession(true)
  const WAITS = { timeout: 30_000 }
  for (const early of [true, false]) {
    const held = await launchDesktop(newHome(), session.env)
    const window = await held.window()
    // Late: the app has given up on the keychain and works without it; the system's own question is still open.
    if (!early) await expect(window.getByRole('button', { name: 'Show this week’s events' })).toBeEnabled(WAITS)
    await held.evaluate(({ app }) => app.quit())
    await held.exited
    await held.close()
  }
  session.end()
})

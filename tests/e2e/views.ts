// A window with a server that has views, good and evil ones, and a canary that hears whatever tries to leave.
import { createSocket } from 'node:dgram'
import { existsSync, readFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { join } from 'node:path'
import { type Browser, expect, type Page } from '@playwright/test'
import { newHome, openWindow, removeHome, startGatehouse } from './gatehouse.ts'
import { newConversation, runTool } from './person.ts'
import { addServer, node, serverScript } from './servers.ts'

/** Everything that knocks, with or without a word. */
async function startCanary() {
  const leaks: string[] = []
  const tcp = createServer((socket) => {
    leaks.push('a connection')
    socket.on('data', (data) => leaks.push(data.toString('latin1').slice(0, 80))).on('error', () => {})
  })
  const udp = createSocket('udp4').on('message', () => leaks.push('a datagram'))
  await new Promise<void>((resolve) => tcp.listen(0, '127.0.0.1', resolve))
  await new Promise<void>((resolve) => udp.bind(0, '127.0.0.1', resolve))
  return {
    leaks,
    at: `http://127.0.0.1:${(tcp.address() as AddressInfo).port}`,
    stun: `127.0.0.1:${udp.address().port}`,
    stop: () => (tcp.close(), udp.close()),
  }
}

export async function startViews(browser: Browser) {
  const canary = await startCanary()
  const gatehouse = await startGatehouse(newHome())
  const file = join(gatehouse.home, 'views')
  const page = await browser.newPage()
  await openWindow(page, gatehouse)
  await addServer(page, 'Picker', { line: `${node} ${serverScript('views.ts')} ${file}` })
  return {
    canary,
    gatehouse,
    page,
    /** What the page of `show_changing` is read from. */
    file,
    /** What really reached the server. */
    ran: (name: string): readonly (readonly [string, Readonly<Record<string, string>>])[] =>
      (existsSync(`${file}.calls`) ? readFileSync(`${file}.calls`, 'utf8').trim().split('\n') : [])
        .map((line) => JSON.parse(line) as [string, Record<string, string>])
        .filter(([called]) => called === name),
    async stop() {
      await page.close()
      await gatehouse.stop()
      canary.stop()
      removeHome(gatehouse.home)
    },
  }
}
export type Views = Awaited<ReturnType<typeof startViews>>

export const viewOf = (page: Page, title: string) =>
  page.getByRole('region', { name: `View of Picker: ${title}` }).last()
/** The page of the server itself, two frames in. */
export const pageIn = (page: Page, title: string) => viewOf(page, title).frameLocator('iframe').frameLocator('iframe')

/** A view takes clicks once it was pressed. */
export async function wake(page: Page, title: string): Promise<void> {
  const rest = viewOf(page, title).getByRole('button', { name: 'Use the view of Picker' })
  await rest.click()
  await expect(rest).toBeHidden()
}

/** Agrees to the page where that is asked. */
export async function agree(page: Page, title: string): Promise<void> {
  // Nothing is read for a view that is not in sight.
  await viewOf(page, title).scrollIntoViewIfNeeded()
  const show = viewOf(page, title).getByRole('button', { name: 'Show the view' })
  await expect(show.or(viewOf(page, title).getByRole('button', { name: 'Close the view' }))).toBeVisible()
  if (await show.isVisible()) await show.click()
}

export async function showDays(page: Page): Promise<void> {
  await newConversation(page)
  await runTool(page, { words: 'list days', title: 'List days', json: { month: 'May' } })
  await agree(page, 'List days')
  await expect(pageIn(page, 'List days').getByRole('status')).toHaveText('ready light')
}

/** A page that does what it is told in the arguments. */
export async function showEvil(page: Page, how: string, at: string): Promise<void> {
  await newConversation(page)
  await runTool(page, { words: 'show evil', title: 'Show evil', json: { how, at } })
  await agree(page, 'Show evil')
}

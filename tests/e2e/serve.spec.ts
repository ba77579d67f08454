// The browser entry as an attacker on the same machine sees it.
import { request as httpRequest } from 'node:http'
import { expect, test } from '@playwright/test'
import { WebSocket } from 'ws'
import { type Gatehouse, newHome, openWindow, removeHome, startGatehouse } from './gatehouse.ts'

let gatehouse: Gatehouse
test.beforeAll(async () => {
  gatehouse = await startGatehouse(newHome())
})
test.afterAll(async () => {
  await gatehouse.stop()
  removeHome(gatehouse.home)
})
const port = () => Number(new URL(gatehouse.address()).port)
const token = () => gatehouse.address().split('#token=')[1] ?? ''

function get(
  path: string,
  headers: Record<string, string>,
  method = 'GET',
): Promise<{ status: number; headers: Record<string, unknown> }> {
  return new Promise((resolve, reject) => {
    const request = httpRequest({ host: '127.0.0.1', port: port(), path, headers, method }, (response) => {
      response.resume()
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers }))
    })
    request.on('error', reject)
    request.end()
  })
}

/** Opens a socket, says something, and answers how it ended or what came first. */
function converse(first: unknown, headers: Record<string, string>): Promise<string> {
  return new Promise((resolve) => {
    const socket = new WebSocket(`ws://127.0.0.1:${port()}/rpc`, { headers })
    socket.on('open', () => first !== undefined && socket.send(JSON.stringify(first)))
    socket.on('message', (data: Buffer) => {
      resolve(`heard ${data.toString().slice(0, 40)}`)
      socket.close()
    })
    socket.on('close', (code) => resolve(`closed ${code}`))
    socket.on('error', (error) => resolve(`error ${error.message}`))
  })
}
const origin = () => `http://127.0.0.1:${port()}`

test('CVE-2025-49596: a name that was made to point here gets nothing', async () => {
  expect((await get('/', { host: 'evil.test' })).status).toBe(421)
  expect((await get('/', { host: `evil.test:${port()}` })).status).toBe(421)
  expect((await get('/', { host: `127.0.0.1:${port()}`, origin: 'http://evil.test' })).status).toBe(421)
  expect(await converse({ token: token() }, { origin: origin(), host: `evil.test:${port()}` })).toContain('403')
})

test('CVE-2025-52882: a page of another site cannot open the socket, even with the right token', async () => {
  for (const foreign of ['http://evil.test', 'null', `http://127.0.0.1:${port() + 1}`, `https://127.0.0.1:${port()}`])
    expect(await converse({ token: token() }, { origin: foreign }), foreign).toContain('403')
  expect(await converse({ token: token() }, {})).toContain('403')
})

test('without the token nothing is answered, whatever is asked', async () => {
  expect(await converse({ id: 1, name: 'host.addServer', input: {} }, { origin: origin() })).toBe('closed 4401')
  expect(await converse({ token: 'wrong' }, { origin: origin() })).toBe('closed 4401')
  expect(await converse({ token: ['x'] }, { origin: origin() })).toBe('closed 4401')
  expect(await converse([1, 2], { origin: origin() })).toBe('closed 4400')
})

test('the address works once, and the next one is printed', async ({ page }) => {
  const first = gatehouse.address()
  await openWindow(page, gatehouse)
  expect(page.url()).not.toContain('token')
  await expect.poll(() => gatehouse.address()).not.toBe(first)
  const spent = first.split('#token=')[1]
  expect(await converse({ token: spent }, { origin: origin() })).toBe('closed 4401')
})

test('files outside the window are not served', async () => {
  const host = `127.0.0.1:${port()}`
  for (const path of [
    '/../serve/serve.js',
    '/%2e%2e/serve/serve.js',
    '/..%2fserve%2fserve.js',
    '/%00',
    '/%zz',
    '/\\..\\x',
  ])
    expect((await get(path, { host })).status, path).toBe(404)
  expect((await get('/', { host }, 'POST')).status).toBe(405)
})

test('the headers keep foreign code, frames and referrers out', async () => {
  const { headers } = await get('/', { host: `127.0.0.1:${port()}` })
  const policy = String(headers['content-security-policy'])
  expect(policy).toContain("default-src 'none'")
  expect(policy).toContain("script-src 'self'")
  expect(policy).toContain("frame-ancestors 'none'")
  expect(policy).not.toMatch(/unsafe-inline|unsafe-eval|\*/)
  expect(headers['x-content-type-options']).toBe('nosniff')
  expect(headers['referrer-policy']).toBe('no-referrer')
})

test('nothing of the app breaks its own content security policy', async ({ page }) => {
  const violations: string[] = []
  page.on('console', (message) => {
    if (/Content Security Policy|Trusted/i.test(message.text())) violations.push(message.text())
  })
  await openWindow(page, gatehouse)
  for (const name of ['Servers', 'Permissions', 'Activity', 'Accounts', 'Settings']) {
    await page
      .getByRole('navigation')
      .getByRole('button', { name })
      .or(page.getByRole('navigation').getByRole('link', { name }))
      .first()
      .click()
    await expect(page.getByRole('heading', { name }).first()).toBeVisible()
  }
  expect(violations).toEqual([])
})

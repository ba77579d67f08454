// The browser entry's port, as a page of another site or a name that was made to point here sees it.
import { request, type Server } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { WebSocket } from 'ws'
import { expect, onTestFinished, test, vi } from 'vitest'
import { listen } from './listen.ts'
import { serveAt } from './server.ts'
import { createTickets } from './tickets.ts'

async function open() {
  const asked: string[] = []
  let count = 0
  const tickets = createTickets(() => `ticket-${count++}`)
  const listening = listen(0)
  await listening.open
  const served = serveAt(listening, {
    root: import.meta.dirname,
    settings: import.meta.dirname,
    tickets,
    router: () =>
      Promise.resolve((name) => {
        asked.push(String(name))
        return Promise.resolve({ ok: true, value: null })
      }),
    onAdmitted: () => undefined,
    onSocket: () => undefined,
  })
  onTestFinished(() => served.close())
  return { ...served, port: (listening.server.address() as AddressInfo).port, asked, tickets }
}
type Open = Awaited<ReturnType<typeof open>>

const statusOf = ({ port }: Open, headers: Record<string, string>) =>
  new Promise<number>((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, path: '/', headers }, (response) =>
      resolve(response.resume().statusCode ?? 0),
    )
    sent.on('error', reject)
    sent.end()
  })
const connectionsOf = (server: Server) =>
  new Promise<number>((resolve) => server.getConnections((_error, count) => resolve(count)))
/** Speaks as a window would: what came back first, or how it was turned away. */
const speak = ({ port, tickets }: Pick<Open, 'port' | 'tickets'>, headers: Record<string, string>, path = '/rpc') =>
  new Promise<string>((resolve) => {
    const socket = new WebSocket(`ws://127.0.0.1:${port}${path}`, { headers })
    socket.on('open', () => socket.send(JSON.stringify({ token: tickets.next() })))
    socket.on('message', () => {
      socket.close()
      resolve('welcome')
    })
    socket.on('error', (error) => resolve(error.message))
  })

test('CVE-2025-49596, CVE-2026-23744: a name that was made to point here gets nothing of the browser entry', async () => {
  const at = await open()
  const here = `127.0.0.1:${at.port}`
  for (const host of ['evil.test', `evil.test:${at.port}`, '127.0.0.1', `127.0.0.1:${at.port + 1}`])
    expect([host, await statusOf(at, { host })]).toEqual([host, 421])
  for (const origin of ['http://evil.test', 'null', `https://${here}`])
    expect([origin, await statusOf(at, { host: here, origin })]).toEqual([origin, 421])
  expect(await speak(at, { host: `evil.test:${at.port}`, origin: `http://evil.test:${at.port}` })).toContain('403')
  expect(await statusOf(at, { host: here })).toBe(404)
})

test('CVE-2025-52882: a page of another site cannot open the socket, even with the right token', async () => {
  const at = await open()
  const here = `http://127.0.0.1:${at.port}`
  for (const origin of ['http://evil.test', 'null', `http://127.0.0.1:${at.port + 1}`, `https://127.0.0.1:${at.port}`])
    expect([origin, await speak(at, { origin })]).toEqual([origin, expect.stringContaining('403')])
  expect(await speak(at, {})).toContain('403')
  expect(await speak(at, { origin: here }, '/other')).toContain('403')
  expect(await speak(at, { origin: here })).toBe('welcome')
})

test('whoever comes before the app is loaded waits for it, page and socket alike', async () => {
  const listening = listen(0)
  await listening.open
  const { port } = listening.server.address() as AddressInfo
  const page = fetch(`http://127.0.0.1:${port}/server.test.ts`)
  const tickets = createTickets(() => 'ticket')
  const spoken = speak({ port, tickets }, { origin: `http://127.0.0.1:${port}` })
  await vi.waitUntil(() => connectionsOf(listening.server).then((count) => count === 2))
  const served = serveAt(listening, {
    root: import.meta.dirname,
    settings: import.meta.dirname,
    tickets,
    router: () => Promise.reject(new Error('nothing is asked')),
    onAdmitted: () => undefined,
    onSocket: () => undefined,
  })
  onTestFinished(() => served.close())
  expect((await page).status).toBe(200)
  expect(await spoken).toBe('welcome')
})

test('CVE-2025-49596: the browser entry listens at one address of this computer only', async () => {
  const at = await open()
  const outcome = await new Promise((resolve) => {
    const socket = connect(at.port, '127.0.0.2')
    socket.once('connect', () => {
      socket.destroy()
      resolve('open')
    })
    socket.once('error', () => resolve('closed'))
  })
  expect(outcome).toBe('closed')
})

test('CVE-2025-52882: a window that shows no token is asked nothing and told nothing', async () => {
  const at = await open()
  const outcome = await new Promise((resolve) => {
    const socket = new WebSocket(`ws://127.0.0.1:${at.port}/rpc`, {
      headers: { origin: `http://127.0.0.1:${at.port}` },
    })
    socket.on('open', () => {
      at.emit('host.toolsChanged', { revision: 1 })
      socket.send(JSON.stringify({ id: 1, name: 'host.addServer', input: {} }))
    })
    socket.on('message', (data: Buffer) => resolve(data.toString()))
    socket.on('close', (code) => resolve(code))
  })
  expect(outcome).toBe(4401)
  expect(at.asked).toEqual([])
})

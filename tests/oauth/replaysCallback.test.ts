// Published faults of the callback listener, as tests.
import { request as httpRequest } from 'node:http'
import { connect } from 'node:net'
import { expect, test } from 'vitest'
import type { SignInView } from '../../shared/oauth.ts'
import { startHostile } from './hostile.ts'
import { closeLater } from './house.ts'
import { createClock, createWorld, isOver, SERVER, type World } from './world.ts'

/** A world whose browser opens nothing: the test is the browser. */
async function openWorld(over: Parameters<typeof createWorld>[1] = {}) {
  const server = await startHostile()
  const world = createWorld(server.url, { openBrowser: () => Promise.resolve(), ...over })
  closeLater(server.close, world.close)
  return { server, world }
}

type Waiting = { readonly id: string; readonly callback: URL; readonly state: string }
/** Starts a sign-in and stops where the browser would come back. */
async function untilBrowser(world: World): Promise<Waiting> {
  const { id } = await world.oauth.startSignIn({ serverId: SERVER, accountId: null })
  await world.card((view) => view.state.kind === 'confirm', id)
  await world.oauth.confirmSignIn({ id, scopes: null, client: null })
  const { state } = await world.card((view) => view.state.kind === 'waitingForBrowser', id)
  const asked = new URL(state.kind === 'waitingForBrowser' ? state.url : '').searchParams
  return { id, callback: new URL(asked.get('redirect_uri') ?? ''), state: asked.get('state') ?? '' }
}
const answer = (waiting: Waiting, parameters: Record<string, string>) => {
  const url = new URL(waiting.callback)
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value)
  return fetch(url)
}
const stateOf = async (world: World, id: string): Promise<SignInView['state']['kind'] | undefined> =>
  (await world.oauth.listSignIns()).find((view) => view.id === id)?.state.kind
const isClosed = (waiting: Waiting, host = '127.0.0.1') =>
  new Promise<boolean>((resolve) => {
    const socket = connect(Number(waiting.callback.port), host)
    socket.once('connect', () => resolve(!socket.destroy()))
    socket.once('error', () => resolve(true))
  })
/** A raw request, with any method and headers. */
const raw = (waiting: Waiting, options: { method?: string; path?: string; headers?: Record<string, string> }) =>
  new Promise<number>((resolve, reject) => {
    const { port, pathname } = waiting.callback
    const sent = httpRequest({ host: '127.0.0.1', port, path: `${pathname}?state=${waiting.state}&code=x`, ...options })
    sent.once('response', (response) => resolve(response.resume().statusCode ?? 0))
    sent.once('upgrade', () => resolve(101))
    sent.once('error', reject)
    sent.end()
  })

test('CVE-2026-31944: a code with the state of another sign-in, an old one or none is not taken', async () => {
  const { server, world } = await openWorld()
  const other = createWorld(server.url, { openBrowser: () => Promise.resolve() })
  closeLater(other.close)
  const mine = await untilBrowser(world)
  const theirs = await untilBrowser(other)
  const iss = server.origin
  for (const parameters of [
    { code: 'x', iss, state: theirs.state },
    { code: 'x', iss },
    { code: 'x', iss, state: '' },
  ]) {
    const response = await answer(mine, parameters)
    expect([response.status, await stateOf(world, mine.id)]).toEqual([400, 'waitingForBrowser'])
  }
  for (const states of [
    [theirs.state, mine.state],
    [mine.state, theirs.state],
  ]) {
    const twice = new URL(`${mine.callback.href}?state=${states.join('&state=')}&code=x`)
    expect((await fetch(twice)).status).toBe(400)
  }
  expect(server.hits).not.toContain('POST /token')
  expect((await answer(mine, { code: 'x', iss, state: mine.state })).status).toBe(200)
  await world.card(isOver, mine.id)
  expect(await stateOf(world, mine.id)).toBe('done')
  expect(await isClosed(mine)).toBe(true)
  expect(await stateOf(other, theirs.id)).toBe('waitingForBrowser')
  expect(await other.oauth.listAccounts()).toEqual([])
  await other.oauth.cancelSignIn({ id: theirs.id })
})

test('CVE-2026-31944: an answer counts once; the same one again finds nothing waiting, even before the tokens are here', async () => {
  const { server, world } = await openWorld()
  const waiting = await untilBrowser(world)
  const again: number[] = []
  const token = server.routes.get('/token')
  server.routes.set('/token', async (...asked) => {
    again.push((await answer(waiting, { code: 'other', iss: server.origin, state: waiting.state })).status)
    return token?.(...asked) ?? {}
  })
  await answer(waiting, { code: 'x', iss: server.origin, state: waiting.state })
  expect((await world.card(isOver, waiting.id)).state.kind).toBe('done')
  expect(again).toEqual([400])
  expect(server.hits.filter((hit) => hit === 'POST /token')).toHaveLength(1)
})

test('CVE-2026-31944: a code that comes after the cancel finds nobody', async () => {
  const { server, world } = await openWorld()
  const waiting = await untilBrowser(world)
  await world.oauth.cancelSignIn({ id: waiting.id })
  await world.card(isOver, waiting.id)
  expect(await isClosed(waiting)).toBe(true)
  expect(server.hits).not.toContain('POST /token')
  expect(await world.oauth.listAccounts()).toEqual([])
})

test('CVE-2026-31944: after five minutes the port is closed', async () => {
  const clock = createClock()
  const { world } = await openWorld({ clock })
  const waiting = await untilBrowser(world)
  clock.move(5 * 60_000 - 1)
  expect(await isClosed(waiting)).toBe(false)
  clock.move(1)
  expect((await world.card(isOver, waiting.id)).state).toMatchObject({
    kind: 'failed',
    error: { code: 'SIGN_IN_FAILED', message: expect.stringContaining('within five minutes') as string },
  })
  expect(await isClosed(waiting)).toBe(true)
})

test('CVE-2026-31944: a token that arrives after the cancel is thrown away', async () => {
  const { server, world } = await openWorld()
  const waiting = await untilBrowser(world)
  const token = server.routes.get('/token')
  server.routes.set('/token', (...asked) => {
    void world.oauth.cancelSignIn({ id: waiting.id })
    return token?.(...asked) ?? {}
  })
  await answer(waiting, { code: 'x', iss: server.origin, state: waiting.state })
  await world.card(isOver, waiting.id)
  expect(await stateOf(world, waiting.id)).toBe('cancelled')
  expect([...world.parts.vault.entries.keys()]).toEqual([])
})

test('CVE-2026-31944: a cancel in the last moment, with the token already here, still counts', async () => {
  let atTheEnd = () => undefined as void
  const now = () => {
    atTheEnd()
    return Date.now()
  }
  const { server, world } = await openWorld({ clock: { ...createClock(), now } })
  const waiting = await untilBrowser(world)
  const token = server.routes.get('/token')
  server.routes.set('/token', (...asked) => {
    // The next time that is read is when the tokens are in hand.
    atTheEnd = () => {
      atTheEnd = () => undefined
      void world.oauth.cancelSignIn({ id: waiting.id })
    }
    return Promise.resolve(token?.(...asked)).then((given) => ({ ...given, headers: { date: '' } }))
  })
  await answer(waiting, { code: 'x', iss: server.origin, state: waiting.state })
  await world.card(isOver, waiting.id)
  expect(await stateOf(world, waiting.id)).toBe('cancelled')
  expect([...world.parts.vault.entries.keys()]).toEqual([])
})

test('CVE-2025-62800: the page says nothing of what came in, and allows nothing', async () => {
  const { world } = await openWorld()
  const waiting = await untilBrowser(world)
  const script = '<script>canary()</script>'
  const image = '<img src=x onerror=canary()>'
  for (const state of ['wrong', waiting.state]) {
    const response = await answer(waiting, { error: script, error_description: image, state })
    const html = await response.text()
    expect(html).not.toContain('canary')
    expect(html).not.toContain('<script')
    expect(response.headers.get('content-security-policy')).toMatch(/^default-src 'none';/)
    expect(response.headers.get('content-security-policy')).not.toContain('unsafe')
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8')
  }
  const { state } = await world.card(isOver, waiting.id)
  expect(JSON.stringify(state)).not.toContain('canary')
})

test('CVE-2025-62800: the callback is there for this computer only, at one address of it', async () => {
  const { world } = await openWorld()
  const waiting = await untilBrowser(world)
  expect(await isClosed(waiting)).toBe(false)
  expect(await isClosed(waiting, '127.0.0.2')).toBe(true)
  await world.oauth.cancelSignIn({ id: waiting.id })
  await world.card(isOver, waiting.id)
})

test('CVE-2025-49596, CVE-2026-23744: the callback answers one path, by number, to a GET', async () => {
  const { world } = await openWorld()
  const waiting = await untilBrowser(world)
  const host = `127.0.0.1:${waiting.callback.port}`
  expect(await raw(waiting, { headers: { host: 'evil.test' } })).toBe(404)
  expect(await raw(waiting, { headers: { host: `localhost:${waiting.callback.port}` } })).toBe(404)
  expect(await raw(waiting, { headers: { host }, method: 'POST' })).toBe(404)
  expect(await raw(waiting, { headers: { host }, path: `/?state=${waiting.state}&code=x` })).toBe(404)
  expect(await raw(waiting, { headers: { host }, path: `/callback/../callback?state=${waiting.state}&code=x` })).toBe(
    404,
  )
  expect(await stateOf(world, waiting.id)).toBe('waitingForBrowser')
  await world.oauth.cancelSignIn({ id: waiting.id })
  await world.card(isOver, waiting.id)
})

test('CVE-2025-52882: no page gets a WebSocket out of the callback', async () => {
  const { world } = await openWorld()
  const waiting = await untilBrowser(world)
  const upgrade = {
    connection: 'Upgrade',
    upgrade: 'websocket',
    'sec-websocket-version': '13',
    'sec-websocket-key': 'x',
  }
  const status = await raw(waiting, { path: '/callback', headers: { ...upgrade, origin: 'http://evil.test' } }).catch(
    () => 0,
  )
  expect(status).not.toBe(101)
  await world.oauth.cancelSignIn({ id: waiting.id })
  await world.card(isOver, waiting.id)
})

test('CVE-2025-49596: no port is open before the person confirmed, nor after the end', async () => {
  const ports = () => process.getActiveResourcesInfo().filter((kind) => kind === 'TCPServerWrap').length
  const { world } = await openWorld()
  const before = ports()
  const { id } = await world.oauth.startSignIn({ serverId: SERVER, accountId: null })
  await world.card((view) => view.state.kind === 'confirm', id)
  const asking = ports()
  // Ports of earlier tests may still be on their way out.
  expect(asking).toBeLessThanOrEqual(before)
  await world.oauth.cancelSignIn({ id })
  const waiting = await untilBrowser(world)
  expect(ports()).toBe(asking + 1)
  await world.oauth.cancelSignIn({ id: waiting.id })
  await world.card(isOver, waiting.id)
  expect(await isClosed(waiting)).toBe(true)
})

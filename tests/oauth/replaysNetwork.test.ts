// Published faults around addresses that a server names: what is fetched, and what is opened.
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { discoverResource } from '../../electron/oauth/discovery.ts'
import { createGuardedFetch, type Resolve } from '../../electron/oauth/guardedFetch.ts'
import { gateUrl } from '../../electron/oauth/urlGate.ts'
import { goodMetadata, type Hostile, METADATA, RESOURCE, startHostile } from './hostile.ts'
import { closeLater } from './house.ts'
import { appErrorOf, createWorld, isOver, SERVER, type World } from './world.ts'

async function openWorld(): Promise<{ readonly server: Hostile; readonly canary: Hostile; readonly world: World }> {
  const server = await startHostile()
  const canary = await startHostile()
  const world = createWorld(server.url)
  closeLater(server.close, canary.close, world.close)
  return { server, canary, world }
}
const connectQuietly = (world: World) => world.connect().catch((reason: unknown) => appErrorOf(reason))

/** Counts connections to a port of ours, whatever they then say. */
async function countConnections() {
  let count = 0
  const server = createServer((socket) => {
    count += 1
    socket.destroy()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closeLater(() => new Promise((resolve) => server.close(() => resolve())))
  return { port: (server.address() as AddressInfo).port, count: () => count }
}
const guardFor = (server: string, resolve: Resolve) =>
  createGuardedFetch({
    server: new URL(server),
    isApproved: () => false,
    resolve,
    signal: AbortSignal.timeout(2000),
    onDate: () => undefined,
  })
const nowhere: Resolve = () => Promise.reject(new Error('no name is looked up here'))

test('CVE-2026-51997: a challenge that points to another port of this computer', async () => {
  const { server, canary, world } = await openWorld()
  const named = `${canary.origin}/latest/meta-data`
  server.routes.set('/mcp', () => ({
    status: 401,
    headers: { 'www-authenticate': `Bearer resource_metadata="${named}"` },
  }))
  const needed = appErrorOf(await world.client().catch((reason: unknown) => reason))
  await world.confirm(String(Reflect.get(Object(needed.data), 'signInId')))
  expect(canary.hits).toEqual([])
})

test('CVE-2026-51997: a challenge that points to another host of the internet', async () => {
  const asked: string[] = []
  const spy = (url: string | URL) => {
    asked.push(new URL(url).host)
    return Promise.resolve(new Response(null, { status: 404 }))
  }
  await discoverResource(new URL('https://mcp.example/mcp'), new URL('https://other.example/metadata'), spy)
  expect(new Set(asked)).toEqual(new Set(['mcp.example']))
})

test('CVE-2026-51997: a chain of redirects to another port of this computer', async () => {
  const { server, canary, world } = await openWorld()
  const away = (path: string) => () => ({ status: 302, headers: { location: path } })
  for (const path of [RESOURCE, METADATA, '/token', '/register']) {
    const kept = server.routes.get(path)
    server.routes.set(path, away('/hop'))
    server.routes.set('/hop', away(`${canary.origin}${path}`))
    await connectQuietly(world)
    if (kept !== undefined) server.routes.set(path, kept)
  }
  const revocation_endpoint = `${server.origin}/hop`
  server.routes.set(METADATA, () => ({ body: { ...goodMetadata(server.origin), revocation_endpoint } }))
  for (const { id } of await world.oauth.listAccounts()) await world.oauth.signOut({ accountId: id })
  expect(await world.connect().then((accountId) => world.oauth.signOut({ accountId }))).toBeUndefined()
  expect(server.hits.at(-1)).toBe('POST /hop')
  expect(canary.hits).toEqual([])
})

test('CVE-2026-51997: a sign-in service on another port of this computer is not even asked before the person agreed', async () => {
  const { server, canary, world } = await openWorld()
  server.routes.set(RESOURCE, () => ({ body: { resource: server.url, authorization_servers: [canary.origin] } }))
  const { id } = await world.oauth.startSignIn({ serverId: SERVER, accountId: null })
  const card = await world.card((view) => view.state.kind === 'confirm', id)
  expect(card.authorizationHost).toBe(new URL(canary.origin).host)
  expect(canary.hits).toEqual([])
  await world.oauth.cancelSignIn({ id })
  await world.card(isOver, id)
  expect(canary.hits).toEqual([])
})

test('CVE-2026-51997: a stream that moves its own address elsewhere is not followed', async () => {
  const { canary, world } = await openWorld()
  await world.connect()
  const moved = world.oauth.authFor(SERVER).over(fetch)(canary.url, { method: 'POST', body: '{}' })
  expect(appErrorOf(await moved.catch((reason: unknown) => reason)).code).toBe('LINK_REFUSED')
  expect(canary.hits).toEqual([])
})

test('GHSA-c9xm-49cp-xcr9: private, local and disguised addresses of a server on the internet', async () => {
  const target = await countConnections()
  const guard = guardFor('https://mcp.example/mcp', nowhere)
  const addresses = [
    `http://127.0.0.1:${target.port}/latest/meta-data`,
    `https://127.0.0.1:${target.port}/`,
    `https://0x7f000001:${target.port}/`,
    `https://2130706433:${target.port}/`,
    `https://127.1:${target.port}/`,
    `https://[::ffff:127.0.0.1]:${target.port}/`,
    `https://localhost:${target.port}/`,
    `https://0.0.0.0:${target.port}/`,
    'https://[::1]/',
    'https://169.254.169.254/latest/meta-data',
    'https://[::ffff:169.254.169.254]/',
    'https://10.0.0.1/',
    'https://192.168.1.1/',
    'https://172.16.0.1/',
    'https://100.64.0.1/',
    'https://[fd00::1]/',
    'https://[fe80::1]/',
    'https://[64:ff9b::a9fe:a9fe]/',
    'https://[2002:7f00:1::]/',
  ]
  for (const address of addresses) {
    const refused = await guard.fetch(address).catch((reason: unknown) => reason)
    expect([address, appErrorOf(refused).code]).toEqual([address, 'LINK_REFUSED'])
  }
  expect(target.count()).toBe(0)
})

test('GHSA-c9xm-49cp-xcr9: a name that leads here is refused at the connection, whatever it said before', async () => {
  const target = await countConnections()
  const answers = ['93.184.215.14', '127.0.0.1']
  const rebinding: Resolve = () => Promise.resolve([{ address: answers.shift() ?? '127.0.0.1', family: 4 }])
  const guard = guardFor('https://mcp.example/mcp', rebinding)
  const url = `https://rebind.example:${target.port}/`
  expect(await guard.needsApproval(new URL(url))).toBe(false)
  expect(appErrorOf(await guard.fetch(url).catch((reason: unknown) => reason)).code).toBe('LINK_REFUSED')
  const mixed: Resolve = () =>
    Promise.resolve([
      { address: '93.184.215.14', family: 4 },
      { address: '127.0.0.1', family: 4 },
    ])
  const refused = await guardFor('https://mcp.example/mcp', mixed)
    .fetch(url)
    .catch((reason: unknown) => reason)
  expect(appErrorOf(refused).code).toBe('LINK_REFUSED')
  expect(target.count()).toBe(0)
})

test('a server in the private network may have its own sign-in there, but nobody else of that network', async () => {
  const own: Resolve = () => Promise.resolve([{ address: '10.1.2.3', family: 4 }])
  const guard = guardFor('https://mcp.intranet.example/mcp', own)
  expect(await guard.needsApproval(new URL('https://mcp.intranet.example/x'))).toBe(false)
  expect(await guard.needsApproval(new URL('https://login.intranet.example/'))).toBe(true)
})

const UNUSABLE = [
  'a:$(calc.exe)?x',
  'file:///etc/passwd',
  'ms-calculator:',
  'ms-msdt:/id',
  'search-ms:query=x',
  'vscode://extension/x',
  'smb://evil/share',
  'ssh://-oProxyCommand=touch%20x/',
  'http://$(calc.exe).example/',
  'https://$(calc.exe).example/',
  'https://user:pw@host.example/',
  'https://@host.example/',
  'http://host.example/',
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  '\u0001javascript:alert(1)',
  'data:text/html,x',
  'vbscript:x',
  'https://-oProxyCommand.example/',
  'https://host..example/',
  `https://${'a'.repeat(64)}.example/`,
  `https://host.example/${'a'.repeat(9000)}`,
  'mailto:a@b.example',
  '',
]

/** Parsers quietly rewrite these to something usable; the gate does not guess. */
const DISGUISED = [
  ' https://host.example/',
  'https://host.example/\u0000',
  'https://ho\tst.example/',
  'https:\\\\host.example\\',
]

test('CVE-2025-6514, CVE-2025-58444: an authorization address that is none is never opened', async () => {
  const { server, world } = await openWorld()
  for (const authorization_endpoint of UNUSABLE) {
    server.routes.set(METADATA, () => ({ body: { ...goodMetadata(server.origin), authorization_endpoint } }))
    expect([authorization_endpoint, await connectQuietly(world)]).toMatchObject([
      authorization_endpoint,
      { name: 'AppError' },
    ])
  }
  expect(world.parts.opened).toEqual([])
})

test('CVE-2025-6514: the words say that the address is unusable', async () => {
  const { server, world } = await openWorld()
  const authorization_endpoint = 'https://$(calc.exe).example/'
  server.routes.set(METADATA, () => ({ body: { ...goodMetadata(server.origin), authorization_endpoint } }))
  expect(await connectQuietly(world)).toMatchObject({
    code: 'LINK_REFUSED',
    message: expect.stringContaining('unusable sign-in address') as string,
  })
})

test('CVE-2025-54074: at the first connect nothing opens before the person pressed Sign in', async () => {
  const { server, world } = await openWorld()
  const needed = appErrorOf(await world.client().catch((reason: unknown) => reason))
  const id = String(Reflect.get(Object(needed.data), 'signInId'))
  await world.card((view) => view.state.kind === 'confirm', id)
  expect(world.parts.opened).toEqual([])
  expect(server.hits).not.toContain('POST /register')
  expect((await world.confirm(id)).state.kind).toBe('done')
})

test('CVE-2025-58444: redirect addresses in a registration answer are of no use to anybody', async () => {
  const { server, world } = await openWorld()
  for (const redirect_uris of [['javascript:alert(1)', 'data:text/html,x'], ['https://evil.example/steal']]) {
    server.routes.set('/register', () => ({ status: 201, body: { client_id: 'x', redirect_uris } }))
    await connectQuietly(world)
  }
  // A script as an address is refused with the whole answer; any other is not looked at.
  expect(world.parts.opened).toHaveLength(1)
  for (const url of world.parts.opened)
    expect(new URL(url).searchParams.get('redirect_uri')).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/callback$/)
})

test('CVE-2026-43899: the gate lets https through, and http to this computer, and nothing else', () => {
  for (const text of [...UNUSABLE, ...DISGUISED]) expect(() => gateUrl(text), text).toThrow('unusable sign-in address')
  const fine = [
    'https://login.example/a?b=c',
    'https://xn--bcher-kva.example/',
    'http://127.0.0.1:1/',
    'http://[::1]:1/',
    'http://localhost:1/',
  ]
  for (const text of fine) expect(gateUrl(text).href).toBe(text)
})

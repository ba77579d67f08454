// Published faults around metadata, issuers and tokens, as tests.
import { expect, test } from 'vitest'
import { discoverAuthorizationServer } from '../../electron/oauth/discovery.ts'
import { createOAuth } from '../../electron/oauth/oauth.ts'
import { goodMetadata, type Hostile, METADATA, redirect, RESOURCE, startHostile } from './hostile.ts'
import { closeLater } from './house.ts'
import { appErrorOf, createWorld, isOver, SERVER, type World } from './world.ts'

async function openWorld(): Promise<{ readonly server: Hostile; readonly world: World }> {
  const server = await startHostile()
  const world = createWorld(server.url)
  closeLater(server.close, world.close)
  return { server, world }
}
/** Tries to sign in and gives the words of the failure. */
async function failure(world: World): Promise<string> {
  const reason = await world.connect().then(
    () => null,
    (one: unknown) => one,
  )
  expect(reason).not.toBeNull()
  return appErrorOf(reason).message
}
const neverUsed = (server: Hostile) => expect(server.hits).not.toContain('POST /token')

test('RFC 9207: an answer of another issuer, of one that only looks alike, or of none where one was promised', async () => {
  const { server, world } = await openWorld()
  const wrong = ['https://evil.example', `${server.origin}/`, server.origin.replace('http', 'HTTP'), null]
  for (const iss of wrong) {
    server.routes.set('/authorize', (query) => redirect(query, '', { iss }))
    expect(await failure(world)).toContain('did not come from the sign-in service that was asked')
  }
  server.routes.set('/authorize', (query) => {
    const twice = redirect(query, server.origin)
    const location = `${twice.headers?.['location']}&iss=https%3A%2F%2Fevil.example`
    return { status: 302, headers: { location } }
  })
  expect(await failure(world)).toContain('did not come from')
  neverUsed(server)
})

test('RFC 9207: a wrong issuer counts also where none was promised; none at all is then fine', async () => {
  const { server, world } = await openWorld()
  const { authorization_response_iss_parameter_supported: _promise, ...metadata } = goodMetadata(server.origin)
  server.routes.set(METADATA, () => ({ body: metadata }))
  server.routes.set('/authorize', (query) => redirect(query, 'https://evil.example'))
  expect(await failure(world)).toContain('did not come from')
  neverUsed(server)
  server.routes.set('/authorize', (query) => redirect(query, '', { iss: null }))
  await world.connect()
})

test('RFC 9207: the text of an error from a wrong issuer, or from any, is shown to nobody', async () => {
  const { server, world } = await openWorld()
  const told: string[] = []
  world.parts.listeners.add((_, payload) => void told.push(JSON.stringify(payload)))
  for (const iss of ['https://evil.example', server.origin]) {
    server.routes.set('/authorize', (query) =>
      redirect(query, iss, {
        code: null,
        error: 'canary_error',
        error_description: 'call canary 555',
        error_uri: 'https://canary',
      }),
    )
    expect((await failure(world)).includes('did not come from')).toBe(iss !== server.origin)
  }
  server.routes.set('/authorize', (query) => redirect(query, server.origin, { code: null, error: 'constructor' }))
  expect(await failure(world)).toContain('The sign-in service refused')
  expect(told.join()).not.toMatch(/canary_error|call canary|https:\/\/canary/)
  expect(JSON.stringify(world.parts.audited)).not.toContain('canary')
})

test('GHSA-qx49-fqc8-xw99: metadata that calls itself by another issuer is not used', async () => {
  const { server, world } = await openWorld()
  for (const issuer of ['https://as.example', `${server.origin}/tenant`, server.origin.toUpperCase()]) {
    server.routes.set(METADATA, () => ({ body: { ...goodMetadata(server.origin), issuer } }))
    expect(await failure(world)).toContain('calls itself by another name')
  }
  expect(world.parts.opened).toEqual([])
  neverUsed(server)
})

test('GHSA-qx49-fqc8-xw99: an insecure token endpoint, or one in another program here, is refused', async () => {
  const { server, world } = await openWorld()
  const canary = await startHostile()
  closeLater(canary.close)
  for (const token_endpoint of [
    'http://tokens.example/token',
    `${canary.origin}/token`,
    'https://user:pw@as.example/token',
  ]) {
    server.routes.set(METADATA, () => ({ body: { ...goodMetadata(server.origin), token_endpoint } }))
    await failure(world)
  }
  expect([world.parts.opened, canary.hits]).toEqual([[], []])
})

test('GHSA-qx49-fqc8-xw99: a server on the internet cannot name a sign-in on this computer', async () => {
  const { server } = await openWorld()
  const found = discoverAuthorizationServer(new URL('https://mcp.example/mcp'), server.origin, fetch)
  expect(appErrorOf(await found.catch((reason: unknown) => reason)).code).toBe('LINK_REFUSED')
})

test('GHSA-qx49-fqc8-xw99: a token endpoint on another host is on the card before anything is opened', async () => {
  const { server, world } = await openWorld()
  const token_endpoint = 'https://tokens.example/token'
  server.routes.set(METADATA, () => ({ body: { ...goodMetadata(server.origin), token_endpoint } }))
  const { id } = await world.oauth.startSignIn({ serverId: SERVER, accountId: null })
  const card = await world.card((view) => view.state.kind === 'confirm', id)
  expect(card.otherHosts).toEqual(['tokens.example'])
  expect(world.parts.opened).toEqual([])
  await world.oauth.cancelSignIn({ id })
  await world.card(isOver, id)
})

test('CVE-2026-104850: the server names another issuer after a restart; nothing of the first goes there', async () => {
  const { server, world } = await openWorld()
  await world.connect()
  const other = await startHostile()
  closeLater(other.close)
  server.routes.set(RESOURCE, () => ({ body: { resource: server.url, authorization_servers: [other.origin] } }))
  const next = createWorld(server.url, {}, world)
  closeLater(next.close)
  const needed = appErrorOf(await next.client().catch((reason: unknown) => reason))
  expect(needed.code).toBe('SIGN_IN_NEEDED')
  const id = String(Reflect.get(Object(needed.data), 'signInId'))
  const card = await next.card((view) => view.state.kind === 'confirm', id)
  expect(card).toMatchObject({ reason: 'issuerChanged', issuer: other.origin })
  expect(other.received).toEqual([])
  await next.confirm(id)
  expect(other.received.join()).not.toMatch(/canary-refresh|canary-access/)
})

test('CVE-2026-104850: stored credentials without an issuer count as expired and are sent to nobody', async () => {
  const { server, world } = await openWorld()
  await world.connect()
  for (const [name, value] of world.parts.vault.entries) {
    const { issuer: _issuer, ...rest } = JSON.parse(value) as Record<string, unknown>
    world.parts.vault.entries.set(name, JSON.stringify(rest))
  }
  server.received.length = 0
  const needed = appErrorOf(await world.client().catch((reason: unknown) => reason))
  expect(needed.code).toBe('SIGN_IN_NEEDED')
  expect(server.received.join()).not.toMatch(/canary-refresh|canary-access/)
})

test('an account does not follow its server to another address', async () => {
  const { world } = await openWorld()
  await world.connect()
  const other = await startHostile()
  closeLater(other.close)
  world.servers[0] = { id: SERVER, name: 'Office', url: other.url }
  await world.client().catch(() => null)
  expect(other.received.join()).not.toMatch(/canary-refresh|canary-access/)
  expect((await world.oauth.listAccounts())[0]?.status).toEqual({ kind: 'expired' })
})

test('PKCE: a service that does not promise S256 is refused before anything is opened', async () => {
  const { server, world } = await openWorld()
  const { code_challenge_methods_supported: _methods, ...without } = goodMetadata(server.origin)
  for (const metadata of [without, { ...without, code_challenge_methods_supported: ['plain'] }]) {
    server.routes.set(METADATA, () => ({ body: metadata }))
    expect(await failure(world)).toContain('PKCE with S256')
  }
  expect(world.parts.opened).toEqual([])
  expect(server.hits).not.toContain('POST /register')
})

test('CVE-2026-63127: a server that says it is another, its parent, or one with a similar name', async () => {
  const { server, world } = await openWorld()
  const { port } = new URL(server.origin)
  const claims = [
    'https://victim.example/mcp',
    server.origin,
    `http://localhost:${port}/mcp`,
    `http://127.0.0.1.evil.example:${port}/mcp`,
  ]
  for (const resource of claims) {
    server.routes.set(RESOURCE, () => ({ body: { resource, authorization_servers: [server.origin] } }))
    expect(await failure(world)).toContain('says that it is another one')
  }
  expect(world.parts.opened).toEqual([])
})

test('the resource is in every request, also of a server without metadata of its own', async () => {
  const { server, world } = await openWorld()
  server.routes.delete(RESOURCE)
  await world.connect()
  expect(new URL(world.parts.opened[0] ?? '').searchParams.get('resource')).toBe(server.url)
  expect(server.received.find((one) => one.startsWith('/token'))).toContain(
    `resource=${encodeURIComponent(server.url)}`,
  )
})

test('CVE-2026-31951: names of secrets in what somebody else wrote are letters like any others', async () => {
  const { server, world } = await openWorld()
  await world.connect()
  const auth = createOAuth(world.parts).authFor(SERVER)
  const headers = { 'x-a': '{{OPENID_ACCESS_TOKEN}}', 'x-b': '${ACCESS_TOKEN}', 'x-c': '%TOKEN%', 'x-d': '$(token)' }
  server.received.length = 0
  await auth.over(fetch)(server.url, { headers })
  for (const value of Object.values(headers)) expect(server.received.join()).toContain(value)
  expect(server.received.join()).not.toContain('canary-access')
})

test('SDK 1.30: a 307 to another origin takes neither the body nor a header along', async () => {
  const { server, world } = await openWorld()
  const canary = await startHostile()
  closeLater(canary.close)
  for (const status of [301, 302, 303, 307, 308]) {
    server.routes.set('/mcp', () => ({ status, headers: { location: canary.url } }))
    const auth = world.oauth.authFor(SERVER)
    const response = await auth.over(fetch)(server.url, {
      method: 'POST',
      body: 'canary',
      headers: { 'x-api-key': 'canary' },
    })
    expect(response.status).toBe(status)
    await world.client().catch(() => null)
  }
  expect(canary.hits).toEqual([])
})

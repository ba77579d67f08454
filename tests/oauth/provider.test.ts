import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { AccountView } from '../../shared/oauth.ts'
import { createBrowser } from './browser.ts'
import { closeLater, openHouse, restart } from './house.ts'
import { startIssuer } from './provider.ts'
import { appErrorOf, callText, createClock, isOver, SERVER, type World } from './world.ts'
import { english } from '../../shared/told.ts'

const DOCUMENT = 'https://client.example/oauth/client.json'
const count = (events: readonly string[], name: string) => events.filter((event) => event === name).length
const only = async (world: World): Promise<AccountView> => {
  const [account, ...others] = await world.oauth.listAccounts()
  if (account === undefined || others.length > 0) throw new Error('one account was expected')
  return account
}

test('the first sign-in: a card, one browser page, a registered client, and a call that knows who it is for', async () => {
  const { world, issuer, server } = await openHouse()
  await world.connect()
  const client = await world.client()
  expect(await callText(client, 'whoami', 'hello')).toBe('hello alice')
  expect(world.parts.opened).toHaveLength(1)
  expect(count(issuer.events, 'registration_create.success')).toBe(1)
  expect(issuer.tokenRequests[0]?.get('resource')).toBe(server.url)
  expect(await only(world)).toMatchObject({ name: 'Office', initials: 'O', issuer: issuer.url, isDefault: true })
})

test('a 401 opens the card by itself; closing it keeps it closed until the person asks again', async () => {
  const { world, issuer } = await openHouse()
  const needed = appErrorOf(await world.client().catch((reason: unknown) => reason))
  expect(needed.code).toBe('SIGN_IN_NEEDED')
  expect(needed.data).toMatchObject({ authorizationHost: new URL(issuer.url).host })
  const id = String(Reflect.get(Object(needed.data), 'signInId'))
  const card = await world.card((view) => view.state.kind === 'confirm', id)
  expect(card).toMatchObject({ reason: 'connect', serverName: 'Office', way: 'browser' })
  expect(card.scopes.map((one) => one.words)).toContain('Use this server’s tools')
  expect(world.parts.opened).toEqual([])
  await world.oauth.cancelSignIn({ id })
  await world.card(isOver, id)
  const again = appErrorOf(await world.client().catch((reason: unknown) => reason))
  expect(again.code).toBe('SIGN_IN_NEEDED')
  expect(again.data).toEqual({ authorizationHost: new URL(issuer.url).host })
})

test('a client document is used where the service takes one: nothing is registered', async () => {
  const metadata: unknown = JSON.parse(
    await readFile(join(import.meta.dirname, '../../build/client-metadata.json'), 'utf8'),
  )
  const documents = new Map([[DOCUMENT, { ...Object(metadata), client_id: DOCUMENT } as object]])
  const { world, issuer } = await openHouse({ documents, registration: false }, { clientMetadataUrl: DOCUMENT })
  await world.connect()
  expect(await callText(await world.client(), 'whoami', 'hi')).toBe('hi alice')
  expect(new URL(world.parts.opened[0] ?? '').searchParams.get('client_id')).toBe(DOCUMENT)
  expect(count(issuer.events, 'registration_create.success')).toBe(0)
})

test('no document and no registration: the person is asked for a client, and it is kept once it worked', async () => {
  const known = {
    client_id: 'beforehand',
    client_secret: 'pasted-secret',
    redirect_uris: ['http://127.0.0.1/callback'],
  }
  const more = {
    application_type: 'native',
    grant_types: ['authorization_code', 'refresh_token'],
    response_types: ['code'],
  }
  const { world } = await openHouse({ registration: false, clients: [{ ...known, ...more }] })
  const { id } = await world.oauth.startSignIn({ serverId: SERVER, accountId: null })
  const first = await world.card((view) => view.state.kind === 'confirm', id)
  await world.oauth.confirmSignIn({ id: first.id, scopes: null, client: null })
  const asking = await world.card((view) => view.state.kind === 'clientNeeded', id)
  expect(asking.state).toMatchObject({ redirectUri: 'http://127.0.0.1/callback' })
  const client = { clientId: 'beforehand', clientSecret: 'pasted-secret' }
  await world.oauth.confirmSignIn({ id, scopes: null, client })
  expect((await world.card(isOver, id)).state.kind).toBe('done')
  await world.connect()
  expect(await world.oauth.listAccounts()).toHaveLength(2)
})

test('an expired token is renewed without a word', async () => {
  const { world, issuer } = await openHouse({ accessSeconds: 1 })
  await world.connect()
  const before = [...world.parts.vault.entries.values()].join()
  const client = await world.client()
  await expect
    .poll(() => callText(client, 'whoami', 'later').then(() => count(issuer.events, 'grant.success')), {
      timeout: 5000,
    })
    .toBeGreaterThan(1)
  expect(await callText(client, 'whoami', 'still')).toBe('still alice')
  expect([...world.parts.vault.entries.values()].join()).not.toBe(before)
  expect(world.parts.opened).toHaveLength(1)
})

test('twenty calls that meet an expired token at once: one refresh, nobody is signed out', async () => {
  const house = await openHouse()
  const { world, issuer, server } = house
  await world.connect()
  const client = await world.client()
  for (const token of server.tokens) server.refused.add(token)
  const before = count(issuer.events, 'grant.success')
  const answers = await Promise.all(Array.from({ length: 20 }, (_, index) => callText(client, 'whoami', String(index))))
  expect(answers).toEqual(Array.from({ length: 20 }, (_, index) => `${index} alice`))
  expect(count(issuer.events, 'grant.success') - before).toBe(1)
  expect(count(issuer.events, 'grant.error') + count(issuer.events, 'grant.revoked')).toBe(0)
  // The rotated refresh token is the one that was kept.
  for (const token of server.tokens) server.refused.add(token)
  expect(await callText(client, 'whoami', 'after')).toBe('after alice')
})

test('after a restart the account is still there, and still signed in', async () => {
  const house = await openHouse()
  await house.world.connect()
  const next = restart(house)
  expect(await callText(await next.client(), 'whoami', 'back')).toBe('back alice')
  expect(next.parts.opened).toEqual([])
})

test('signing out revokes at the service, then deletes here', async () => {
  const { world, issuer } = await openHouse()
  const accountId = await world.connect()
  await world.oauth.signOut({ accountId })
  expect(count(issuer.events, 'grant.revoked')).toBe(1)
  expect(await world.oauth.listAccounts()).toEqual([])
  expect([...world.parts.vault.entries.keys()]).toEqual([])
  expect(english(world.parts.audited.at(-1)?.reason ?? '')).toContain('forgot the tokens')
})

test('removing a server signs its accounts out at the service too', async () => {
  const { world, issuer } = await openHouse()
  await world.connect()
  world.servers.length = 0
  await world.oauth.forgetServer(SERVER)
  expect(count(issuer.events, 'grant.revoked')).toBe(1)
  expect([...world.parts.vault.entries.keys()]).toEqual([])
})

test('a grant that was revoked elsewhere says so, and the next request opens a card', async () => {
  const { world, issuer, server } = await openHouse()
  const accountId = await world.connect()
  const client = await world.client()
  const secret: unknown = JSON.parse([...world.parts.vault.entries.values()][0] ?? '')
  const { tokens, client: registered } = secret as { tokens: { refreshToken: string }; client: { client_id: string } }
  const body = new URLSearchParams({ token: tokens.refreshToken, client_id: registered.client_id })
  await fetch(`${issuer.url}/token/revocation`, { method: 'POST', body })
  for (const token of server.tokens) server.refused.add(token)
  const failure = appErrorOf(await callText(client, 'whoami', 'x').catch((reason: unknown) => reason))
  expect(failure.code).toBe('SIGN_IN_NEEDED')
  expect((await only(world)).status).toEqual({ kind: 'revoked' })
  await callText(client, 'whoami', 'x').catch(() => null)
  const refreshes = issuer.tokenRequests.filter((one) => one.get('grant_type') === 'refresh_token')
  expect(refreshes).toHaveLength(1)
  const id = String(Reflect.get(Object(failure.data), 'signInId'))
  expect((await world.confirm(id)).state).toEqual({ kind: 'done', accountId })
  expect((await only(world)).status.kind).toBe('signedIn')
  expect(await callText(await world.client(), 'whoami', 'again')).toBe('again alice')
})

test('two accounts of one server: each connection, and each conversation, has its own', async () => {
  let user = 'alice'
  const { world } = await openHouse({}, { openBrowser: (url) => createBrowser(user)(url) })
  const alice = await world.connect()
  user = 'bob'
  const bob = await world.connect()
  const [first, second] = [await world.client(alice), await world.client(bob)]
  expect(await callText(first, 'whoami', 'hi')).toBe('hi alice')
  expect(await callText(second, 'whoami', 'hi')).toBe('hi bob')
  expect((await world.oauth.listAccounts()).map((one) => [one.name, one.isDefault])).toEqual([
    ['Office', true],
    ['Office 2', false],
  ])
  await world.oauth.rename({ accountId: bob, name: 'Bob Work' })
  const conversationId = 'conversation' as Parameters<typeof world.oauth.choose>[0]['conversationId']
  await world.oauth.choose({ conversationId, serverId: SERVER, accountId: bob })
  expect(await world.oauth.accountFor(SERVER, conversationId)).toMatchObject({ id: bob, initials: 'BW' })
  expect(await world.oauth.accountFor(SERVER, null)).toMatchObject({ id: alice })
})

test('without a network the account is offline, not signed out; it comes back by itself', async () => {
  const house = await openHouse()
  const { world, issuer, server } = house
  await world.connect()
  const client = await world.client()
  for (const token of server.tokens) server.refused.add(token)
  await issuer.close()
  const failure = appErrorOf(await callText(client, 'whoami', 'x').catch((reason: unknown) => reason))
  expect(failure.code).toBe('SERVER_UNREACHABLE')
  expect((await only(world)).status).toEqual({ kind: 'offline' })
  server.refused.clear()
  expect(await callText(client, 'whoami', 'back')).toBe('back alice')
})

test('a wrong clock is named as the reason', async () => {
  const clock = createClock()
  const { world, server } = await openHouse({}, { clock })
  await world.connect()
  const client = await world.client()
  clock.move(-20 * 60_000)
  // The service refuses what was just renewed: the only thing left that can be wrong is the time.
  server.refusesAll = true
  await callText(client, 'whoami', 'x').catch(() => null)
  await callText(client, 'whoami', 'x').catch(() => null)
  expect((await only(world)).status).toEqual({ kind: 'wrongClock' })
})

test('a server that moves to another issuer: a new consent, and nothing of the old one goes there', async () => {
  const { world, server, urls, issuer } = await openHouse()
  await world.connect()
  const client = await world.client()
  const secret = [...world.parts.vault.entries.values()].join()
  const other = await startIssuer({ resources: () => urls })
  closeLater(other.close)
  server.issuer = other.url
  const failure = appErrorOf(await callText(client, 'whoami', 'x').catch((reason: unknown) => reason))
  const id = String(Reflect.get(Object(failure.data), 'signInId'))
  const card = await world.card((view) => view.state.kind === 'confirm', id)
  expect(card).toMatchObject({ reason: 'issuerChanged', issuer: other.url, authorizationHost: new URL(other.url).host })
  expect((await only(world)).status).toEqual({ kind: 'issuerChanged', from: issuer.url, to: other.url })
  expect(other.tokenRequests).toEqual([])
  expect((await world.confirm(id)).state.kind).toBe('done')
  expect(await callText(await world.client(), 'whoami', 'moved')).toBe('moved alice')
  for (const request of other.tokenRequests)
    for (const value of ['refresh_token', 'client_id', 'client_secret'].map((name) => request.get(name)))
      if (value !== null) expect(secret).not.toContain(value)
  expect((await only(world)).issuer).toBe(other.url)
})

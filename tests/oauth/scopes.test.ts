import { expect, test } from 'vitest'
import { createBrowser } from './browser.ts'
import { type House, openHouse, restart } from './house.ts'
import { appErrorOf, callText, isOver, SERVER } from './world.ts'

async function needingMore(openBrowser = createBrowser('alice')): Promise<House> {
  const house = await openHouse({}, { openBrowser })
  await house.world.connect()
  house.server.needs.set('purge', 'mcp:admin')
  return house
}
const scopesOf = (url: string | undefined) => new URL(url ?? '').searchParams.get('scope')?.split(' ')

test('a tool that needs more: one card for the union, and the waiting call goes on by itself', async () => {
  const { world } = await needingMore()
  const client = await world.client()
  const call = callText(client, 'purge', 'done')
  const card = await world.card((view) => view.reason === 'moreScopes' && view.state.kind === 'confirm')
  expect(card.scopes.map((one) => one.scope)).toEqual(expect.arrayContaining(['mcp:tools', 'mcp:admin']))
  const [waiting] = await world.oauth.listAccounts()
  expect(waiting?.status).toEqual({
    kind: 'consentNeeded',
    scopes: [{ scope: 'mcp:admin', words: 'Manage this server' }],
  })
  expect((await world.confirm(card.id)).state.kind).toBe('done')
  expect(await call).toBe('done alice')
  expect(scopesOf(world.parts.opened[1])).toEqual(expect.arrayContaining(['mcp:tools', 'mcp:admin']))
  const [account, ...others] = await world.oauth.listAccounts()
  expect(others).toEqual([])
  expect(account?.status.kind).toBe('signedIn')
})

test('five calls that need the same more: one card', async () => {
  const { world } = await needingMore()
  const client = await world.client()
  const calls = Array.from({ length: 5 }, () => callText(client, 'purge', 'x'))
  const card = await world.card((view) => view.reason === 'moreScopes' && view.state.kind === 'confirm')
  await world.confirm(card.id)
  expect(await Promise.all(calls)).toEqual(Array.from({ length: 5 }, () => 'x alice'))
  expect(world.parts.opened).toHaveLength(2)
})

test('a refusal is remembered, also after a restart of the connection, until the person starts it', async () => {
  const { world } = await needingMore()
  const client = await world.client()
  const call = callText(client, 'purge', 'x').catch((reason: unknown) => appErrorOf(reason).message)
  const card = await world.card((view) => view.reason === 'moreScopes' && view.state.kind === 'confirm')
  await world.oauth.cancelSignIn({ id: card.id })
  expect(await call).toContain('wants more rights for this than this account has (Manage this server)')
  const again = await (await world.client())
    .callTool({ name: 'purge', arguments: { greet: 'x' } })
    .catch((reason: unknown) => reason)
  expect(appErrorOf(again)).toMatchObject({ code: 'SIGN_IN_FAILED' })
  const asked = (await world.oauth.listSignIns()).filter((view) => view.reason === 'moreScopes')
  expect(asked).toHaveLength(1)
  expect(await callText(client, 'whoami', 'still')).toBe('still alice')
  const [account] = await world.oauth.listAccounts()
  expect(account?.status.kind).toBe('consentNeeded')
  const { id } = await world.oauth.startSignIn({ serverId: SERVER, accountId: account?.id ?? null })
  expect((await world.confirm(id)).state.kind).toBe('done')
  expect(await callText(client, 'purge', 'now')).toBe('now alice')
})

test('a refusal is remembered after the app was started again', async () => {
  const house = await needingMore()
  const call = callText(await house.world.client(), 'purge', 'x').catch(() => null)
  const card = await house.world.card((view) => view.reason === 'moreScopes' && view.state.kind === 'confirm')
  await house.world.oauth.cancelSignIn({ id: card.id })
  await call
  const next = restart(house)
  const refused = await callText(await next.client(), 'purge', 'x').catch((reason: unknown) => appErrorOf(reason))
  expect(refused).toMatchObject({ message: expect.stringContaining('Look at the rights under Accounts') as string })
  expect(await next.oauth.listSignIns()).toEqual([])
  expect((await next.oauth.listAccounts())[0]?.status.kind).toBe('consentNeeded')
})

test('a no on the consent page of the service counts as a refusal', async () => {
  let agrees = true
  const { world } = await needingMore((url) => createBrowser('alice', agrees)(url))
  agrees = false
  const client = await world.client()
  const call = callText(client, 'purge', 'x').catch((reason: unknown) => appErrorOf(reason).message)
  const card = await world.card((view) => view.reason === 'moreScopes' && view.state.kind === 'confirm')
  expect((await world.confirm(card.id)).state).toMatchObject({ kind: 'failed', error: { code: 'SIGN_IN_FAILED' } })
  expect(await call).toContain('wants more rights for this than this account has (Manage this server)')
  await callText(client, 'purge', 'x').catch(() => null)
  expect((await world.oauth.listSignIns()).filter((view) => view.reason === 'moreScopes')).toHaveLength(1)
})

test('sign in anew with less: the same account, fewer rights, and the old tokens are not used any more', async () => {
  const house = await openHouse()
  const { world, server } = house
  server.scopes = ['mcp:tools', 'mcp:admin']
  const accountId = await world.connect()
  server.needs.set('purge', 'mcp:admin')
  expect(await callText(await world.client(), 'purge', 'with')).toBe('with alice')
  const { id } = await world.oauth.startSignIn({ serverId: SERVER, accountId })
  const card = await world.card((view) => view.state.kind === 'confirm', id)
  expect(card.reason).toBe('again')
  expect(card.optionalScopes.map(({ scope }) => scope)).toContain('mcp:admin')
  await world.oauth.confirmSignIn({ id, scopes: ['mcp:tools'], client: null })
  expect((await world.card(isOver, id)).state).toEqual({ kind: 'done', accountId })
  const [account, ...others] = await world.oauth.listAccounts()
  expect([account?.scopes.map(({ scope }) => scope), others]).toEqual([['mcp:tools'], []])
  const before = server.seen.length
  void callText(await world.client(), 'purge', 'without').catch(() => null)
  await world.card((view) => view.reason === 'moreScopes' && view.state.kind === 'confirm')
  expect(server.seen.slice(before)).toContain('403 insufficient_scope')
})

test('sign in with less: what is optional can be left out, and nothing can be added', async () => {
  const { world } = await openHouse()
  const { id } = await world.oauth.startSignIn({ serverId: SERVER, accountId: null })
  const view = await world.card((one) => one.state.kind === 'confirm', id)
  expect(view.state.kind).toBe('confirm')
  await world.oauth.confirmSignIn({ id, scopes: ['mcp:tools', 'mcp:admin'], client: null })
  expect((await world.card(isOver, id)).state.kind).toBe('done')
  expect(scopesOf(world.parts.opened[0])).toEqual(['mcp:tools'])
})

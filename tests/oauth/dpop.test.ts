// Tokens that are bound to a key of ours (DPoP, RFC 9449): at a real service that wants nonces, and a real server that checks each proof.
import { expect, test } from 'vitest'
import { type House, openHouse, restart } from './house.ts'
import { callText } from './world.ts'

async function openBound(): Promise<House> {
  const house = await openHouse({ dpop: true })
  house.server.binds = true
  await house.world.connect()
  return house
}
const stolen = ({ server }: House) => [...server.tokens].at(-1) ?? ''

test('a service that binds tokens to a key: calls work, and a stolen token is worth nothing without the key', async () => {
  const house = await openBound()
  const { world, server } = house
  expect(await callText(await world.client(), 'whoami', 'hi')).toBe('hi alice')
  for (const scheme of ['Bearer', 'DPoP']) {
    const headers = { authorization: `${scheme} ${stolen(house)}`, 'content-type': 'application/json' }
    expect((await fetch(server.url, { method: 'POST', headers, body: '{}' })).status).toBe(401)
  }
})

test('a bound account renews itself, and is still there after a restart, with the same key', async () => {
  const house = await openBound()
  const { world, server, issuer } = house
  const client = await world.client()
  const calls = Array.from({ length: 5 }, () => callText(client, 'whoami', 'hi'))
  expect(new Set(await Promise.all(calls))).toEqual(new Set(['hi alice']))
  const before = issuer.tokenRequests.length
  for (const token of server.tokens) server.refused.add(token)
  const next = restart(house)
  expect(await callText(await next.client(), 'whoami', 'back')).toBe('back alice')
  expect(issuer.tokenRequests.length).toBeGreaterThan(before)
  expect(next.parts.opened).toEqual([])
})

test('a bound account can be asked for more rights in the middle of a call', async () => {
  const { world, server } = await openBound()
  server.needs.set('purge', 'mcp:admin')
  const client = await world.client()
  const call = callText(client, 'purge', 'done')
  const card = await world.card((view) => view.reason === 'moreScopes' && view.state.kind === 'confirm')
  expect((await world.confirm(card.id)).state.kind).toBe('done')
  expect(await call).toBe('done alice')
})

test('signing out of a bound account withdraws it at the service', async () => {
  const { world, issuer } = await openBound()
  const [account] = await world.oauth.listAccounts()
  if (account !== undefined) await world.oauth.signOut({ accountId: account.id })
  expect(issuer.events.filter((event) => event === 'grant.revoked')).toHaveLength(1)
})

// Several accounts of one server: which one is the usual one, and what its change and its end mean for the connection.
import { expect, test } from 'vitest'
import type { ServerId } from '../../shared/ids.ts'
import { createBrowser } from './browser.ts'
import { openHouse, restart } from './house.ts'
import { callText, SERVER, type World } from './world.ts'

async function openTwo() {
  const people = ['alice', 'bob']
  const changed: ServerId[] = []
  const house = await openHouse(
    {},
    {
      openBrowser: (url) => createBrowser(people.shift() ?? '')(url),
      onDefaultChanged: (serverId) => void changed.push(serverId),
    },
  )
  const alice = await house.world.connect()
  const bob = await house.world.connect()
  changed.splice(0)
  return { house, world: house.world, alice, bob, changed }
}
const usual = async ({ oauth }: World) => (await oauth.listAccounts()).flatMap((one) => (one.isDefault ? [one.id] : []))

test('another usual account: used from the next connection on, told once, and still there after a restart', async () => {
  const { house, world, alice, bob, changed } = await openTwo()
  expect(await usual(world)).toEqual([alice])
  await world.oauth.setDefault({ accountId: bob })
  await world.oauth.setDefault({ accountId: bob })
  expect(changed).toEqual([SERVER])
  expect(await callText(await world.client(), 'whoami', 'hi')).toBe('hi bob')
  const later = restart(house)
  expect(await usual(later)).toEqual([bob])
  expect(await callText(await later.client(), 'whoami', 'hi')).toBe('hi bob')
})

test('signing out of the usual account moves the connection to the next; of the last, asks nobody to sign in', async () => {
  const { world, alice, bob, changed } = await openTwo()
  await world.oauth.signOut({ accountId: alice })
  expect(changed).toEqual([SERVER])
  expect(await callText(await world.client(), 'whoami', 'hi')).toBe('hi bob')
  await world.oauth.signOut({ accountId: bob })
  const before = (await world.oauth.listSignIns()).length
  await expect(world.client()).rejects.toThrow()
  expect(await world.oauth.listSignIns()).toHaveLength(before)
})

test('signing out of another account leaves the connection alone', async () => {
  const { world, bob, changed } = await openTwo()
  await world.oauth.signOut({ accountId: bob })
  expect(changed).toEqual([])
})

test('a sign-in that fails again and again is one card, not many', async () => {
  const { world } = await openHouse({}, { openBrowser: createBrowser('alice', false) })
  for (let count = 0; count < 3; count++)
    await expect(world.connect()).rejects.toMatchObject({ code: 'SIGN_IN_FAILED' })
  expect((await world.oauth.listSignIns()).map(({ state }) => state.kind)).toEqual(['failed'])
})

test('the card of a failed sign-in can be put away', async () => {
  const { world } = await openHouse({}, { openBrowser: createBrowser('alice', false) })
  await expect(world.connect()).rejects.toMatchObject({ code: 'SIGN_IN_FAILED' })
  const [card] = await world.oauth.listSignIns()
  await world.oauth.cancelSignIn({ id: card?.id ?? '' })
  expect(await world.oauth.listSignIns()).toEqual([])
})

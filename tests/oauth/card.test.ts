// What the person can do at the card while the browser is open.
import { expect, test } from 'vitest'
import { createBrowser } from './browser.ts'
import { openHouse } from './house.ts'
import { isOver, SERVER } from './world.ts'

const waitingFor = async ({ world }: Awaited<ReturnType<typeof openHouse>>) => {
  const { id } = await world.oauth.startSignIn({ serverId: SERVER, accountId: null })
  await world.card((view) => view.state.kind === 'confirm', id)
  await expect(world.oauth.openAgain({ id })).rejects.toMatchObject({ code: 'BUSY' })
  await world.oauth.confirmSignIn({ id, scopes: null, client: null })
  await world.card((view) => view.state.kind === 'waitingForBrowser', id)
  return id
}

test('a page that was closed by mistake is opened again: the same address, and it still works', async () => {
  const browser = createBrowser('alice')
  let isClosed = true
  const house = await openHouse({}, { openBrowser: (url) => (isClosed ? Promise.resolve() : browser(url)) })
  const { world } = house
  const id = await waitingFor(house)
  isClosed = false
  await world.oauth.openAgain({ id })
  expect((await world.card(isOver, id)).state.kind).toBe('done')
  expect(world.parts.opened).toHaveLength(2)
  expect(new Set(world.parts.opened).size).toBe(1)
  await expect(world.oauth.openAgain({ id })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  expect(world.parts.opened).toHaveLength(2)
})

test('where no browser can be started the card says so, and its address works by hand', async () => {
  const house = await openHouse({}, { openBrowser: () => Promise.reject(new Error('no browser here')) })
  const id = await waitingFor(house)
  const { state } = await house.world.card((view) => view.state.kind === 'waitingForBrowser' && !view.state.isOpen, id)
  await expect(house.world.oauth.openAgain({ id })).rejects.toThrow('no browser here')
  await createBrowser('alice')(state.kind === 'waitingForBrowser' ? state.url : '')
  expect((await house.world.card(isOver, id)).state.kind).toBe('done')
})

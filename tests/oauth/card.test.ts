// What the person can do at the card while the browser is open.
import { told as said } from '../../shared/told.ts'
import { expect, test } from 'vitest'
import { createBrowser } from './browser.ts'
import { openHouse } from './house.ts'
import { openSignInGate } from '../servers/starts.ts'
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

test('without an Authorized for exactly this sign-in no page opens, and its end is on record', async () => {
  const ends: (string | null)[] = []
  const ended = (_: unknown, error: { readonly code: string } | null) => void ends.push(error?.code ?? null)
  const used = await openHouse({}, { gate: { ...openSignInGate, spend: () => false, ended } })
  const other = await openHouse(
    {},
    {
      gate: {
        ...openSignInGate,
        confirmed: (question) => openSignInGate.confirmed({ ...question, scopes: ['everything'] }),
        ended,
      },
    },
  )
  for (const { world } of [used, other]) {
    const { id } = await world.oauth.startSignIn({ serverId: SERVER, accountId: null })
    const { state } = await world.confirm(id)
    expect(state).toMatchObject({ kind: 'failed', error: { code: 'UNAUTHORIZED_CALL' } })
    expect(world.parts.opened).toEqual([])
  }
  expect(ends).toEqual(['UNAUTHORIZED_CALL', 'UNAUTHORIZED_CALL'])
})

test('what a rule says of a sign-in is on its card before the yes', async () => {
  const reason = { kind: 'organisation', id: 'o', sentence: said`No accounts here.` } as const
  const asked: unknown[] = []
  const house = await openHouse(
    {},
    {
      gate: {
        ...openSignInGate,
        foresee(question) {
          asked.push(question.serverId)
          return { verdict: 'deny', reason }
        },
      },
    },
  )
  const { id } = await house.world.oauth.startSignIn({ serverId: SERVER, accountId: null })
  const card = await house.world.card((view) => view.state.kind === 'confirm', id)
  expect(card.rule).toEqual({ verdict: 'deny', reason })
  expect(asked).toContain(SERVER)
})

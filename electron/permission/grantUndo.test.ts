import { expect, test } from 'vitest'
import { openWorld, yes } from './forTests.ts'

const never = () => new AbortController().signal

test('a grant that was taken back can be brought back for a minute, as it was and once, and nothing else can', async () => {
  const world = openWorld({}, (shown) => yes(shown, shown.offers.find(({ width }) => width === 'uses')?.id ?? null))
  await world.gate.authorize(
    world.request('send_email', { to: 'bob@work.example', subject: 'Hi', body: 'Hi' }),
    never(),
  )
  const [grant] = world.grants.list()
  if (!grant) throw new Error('no grant')
  expect(world.grants.restore(grant.id)).toBe(false)
  world.grants.revoke(grant.id)
  expect(world.grants.list()).toEqual([])
  expect(world.grants.restore(grant.id)).toBe(true)
  expect(world.grants.list()).toEqual([grant])
  expect(world.grants.restore(grant.id)).toBe(false)
  world.grants.revoke(grant.id)
  world.pass(60_001)
  expect(world.grants.restore(grant.id)).toBe(false)
  expect(world.grants.list()).toEqual([])
})

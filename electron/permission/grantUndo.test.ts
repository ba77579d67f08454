import { expect, test } from 'vitest'
import { openWorld, SERVER, yes } from './forTests.ts'
import { createGrantStore } from './grants.ts'
import { indexRules } from './rules.ts'

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

test('a use that a limit counts is taken off at once: the rules are told, and it is saved before the next call', () => {
  const { request } = openWorld()
  const saved: number[] = []
  let index = indexRules({ policies: [], grants: [] })
  const grants = createGrantStore({
    load: () => [],
    save: (all) => void saved.push(...all.map(({ width }) => (width.kind === 'uses' ? width.left : -1))),
    saveLater: () => {},
    now: () => 1,
    newId: () => 'g',
    changed: () => {
      index = indexRules({ policies: [], grants: grants.list() })
    },
  })
  const call = request('rename_note', { note_id: 'n', title: 't' })
  const given = { scope: { kind: 'any' }, effects: ['write', 'delete'], madeFrom: '' } as const
  const { id } = grants.add(call, { ...given, width: { kind: 'uses', left: 2 } })
  grants.used(id)
  expect(index.grantsFor(call, 1)).toHaveLength(1)
  grants.used(id)
  expect(index.grantsFor(call, 1)).toEqual([])
  expect(saved).toEqual([2, 1, 0])
  expect(grants.list()[0]?.serverId).toBe(SERVER)
})

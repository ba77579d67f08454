import { expect, test } from 'vitest'
import type { Json } from '../../shared/json.ts'
import { createKeepers } from './keeper.ts'

function openTestKeepers() {
  const put: Json[] = []
  const keepers = createKeepers({
    get: () => Promise.resolve(null),
    put: (_name, value) => Promise.resolve(void put.push(value)),
    onTrouble: () => {},
    onLocked: () => {},
  })
  return { keepers, put }
}

test('what may be written later is written once, as it is then, and never lost at the end', async () => {
  const { keepers, put } = openTestKeepers()
  const keeper = await keepers.open('grants')
  let uses = 0
  for (let call = 0; call < 100; call++) {
    uses += 1
    keeper.writeLater(() => uses)
  }
  expect(put).toEqual([])
  await keepers.flushed()
  expect(put).toEqual([100])
  await keepers.flushed()
  expect(put).toEqual([100])
})

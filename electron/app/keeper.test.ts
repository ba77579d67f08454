import { expect, test } from 'vitest'
import type { Json } from '../../shared/json.ts'
import { AppError } from '../../shared/ipc/errors.ts'
import { createKeepers } from './keeper.ts'
import { told } from '../../shared/told.ts'

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

test('while the vault is locked nothing is written over, and unlocking reads everything before anybody hears of it', async () => {
  let locked = true
  const stored = new Map<string, Json>([
    ['rules', ['old rule']],
    ['grants', ['old grant']],
  ])
  const keepers = createKeepers({
    get: (name) =>
      locked ? Promise.reject(new AppError('VAULT_LOCKED', told`locked`)) : Promise.resolve(stored.get(name) ?? null),
    put: (name, value) => Promise.resolve(void stored.set(name, value)),
    onTrouble: () => {},
    onLocked: () => {},
  })
  const rules = await keepers.open('rules')
  const grants = await keepers.open('grants')
  rules.write([])
  grants.writeLater(() => [])
  await keepers.flushed()
  expect(keepers.isLocked()).toBe(true)
  expect(stored.get('rules')).toEqual(['old rule'])
  const heard: Json[] = []
  rules.onRead(() => heard.push(grants.read()))
  await keepers.reread()
  expect(heard).toEqual([])
  locked = false
  await keepers.reread()
  expect(heard).toEqual([['old grant']])
  expect(keepers.isLocked()).toBe(false)
  rules.write(['new rule'])
  await keepers.flushed()
  expect(stored.get('rules')).toEqual(['new rule'])
})

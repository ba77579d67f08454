import { expect, test } from 'vitest'
import { replaced, triggerAt } from './trigger.ts'

test.each([
  ['/rev', 4, 'slash', 'rev'],
  ['/', 1, 'slash', ''],
  ['ask @Off', 8, 'mention', 'Off'],
  ['@', 1, 'mention', ''],
  ['one\n@x', 6, 'mention', 'x'],
])('%s at %i opens a list', (draft, caret, kind, query) => {
  expect(triggerAt(draft, caret)).toMatchObject({ kind, query })
})

test.each([
  ['me@example.com', 14],
  ['a/b', 3],
  ['/one\ntwo', 8],
  ['@x and more', 11],
  ['', 0],
])('%s at %i opens none', (draft, caret) => {
  expect(triggerAt(draft, caret)).toBeNull()
})

test('what was typed is replaced, and the rest stays', () => {
  const trigger = triggerAt('ask @Of today', 7)
  expect(trigger && replaced('ask @Of today', trigger, '@Office ')).toBe('ask @Office  today')
})

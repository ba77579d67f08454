import { expect, test } from 'vitest'
import { SHORTCUTS, shortcutOf } from './shortcuts.ts'

const press = (key: string, held: Partial<Record<'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey', boolean>> = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...held,
})

test('no two shortcuts share a combination', () => {
  expect(new Set(SHORTCUTS.map((one) => one.keys)).size).toBe(SHORTCUTS.length)
})

test('a bare key never fires while somebody writes, a combination does', () => {
  expect(shortcutOf(press('/'), true)).toBeNull()
  expect(shortcutOf(press('?', { shiftKey: true }), true)).toBeNull()
  expect(shortcutOf(press('/'), false)).toBe('composer')
  expect(shortcutOf(press('?', { shiftKey: true }), false)).toBe('list')
  expect(shortcutOf(press('k', { metaKey: true }), true)).toBe('palette')
})

test('Shift and Alt make another combination, so that a key of the person or the browser is not taken', () => {
  expect(shortcutOf(press('O', { ctrlKey: true, shiftKey: true }), false)).toBe('newConversation')
  expect(shortcutOf(press('o', { ctrlKey: true }), false)).toBeNull()
  expect(shortcutOf(press('k', { ctrlKey: true, altKey: true }), false)).toBeNull()
  expect(shortcutOf(press('k'), false)).toBeNull()
})

test('nothing is bound to Enter or Escape: those belong to forms and questions', () => {
  for (const key of ['Enter', 'Escape'])
    for (const held of [{}, { ctrlKey: true }, { metaKey: true, shiftKey: true }])
      expect(shortcutOf(press(key, held), false)).toBeNull()
})

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { SHORTCUTS } from '../../shared/shortcuts.ts'
import { writeWindowState } from './keepPlace.ts'
import { contextMenu, desktopMenu } from './menu.ts'
import { FIRST_STATE, readWindowState, repaired } from './windowState.ts'
import { createDesktopWords } from './words.ts'
import { zoomStep } from './zoom.ts'

const screen = { x: 0, y: 0, width: 1920, height: 1040 }
const at = (x: number, y: number, size = { width: 1000, height: 700 }) => ({
  ...FIRST_STATE,
  ...size,
  place: { x, y },
})

test('a window comes back where it was, and into sight when its screen is gone', () => {
  expect(repaired(at(200, 100), [screen])).toEqual(at(200, 100))
  expect(repaired(at(2500, 100), [screen, { ...screen, x: 1920 }]).place).toEqual({ x: 2500, y: 100 })
  expect(repaired(at(2500, 100), [screen]).place).toBeNull()
  expect(repaired(at(-980, 100), [screen]).place, 'a sliver of 20 points').toBeNull()
  expect(repaired(at(100, -400), [screen]).place, 'a title bar out of reach').toBeNull()
  expect(repaired(at(100, 1035), [screen]).place).toBeNull()
})

test('a window is no larger than its screen and no smaller than usable', () => {
  expect(repaired(at(0, 0, { width: 5000, height: 10 }), [screen])).toMatchObject({ width: 1920, height: 420 })
})

test('the state outlives an end; a file that somebody spoiled is no state', async () => {
  const home = mkdtempSync(join(tmpdir(), 'gatehouse-window-'))
  onTestFinished(() => rmSync(home, { recursive: true, force: true }))
  expect(readWindowState(home)).toEqual(FIRST_STATE)
  await writeWindowState(home, { ...at(5, 6), maximised: true, zoom: 150 })
  expect(readWindowState(home)).toEqual({ ...at(5, 6), maximised: true, zoom: 150 })
  for (const text of [
    '{',
    '[]',
    'null',
    '{"width":"wide"}',
    '{"place":{"x":"5","y":6},"width":900,"height":700,"maximised":false,"zoom":100}',
    '{"width":900,"height":700,"maximised":false,"zoom":100}',
    '{"place":null,"width":1e9,"height":1,"maximised":false,"zoom":1}',
  ]) {
    writeFileSync(join(home, 'window.json'), text)
    expect(readWindowState(home), text).toEqual(FIRST_STATE)
  }
})

test('zoom goes in steps and ends at 80 and 200', () => {
  expect([zoomStep(100, 1), zoomStep(100, -1), zoomStep(137, 0)]).toEqual([110, 90, 100])
  expect([zoomStep(200, 1), zoomStep(80, -1), zoomStep(133, -1)]).toEqual([200, 80, 125])
})

test.each(['darwin', 'linux', 'win32'] as const)(
  'the menu of %s has the shortcuts that the palette lists',
  (platform) => {
    const go = vi.fn()
    const { say } = createDesktopWords(() => ['en'])
    type Item = { label?: string; accelerator?: string; role?: string; click?: () => void }
    const items = desktopMenu({ platform, say, go, zoom: () => undefined }).flatMap(
      ({ submenu }) => (submenu ?? []) as unknown as readonly Item[],
    )
    const keys = items.map(({ accelerator }) => accelerator?.replace('CommandOrControl', 'Mod'))
    for (const one of SHORTCUTS) if (one.mod) expect(keys, one.id).toContain(one.keys)
    expect(JSON.stringify(items)).not.toMatch(/toggleDevTools|"role":"(force)?reload"/i)
    items.find(({ label }) => label === 'Servers')?.click?.()
    expect(go).toHaveBeenCalledWith({ kind: 'screen', screen: 'servers' })
  },
)

test('every word is there in three languages', () => {
  for (const language of ['en', 'de', 'fr']) {
    const { say } = createDesktopWords(() => [language])
    expect(say('quitQuestions', { count: 2 })).toMatch(/^2 /)
    expect(say('questionText', { server: '{{x}} <b>' })).toContain('{{x}} <b>')
  }
  const words = createDesktopWords(() => ['fr-CA'])
  expect(words.say('quit')).toBe('Quitter Gatehouse')
  words.speak('de')
  expect(words.say('quit')).toBe('Gatehouse beenden')
})

test('a right click offers better spellings where something is written, and only copying elsewhere', () => {
  const { say } = createDesktopWords(() => ['en'])
  const replace = vi.fn()
  const none = { isEditable: false, selectionText: '', misspelledWord: '', dictionarySuggestions: [] }
  expect(contextMenu(none, { say, replace, learn: replace })).toBeNull()
  expect(contextMenu({ ...none, selectionText: 'x' }, { say, replace, learn: replace })).toEqual([{ role: 'copy' }])
  const menu = contextMenu(
    { ...none, isEditable: true, misspelledWord: 'teh', dictionarySuggestions: ['the', 'tech'] },
    { say, replace, learn: replace },
  )
  expect(menu?.slice(0, 3).map(({ label }) => label)).toEqual(['the', 'tech', 'Add to the dictionary'])
  const first = menu?.[0] as { readonly click: () => void } | undefined
  first?.click()
  expect(replace).toHaveBeenCalledWith('the')
})

import { chmodSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { AppError } from '../../shared/ipc/errors.ts'
import type { Json } from '../../shared/json.ts'
import { createBrowserSettings } from './browserSettings.ts'
import { makeTestFolder } from './forTests.ts'
import { sealSetting } from './sealedSettings.ts'
import { createSettings, DEFAULT_SETTINGS } from './settings.ts'
import { english, told as said } from '../../shared/told.ts'

function setUp() {
  const folder = makeTestFolder()
  onTestFinished(folder.remove)
  const setAside: { text: string; movedTo: string }[] = []
  const open = () =>
    createSettings({
      folder: folder.path,
      openFile: createBrowserSettings,
      now: () => 7,
      onSetAside: (text, movedTo) => setAside.push({ text: english(text), movedTo }),
    })
  return { folder: folder.path, file: join(folder.path, 'settings.json'), open, setAside }
}

test('defaults at first, changes kept for the next run, in a file for its owner alone', () => {
  const at = setUp()
  const first = at.open()
  expect(first.get()).toEqual(DEFAULT_SETTINGS)
  first.update({ theme: 'dark', servers: [] })
  expect(at.open().get()).toEqual({ ...DEFAULT_SETTINGS, theme: 'dark' })
  expect(statSync(at.file).mode & 0o777).toBe(0o600)
  expect(JSON.parse(readFileSync(at.file, 'utf8'))).toMatchObject({ version: 1, theme: 'dark' })
})

test('listeners hear what changed, until they stop', () => {
  const settings = setUp().open()
  const heard: string[] = []
  const stop = settings.onChange((now, before) => heard.push(`${before.theme} -> ${now.theme}`))
  settings.update({ theme: 'dark' })
  stop()
  settings.update({ theme: 'light' })
  expect(heard).toEqual(['system -> dark'])
})

test('a value that does not fit is refused in words and changes nothing', () => {
  const at = setUp()
  const settings = at.open()
  expect(() => settings.update({ roundLimit: 0 })).toThrow(expect.objectContaining({ code: 'SETTINGS_INVALID' }))
  expect(() => settings.update({ roundLimit: 0 })).toThrow('roundLimit')
  expect(settings.get().roundLimit).toBe(DEFAULT_SETTINGS.roundLimit)
  expect(existsSync(at.file)).toBe(false)
})

test.each([
  ['{ "theme": "dark", ', 'not valid JSON'],
  ['', 'not valid JSON'],
  ['[1, 2]', 'does not hold an object'],
  ['{"version": 1, "theme": "purple"}', 'theme'],
  ['{"version": 1, "servers": [{"name": "x"}]}', 'servers.0'],
])('a broken file %s is set aside byte for byte, and what was wrong is said', (text, words) => {
  const at = setUp()
  writeFileSync(at.file, text)
  expect(at.open().get()).toEqual(DEFAULT_SETTINGS)
  expect(at.setAside).toHaveLength(1)
  const { text: said, movedTo } = at.setAside[0] ?? { text: '', movedTo: '' }
  expect(said).toContain(words)
  expect(said).toContain(movedTo)
  expect(readFileSync(movedTo, 'utf8')).toBe(text)
  expect(readdirSync(at.folder)).toContain('settings.broken-7.json')
  at.open().update({ theme: 'dark' })
  expect(at.open().get().theme).toBe('dark')
})

test('a file without a newer setting gets its default, and unknown keys do no harm', () => {
  const at = setUp()
  writeFileSync(at.file, '{"version": 1, "theme": "dark", "__proto__": {"mode": "focused"}, "later": true}')
  expect(at.open().get()).toEqual({ ...DEFAULT_SETTINGS, theme: 'dark' })
})

test('a file of a newer Gatehouse refuses in words and is not touched', () => {
  const at = setUp()
  const newer = '{"version": 2, "theme": {"base": "dark"}}'
  writeFileSync(at.file, newer)
  expect(() => at.open()).toThrow('A newer Gatehouse wrote')
  expect(readFileSync(at.file, 'utf8')).toBe(newer)
  expect(at.setAside).toEqual([])
})

test('a settings file that cannot be written says so, and the setting stays as it was', () => {
  const at = setUp()
  const settings = createSettings({
    folder: at.folder,
    now: () => 7,
    onSetAside: () => undefined,
    openFile: (folder) => ({
      ...createBrowserSettings(folder),
      write: () => {
        throw Object.assign(new Error('ENOSPC'), { code: 'ENOSPC' })
      },
    }),
  })
  expect(() => settings.update({ theme: 'dark' })).toThrow(expect.objectContaining({ code: 'STORAGE_FAILED' }))
  expect(settings.get().theme).toBe('system')
})

test('selfconfig: a mode written into the file by somebody else goes back to the default, and is told', async () => {
  const at = setUp()
  const kept = new Map<string, Json>()
  const documents = {
    get: (name: string) => Promise.resolve(kept.get(name) ?? null),
    put: (name: string, value: Json) => Promise.resolve(void kept.set(name, value)),
  }
  const told: string[] = []
  const start = async () => {
    const settings = at.open()
    const sealed = await sealSetting({
      key: 'mode',
      settings,
      documents,
      onChangedOutside: (found) => told.push(found),
    })
    return { ...settings, sealed: sealed.flushed }
  }
  const first = await start()
  first.update({ mode: 'careful' })
  await first.sealed()
  expect((await start()).get().mode).toBe('careful')
  expect(told).toEqual([])
  writeFileSync(at.file, readFileSync(at.file, 'utf8').replace('careful', 'focused'))
  chmodSync(at.file, 0o600)
  expect((await start()).get().mode).toBe('balanced')
  expect(told).toEqual(['focused'])
  expect((await start()).get().mode).toBe('balanced')
  expect(told).toHaveLength(1)
})

test('a locked vault does not keep the app from starting, and leaves the mode as it was', async () => {
  const settings = setUp().open()
  settings.update({ mode: 'careful' })
  const locked = () => Promise.reject(new AppError('VAULT_LOCKED', said`locked`))
  const told: string[] = []
  const documents = { get: locked, put: locked }
  const sealed = await sealSetting({ key: 'mode', settings, documents, onChangedOutside: (found) => told.push(found) })
  await sealed.flushed()
  expect(settings.get().mode).toBe('careful')
  expect(told).toEqual([])
})

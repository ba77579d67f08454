import { execFileSync, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { expect, onTestFinished, test } from 'vitest'
import { smallDisk } from './forDiskTests.ts'
import { setUpVault } from './forVaultTests.ts'

function setUp() {
  const at = setUpVault()
  onTestFinished(at.remove)
  return at
}

test.each([
  ['no vault at all', () => 'not a vault'],
  ['cut short', (text: string) => text.slice(0, text.length / 2)],
  ['one bit changed', (text: string) => text.replace(/.(?=.{8}\n$)/, (c) => (c === 'A' ? 'B' : 'A'))],
  ['empty', () => ''],
])('a damaged file (%s) is set aside byte for byte, and a new vault begun', async (_what, damage) => {
  const at = setUp()
  await at.open().set('a', '1')
  const bad = damage(readFileSync(at.file, 'utf8'))
  writeFileSync(at.file, bad)
  const vault = at.open()
  expect(await vault.get('a')).toBeNull()
  expect(at.heard.setAside).toHaveLength(1)
  expect(readFileSync(String(at.heard.setAside[0]), 'utf8')).toBe(bad)
  await vault.set('b', '2')
  expect(await at.open().get('b')).toBe('2')
})

test('a vault of a newer Gatehouse is left alone', async () => {
  const at = setUp()
  const newer = '{"format":"gatehouse-vault","version":2}\nAAAA\n'
  writeFileSync(at.file, newer)
  expect(await at.open().opened()).toMatchObject({
    kind: 'locked',
    why: { say: expect.stringContaining('newer Gatehouse') },
  })
  expect(readFileSync(at.file, 'utf8')).toBe(newer)
})

test('a write that ended at any byte leaves the old secrets whole', async () => {
  const at = setUp()
  await at.open().set('a', 'old')
  const old = readFileSync(at.file)
  await at.open().set('a', 'new')
  const whole = readFileSync(at.file)
  writeFileSync(at.file, old)
  for (let end = 0; end <= whole.length; end++) {
    writeFileSync(`${at.file}.tmp`, whole.subarray(0, end))
    expect(await at.open().get('a')).toBe('old')
  }
  await at.open().set('b', '2')
  expect(existsSync(`${at.file}.tmp`)).toBe(false)
  expect(at.heard.setAside).toEqual([])
})

test('a link planted in place of the temporary file is not written through', async () => {
  const at = setUp()
  const victim = join(at.folder, 'victim')
  writeFileSync(victim, 'mine')
  execFileSync('ln', ['-s', victim, `${at.file}.tmp`])
  await at.open().set('a', '1')
  expect(readFileSync(victim, 'utf8')).toBe('mine')
})

test('kill -9 in the middle of writing loses no secret that was said to be saved', async () => {
  const at = setUp()
  const key = randomBytes(32).toString('base64')
  let saved = 0
  for (const after of [1, 7, 30, 70]) {
    const fixture = join(import.meta.dirname, 'killedVault.fixture.ts')
    const child = spawn(process.execPath, [fixture, at.file, key, String(saved)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let seen = 0
    createInterface({ input: child.stdout }).on('line', (line) => {
      saved = Math.max(saved, Number(line) + 1)
      if (++seen === after) child.kill('SIGKILL')
    })
    await once(child, 'exit')
    at.behaviour.get = () => Promise.resolve(key)
    const vault = at.open()
    for (let i = 0; i < saved; i++) expect(await vault.get(`n${i}`)).toBe(`value ${i}`)
  }
  expect(at.heard.setAside).toEqual([])
})

/** Mounting takes root; vaultFault.test.ts proves the same everywhere, byte by byte. */
const canMount = process.platform === 'linux' && process.getuid?.() === 0

test.skipIf(!canMount)('a full disk, a real one: said, kept in memory, saved once there is room', async () => {
  const at = setUp()
  const small = smallDisk(at.folder, '64k')
  const file = join(small.path, 'vault.json')
  const again = Promise.withResolvers<void>()
  const vault = at.open({ file, retryMs: 20, onSaveFailing: (why) => why === null && again.resolve() })
  await vault.set('old', '1')
  await expect(vault.set('big', 'x'.repeat(100_000))).rejects.toMatchObject({
    code: 'STORAGE_FAILED',
    message: expect.stringContaining('The disk is full'),
  })
  expect(await vault.get('big')).toHaveLength(100_000)
  expect(await at.open({ file }).get('old')).toBe('1')
  small.grow('2m')
  await again.promise
  expect(await at.open({ file }).get('big')).toHaveLength(100_000)
  await vault.close()
})

test('many changes at once end in one file with all of them', async () => {
  const at = setUp()
  const vault = at.open()
  await Promise.all(Array.from({ length: 1000 }, (_, i) => vault.set(`account/a${i}/tokens`, `${i}`.repeat(500))))
  await Promise.all([
    vault.set('same', '1'),
    vault.set('same', '2'),
    vault.delete('account/a0/tokens'),
    vault.set('same', '3'),
  ])
  const next = at.open()
  expect(await next.names('account/')).toHaveLength(999)
  expect(await next.get('same')).toBe('3')
})

import { randomBytes } from 'node:crypto'
import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { makeTestFolder } from './forTests.ts'
import { setUpVault } from './forVaultTests.ts'
import { keychainAccount } from './keychain.ts'

function setUp() {
  const at = setUpVault()
  onTestFinished(at.remove)
  return at
}

test('a secret is there after a restart, and nowhere on disk in plain text', async () => {
  const at = setUp()
  const first = at.open()
  await first.set('provider/p1/key', 'CANARY-1')
  await first.set('account/a1/tokens', 'CANARY-2')
  await first.set('account/a2/tokens', 'CANARY-3')
  await first.delete('account/a2/tokens')
  await first.close()
  const second = at.open()
  expect(await second.opened()).toEqual({ kind: 'keychain' })
  expect(await second.get('provider/p1/key')).toBe('CANARY-1')
  expect(await second.get('account/a2/tokens')).toBeNull()
  expect(await second.names('account/')).toEqual(['account/a1/tokens'])
  for (const name of readdirSync(at.folder)) expect(readFileSync(join(at.folder, name), 'utf8')).not.toContain('CANARY')
  expect(readFileSync(at.file, 'utf8')).not.toContain(Buffer.from('CANARY-1').toString('base64').slice(0, 8))
  expect(statSync(at.file).mode & 0o777).toBe(0o600)
  expect(at.stored.size).toBe(1)
})

test('two data folders never share a key', () => {
  const one = makeTestFolder()
  const two = makeTestFolder()
  onTestFinished(one.remove)
  onTestFinished(two.remove)
  expect(keychainAccount(one.path)).not.toBe(keychainAccount(two.path))
  expect(keychainAccount(`${one.path}/../${one.path.split('/').at(-1)}`)).toBe(keychainAccount(one.path))
})

test('a keychain that answers null where a vault is: locked, never a new key; unlocked once it answers', async () => {
  const at = setUp()
  await at.open().set('a', '1')
  const before = { file: readFileSync(at.file), keys: [...at.stored] }
  at.behaviour.get = () => Promise.resolve(null)
  const vault = at.open()
  expect(await vault.opened()).toMatchObject({ kind: 'locked' })
  await expect(vault.get('a')).rejects.toMatchObject({ code: 'VAULT_LOCKED' })
  await expect(vault.set('a', '2')).rejects.toMatchObject({ code: 'VAULT_LOCKED' })
  await expect(vault.unlock(null)).rejects.toMatchObject({ code: 'VAULT_LOCKED' })
  expect({ file: readFileSync(at.file), keys: [...at.stored] }).toEqual(before)
  at.behaviour.get = (account) => Promise.resolve(at.stored.get(account) ?? null)
  await vault.unlock(null)
  expect(await vault.get('a')).toBe('1')
  expect(vault.state()).toEqual({ kind: 'keychain' })
})

test('a keychain that hangs: locked within the limit, and its late answer opens the vault', async () => {
  const at = setUp()
  await at.open().set('a', '1')
  const late = Promise.withResolvers<string | null>()
  const unlocked = Promise.withResolvers<void>()
  at.behaviour.get = () => late.promise
  const vault = at.open({ keychainLimit: 20, onState: (state) => state.kind === 'keychain' && unlocked.resolve() })
  expect(await vault.opened()).toMatchObject({
    kind: 'locked',
    why: { say: expect.stringContaining('not answered yet') },
  })
  await expect(vault.get('a')).rejects.toMatchObject({ code: 'VAULT_LOCKED' })
  late.resolve([...at.stored.values()][0] ?? null)
  await unlocked.promise
  expect(await vault.get('a')).toBe('1')
})

test('another key in the keychain: locked, the file untouched', async () => {
  const at = setUp()
  await at.open().set('a', '1')
  const before = readFileSync(at.file)
  at.behaviour.get = () => Promise.resolve(randomBytes(32).toString('base64'))
  const vault = at.open()
  expect(await vault.opened()).toMatchObject({ kind: 'locked', why: { say: expect.stringContaining('another key') } })
  expect(readFileSync(at.file)).toEqual(before)
  expect(at.heard.setAside).toEqual([])
})

test('no keychain at all: secrets live in memory, it is said, and no file is made', async () => {
  const at = setUp()
  at.behaviour.fail = new Error('DBus error: set your DBUS_SESSION_BUS_ADDRESS')
  const vault = at.open()
  expect(await vault.opened()).toEqual({
    kind: 'memory',
    why: { say: 'No keychain could be used ({0}).', with: [{ say: 'no keychain runs in this session' }] },
  })
  await vault.set('a', 'CANARY')
  expect(await vault.get('a')).toBe('CANARY')
  await vault.close()
  expect(readdirSync(at.folder)).toEqual([])
  expect(await at.open().get('a')).toBeNull()
})

test('a keychain that appears later takes in what was kept in memory', async () => {
  const at = setUp()
  at.behaviour.fail = new Error('no')
  const vault = at.open()
  await vault.set('a', '1')
  at.behaviour.fail = null
  await vault.unlock(null)
  expect(vault.state()).toEqual({ kind: 'keychain' })
  expect(vault.isFirstKey()).toBe(true)
  const next = at.open()
  expect(await next.get('a')).toBe('1')
  expect(next.isFirstKey()).toBe(false)
  // A vault that was deleted does not make the keychain's key a first one.
  rmSync(at.file)
  const without = at.open()
  expect([await without.get('a'), without.isFirstKey()]).toEqual([null, false])
})

test('a passphrase vault: begun where no keychain is, opened by the same words only', async () => {
  const at = setUp()
  at.behaviour.fail = new Error('no')
  const first = at.open()
  await first.set('a', 'CANARY')
  await expect(first.unlock('short')).rejects.toMatchObject({ code: 'INVALID_INPUT' })
  await first.unlock('correct horse')
  expect(first.state()).toEqual({ kind: 'passphrase' })
  await first.set('b', '2')
  expect(readFileSync(at.file, 'utf8')).not.toContain('CANARY')
  const second = at.open()
  expect(await second.opened()).toEqual({
    kind: 'locked',
    why: { say: 'Your secrets are locked with your passphrase.' },
  })
  await expect(second.get('a')).rejects.toMatchObject({ code: 'VAULT_LOCKED' })
  await expect(second.unlock('wrong horse')).rejects.toMatchObject({ code: 'VAULT_LOCKED' })
  await second.unlock('correct horse')
  expect(await second.get('a')).toBe('CANARY')
  expect(await second.get('b')).toBe('2')
})

test('a passphrase does not open a keychain vault', async () => {
  const at = setUp()
  await at.open().set('a', '1')
  at.behaviour.get = () => Promise.resolve(null)
  await expect(at.open().unlock('whatever it is')).rejects.toMatchObject({ code: 'VAULT_LOCKED' })
})

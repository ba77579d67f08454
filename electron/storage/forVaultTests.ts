// Parts for tests of the vault: a folder of its own, and a keychain in memory whose answers a test can change.
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import type { VaultState } from '../../shared/settings.ts'
import { makeTestFolder } from './forTests.ts'
import { createKeychain, keychainAccount } from './keychain.ts'
import { createVault, type VaultDeps } from './vault.ts'
import { english } from '../../shared/told.ts'

/** A keychain in memory whose answers a test can change. */
function makeKeychain() {
  const stored = new Map<string, string>()
  const behaviour = {
    get: (account: string): Promise<string | null> => Promise.resolve(stored.get(account) ?? null),
    fail: null as Error | null,
  }
  const keychain = createKeychain({
    open: (account) =>
      behaviour.fail
        ? Promise.reject(behaviour.fail)
        : Promise.resolve({
            getPassword: () => behaviour.get(account),
            setPassword: (password) => Promise.resolve(void stored.set(account, password)),
          }),
  })
  return { stored, behaviour, keychain }
}

/** The caller removes the folder. */
export function setUpVault() {
  const folder = makeTestFolder()
  const file = join(folder.path, 'vault.json')
  const chain = makeKeychain()
  const heard = { states: [] as VaultState[], setAside: [] as string[], failing: [] as (string | null)[] }
  const open = (more: Partial<VaultDeps> = {}) =>
    createVault({
      file,
      keychain: chain.keychain,
      account: keychainAccount(folder.path),
      now: () => 7,
      randomBytes,
      onSetAside: (to) => heard.setAside.push(to),
      onState: (state) => heard.states.push(state),
      onSaveFailing: (why) => heard.failing.push(why === null ? null : english(why)),
      scryptCost: 1024,
      ...more,
    })
  return { folder: folder.path, remove: folder.remove, file, ...chain, heard, open }
}

// One run of the vault over the real keychain: `vaultProcess.fixture.ts FOLDER set NAME VALUE | get NAME | fill`. Prints JSON lines.
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { AppError } from '../../shared/ipc/errors.ts'
import { createKeychain, endProcess, keychainAccount } from '../../electron/storage/keychain.ts'
import { createVault } from '../../electron/storage/vault.ts'
import { english } from '../../shared/told.ts'

const [, , folder = '', action = '', name = '', value = ''] = process.argv
const say = (what: object) => process.stdout.write(`${JSON.stringify(what)}\n`)
const keychain = createKeychain({})
const vault = createVault({
  file: join(folder, 'vault.json'),
  keychain,
  account: keychainAccount(folder),
  now: Date.now,
  randomBytes,
  keychainLimit: Number(process.env['KEYCHAIN_LIMIT'] ?? 10_000),
  onSetAside: (movedTo) => say({ setAside: movedTo }),
  onState: () => undefined,
  onSaveFailing: (why) => say({ saveFailing: why === null ? null : english(why) }),
})

async function run(): Promise<object> {
  if (action === 'set') await vault.set(name, value)
  if (action === 'fill')
    for (let n = 0; ; n++) {
      await vault.set(`n${n}`, 'x'.repeat(n))
      say({ saved: n })
    }
  return { value: await vault.get(name), names: (await vault.names('')).length }
}

const result = await run().catch((error: unknown) => ({ code: AppError.from(error).code }))
const opened = await vault.opened()
const state = vault.state()
say({ state: opened.kind, why: 'why' in state ? english(state.why) : null, ...result })
endProcess(0, keychain)

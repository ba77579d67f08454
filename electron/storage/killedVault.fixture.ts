// A process that saves secrets until it is killed and says each number once it is durable. Arguments: file, key (base64), first number.
import { randomBytes } from 'node:crypto'
import { createVault } from './vault.ts'

const [, , file = '', key = '', first = ''] = process.argv
const vault = createVault({
  file,
  keychain: { read: () => Promise.resolve(Buffer.from(key, 'base64')), write: () => Promise.resolve() },
  account: 'vault-0123456789abcdef',
  now: Date.now,
  randomBytes,
  onSetAside: () => process.exit(1),
  onState: () => undefined,
  onSaveFailing: () => undefined,
})
for (let n = Number(first); ; n++) {
  await vault.set(`n${n}`, `value ${n}`)
  process.stdout.write(`${n}\n`)
}

// One run of the whole app over the real keychain: `appProcess.fixture.ts FOLDER keep | unlock | look`. Prints one JSON line per look.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { join } from 'node:path'

const [, , folder = '', action = ''] = process.argv
process.env['GATEHOUSE_HOME'] = folder
const { createApp } = await import('../../electron/app.ts')
const { createBrowserSettings } = await import('../../electron/storage/browserSettings.ts')

const app = await createApp({
  entry: 'browser',
  spellings: [],
  emit: () => {},
  openBrowser: async () => {},
  settingsFile: Promise.resolve(createBrowserSettings),
  databaseWorker: new URL('../../electron/storage/databaseWorker.ts', import.meta.url),
  office: { command: process.execPath, script: join(folder, 'no-office.js') },
})
const ask = async (name: string, input?: unknown): Promise<unknown> => {
  const reply = (await app.route(name, input)) as { ok: boolean; value?: unknown; error?: unknown }
  if (!reply.ok) throw new Error(JSON.stringify(reply.error))
  return reply.value
}

type Named = { readonly name: string; readonly id: string; readonly trusted: boolean }
async function look(when: string): Promise<void> {
  const servers = (await ask('host.listServers')) as readonly Named[]
  const policies = (await ask('permission.listPolicies')) as readonly { readonly match: { readonly name: string } }[]
  const { mode, hideSecrets } = (await ask('settings.get')) as { readonly mode: string; readonly hideSecrets: boolean }
  const { notices, vault } = (await ask('app.info')) as {
    readonly notices: readonly { readonly id: string }[]
    readonly vault: { readonly kind: string }
  }
  const told = {
    vault: vault.kind,
    rules: policies.map(({ match }) => match.name),
    trusted: servers.filter(({ trusted }) => trusted).map(({ name }) => name),
    mode,
    hideSecrets,
    notices: notices.map(({ id }) => id),
  }
  process.stdout.write(`${JSON.stringify({ [when]: told })}\n`)
}

async function unlockKeyring(): Promise<void> {
  const child = spawn('gnome-keyring-daemon', ['--replace', '--unlock', '--components=secrets'], {
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  child.stdin.end('test-pass')
  await once(child, 'close')
}

const rule = (name: string) => ({
  id: null,
  draft: {
    verdict: 'deny',
    match: {
      principal: null,
      action: null,
      serverId: null,
      accountId: null,
      name,
      effects: null,
      scope: { kind: 'any' },
    },
    note: '',
    examples: [],
  },
})

if (action === 'keep') {
  const draft = { name: 'Mine', launch: { kind: 'http', url: 'https://mine.example/mcp', headers: {} } }
  const { id } = (await ask('host.addServer', draft)) as Named
  await ask('host.setTrusted', { serverId: id, trusted: true })
  await ask('permission.savePolicy', rule('kept'))
  await look('kept')
} else if (action === 'look') await look('later')
else {
  await look('locked')
  await ask('permission.savePolicy', rule('meanwhile'))
  await unlockKeyring()
  await ask('app.unlockVault', { passphrase: null })
  await look('unlocked')
}
rmSync(join(folder, 'no-office.js'), { force: true })
await app.stop()
app.end(0)

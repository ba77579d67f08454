import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { describe, expect, onTestFinished, test } from 'vitest'

const missing = ['dbus-run-session', 'dbus-send', 'gnome-keyring-daemon', 'xvfb-run'].filter(
  (name) => spawnSync('which', [name]).status !== 0,
)
const title = missing.length > 0 ? `a real keychain (skipped: ${missing.join(', ')} not installed)` : 'a real keychain'
const APP = join(import.meta.dirname, 'appProcess.fixture.ts')
const FIXTURE = join(import.meta.dirname, 'vaultProcess.fixture.ts')

/** How the keychain of a session is: what a shell runs before our process. */
const DAEMON = {
  unlocked: `printf test-pass | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1`,
  locked: 'gnome-keyring-daemon --start --components=secrets >/dev/null 2>&1',
  asking: 'gnome-keyring-daemon --start --components=secrets >/dev/null 2>&1',
  // Started by the bus on first use, with no collection made yet.
  noCollection: 'true',
  stopped: `printf test-pass | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1
    owner() { dbus-send --session --print-reply --dest=org.freedesktop.DBus /org/freedesktop/DBus \
      org.freedesktop.DBus.GetConnectionUnixProcessID string:org.freedesktop.secrets 2>/dev/null | sed -n 's/.*uint32 //p'; }
    until pid=$(owner); [ -n "$pid" ]; do sleep 0.02; done
    kill -STOP "$pid"`,
} as const
type Daemon = keyof typeof DAEMON
type Result = {
  readonly state: string
  readonly why: string | null
  readonly code?: string
  readonly value?: string | null
  readonly names?: number
  readonly setAside?: string
}

/** Keyring daemons leave their group: what still runs with this machine's folders in its environment. */
function processesOf(root: string): readonly number[] {
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => {
      try {
        return pid > 0 && readFileSync(`/proc/${pid}/environ`, 'utf8').includes(`=${root}/`)
      } catch {
        return false
      }
    })
}

/** A person's machine: its own home, keyrings and data folder, gone after the test. */
function makeMachine(fixture = FIXTURE) {
  const root = mkdtempSync(join(tmpdir(), 'gatehouse-keyring-'))
  onTestFinished(() => {
    for (const pid of processesOf(root)) process.kill(pid, 'SIGKILL')
    rmSync(root, { recursive: true, force: true })
  })
  const folder = (name: string) => {
    mkdirSync(join(root, name), { recursive: true, mode: 0o700 })
    return join(root, name)
  }
  const data = folder('gatehouse')
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    HOME: folder('home'),
    XDG_DATA_HOME: folder('data'),
    XDG_RUNTIME_DIR: folder('run'),
  }
  const start = (daemon: Daemon | 'noBus', args: readonly string[], more: NodeJS.ProcessEnv = {}): ChildProcess => {
    const command = [process.execPath, fixture, ...args]
    const options = { env: { ...env, ...more }, stdio: ['ignore', 'pipe', 'ignore'] as const, detached: true }
    if (daemon === 'noBus') {
      const { DBUS_SESSION_BUS_ADDRESS: _none, ...rest } = options.env
      return spawn(command[0] ?? '', command.slice(1), { ...options, stdio: ['ignore', 'pipe', 'ignore'], env: rest })
    }
    // A display, so that the keyring can ask the person, who never answers.
    const before = daemon === 'asking' ? ['xvfb-run', '-a'] : []
    const script = `${DAEMON[daemon]}\n"$@"`
    return spawn('env', [...before, 'dbus-run-session', '--', 'bash', '-c', script, '_', ...command], {
      ...options,
      stdio: ['ignore', 'pipe', 'ignore'],
    })
  }
  const run = async (
    daemon: Daemon | 'noBus',
    args: readonly string[],
    more: NodeJS.ProcessEnv = {},
  ): Promise<Result> => {
    const child = start(daemon, args, more)
    const lines: string[] = []
    if (child.stdout)
      createInterface({ input: child.stdout }).on('line', (line) => line.startsWith('{') && lines.push(line))
    await once(child, 'close')
    return Object.assign({}, ...lines.map((line) => JSON.parse(line) as object)) as Result
  }
  return { root, data, vault: join(data, 'vault.json'), folder, start, run }
}

const killGroup = (child: ChildProcess) => {
  if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL')
}

describe.skipIf(missing.length > 0)(title, () => {
  test('one run saves, the next reads; no plain text anywhere on the machine', async () => {
    const at = makeMachine()
    expect(await at.run('unlocked', [at.data, 'set', 'account/a/tokens', 'CANARY-TOKEN'])).toMatchObject({
      state: 'keychain',
    })
    expect(await at.run('unlocked', [at.data, 'get', 'account/a/tokens'])).toMatchObject({
      state: 'keychain',
      value: 'CANARY-TOKEN',
    })
    const files = readdirSync(at.root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
    expect(files.length).toBeGreaterThan(1)
    for (const file of files) expect(readFileSync(join(file.parentPath, file.name)).includes('CANARY')).toBe(false)
  })

  test('a locked keyring: the vault is locked, nothing is replaced, and all is there once it is unlocked', async () => {
    const at = makeMachine()
    await at.run('unlocked', [at.data, 'set', 'a', '1'])
    const before = readFileSync(at.vault)
    expect(await at.run('locked', [at.data, 'get', 'a'])).toMatchObject({ state: 'locked', code: 'VAULT_LOCKED' })
    expect(await at.run('locked', [at.data, 'set', 'a', '2'])).toMatchObject({ state: 'locked', code: 'VAULT_LOCKED' })
    expect(readFileSync(at.vault)).toEqual(before)
    expect(await at.run('unlocked', [at.data, 'get', 'a'])).toMatchObject({ state: 'keychain', value: '1' })
  })

  test('a locked keyring at the first start: memory only, said, no file', async () => {
    const at = makeMachine()
    await at.run('unlocked', [at.folder('other'), 'set', 'a', '1'])
    const result = await at.run('locked', [at.data, 'set', 'a', '1'])
    expect(result).toMatchObject({ state: 'memory', why: expect.stringContaining('stayed locked') })
    expect(readdirSync(at.data)).toEqual([])
  })

  test.each(['noCollection', 'noBus'] as const)(
    '%s: memory only at the first start, locked where a vault is',
    async (daemon) => {
      const at = makeMachine()
      expect(await at.run(daemon, [at.data, 'set', 'a', '1'])).toMatchObject({ state: 'memory', value: '1' })
      expect(readdirSync(at.data)).toEqual([])
      await at.run('unlocked', [at.data, 'set', 'a', '1'])
      const before = readFileSync(at.vault)
      rmSync(join(at.root, 'data', 'keyrings'), { recursive: true })
      expect(await at.run(daemon, [at.data, 'get', 'a'])).toMatchObject({ state: 'locked', code: 'VAULT_LOCKED' })
      expect(readFileSync(at.vault)).toEqual(before)
    },
  )

  test('a newly created keyring answers null: locked, never a new key', async () => {
    const at = makeMachine()
    await at.run('unlocked', [at.data, 'set', 'a', '1'])
    const before = readFileSync(at.vault)
    rmSync(join(at.root, 'data', 'keyrings'), { recursive: true })
    expect(await at.run('unlocked', [at.data, 'set', 'a', '2'])).toMatchObject({
      state: 'locked',
      code: 'VAULT_LOCKED',
    })
    expect(readFileSync(at.vault)).toEqual(before)
  })

  test('a keyring that hangs: locked within the limit, and the process can end', async () => {
    const at = makeMachine()
    await at.run('unlocked', [at.data, 'set', 'a', '1'])
    const start = performance.now()
    const result = await at.run('stopped', [at.data, 'get', 'a'], { KEYCHAIN_LIMIT: '300' })
    expect(result).toMatchObject({
      state: 'locked',
      code: 'VAULT_LOCKED',
      why: expect.stringContaining('not answer'),
    })
    expect(performance.now() - start).toBeLessThan(8000)
    expect(await at.run('unlocked', [at.data, 'get', 'a'])).toMatchObject({ value: '1' })
  })

  test('a keyring that asks a person who is away: locked within the limit, and the app can end with the question open', async () => {
    const at = makeMachine()
    await at.run('unlocked', [at.data, 'set', 'a', '1'])
    const result = await at.run('asking', [at.data, 'get', 'a'], { KEYCHAIN_LIMIT: '700' })
    expect(result).toMatchObject({
      state: 'locked',
      code: 'VAULT_LOCKED',
      why: expect.stringContaining('not answered yet'),
    })
    expect(await at.run('unlocked', [at.data, 'get', 'a'])).toMatchObject({ value: '1' })
  })

  test('killed in the middle, key making included: no key is lost, no secret that was said to be saved', async () => {
    const at = makeMachine()
    for (const after of [0, 1, 3, 20, 60]) {
      const child = at.start('unlocked', [at.data, 'fill'])
      let last = -1
      const lines = createInterface({ input: child.stdout as NonNullable<typeof child.stdout> })
      lines.on('line', (line) => {
        last = (JSON.parse(line) as { saved?: number }).saved ?? last
        if (last + 1 >= after) killGroup(child)
      })
      await once(child, 'close')
      const result = await at.run('unlocked', [at.data, 'get', `n${last}`])
      expect(result).toMatchObject({ state: 'keychain', value: 'x'.repeat(last) })
      expect(result.setAside).toBeUndefined()
    }
  })

  test('[rules.unlocked] unlocking while the app runs brings back rules, trust and the sealed settings, with what was decided meanwhile', async () => {
    const at = makeMachine(APP)
    const run = async (daemon: Daemon, action: string) =>
      (await at.run(daemon, [at.data, action])) as unknown as Record<string, Record<string, unknown>>
    expect(await run('unlocked', 'keep')).toMatchObject({
      kept: { vault: 'keychain', rules: ['kept'], trusted: ['Mine'] },
    })
    const settings = join(at.data, 'settings.json')
    const changed = { ...(JSON.parse(readFileSync(settings, 'utf8')) as object), mode: 'focused', hideSecrets: false }
    writeFileSync(settings, JSON.stringify(changed), { mode: 0o600 })
    const { locked, unlocked } = await run('locked', 'unlock')
    expect(locked).toMatchObject({ vault: 'locked', rules: [], trusted: [] })
    expect(locked?.['notices']).toContain('rules-locked')
    expect(unlocked).toMatchObject({
      vault: 'keychain',
      rules: ['kept', 'meanwhile'],
      trusted: ['Mine'],
      mode: 'balanced',
      hideSecrets: true,
    })
    expect(unlocked?.['notices']).toEqual(expect.not.arrayContaining(['rules-locked']))
    expect(unlocked?.['notices']).toEqual(expect.arrayContaining(['mode', 'hideSecrets']))
    expect(await run('unlocked', 'look')).toMatchObject({ later: { rules: ['kept', 'meanwhile'], mode: 'balanced' } })
  })

  test('two data folders on one machine have two keys', async () => {
    const at = makeMachine()
    const other = at.folder('other')
    await at.run('unlocked', [at.data, 'set', 'a', '1'])
    await at.run('unlocked', [other, 'set', 'a', '2'])
    const keyId = (folder: string) =>
      (JSON.parse(readFileSync(join(folder, 'vault.json'), 'utf8').split('\n')[0] ?? '') as { keyId: string }).keyId
    expect(keyId(at.data)).not.toBe(keyId(other))
    expect(await at.run('unlocked', [at.data, 'get', 'a'])).toMatchObject({ value: '1' })
    expect(existsSync(join(other, 'vault.json.tmp'))).toBe(false)
  })
})

// Installs what Gatehouse needs to run and to be tested. Plain Node (any version from 18), no dependencies, safe to repeat.
import { execFileSync, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = resolve(fileURLToPath(new URL('..', import.meta.url)))

/** Debian packages: what each is for, and a file that shows that it is there. */
const PACKAGES = [
  { name: 'chromium', for: 'the window of the browser entry, and benches', file: '/usr/bin/chromium' },
  { name: 'chromium-headless-shell', for: 'browser tests', file: '/usr/bin/chromium-headless-shell' },
  { name: 'xvfb', for: 'tests with a window', file: '/usr/bin/Xvfb' },
  { name: 'xauth', for: 'tests with a window', file: '/usr/bin/xauth' },
  { name: 'gnome-keyring', for: 'keychain tests', file: '/usr/bin/gnome-keyring-daemon' },
  { name: 'dbus', for: 'keychain tests', file: '/usr/bin/dbus-run-session' },
  { name: 'fonts-liberation', for: 'text in screenshots', file: '/usr/share/fonts/truetype/liberation' },
  {
    name: 'fonts-noto-color-emoji',
    for: 'text in screenshots',
    file: '/usr/share/fonts/truetype/noto/NotoColorEmoji.ttf',
  },
]

/** Everything that is missing is said, and what apt can give is installed; nothing here is fatal for running the app. */
function setUpSystem() {
  if (process.platform !== 'linux') return
  const missing = PACKAGES.filter(({ file }) => !existsSync(file))
  if (missing.length === 0) return
  const names = missing.map(({ name }) => name)
  const apt = existsSync('/usr/bin/apt-get')
  if (apt && process.getuid?.() === 0) {
    console.log(`setup: installing ${names.join(', ')} with apt`)
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    spawnSync('apt-get', ['update', '-qq'], { stdio: 'inherit', env })
    const install = (...wanted) =>
      spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...wanted], {
        stdio: ['ignore', 'ignore', 'inherit'],
        env,
      }).status === 0
    // Not every Debian has every package: one that is unknown keeps none of the others away.
    if (install(...names) || names.map((name) => install(name)).every(Boolean)) return
  }
  for (const { name, for: purpose } of missing) console.log(`setup: ${name} is missing (${purpose})`)
  console.log(
    apt
      ? `setup: to have them: sudo apt-get install -y ${names.join(' ')}`
      : 'setup: install the packages above with your own package manager; Gatehouse itself runs without them.',
  )
}

const nodeBinary = join(root, 'node_modules', '.bin', process.platform === 'win32' ? 'node.cmd' : 'node')

function nodeIsRight() {
  if (!existsSync(nodeBinary)) return false
  const { stdout } = spawnSync(nodeBinary, ['--version'], { encoding: 'utf8', shell: process.platform === 'win32' })
  return Number(/^v(\d+)/.exec(stdout ?? '')?.[1] ?? 0) >= 24
}

/** `npm ci`, unless the lock file is the one that was installed last. */
function setUpPackages() {
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex')
  const stamp = join(root, 'node_modules', '.gatehouse-setup')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock && nodeIsRight()) return
  console.log('setup: installing packages (npm ci)')
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  const run = (errors, ...args) =>
    spawnSync(npm, [...args, '--no-audit', '--no-fund', '--loglevel=error'], {
      cwd: root,
      stdio: ['ignore', 'ignore', errors],
      shell: process.platform === 'win32',
    }).status
  // Where a registry lacks packages of other platforms, npm ci finds the lock file incomplete: the same versions come this way.
  if (run('ignore', 'ci') !== 0) {
    console.log('setup: npm ci does not take the lock file here; installing the same versions with npm install')
    if (run('inherit', 'install', '--no-save') !== 0)
      fail(
        'npm could not install the packages. Its own words are above; the network and the registry are the usual causes.',
      )
  }
  if (!nodeIsRight())
    fail(
      'The Node that Gatehouse runs on was not installed: npm was told to skip install scripts. Run `npm ci` without --ignore-scripts.',
    )
  writeFileSync(stamp, lock)
}

/** Where apt gave no Chromium, tests use Playwright's own. */
function setUpBrowser() {
  if (process.env.GATEHOUSE_SETUP_FOR !== 'test' || existsSync('/usr/bin/chromium-headless-shell')) return
  const cache = join(root, '.cache')
  const stamp = join(cache, 'playwright-browser')
  if (existsSync(stamp)) return
  console.log("setup: installing Playwright's own Chromium for the tests")
  try {
    execFileSync(nodeBinary, [join(root, 'node_modules', 'playwright-core', 'cli.js'), 'install', 'chromium'], {
      stdio: 'inherit',
      shell: process.platform === 'win32',
    })
    mkdirSync(cache, { recursive: true })
    writeFileSync(stamp, '')
  } catch {
    console.log(
      'setup: no Chromium could be installed, so browser tests cannot run. Install one, or allow the download, and try again.',
    )
  }
}

function fail(message) {
  console.error(`setup: ${message}`)
  process.exit(1)
}

setUpSystem()
setUpPackages()
setUpBrowser()

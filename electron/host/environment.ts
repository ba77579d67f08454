import { execFile } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { delimiter, join } from 'node:path'
import { inOrder } from '../../shared/locale.ts'

const words = (...lines: string[]) => new Set(lines.join(' ').split(' '))
const ALLOWED = words(
  'PATH HOME LANG LANGUAGE TZ TMPDIR TERM USER LOGNAME SHELL PWD',
  'XDG_RUNTIME_DIR XDG_CONFIG_HOME XDG_DATA_HOME XDG_CACHE_HOME DISPLAY WAYLAND_DISPLAY',
  'HTTP_PROXY HTTPS_PROXY NO_PROXY http_proxy https_proxy no_proxy',
  'SSL_CERT_FILE SSL_CERT_DIR NODE_EXTRA_CA_CERTS',
)
const ALLOWED_ON_WINDOWS = words(
  'APPDATA COMSPEC HOMEDRIVE HOMEPATH LOCALAPPDATA PATH PATHEXT PROCESSOR_ARCHITECTURE PROGRAMDATA PROGRAMFILES',
  'PROGRAMFILES(X86) PROGRAMW6432 SYSTEMDRIVE SYSTEMROOT TEMP TMP USERNAME USERPROFILE WINDIR',
  'HTTP_PROXY HTTPS_PROXY NO_PROXY SSL_CERT_FILE NODE_EXTRA_CA_CERTS',
)

/** The environment of a server: an allow-list out of ours, then what the person gave it. Never our secrets. */
export function serverEnvironment(
  own: NodeJS.ProcessEnv,
  given: { readonly [name: string]: string },
  platform: NodeJS.Platform,
): Record<string, string> {
  const environment: Record<string, string> = {}
  for (const [name, value] of Object.entries(own)) {
    if (value === undefined || value.startsWith('()')) continue
    const allowed =
      platform === 'win32' ? ALLOWED_ON_WINDOWS.has(name.toUpperCase()) : ALLOWED.has(name) || name.startsWith('LC_')
    // SECURITY: a server sees only what is named above; keys and tokens of this process stay here.
    if (allowed) environment[name] = value
  }
  return { ...environment, ...given }
}

// No letter or underscore at its edges: it stands right after a variable name.
const MARK = '@@gatehouse@@'

/** PATH as a login shell has it, or null when the shell does not answer within `milliseconds`. */
function loginShellPath(own: NodeJS.ProcessEnv, milliseconds: number): Promise<string | null> {
  const shell = own['SHELL']
  if (process.platform === 'win32' || shell === undefined || !shell.startsWith('/')) return Promise.resolve(null)
  return new Promise((resolve) => {
    const child = execFile(
      shell,
      ['-ilc', `printf '%s' "${MARK}$PATH${MARK}"`],
      { env: serverEnvironment(own, {}, process.platform), timeout: milliseconds, killSignal: 'SIGKILL' },
      (_error, stdout) => resolve(stdout.split(MARK)[1] ?? null),
    )
    child.stdin?.end()
  })
}

/** Folders of the newest Node that nvm has installed: its `default` is a shell function, not a path. */
function nvmFolders(home: string): string[] {
  const root = join(home, '.nvm', 'versions', 'node')
  if (!existsSync(root)) return []
  const newest = readdirSync(root).sort((a, b) => inOrder('en')(b, a))[0]
  return newest === undefined ? [] : [join(root, newest, 'bin')]
}

function versionManagerFolders(home: string): string[] {
  const inHome = ['.local/share/fnm/aliases/default/bin', 'Library/Application Support/fnm/aliases/default/bin']
    .concat(['.volta/bin', '.asdf/shims', '.local/share/mise/shims', '.pyenv/shims'])
    .concat(['.local/bin', '.cargo/bin', '.bun/bin', '.deno/bin'])
    .map((folder) => join(home, folder))
  const system = ['/opt/homebrew/bin', '/usr/local/bin', '/home/linuxbrew/.linuxbrew/bin', '/usr/bin', '/bin']
  return [...nvmFolders(home), ...inHome, ...(process.platform === 'win32' ? [] : system)]
}

/** Where commands are found: the login shell's PATH, then ours, then the usual homes of version managers that exist. */
export async function resolveSearchPath(own: NodeJS.ProcessEnv, milliseconds = 3000): Promise<string> {
  const login = await loginShellPath(own, milliseconds)
  const known = [login, own['PATH'] ?? own['Path']].flatMap((path) => (path ?? '').split(delimiter))
  const more = versionManagerFolders(own['HOME'] ?? homedir()).filter((folder) => existsSync(folder))
  return [...new Set([...known, ...more])].filter((folder) => folder !== '').join(delimiter)
}

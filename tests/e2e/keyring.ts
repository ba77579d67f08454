// A desktop session of its own with a real Secret Service (gnome-keyring), gone after the test.
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const NEEDED = ['dbus-run-session', 'gnome-keyring-daemon']
export const missing = NEEDED.filter(
  (name) => !(process.env.PATH ?? '').split(':').some((at) => existsSync(join(at, name))),
)

/** Locks what was unlocked: whoever reads from it makes the keyring ask the person for the password. */
const LOCK = `until dbus-send --session --print-reply --dest=org.freedesktop.secrets /org/freedesktop/secrets \\
  org.freedesktop.Secret.Service.Lock array:objpath:/org/freedesktop/secrets/collection/login >/dev/null 2>&1
do sleep 0.05; done`
const session = (locked: boolean): string => `
printf test-pass | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1
${locked ? LOCK : ''}
echo "bus $DBUS_SESSION_BUS_ADDRESS"
exec sleep infinity`

export type Session = {
  readonly root: string
  /** What a program of this session has in its environment. */
  readonly env: Readonly<Record<string, string>>
  end(): void
}

/** The daemon leaves its group: found by the folders of this session in its environment. */
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

/** Resolves when the keyring is open; or when it is locked and asks, on a display, a person who never answers. */
export async function startSession(asking = false): Promise<Session> {
  const root = mkdtempSync(join(tmpdir(), 'gatehouse-session-'))
  const folder = (name: string): string => {
    mkdirSync(join(root, name), { recursive: true, mode: 0o700 })
    return join(root, name)
  }
  const env = { HOME: folder('home'), XDG_DATA_HOME: folder('data'), XDG_RUNTIME_DIR: folder('run') }
  const display = asking ? ['xvfb-run', '-a'] : []
  const child = spawn('env', [...display, 'dbus-run-session', '--', 'bash', '-c', session(asking)], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const bus = await new Promise<string>((resolve, reject) => {
    let heard = ''
    child.stdout.on('data', (chunk: Buffer) => {
      heard += chunk.toString()
      const found = /^bus (.+)\n/.exec(heard)?.[1]
      if (found !== undefined) resolve(found)
    })
    child.once('exit', () => reject(new Error('the session ended before it was there')))
  })
  return {
    root,
    env: { ...env, DBUS_SESSION_BUS_ADDRESS: bus },
    end() {
      for (const pid of processesOf(root)) {
        try {
          process.kill(pid, 'SIGKILL')
        } catch (thrown) {
          // It ended by itself meanwhile.
          if ((thrown as NodeJS.ErrnoException).code !== 'ESRCH') throw thrown
        }
      }
      rmSync(root, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

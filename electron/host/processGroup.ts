import { type ChildProcess, execFile } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { promisify } from 'node:util'
import spawn from 'cross-spawn'

const run = promisify(execFile)
const POLL_MS = 15

export type ServerProcess = {
  readonly child: ChildProcess
  readonly pid: number
  /** How the first process of the group ended. */
  readonly exited: Promise<{ readonly code: number | null; readonly signal: NodeJS.Signals | null }>
}

let lastTurn: Promise<void> = Promise.resolve()
/** Starting a process holds up this one for milliseconds: at most one in each turn of the loop. */
function ownTurn(): Promise<void> {
  lastTurn = lastTurn.then(() => new Promise((resolve) => setImmediate(resolve)))
  return lastTurn
}

/** Starts a command in a process group of its own, without a shell. Rejects when the system cannot start it. */
export async function startProcess(
  command: string,
  args: readonly string[],
  options: { readonly env: { readonly [name: string]: string }; readonly folder: string },
): Promise<ServerProcess> {
  await ownTurn()
  return new Promise((resolve, reject) => {
    // SECURITY: no shell ever sees a command line; on Windows cross-spawn quotes arguments for .cmd files.
    const child = spawn(command, [...args], {
      cwd: options.folder,
      env: { ...options.env },
      detached: process.platform !== 'win32',
      shell: false,
      stdio: ['pipe', 'pipe', 'pipe'],
      windowsHide: true,
    })
    const exited = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((done) => {
      child.once('exit', (code, signal) => done({ code, signal }))
    })
    child.once('error', reject)
    child.once('spawn', () => {
      child.on('error', () => {})
      resolve({ child, pid: child.pid as number, exited })
    })
  })
}

/** State and process group of a process, out of /proc; null when it is not there. */
function groupStateOf(pid: string): { readonly state: string; readonly group: number } | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The name in parentheses may hold spaces: fields are counted after it.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return { state: fields[0] ?? '', group: Number(fields[2]) }
  } catch {
    return null
  }
}
/** The living processes of a group (Linux). Dead ones that nobody has reaped, as happens in containers, do not count. */
export function membersOf(group: number): number[] {
  const all = readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))
  return all
    .filter((pid) => {
      const found = groupStateOf(pid)
      return found?.group === group && found.state !== 'Z' && found.state !== 'X'
    })
    .map(Number)
}

/** True while any process of the group lives. */
export function groupLives(pid: number): boolean {
  try {
    process.kill(-pid, 0)
  } catch {
    return false
  }
  return process.platform !== 'linux' || membersOf(pid).length > 0
}

function signalGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal)
  } catch {
    // Already gone.
  }
}

/** Resolves true when the whole group is gone, false after `milliseconds`. */
async function groupGone(pid: number, milliseconds: number): Promise<boolean> {
  const until = performance.now() + milliseconds
  while (groupLives(pid)) {
    if (performance.now() >= until) return false
    await new Promise((resolve) => setTimeout(resolve, POLL_MS))
  }
  return true
}

async function endTreeOnWindows(pid: number): Promise<void> {
  await run('taskkill', ['/PID', String(pid), '/T', '/F'], { windowsHide: true }).catch(() => {})
}

/** Ends every process of a group: first asks, then insists. `graceMs` is the wait before each harder step. */
export async function endGroup(pid: number, graceMs: number): Promise<void> {
  if (process.platform === 'win32') return endTreeOnWindows(pid)
  signalGroup(pid, 'SIGTERM')
  if (await groupGone(pid, graceMs)) return
  signalGroup(pid, 'SIGKILL')
  await groupGone(pid, graceMs)
}

/** Ends a server as the protocol asks: closes its input, waits, then ends what is left of its group. */
export async function endServer(server: ServerProcess, graceMs: number): Promise<void> {
  server.child.stdin?.end()
  const left = new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, graceMs)
    void server.exited.then(() => {
      clearTimeout(timer)
      resolve()
    })
  })
  await left
  // Also after a polite end: a wrapper such as npx can leave its own children behind.
  if (process.platform === 'win32' ? server.child.exitCode === null : groupLives(server.pid))
    await endGroup(server.pid, graceMs)
  server.child.stdout?.destroy()
  server.child.stderr?.destroy()
}

/** Who a process is: its number alone can be given to another one later. Null when it is not there or cannot be told. */
export async function processIdentity(pid: number): Promise<string | null> {
  if (process.platform === 'linux') {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
      const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
      // The name in parentheses may hold spaces: fields are counted after it; the start time is the 22nd.
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
      return fields[0] === 'Z' ? null : `${boot}:${fields[19]}`
    } catch {
      return null
    }
  }
  if (process.platform === 'win32') return null
  const found = await run('ps', ['-o', 'lstart=', '-p', String(pid)]).catch(() => null)
  return found === null || found.stdout.trim() === '' ? null : found.stdout.trim()
}

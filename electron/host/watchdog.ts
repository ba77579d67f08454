import { type ChildProcess, spawn } from 'node:child_process'

/** Reads `+group` and `-group` lines; when we are gone the pipe closes, and what is left is ended. Numbers only, checked on our side. */
const SCRIPT = `
groups=" "
while read -r line; do
  case "$line" in
    +*) groups="$groups\${line#+} " ;;
    -*) rest=""; for g in $groups; do [ "$g" = "\${line#-}" ] || rest="$rest$g "; done; groups=" $rest" ;;
  esac
done
for g in $groups; do kill -TERM "-$g" 2>/dev/null; done
[ "$groups" = " " ] || sleep 1
for g in $groups; do kill -KILL "-$g" 2>/dev/null; done
`

/** A tiny process that outlives us by a second, to end the servers of an app that was killed. It starts with the first server. */
export function createWatchdog(enabled: boolean): { add(pid: number): void; remove(pid: number): void; close(): void } {
  let watcher: ChildProcess | null = null

  function tell(line: string): void {
    if (watcher?.stdin?.writable === true) watcher.stdin.write(line)
  }
  function start(): void {
    watcher = spawn('/bin/sh', ['-c', SCRIPT], { stdio: ['pipe', 'ignore', 'ignore'], detached: true, env: {} })
    watcher.on('error', () => {})
    watcher.stdin?.on('error', () => {})
    watcher.unref()
    const pipe = watcher.stdin as { unref?: () => void } | null
    pipe?.unref?.()
  }

  return {
    add(pid) {
      if (!enabled || process.platform === 'win32') return
      if (watcher === null) start()
      tell(`+${pid}\n`)
    },
    remove: (pid) => tell(`-${pid}\n`),
    close() {
      watcher?.stdin?.end()
      watcher = null
    },
  }
}

import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createProcessRegistry } from '../../electron/host/processRegistry.ts'
import { configOf, here, hostFor, script } from '../servers/hostFor.ts'

const folder = () => mkdtempSync(join(tmpdir(), 'gatehouse-processes-'))

/** Alive means running: a dead process that nobody has reaped yet does not count. */
function lives(pid: number): boolean {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return !/^[ZX]/.test(stat.slice(stat.lastIndexOf(')') + 2))
  } catch {
    return false
  }
}
const pidsIn = (file: string) => readFileSync(file, 'utf8').split(' ').map(Number)
async function untilGone(pids: readonly number[]): Promise<void> {
  while (pids.some(lives)) await new Promise((resolve) => setTimeout(resolve, 20))
}

/** Starts an app of its own, kills it with no chance to clean up, and gives what its server had started. */
async function killedApp(home: string, watchdog: 'on' | 'off', mode: string): Promise<number[]> {
  const file = join(home, 'pids')
  const app = spawn(process.execPath, [here('killed.ts'), home, watchdog, mode, file], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await new Promise((resolve) => app.stdout.once('data', resolve))
  const pids = pidsIn(file)
  expect(pids.filter(lives)).toEqual(pids)
  const gone = new Promise((resolve) => app.once('exit', resolve))
  app.kill('SIGKILL')
  await gone
  return pids
}

test.each(['fork', 'forkStubborn'])('stopping ends the whole group of a server (%s)', async (mode) => {
  const file = join(folder(), 'pids')
  const h = await hostFor([configOf('s', script('nasty.ts', mode, file))])
  await h.host.whenReady(h.view('s').id)
  const pids = pidsIn(file)
  expect(pids.filter(lives)).toEqual(pids)
  await h.host.stop()
  expect(pids.filter(lives)).toEqual([])
})

test('stopping while a server is still starting leaves nothing behind', async () => {
  const file = join(folder(), 'pids')
  const h = await hostFor([
    configOf('s', script('nasty.ts', 'counted', file)),
    configOf('t', script('nasty.ts', 'silent')),
  ])
  await h.host.whenReady(h.view('s').id)
  await h.host.stop()
  expect(h.views().map((view) => view.state.kind)).toEqual(['stopped', 'stopped'])
  expect(readFileSync(file, 'utf8').trim().split('\n').map(Number).filter(lives)).toEqual([])
})

test('when the app is killed, its servers end by themselves, stubborn ones too', async () => {
  const pids = await killedApp(folder(), 'on', 'forkStubborn')
  await untilGone(pids)
})

test('what a killed app left behind is ended at the next start', async () => {
  const home = folder()
  const pids = await killedApp(home, 'off', 'forkStubborn')
  expect(pids.filter(lives)).toEqual(pids)
  const h = await hostFor([], { folder: home })
  expect(pids.filter(lives)).toEqual([])
  expect(h.log.join()).toContain('nasty.ts')
  await h.host.stop()
})

test('a process that only has the number of an old server is left alone', async () => {
  const home = join(folder(), 'running')
  const stranger = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { detached: true, stdio: 'ignore' })
  const old = createProcessRegistry(home, 'old')
  await old.reapLeftovers(100)
  await old.add(stranger.pid as number, 'a server')
  const file = join(home, 'old.json')
  // As after a restart of the machine: the same number, another process, and an app that is gone.
  const { writeFileSync } = await import('node:fs')
  const gone = { pid: 1, identity: 'another boot:1' }
  writeFileSync(
    file,
    readFileSync(file, 'utf8')
      .replace(/"app":\{[^}]*\}/, `"app":${JSON.stringify(gone)}`)
      .replace(/("groups":\[\{"pid":\d+,"identity":)"[^"]*"/, '$1"another boot:1"'),
  )
  expect(await createProcessRegistry(home, 'new').reapLeftovers(100)).toEqual([])
  expect(lives(stranger.pid as number)).toBe(true)
  stranger.kill('SIGKILL')
})

test('servers of another running app are left alone', async () => {
  const home = folder()
  const file = join(home, 'pids')
  const first = await hostFor([configOf('s', script('nasty.ts', 'fork', file))], { folder: home })
  await first.host.whenReady(first.view('s').id)
  const second = await hostFor([], { folder: home })
  expect(pidsIn(file).filter(lives)).toHaveLength(2)
  await Promise.all([first.host.stop(), second.host.stop()])
})

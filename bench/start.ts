// Goal 10: from nothing to typing, and memory, against the bare runtimes. Needs a build (`npm run build`) and Chromium. Run: node bench/start.ts [rounds]
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { medianOf } from './contest.ts'
import { standInFor } from './desktopEntry.ts'
import { type Row, report } from './report.ts'
import { ended, pssOf, startNode, typedPage, untilListening, writeBrowser } from './startParts.ts'

const rounds = Number(process.argv[2] ?? 7)
const dist = join(import.meta.dirname, '..', 'dist')
const folder = mkdtempSync(join(tmpdir(), 'gatehouse-start-'))
const serve = join(dist, 'serve', 'serve.js')

/** Serves one page and opens it, as an app with nothing else to do would. */
const BARE = `require('node:http').createServer((request, response) => {
  response.setHeader('content-type', 'text/html')
  response.end('<!doctype html><title>bare</title><textarea></textarea>')
}).listen(Number(process.argv[1] ?? 0), '127.0.0.1', function () {
  const address = 'http://127.0.0.1:' + this.address().port + '/'
  if (process.env.BENCH_PROFILE) require('node:child_process').spawn(process.env.GATEHOUSE_BROWSER, [address], { stdio: 'ignore', detached: true })
})`

const home = join(folder, 'home')
const browser = writeBrowser(folder)
const env = { ...process.env, GATEHOUSE_HOME: home }
// A home as it is after the first day: a model to write to, and the first steps put away.
mkdirSync(home)
const used = {
  version: 1,
  seenVersion: '0.1.0',
  model: { providerId: 'local', modelId: 'local' },
  onboarding: { sawRead: true, sawAsk: true, addedOwn: true, dismissed: true },
}
writeFileSync(join(home, 'settings.json'), JSON.stringify(used))
function timed(args: readonly string[]): number {
  const before = performance.now()
  const { status, stderr } = spawnSync(process.execPath, args, { env })
  if (status !== 0) throw new Error(stderr.toString())
  return performance.now() - before
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => probe.once('listening', resolve))
  const address = probe.address()
  await new Promise((resolve) => probe.close(resolve))
  return typeof address === 'object' && address ? address.port : 0
}

async function listening(args: (port: number) => readonly string[]): Promise<number> {
  const port = await freePort()
  const before = performance.now()
  const child = startNode(args(port), env)
  await untilListening(port)
  const taken = performance.now() - before
  await ended(child)
  return taken
}

type Cold = {
  readonly typable: number
  readonly window: number
  readonly whole: number
  readonly program: number
  readonly browser: number
}
/** Starts the program, opens its page in a new Chromium, types into it, and weighs both. */
async function cold(args: readonly string[], isOurs: boolean): Promise<Cold> {
  const before = performance.now()
  const profile = join(folder, `profile-${before}`)
  const child = startNode(args, { ...env, GATEHOUSE_BROWSER: browser, BENCH_PROFILE: profile })
  const page = await typedPage(profile)
  const now = performance.now()
  if (isOurs) await page.kept()
  const whole = performance.now() - before
  await new Promise((resolve) => setTimeout(resolve, 1500))
  // Servers that a person adds are not the app: the program itself is weighed, with its threads.
  const [program, window] = [pssOf(child.pid ?? 0, false), pssOf(page.pid, true)]
  await page.close()
  await ended(child)
  return { typable: now - before, window: now - page.called, whole, program, browser: window }
}

/** Rounds of ours and theirs in random order; medians, and the median of the rounds' ratios. */
async function duel<T>(count: number, run: { ours(): Promise<T> | T; theirs(): Promise<T> | T }) {
  const results: { ours: T; theirs: T }[] = []
  for (let round = -1; round < count; round += 1) {
    const order = Math.random() < 0.5 ? (['ours', 'theirs'] as const) : (['theirs', 'ours'] as const)
    const result: Partial<{ ours: T; theirs: T }> = {}
    for (const who of order) result[who] = await run[who]()
    if (round >= 0) results.push(result as { ours: T; theirs: T })
  }
  return (pick: (one: T) => number) => ({
    ours: medianOf(results.map((one) => pick(one.ours))),
    theirs: medianOf(results.map((one) => pick(one.theirs))),
    ratio: medianOf(results.map((one) => pick(one.ours) / pick(one.theirs))),
  })
}

type Figures = { readonly ours: number; readonly theirs: number; readonly ratio: number }
function tell(what: string, beside: string, { ours, theirs, ratio }: Figures, atMost: number, unit: string): void {
  const row: Row = {
    what,
    ours: `${ours.toFixed(0)} ${unit}`,
    beside: `${beside}: ${theirs.toFixed(0)} ${unit}`,
    ratio,
    goal: { atMost },
  }
  console.log(`  ${what.padEnd(62)} ${row.ours.padStart(8)}   ${row.beside.padEnd(48)} x${ratio.toFixed(2)}`)
  report(row)
}

try {
  const main = standInFor(dist, join(folder, 'desktop'))
  const same = (value: number) => value
  const modules = await duel(rounds * 3, { ours: () => timed([main.ours]), theirs: () => timed([main.bare]) })
  tell('Desktop entry: modules loaded before the window', 'an entry that only opens a window', modules(same), 1.1, 'ms')
  const ports = await duel(rounds, {
    ours: () => listening((port) => [serve, '--no-open', '--port', String(port)]),
    theirs: () => listening((port) => ['-e', BARE, String(port)]),
  })
  tell('Browser entry: listening', 'bare node:http server', ports(same), 1.1, 'ms')
  const starts = await duel(rounds, {
    ours: () => cold([serve], true),
    theirs: () => cold(['-e', BARE], false),
  })
  const beside = 'bare server, page with a textarea'
  tell(
    'Browser entry: cold start to typing',
    beside,
    starts((one) => one.typable),
    1.25,
    'ms',
  )
  tell(
    'Browser entry: window alone, from its start to typing',
    beside,
    starts((one) => one.window),
    1.25,
    'ms',
  )
  const { ours, theirs, ratio } = starts((one) => one.whole)
  console.log(
    `  until the app itself has taken the letter over: ${ours.toFixed(0)} ms; bare ${theirs.toFixed(0)} ms, x${ratio.toFixed(2)}`,
  )
  for (const part of ['program', 'browser'] as const) {
    const weighed = starts((one) => one[part])
    console.log(`  memory of the ${part}: ${weighed.ours.toFixed(0)} MB; bare ${weighed.theirs.toFixed(0)} MB`)
  }
  tell(
    'Memory (PSS) of program and window',
    beside,
    starts((one) => one.program + one.browser),
    1.15,
    'MB',
  )
} finally {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
}

// Goal 10: from nothing to typing, and memory, against the bare runtimes. Needs a build (`npm run build`) and Chromium. Run: node bench/start.ts [rounds] [modules|listening|cold]
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { medianOf } from './contest.ts'
import { standInFor } from './desktopEntry.ts'
import { type Row, report } from './report.ts'
import { ended, processorOf, pssOf, startNode, typedPage, untilListening, writeBrowser } from './startParts.ts'

const rounds = Number(process.argv[2] ?? 7)
/** One part alone, or all. */
const part = process.argv[3]
const isWanted = (name: string): boolean => part === undefined || part === name
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
  /** Milliseconds of processor time that both had taken when one could type: other programs hardly change it. */
  readonly processor: number
  readonly program: number
  readonly browser: number
  /** Megabytes of both once the window has loaded behind its first frames what it will be asked for. */
  readonly settled: number
}
const AT_FIRST = 1500
const SETTLED = 6000
const passed = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))
/** Starts the program, opens its page in a new Chromium, types into it, and weighs both. */
async function cold(args: readonly string[], isOurs: boolean): Promise<Cold> {
  const before = performance.now()
  const profile = join(folder, `profile-${before}`)
  const child = startNode(args, { ...env, GATEHOUSE_BROWSER: browser, BENCH_PROFILE: profile })
  const page = await typedPage(profile)
  const now = performance.now()
  const processor = processorOf(child.pid ?? 0, false) + processorOf(page.pid, true)
  if (isOurs) await page.kept()
  const whole = performance.now() - before
  // Servers that a person adds are not the app: the program itself is weighed, with its threads.
  const weighed = () => [pssOf(child.pid ?? 0, false), pssOf(page.pid, true)] as const
  await passed(AT_FIRST)
  const [program, window] = weighed()
  await passed(SETTLED - AT_FIRST)
  const settled = weighed().reduce((sum, one) => sum + one)
  await page.close()
  await ended(child)
  return { typable: now - before, window: now - page.called, whole, processor, program, browser: window, settled }
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

const same = (value: number) => value
const BESIDE = 'bare server, page with a textarea'

async function modules(): Promise<void> {
  const main = standInFor(dist, join(folder, 'desktop'))
  const times = await duel(rounds * 3, { ours: () => timed([main.ours]), theirs: () => timed([main.bare]) })
  tell('Desktop entry: modules loaded before the window', 'an entry that only opens a window', times(same), 1.1, 'ms')
}

async function port(): Promise<void> {
  const times = await duel(rounds * 3, {
    ours: () => listening((number) => [serve, '--no-open', '--port', String(number)]),
    theirs: () => listening((number) => ['-e', BARE, String(number)]),
  })
  tell('Browser entry: listening', 'bare node:http server', times(same), 1.1, 'ms')
}

async function coldStart(): Promise<void> {
  const starts = await duel(rounds, { ours: () => cold([serve], true), theirs: () => cold(['-e', BARE], false) })
  const told = (what: string, pick: (one: Cold) => number, atMost: number, unit: string) =>
    tell(what, BESIDE, starts(pick), atMost, unit)
  told('Browser entry: cold start to typing', (one) => one.typable, 1.25, 'ms')
  told('Browser entry: window alone, from its start to typing', (one) => one.window, 1.25, 'ms')
  const { ours, theirs, ratio } = starts((one) => one.whole)
  console.log(
    `  until the app itself has taken the letter over: ${ours.toFixed(0)} ms; bare ${theirs.toFixed(0)} ms, x${ratio.toFixed(2)}`,
  )
  told('The same: processor time of program and browser', (one) => one.processor, 1.25, 'ms')
  for (const which of ['program', 'browser'] as const) {
    const weighed = starts((one) => one[which])
    console.log(`  memory of the ${which}: ${weighed.ours.toFixed(0)} MB; bare ${weighed.theirs.toFixed(0)} MB`)
  }
  told('Memory (PSS) of program and window', (one) => one.program + one.browser, 1.15, 'MB')
  told('The same, six seconds after', (one) => one.settled, 1.15, 'MB')
}

try {
  if (isWanted('modules')) await modules()
  if (isWanted('listening')) await port()
  if (isWanted('cold')) await coldStart()
} finally {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
}

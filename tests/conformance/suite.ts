// The official suite: installed into .conformance/, and one scenario of it run against one client command.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

export type Run = { readonly leg: string; readonly scenario: string }
export type Outcome = Run & {
  readonly isPassed: boolean
  readonly passed: number
  readonly failed: number
  readonly warned: number
  readonly notes: readonly string[]
}
type Check = { readonly id: string; readonly status: string }
type Finished = { readonly code: number; readonly output: string }

/** Runs a program without a shell and gives what it wrote. */
export function execute(command: string, args: readonly string[], cwd: string): Promise<Finished> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => (output += text))
    child.once('error', reject)
    child.once('close', (code) => resolve({ code: code ?? 1, output }))
  })
}

/** The suite's entry file, installed from npm on first use. */
export async function installSuite(work: string, version: string): Promise<string> {
  const home = join(work, `suite-${version}`)
  const entry = join(home, 'node_modules/@modelcontextprotocol/conformance/dist/index.js')
  if (existsSync(entry)) return entry
  await mkdir(home, { recursive: true })
  await writeFile(join(home, 'package.json'), '{"private":true}\n')
  const name = `@modelcontextprotocol/conformance@${version}`
  const { code, output } = await execute('npm', ['install', '--no-audit', '--no-fund', '--save-exact', name], home)
  if (code !== 0) throw new Error(`cannot install ${name}\n${output}`)
  return entry
}

/** Every run: a scenario once on each revision it is for; the oldest revision only where no later one has it. Without legs: each once. */
export async function planRuns(entry: string, legs: readonly string[]): Promise<readonly Run[]> {
  const { output } = await execute(process.execPath, [entry, 'list', '--client'], process.cwd())
  const listed = [...output.matchAll(/^ *- (\S+)(?: \[(.*)\])?$/gm)]
  return listed.flatMap(([, scenario = '', tags]) => {
    if (tags === undefined || legs.length === 0) return [{ leg: 'default', scenario }]
    const own = tags.split(',')
    const wanted = legs.filter((leg) => own.includes(leg) && (leg !== '2025-03-26' || own.length === 1))
    return wanted.map((leg) => ({ leg, scenario }))
  })
}

async function readChecks(folder: string): Promise<readonly Check[]> {
  const files = await readdir(folder, { recursive: true })
  const found = files.filter((file) => file.endsWith('checks.json'))
  const texts = await Promise.all(found.map((file) => readFile(join(folder, file), 'utf8')))
  return texts.flatMap((text) => JSON.parse(text) as Check[])
}

export type Harness = {
  readonly entry: string
  readonly command: string
  readonly results: string
  readonly timeoutMs: number
}

/** One scenario. A run without a single scored check counts as failed: it proves nothing. */
export async function runScenario(harness: Harness, run: Run): Promise<Outcome> {
  const folder = join(harness.results, run.leg, run.scenario.replaceAll('/', '_'))
  await mkdir(folder, { recursive: true })
  const isDated = run.leg !== 'default' && run.leg !== 'extension'
  const loopback = join(import.meta.dirname, 'loopback.cjs')
  const wanted = ['--command', harness.command, '--scenario', run.scenario, '--timeout', String(harness.timeoutMs)]
  const options = [...wanted, '-o', folder, ...(isDated ? ['--spec-version', run.leg] : [])]
  const { code, output } = await execute(
    process.execPath,
    ['-r', loopback, harness.entry, 'client', ...options],
    process.cwd(),
  )
  await writeFile(join(folder, 'log.txt'), output)
  const checks = await readChecks(folder)
  const count = (status: string) => checks.filter((check) => check.status === status).length
  const [passed, failed, warned] = [count('SUCCESS'), count('FAILURE'), count('WARNING')]
  const isVacuous = passed + failed === 0
  const bad = checks
    .filter((check) => check.status === 'FAILURE' || check.status === 'WARNING')
    .map((check) => check.id)
  const notes = [
    ...new Set(bad),
    ...(isVacuous ? ['no scored check ran'] : []),
    ...(/TIMED OUT/.test(output) ? ['timed out'] : []),
  ]
  return { ...run, isPassed: code === 0 && !isVacuous && failed === 0, passed, failed, warned, notes }
}

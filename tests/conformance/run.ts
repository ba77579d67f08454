// Runs the official client conformance suite against the app's own sign-in: `npm run conformance [-- FILTER]`. Exit 1 on any failure.
import { mkdir } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { installSuite, type Outcome, planRuns, runScenario } from './suite.ts'

const VERSION = process.env.CONFORMANCE_VERSION ?? '0.2.0-alpha.12'
/** Suites of the 0.1 line know no wire revision: every scenario is one run there. */
const LEGS = VERSION.startsWith('0.1.') ? [] : ['2025-11-25', '2026-07-28', '2025-03-26', 'extension']
const JOBS = Number(process.env.JOBS ?? 2)

function line(outcome: Outcome): string {
  const { isPassed, leg, scenario, passed, failed, warned, notes } = outcome
  const scored = `${passed}/${passed + failed}`.padEnd(7)
  const warnings = warned === 0 ? '' : ` warnings ${warned}`
  const why = notes.length === 0 ? '' : `  [${notes.join(', ')}]`
  return `${isPassed ? 'PASS' : 'FAIL'}  ${leg.padEnd(10)} ${scenario.padEnd(44)} checks ${scored}${warnings}${why}`
}

function totals(outcomes: readonly Outcome[]): string {
  const sum = (key: 'passed' | 'failed' | 'warned') => outcomes.reduce((total, one) => total + one[key], 0)
  const good = outcomes.filter((one) => one.isPassed).length
  return `TOTAL ${good} of ${outcomes.length} runs, ${sum('passed')} of ${sum('passed') + sum('failed')} checks, ${sum('warned')} warnings`
}

async function main(): Promise<number> {
  const root = join(import.meta.dirname, '../..')
  const work = join(root, '.conformance')
  const entry = await installSuite(work, VERSION)
  const results = join(work, `results-${new Date().toISOString().replaceAll(':', '')}`)
  await mkdir(results, { recursive: true })
  const filter = new RegExp(process.argv[2] ?? '.')
  const plan = (await planRuns(entry, LEGS)).filter((run) => filter.test(run.scenario))
  // The suite splits the command on spaces: relative paths keep any out.
  const client = relative(process.cwd(), join(import.meta.dirname, 'client.ts'))
  const command = `${relative(process.cwd(), process.execPath)} ${client}`
  const outcomes: Outcome[] = []
  const queue = [...plan]
  const drain = async () => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      const outcome = await runScenario({ entry, command, results, timeoutMs: 30_000 }, next)
      outcomes.push(outcome)
      console.log(line(outcome))
    }
  }
  await Promise.all(Array.from({ length: JOBS }, drain))
  console.log(totals(outcomes))
  return plan.length > 0 && outcomes.every((one) => one.isPassed) ? 0 : 1
}

process.exitCode = await main()

// `npm test`: sets up, then format, lint, types, unit and scenario tests, the build, and the browser tests; ends with one line of totals.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { build, node, root, setUp, step } from './run.mjs'

setUp('test')
const results = join(root, '.cache', 'results')
rmSync(results, { recursive: true, force: true })
mkdirSync(results, { recursive: true })
const tool = (...path) => join(root, 'node_modules', ...path)
let passed = 0
let failed = 0

/** A step that is one pass or one failure. */
function whole(name, status) {
  console.log(`${status === 0 ? 'ok' : 'FAILED'}: ${name}`)
  if (status === 0) passed += 1
  else failed += 1
}

/** A step whose own report says how many passed and failed; a runner that died counts as a failure. */
function counted(name, status, file, read) {
  const report = existsSync(file) ? read(JSON.parse(readFileSync(file, 'utf8'))) : { passed: 0, failed: 0 }
  passed += report.passed
  failed += Math.max(report.failed, status === 0 ? 0 : 1)
  console.log(`${status === 0 ? 'ok' : 'FAILED'}: ${name} (${report.passed} passed, ${report.failed} failed)`)
}

whole('format', step(tool('.bin', 'biome'), ['format', '.']))
whole('lint', step(tool('.bin', 'oxlint'), ['--type-aware', '--deny-warnings']))
whole('types', step(tool('.bin', 'tsc'), ['-b']))
const vitest = join(results, 'vitest.json')
counted(
  'unit and scenario tests',
  step(node, [
    tool('vitest', 'vitest.mjs'),
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${vitest}`,
  ]),
  vitest,
  (report) => ({ passed: report.numPassedTests, failed: report.numFailedTests }),
)
const built = build()
whole('build', built)
if (built === 0) {
  const playwright = join(results, 'playwright.json')
  counted(
    'browser tests',
    step(node, [tool('@playwright', 'test', 'cli.js'), 'test', '--reporter=list,json'], {
      PLAYWRIGHT_JSON_OUTPUT_NAME: playwright,
    }),
    playwright,
    (report) => ({ passed: report.stats.expected, failed: report.stats.unexpected + report.stats.flaky }),
  )
}
console.log(`${passed} passed, ${failed} failed`)
process.exit(failed === 0 ? 0 : 1)

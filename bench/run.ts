// `npm run bench`: every benchmark in its short form, one after another, and one table. `npm run bench -- NAME` for one of them.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { goalWords, isMet, type Row } from './report.ts'

/** Script and the arguments of its short form. `start`, `stream`, `open5000` and `interact` need Chromium, `start` a build. */
const BENCHES: { readonly [name: string]: readonly string[] } = {
  governed: ['--short'],
  results: [],
  fleet: ['3'],
  decide: [],
  stream: ['--rounds', '2'],
  open5000: ['--rounds', '8'],
  interact: ['--rounds', '4'],
  audit: [],
  accounts: [],
  start: [],
}

const asked = process.argv.slice(2)
const unknown = asked.filter((name) => !(name in BENCHES))
if (unknown.length > 0) {
  console.error(`There is no bench ${unknown.join(', ')}. There are ${Object.keys(BENCHES).join(', ')}.`)
  process.exit(2)
}

const folder = mkdtempSync(join(tmpdir(), 'gatehouse-bench-rows-'))
const load = () => loadavg()[0]?.toFixed(1)
const lines: string[] = []
let failed = 0
for (const name of asked.length > 0 ? asked : Object.keys(BENCHES)) {
  const file = join(folder, name)
  console.log(`\n== ${name} (load ${load()})`)
  const script = join(import.meta.dirname, `${name}.ts`)
  const { status } = spawnSync(process.execPath, [script, ...(BENCHES[name] ?? [])], {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, GATEHOUSE_BENCH_ROWS: file },
  })
  if (status !== 0) failed += 1
  if (status !== 0) lines.push(`| ${name} | did not finish | | | | |`)
  const rows = existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : []
  for (const text of rows) {
    const row = JSON.parse(text) as Row
    const ratio = row.ratio === null ? '' : `${row.ratio.toFixed(2)}x`
    lines.push(
      `| ${row.what} | ${row.ours} | ${row.beside} | ${ratio} | ${goalWords(row)} | ${isMet(row) ? 'met' : '**not met**'} |`,
    )
  }
}
rmSync(folder, { recursive: true, force: true })
console.log(`
| what | ours | beside | ratio | goal | |
|---|---|---|---:|---|---|
${lines.join('\n')}

${new Date().toISOString().slice(0, 10)}, ${cpus().length} cores, Node ${process.versions.node}, load at the end ${load()}`)
process.exitCode = failed === 0 ? 0 : 1

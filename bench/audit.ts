// Durable, hash-chained audit lines beside the limit of the disk: raw write + fdatasync, one by one. Prints ratios of one interleaved run.
import { closeSync, fdatasyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { createAudit } from '../electron/audit/auditLog.ts'
import { briefly, plainText } from '../electron/brief.ts'
import { createDatabase } from '../electron/storage/database.ts'
import type { AuditDraft } from '../shared/audit.ts'
import { report } from './report.ts'
import { told } from '../shared/told.ts'

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '15' }, folder: { type: 'string', default: tmpdir() } },
})
const folder = mkdtempSync(join(values.folder, 'gatehouse-bench-'))
const workerUrl = new URL('../electron/storage/databaseWorker.ts', import.meta.url)

const draft: AuditDraft = {
  kind: 'decision',
  subject: '0198c2f6-5a3e-7b1c-9d0a-4f2e6b8c1d3e',
  conversationId: '0198c2f6-1111-7b1c-9d0a-4f2e6b8c1d3e' as never,
  serverId: 'office' as never,
  serverName: 'Office',
  accountId: null,
  action: 'tools/call',
  name: 'calendar_delete_event',
  argumentsDigest: 'a'.repeat(64) as never,
  result: 'ask',
  reason: told`It deletes, and that cannot be undone.`,
  traceId: 'b'.repeat(32) as never,
}

type Contestant = { readonly name: string; readonly lines: number; run(): Promise<void> }

const raw = openSync(join(folder, 'raw.log'), 'w')
const rawLine = Buffer.from(`${JSON.stringify({ at: Date.now(), ...draft, hash: 'c'.repeat(64) })}\n`)
const single = createDatabase({ file: join(folder, 'single.db'), workerUrl, tuning: { groupLimit: 1 } })
const grouped = createDatabase({ file: join(folder, 'grouped.db'), workerUrl })
const audit = createAudit({ database: grouped, clock: Date.now, emit: () => undefined })
const line = JSON.stringify({ at: Date.now(), ...draft })

async function caller(lines: number): Promise<void> {
  for (let i = 0; i < lines; i++) {
    audit.append(draft)
    await audit.flushed()
  }
}
const callers = (count: number, each: number): Contestant => ({
  name: `${count} caller${count > 1 ? 's' : ''}, each waits for its own line`,
  lines: count * each,
  run: async () => void (await Promise.all(Array.from({ length: count }, () => caller(each)))),
})

const contestants: readonly Contestant[] = [
  {
    name: 'raw write + fdatasync (main thread)',
    lines: 200,
    async run() {
      for (let i = 0; i < 200; i++) {
        writeSync(raw, rawLine)
        fdatasyncSync(raw)
      }
    },
  },
  {
    name: 'chained, one transaction a line (worker)',
    lines: 200,
    run: async () =>
      void (await Promise.all(Array.from({ length: 200 }, () => single.appendChained(briefly([plainText(line)]))))),
  },
  callers(1, 200),
  callers(8, 60),
  callers(64, 40),
]

const perLine = new Map<string, number[]>(contestants.map((one) => [one.name, []]))
const median = (all: readonly number[]) => all.toSorted((a, b) => a - b)[all.length >> 1] ?? Number.NaN
for (let round = -2; round < Number(values.rounds); round++) {
  for (const one of contestants.toSorted(() => Math.random() - 0.5)) {
    const start = performance.now()
    await one.run()
    if (round >= 0) perLine.get(one.name)?.push(((performance.now() - start) * 1000) / one.lines)
  }
}

const base = perLine.get(contestants[0]?.name ?? '') ?? []
console.log('| durable audit line of', rawLine.length, 'B | us per line | x raw |\n|---|---:|---:|')
for (const { name } of contestants) {
  const all = perLine.get(name) ?? []
  const ratio = median(all.map((value, round) => (base[round] ?? Number.NaN) / value))
  console.log(`| ${name} | ${median(all).toFixed(1)} | ${ratio.toFixed(2)} |`)
  const atLeast = name.startsWith('chained') ? 1.2 : name.startsWith('64') ? 15 : null
  if (atLeast !== null)
    report({
      what: `Durable audit lines: ${name}`,
      ours: `${median(all).toFixed(1)} µs a line`,
      beside: `raw write and fdatasync: ${median(base).toFixed(1)} µs`,
      ratio,
      goal: { atLeast },
    })
}

const appends = 20_000
const start = performance.now()
for (let i = 0; i < appends; i++) audit.append(draft)
const cost = ((performance.now() - start) * 1000) / appends
await audit.flushed()
const check = await audit.verify()
console.log(
  `append costs the caller ${cost.toFixed(2)} us; chain of ${check.checked} lines is ${check.ok ? 'whole' : 'BROKEN'}`,
)
closeSync(raw)
await Promise.all([single.close(), grouped.close()])
rmSync(folder, { recursive: true })
process.exitCode = check.ok ? 0 : 1

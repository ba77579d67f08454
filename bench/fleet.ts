// Fifty local servers: Gatehouse's way of starting them against all at once with the bare official client. Run: node bench/fleet.ts [rounds]
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from '@modelcontextprotocol/client'
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio'
import type { Launch } from '../shared/host.ts'
import { configOf, hostOf } from './clients.ts'
import { medianOf } from './contest.ts'
import { report } from './report.ts'

const COUNT = 50
const server = join(import.meta.dirname, 'fleetServer.ts')
const launch: Launch = { kind: 'stdio', command: process.execPath, args: [server], env: {}, folder: null }
type Start = { readonly first: number; readonly half: number; readonly all: number; readonly block: number }

/** Runs `work` and gives the longest time in which this process did nothing else. */
async function withLongestBlock<T>(work: () => Promise<T>): Promise<{ value: T; block: number }> {
  let last = performance.now()
  let block = 0
  const timer = setInterval(() => {
    const now = performance.now()
    block = Math.max(block, now - last)
    last = now
  }, 1)
  try {
    return { value: await work(), block }
  } finally {
    clearInterval(timer)
  }
}
const startOf = (times: readonly number[], block: number): Start => {
  const sorted = times.toSorted((a, b) => a - b)
  return { first: sorted[0] ?? 0, half: sorted[COUNT / 2 - 1] ?? 0, all: sorted.at(-1) ?? 0, block }
}

async function allAtOnce(): Promise<Start> {
  const clients: Client[] = []
  const before = performance.now()
  const { value, block } = await withLongestBlock(() =>
    Promise.all(
      Array.from({ length: COUNT }, async () => {
        const client = new Client({ name: 'official', version: '1' })
        clients.push(client)
        await client.connect(new StdioClientTransport({ command: process.execPath, args: [server], stderr: 'ignore' }))
        await client.listTools()
        return performance.now() - before
      }),
    ),
  )
  await Promise.all(clients.map((client) => client.close()))
  return startOf(value, block)
}

/** Also gives when the tools of all servers are in the catalogue: at a second start they come from the last one. */
async function byHost(folder: string): Promise<Start & { readonly catalogue: number }> {
  const configs = Array.from({ length: COUNT }, (_, index) => configOf(`server ${index}`, launch))
  const { host, close, listeners } = hostOf(configs, () => true, {}, folder)
  const before = performance.now()
  let catalogue = 0
  const look = () => {
    if (catalogue === 0 && host.tools.list().length >= COUNT * 40) catalogue = performance.now() - before
  }
  listeners.add(look)
  const { value, block } = await withLongestBlock(async () => {
    await host.start()
    return Promise.all(configs.map(({ id }) => host.whenReady(id).then(() => performance.now() - before)))
  })
  look()
  await close()
  return { ...startOf(value, block), catalogue }
}

const rounds = Number(process.argv[2] ?? 3)
const folder = mkdtempSync(join(tmpdir(), 'gatehouse-fleet-'))
const results: { once: Start; ours: Start & { catalogue: number }; live: number }[] = []
await byHost(folder)
for (let round = 0; round < rounds; round += 1) {
  const once = await allAtOnce()
  const ours = await byHost(folder)
  const fresh = mkdtempSync(join(tmpdir(), 'gatehouse-fleet-'))
  const { catalogue: live } = await byHost(fresh)
  rmSync(fresh, { recursive: true, force: true })
  results.push({ once, ours, live })
}
rmSync(folder, { recursive: true, force: true })

const row = (
  name: string,
  of: (one: (typeof results)[number]) => number,
  reference: (one: (typeof results)[number]) => number,
  goal?: { readonly beside: string; readonly atMost: number },
) => {
  const [ours, theirs] = [of, reference].map((pick) => `${medianOf(results.map(pick)).toFixed(0)} ms`) as [
    string,
    string,
  ]
  const ratio = medianOf(results.map((one) => of(one) / reference(one)))
  console.log(`  ${name.padEnd(44)} ${ours.padStart(9)} against ${theirs.padStart(9)}   x${ratio.toFixed(3)}`)
  if (goal)
    report({
      what: `${COUNT} servers: ${name}`,
      ours,
      beside: `${goal.beside}: ${theirs}`,
      ratio,
      goal: { atMost: goal.atMost },
    })
}
console.log(
  `${COUNT} servers with 40 tools each, Gatehouse against all at once with the official client, ${rounds} rounds`,
)
row(
  'first ready',
  ({ ours }) => ours.first,
  ({ once }) => once.first,
  { beside: 'official client 2.4, all at once', atMost: 0.1 },
)
row(
  'half ready',
  ({ ours }) => ours.half,
  ({ once }) => once.half,
)
row(
  'all ready',
  ({ ours }) => ours.all,
  ({ once }) => once.all,
)
row(
  'longest block of the event loop',
  ({ ours }) => ours.block,
  ({ once }) => once.block,
  { beside: 'official client 2.4, all at once', atMost: 0.03 },
)
row(
  '2,000 tools known, from last time / live',
  ({ ours }) => ours.catalogue,
  ({ live }) => live,
  { beside: 'listed live', atMost: 0.05 },
)

// One tool call, 200 B: Gatehouse's governed call against the bare official client and a hand-written floor. Run: node bench/call.ts
import {
  type Caller,
  floorOverHttp,
  floorOverStdio,
  gatehouse,
  officialClient,
  overStdio,
  serveFast,
  ungoverned,
} from './clients.ts'
import type { Launch } from '../shared/host.ts'
import { contest, medianOf, printStandings } from './contest.ts'
import { report } from './report.ts'

const ARGUMENTS = { bytes: 200, note: 'a short note' }
const IN_FLIGHT = 64
const isShort = process.argv.includes('--short')

type Named = { readonly name: string; readonly caller: Caller }
/** Ratios to the bare official client: time of one call at most, calls a second at least. */
type Goals = { readonly atMost: number; readonly atLeast: number }

/** Calls a second and the ratio to the first, by name. */
async function throughput(callers: readonly Named[], rounds: number, each: number) {
  const rates = new Map<string, number[]>(callers.map(({ name }) => [name, []]))
  for (let round = 0; round < rounds; round += 1)
    for (const { name, caller } of callers.toSorted(() => Math.random() - 0.5)) {
      const before = performance.now()
      let left = each
      const lane = async () => {
        while (left > 0) {
          left -= 1
          await caller.call(ARGUMENTS)
        }
      }
      await Promise.all(Array.from({ length: IN_FLIGHT }, lane))
      rates.get(name)?.push((each / (performance.now() - before)) * 1000)
    }
  const reference = rates.get(callers[0]?.name ?? '') ?? []
  return callers.map(({ name }) => {
    const own = rates.get(name) ?? []
    const ratio = medianOf(own.map((rate, round) => rate / (reference[round] as number)))
    const median = medianOf(own)
    console.log(`  ${name.padEnd(34)} ${median.toFixed(0).padStart(9)} calls/s   x${ratio.toFixed(2)}`)
    return { name, median, ratio }
  })
}

async function compare(title: string, callers: readonly Named[], acts: number, goals: Goals): Promise<void> {
  const contestants = callers.map(({ name, caller }) => ({ name, act: () => caller.call(ARGUMENTS) }))
  const rounds = isShort ? 9 : 15
  const [their, our] = await contest(contestants, { rounds, acts, warmUp: 1000 }).then((standings) => {
    printStandings(`${title}, one at a time`, standings)
    return standings
  })
  console.log(`${title}, ${IN_FLIGHT} in flight`)
  const [theirs, ours] = await throughput(callers, isShort ? 5 : 9, acts * 8)
  if (their && our && theirs && ours) {
    const what = `${our.name}, ${title}`
    report({
      what: `${what}, one at a time`,
      ours: `${our.median.toFixed(0)} µs`,
      beside: `${their.name}: ${their.median.toFixed(0)} µs`,
      ratio: our.ratio,
      goal: { atMost: goals.atMost },
    })
    report({
      what: `${what}, ${IN_FLIGHT} in flight`,
      ours: `${ours.median.toFixed(0)} calls/s`,
      beside: `${theirs.name}: ${theirs.median.toFixed(0)} calls/s`,
      ratio: ours.ratio,
      goal: { atLeast: goals.atLeast },
    })
  }
  await Promise.all(callers.map(({ caller }) => caller.close()))
}

const hostOnly = (launch: Launch): Promise<Caller> => gatehouse(launch, ungoverned())

/** Prints ratios to the bare official client. `ours` makes the contestant: the host alone, or with gate, audit and trace around each call. */
export async function benchCalls(ours = hostOnly, label = 'Gatehouse (host only)'): Promise<void> {
  await compare(
    'stdio, 200 B',
    [
      { name: 'official client 2.4, bare', caller: await officialClient(overStdio) },
      { name: label, caller: await ours(overStdio) },
      { name: 'floor, by hand', caller: await floorOverStdio() },
    ],
    500,
    { atMost: 1, atLeast: 1 },
  )
  const server = await serveFast()
  const overHttp = { kind: 'http' as const, url: server.url, headers: {} }
  await compare(
    'Streamable HTTP, 200 B',
    [
      { name: 'official client 2.4, bare', caller: await officialClient(overHttp) },
      { name: label, caller: await ours(overHttp) },
      { name: 'floor, by hand', caller: await floorOverHttp(server.url) },
    ],
    200,
    { atMost: 0.6, atLeast: 2 },
  )
  server.close()
}

if (import.meta.main) await benchCalls()

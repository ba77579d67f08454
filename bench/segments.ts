// Where the wall time of one call at a time over stdio goes: before the write, in it, until the answer, after it. Run: node bench/segments.ts [--warm CALLS]
import { Socket } from 'node:net'
import { parseArgs } from 'node:util'
import { type Caller, floorOverStdio, gatehouse, officialClient, overStdio, ungoverned } from './clients.ts'
import { medianOf } from './contest.ts'
import { governed } from './governed.ts'

const { values } = parseArgs({
  options: { warm: { type: 'string', default: '1000' }, rounds: { type: 'string', default: '15' } },
})
const ARGUMENTS = { bytes: 200, note: 'a short note' }
const ACTS = 300

/** When the last message left and the last answer came: each client has one call under way, and only one client has its turn. */
const seen = { writing: 0, written: 0, heard: 0 }
function watchPipes(): void {
  const plain = Socket.prototype as unknown as { [name: string]: (...args: unknown[]) => unknown }
  const { write, emit } = plain as { write: (...args: unknown[]) => unknown; emit: (...args: unknown[]) => unknown }
  plain['write'] = function (this: unknown, ...args) {
    seen.writing = performance.now()
    const result = write.apply(this, args)
    seen.written = performance.now()
    return result
  }
  plain['emit'] = function (this: unknown, ...args) {
    if (args[0] === 'data') seen.heard = performance.now()
    return emit.apply(this, args)
  }
}

class Timed {
  readonly name: string
  readonly caller: Caller
  readonly times: readonly number[][] = [[], [], [], [], []]
  readonly rounds: number[] = []

  constructor(name: string, caller: Caller) {
    this.name = name
    this.caller = caller
  }
  async round(): Promise<void> {
    const whole: number[] = []
    for (let act = 0; act < ACTS; act += 1) {
      const start = performance.now()
      await this.caller.call(ARGUMENTS)
      const end = performance.now()
      const { writing, written, heard } = seen
      const each = [writing - start, written - writing, heard - written, end - heard, end - start]
      for (const [at, time] of each.entries()) this.times[at]?.push(time)
      whole.push(end - start)
    }
    this.rounds.push(medianOf(whole))
  }
}

watchPipes()
const official = new Timed('official client 2.4, bare', await officialClient(overStdio))
const all = [
  official,
  new Timed('floor, by hand', await floorOverStdio()),
  new Timed('Gatehouse (host only)', await gatehouse(overStdio, ungoverned())),
  new Timed('Gatehouse, governed', await governed(overStdio)),
]
for (const { caller } of all) for (let call = 0; call < Number(values.warm); call += 1) await caller.call(ARGUMENTS)
for (let round = 0; round < Number(values.rounds); round += 1)
  for (const one of all.toSorted(() => Math.random() - 0.5)) await one.round()

console.log(`medians in us after ${values.warm} calls of each   before   write    wait   after   whole    mean   ratio`)
for (const { name, times, rounds } of all) {
  const whole = times.at(-1) ?? []
  const mean = whole.reduce((sum, time) => sum + time, 0) / whole.length
  const columns = [...times.map(medianOf), mean].map((time) => (time * 1000).toFixed(1).padStart(8)).join('')
  const ratio = medianOf(rounds.map((time, round) => time / (official.rounds[round] as number)))
  console.log(`  ${name.padEnd(34)}${columns}   x${ratio.toFixed(2)}`)
}
for (const { caller } of all) await caller.close()

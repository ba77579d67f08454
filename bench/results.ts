// Large results: cost against a hand-written floor, and what happens above 10 MiB. Run: node bench/results.ts
import { floorOverStdio, gatehouse, officialClient, overStdio, ungoverned } from './clients.ts'
import { contest, printStandings } from './contest.ts'
import { report } from './report.ts'

const MB = 1_000_000
const floor = await floorOverStdio()
const ours = await gatehouse(overStdio, ungoverned())
const official = await officialClient(overStdio)

for (const size of [1, 4, 9.5, 12]) {
  const args = { bytes: size * MB }
  const contestants = [
    { name: 'floor, by hand', act: () => floor.call(args) },
    { name: 'Gatehouse', act: () => ours.call(args) },
    // Above 10 MiB the official client closes the connection, so it takes no part there.
    ...(size > 10 ? [] : [{ name: 'official client 2.4, bare', act: () => official.call(args) }]),
  ]
  const standings = await contest(contestants, { rounds: 9, acts: size > 8 ? 3 : 6, warmUp: 2 })
  printStandings(`${size} MB over stdio`, standings)
  const [floorTime, ourTime] = standings
  if (size > 8 && floorTime && ourTime)
    report({
      what: `A result of ${size} MB over stdio`,
      ours: `${(ourTime.median / 1000).toFixed(0)} ms`,
      beside: `a client written by hand: ${(floorTime.median / 1000).toFixed(0)} ms${size > 10 ? ' (the official client 2.4 closes the connection)' : ''}`,
      ratio: ourTime.ratio,
      goal: { atMost: 1.2 },
    })
}
const outcome = await official.call({ bytes: 12 * MB }).then(
  () => 'answered',
  (error: unknown) => String(error),
)
console.log(`official client 2.4 at 12 MB: ${outcome}`)
const alive = await official.call({ bytes: 10 }).then(
  () => 'still usable',
  (error: unknown) => `no longer usable (${String(error)})`,
)
console.log(`  and afterwards: ${alive}`)
const tooLarge = await ours.call({ bytes: 80 * MB }).then(
  () => 'answered',
  (error: unknown) => String(error),
)
console.log(`Gatehouse at 80 MB (bound 64 MiB): ${tooLarge}`)
await ours.call({ bytes: 10 })
console.log('  and afterwards: still usable')
await Promise.all([floor.close(), ours.close(), official.close()])

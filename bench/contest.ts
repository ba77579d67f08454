// Runs contestants interleaved in one process and compares them by the ratio of each round, so that a slow moment hits all alike.

/** One measured act; resolves when it is complete. */
export type Contestant = { readonly name: string; readonly act: () => Promise<unknown> }
export type Standing = {
  readonly name: string
  readonly median: number
  readonly p99: number
  /** Median of the rounds' ratios to the reference. */
  readonly ratio: number
}

export const medianOf = (values: readonly number[]): number => quantile(values, 0.5)
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

/** Shuffles in place (Fisher and Yates). */
function shuffled<T>(items: readonly T[]): T[] {
  const copy = [...items]
  for (let at = copy.length - 1; at > 0; at -= 1) {
    const other = Math.floor(Math.random() * (at + 1))
    ;[copy[at], copy[other]] = [copy[other] as T, copy[at] as T]
  }
  return copy
}

/** `acts` acts of each contestant per round, in random order. Times in microseconds. The first contestant is the reference. */
export async function contest(
  contestants: readonly Contestant[],
  { rounds, acts, warmUp }: { readonly rounds: number; readonly acts: number; readonly warmUp: number },
): Promise<Standing[]> {
  for (const { act } of contestants) for (let turn = 0; turn < warmUp; turn += 1) await act()
  const all = new Map<string, number[]>(contestants.map(({ name }) => [name, []]))
  const medians = new Map<string, number[]>(contestants.map(({ name }) => [name, []]))
  for (let round = 0; round < rounds; round += 1)
    for (const { name, act } of shuffled(contestants)) {
      const times: number[] = []
      for (let turn = 0; turn < acts; turn += 1) {
        const before = performance.now()
        await act()
        times.push((performance.now() - before) * 1000)
      }
      all.get(name)?.push(...times)
      medians.get(name)?.push(medianOf(times))
    }
  const reference = medians.get(contestants[0]?.name ?? '') ?? []
  return contestants.map(({ name }) => {
    const own = medians.get(name) ?? []
    const ratio = medianOf(own.map((value, round) => value / (reference[round] as number)))
    return { name, median: medianOf(all.get(name) ?? []), p99: quantile(all.get(name) ?? [], 0.99), ratio }
  })
}

export function printStandings(title: string, standings: readonly Standing[]): void {
  console.log(title)
  for (const { name, median, p99, ratio } of standings)
    console.log(
      `  ${name.padEnd(34)} ${median.toFixed(0).padStart(9)} us   p99 ${p99.toFixed(0).padStart(9)} us   x${ratio.toFixed(2)}`,
    )
}

// One line of the table that `npm run bench` prints; a script that runs by itself prints its own words only.
import { appendFileSync } from 'node:fs'

/** `atMost` and `atLeast` are about the ratio, ours to theirs, unless `value` gives what the goal is about. */
export type Row = {
  readonly what: string
  readonly ours: string
  readonly beside: string
  /** Null where there is nothing to divide by. */
  readonly ratio: number | null
  readonly goal: { readonly atMost: number; readonly unit?: string } | { readonly atLeast: number }
  readonly value?: number
}

export const isMet = ({ ratio, value, goal }: Row): boolean => {
  const measured = value ?? ratio ?? Number.NaN
  return 'atMost' in goal ? measured <= goal.atMost : measured >= goal.atLeast
}
export const goalWords = ({ goal }: Row): string =>
  'atMost' in goal ? `at most ${goal.atMost}${goal.unit ?? 'x'}` : `at least ${goal.atLeast}x`

/** Hands a row to bench/run.ts, when that is who asked. */
export function report(row: Row): void {
  const file = process.env['GATEHOUSE_BENCH_ROWS']
  if (file !== undefined) appendFileSync(file, `${JSON.stringify(row)}\n`)
}

// The main thread's own time, task by task: what a trace says of it holds on a busy machine too, where a clock tells of the others.
import type { Browser } from 'playwright-core'

type TraceEvent = {
  readonly name: string
  readonly ph: string
  readonly pid: number
  readonly tid: number
  readonly ts: number
  readonly dur?: number
  readonly tdur?: number
  readonly id?: string
  readonly args: { readonly name?: string; readonly data?: { readonly interactionId?: number } }
}
/** Milliseconds on the clock of the trace; `own`: of them the thread was running. */
type Task = { readonly from: number; readonly to: number; readonly own: number }
export type Traced = {
  /** Of the page's main thread, in order. */
  readonly tasks: readonly Task[]
  /** From what a person did to the next paint. */
  readonly interactions: readonly { readonly from: number; readonly to: number }[]
}

/** Traces all pages until it is stopped; the answer is of the busiest main thread. `events`: also what people do. */
export async function trace(browser: Browser, { events = false } = {}): Promise<() => Promise<Traced>> {
  const session = await browser.newBrowserCDPSession()
  const seen: TraceEvent[] = []
  session.on('Tracing.dataCollected', ({ value }) => void seen.push(...(value as never as TraceEvent[])))
  const includedCategories = events ? ['toplevel', 'devtools.timeline'] : ['toplevel']
  await session.send('Tracing.start', {
    traceConfig: { includedCategories, recordMode: 'recordAsMuchAsPossible' },
    transferMode: 'ReportEvents',
  })
  return async () => {
    const complete = new Promise<void>((resolve) => session.once('Tracing.tracingComplete', () => resolve()))
    await session.send('Tracing.end')
    await complete
    await session.detach()
    return { tasks: mainTasks(seen), interactions: interactionsOf(seen) }
  }
}

function mainTasks(events: readonly TraceEvent[]): readonly Task[] {
  const threadOf = ({ pid, tid }: TraceEvent) => `${pid}/${tid}`
  const mains = new Set(
    events.filter((one) => one.name === 'thread_name' && one.args.name === 'CrRendererMain').map(threadOf),
  )
  const byThread = Map.groupBy(
    events.filter((one) => one.name.endsWith('RunTask') && one.ph === 'X' && mains.has(threadOf(one))),
    threadOf,
  )
  const ownOf = (all: readonly TraceEvent[]) => all.reduce((sum, { tdur = 0 }) => sum + tdur, 0)
  const busiest = [...byThread.values()].toSorted((a, b) => ownOf(b) - ownOf(a))[0] ?? []
  const tasks: Task[] = []
  for (const { ts, dur = 0, tdur = 0 } of busiest.toSorted((a, b) => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0))) {
    // A task is said by two layers: the inner one is left out.
    if (ts < (tasks.at(-1)?.to ?? 0) * 1000) continue
    tasks.push({ from: ts / 1000, to: (ts + dur) / 1000, own: tdur / 1000 })
  }
  return tasks
}

function interactionsOf(events: readonly TraceEvent[]): Traced['interactions'] {
  const open = new Map<string, number>()
  const found: { from: number; to: number }[] = []
  for (const { name, ph, ts, id = '', args } of events.toSorted((a, b) => a.ts - b.ts)) {
    if (name !== 'EventTiming') continue
    if (ph === 'b') {
      if (args.data?.interactionId) open.set(id, ts / 1000)
      continue
    }
    const from = open.get(id)
    if (from !== undefined) found.push({ from, to: ts / 1000 })
    open.delete(id)
  }
  return found
}

/** What the thread itself did between two moments. */
export const ownBetween = (tasks: readonly Task[], from: number, to: number): number =>
  tasks.reduce((sum, task) => {
    const shared = Math.min(to, task.to) - Math.max(from, task.from)
    return shared > 0 ? sum + task.own * Math.min(1, shared / (task.to - task.from)) : sum
  }, 0)

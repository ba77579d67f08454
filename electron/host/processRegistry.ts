import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { endGroup, groupLives, membersOf, processIdentity } from './processGroup.ts'

const Owner = z.object({ pid: z.number().int().positive(), identity: z.string().nullable() })
const Group = Owner.extend({ command: z.string() })
const Running = z.object({ run: z.string(), app: Owner, groups: z.array(Group) })
type Running = z.infer<typeof Running>

/** The name of the variable by which a server of a dead app is known even when it left its group (Linux). */
export const RUN_MARK = 'GATEHOUSE_RUN'

function environmentOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/environ`, 'latin1')
  } catch {
    return ''
  }
}

/** Processes whose environment carries the mark of a run: what a server started in a group of its own. */
function marked(run: string): number[] {
  if (process.platform !== 'linux') return []
  const needle = `${RUN_MARK}=${run}\0`
  return readdirSync('/proc')
    .filter((entry) => /^\d+$/.test(entry) && environmentOf(entry).includes(needle))
    .map(Number)
}

async function isSame(known: { pid: number; identity: string | null }): Promise<boolean> {
  return known.identity !== null && (await processIdentity(known.pid)) === known.identity
}

/** A group of which the first process has ended is ours only if a process in it carries our mark. */
async function isOurs(group: z.infer<typeof Group>, left: readonly number[]): Promise<boolean> {
  if (await isSame(group)) return true
  return process.platform === 'linux' && membersOf(group.pid).some((pid) => left.includes(pid))
}

async function reap(running: Running, graceMs: number): Promise<string[]> {
  const left = marked(running.run)
  const ended: string[] = []
  for (const group of running.groups) {
    // SECURITY: a process number that now belongs to somebody else is never signalled.
    if (!groupLives(group.pid) || !(await isOurs(group, left))) continue
    await endGroup(group.pid, graceMs)
    ended.push(group.command)
  }
  for (const pid of marked(running.run)) {
    try {
      process.kill(pid, 'SIGKILL')
      ended.push(`process ${pid}`)
    } catch {
      // Already gone.
    }
  }
  return ended
}

/** A file per run of the app that names the process groups alive now, so that the next start can end leftovers. */
export function createProcessRegistry(folder: string, run: string) {
  const file = join(folder, `${run}.json`)
  const groups = new Map<number, z.infer<typeof Group>>()
  let app: z.infer<typeof Owner> = { pid: process.pid, identity: null }

  let writing: Promise<void> = Promise.resolve()
  let next: Promise<void> | null = null

  async function write(): Promise<void> {
    next = null
    if (groups.size === 0) return rm(file, { force: true })
    const running: Running = { run, app, groups: [...groups.values()] }
    await writeFile(`${file}.new`, JSON.stringify(running), { mode: 0o600 })
    await rename(`${file}.new`, file)
  }
  /** Never on the loop's own time: a busy disk would hold up everything. What changes while one write runs shares the next. */
  function save(): Promise<void> {
    if (next === null) {
      next = writing.then(write)
      writing = next.catch(() => {})
    }
    return next
  }

  return {
    /** Ends what earlier runs left behind. Gives the commands ended. Runs of an app that still lives are not touched. */
    async reapLeftovers(graceMs: number): Promise<string[]> {
      mkdirSync(folder, { recursive: true })
      app = { pid: process.pid, identity: await processIdentity(process.pid) }
      const ended: string[] = []
      for (const name of readdirSync(folder).filter((entry) => entry.endsWith('.json'))) {
        const path = join(folder, name)
        const read = Running.safeParse(readJson(path))
        if (read.success && read.data.run === run) continue
        if (read.success && (await isSame(read.data.app))) continue
        if (read.success) ended.push(...(await reap(read.data, graceMs)))
        rmSync(path, { force: true })
      }
      return ended
    },
    async add(pid: number, command: string): Promise<void> {
      groups.set(pid, { pid, identity: null, command })
      groups.set(pid, { pid, identity: await processIdentity(pid), command })
      await save()
    },
    remove(pid: number): void {
      // What cannot be written now names a group that is gone: the next start sees that it is not there.
      if (groups.delete(pid)) save().catch(() => {})
    },
    /** What was added and removed so far is in the file. */
    settled: (): Promise<void> => writing,
  }
}
export type ProcessRegistry = ReturnType<typeof createProcessRegistry>

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return null
  }
}

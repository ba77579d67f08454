import { hash } from 'node:crypto'
import { mkdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import writeFileAtomic from 'write-file-atomic'
import { z } from 'zod'
import type { ToolDefinition } from '../../shared/host.ts'
import type { Digest, Millis, ServerId } from '../../shared/ids.ts'

/** An older server may have been renewed: after a week it is asked again which era it speaks. */
const ERA_HOLDS_MS = 7 * 24 * 3600 * 1000

const Stored = z.object({
  launch: z.string(),
  era: z.enum(['legacy', 'modern']),
  eraSince: z.number(),
  digest: z.string(),
  tools: z.string(),
})

/** What is remembered of a server between two runs: never more than it can be shown again at once. */
export type Remembered = { readonly era: 'legacy' | null; readonly tools: readonly ToolDefinition[] }
export type Memory = {
  /** Nothing when the launch is another one now, or the file was changed or broken. */
  recall(id: ServerId, launch: Digest): Promise<Remembered>
  remember(
    id: ServerId,
    launch: Digest,
    known: { era: 'legacy' | 'modern'; tools: readonly ToolDefinition[] },
  ): Promise<void>
  forget(id: ServerId): Promise<void>
}

/** One file per server: the era it speaks, and its tools with their SHA-256, so that they show before it has started. */
export function createMemory(folder: string, now: () => Millis): Memory {
  const fileOf = (id: ServerId) => join(folder, `${hash('sha256', id).slice(0, 32)}.json`)
  const eras = new Map<ServerId, { era: string; since: Millis }>()

  return {
    async recall(id, launch) {
      const text = await readFile(fileOf(id), 'utf8').catch(() => null)
      const read = Stored.safeParse(parsed(text))
      if (!read.success || read.data.launch !== launch) return { era: null, tools: [] }
      const { era, eraSince, digest, tools } = read.data
      eras.set(id, { era, since: eraSince })
      const holds = era === 'legacy' && now() - eraSince < ERA_HOLDS_MS
      return { era: holds ? 'legacy' : null, tools: hash('sha256', tools) === digest ? toolsIn(tools) : [] }
    },
    async remember(id, launch, { era, tools }) {
      const before = eras.get(id)
      const since = before?.era === era && now() - before.since < ERA_HOLDS_MS ? before.since : now()
      eras.set(id, { era, since })
      const text = JSON.stringify(tools)
      const stored = { launch, era, eraSince: since, digest: hash('sha256', text), tools: text }
      await mkdir(folder, { recursive: true })
      await writeFileAtomic(fileOf(id), JSON.stringify(stored), { mode: 0o600, fsync: false })
    },
    forget: (id) => rm(fileOf(id), { force: true }),
  }
}

/** Definitions that passed every check when they were written; here only their shape is looked at. */
function toolsIn(text: string): readonly ToolDefinition[] {
  const read = parsed(text)
  const fits = (one: unknown) =>
    typeof one === 'object' && one !== null && 'name' in one && typeof one.name === 'string' && 'inputSchema' in one
  return Array.isArray(read) && read.every(fits) ? (read as ToolDefinition[]) : []
}

function parsed(text: string | null): unknown {
  try {
    return text === null ? null : JSON.parse(text)
  } catch {
    return null
  }
}

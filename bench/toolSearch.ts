// Recall and speed of the tool search on public query -> tools sets. Run: node bench/toolSearch.ts FOLDER (tools.jsonl, queries.jsonl).
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { indexTools } from '../electron/host/toolSearch.ts'
import type { CatalogueTool } from '../shared/host.ts'
import type { ServerId } from '../shared/ids.ts'

const folder = process.argv[2]
if (folder === undefined) throw new Error('Say where tools.jsonl and queries.jsonl are.')
const lines = <T>(name: string) =>
  readFileSync(join(folder, name), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as T)

type Tool = { id: string; name: string; description: string; params: { name: string; description?: string }[] }
type Query = { set: string; q: string; gold: string[] }

const tools = lines<Tool>('tools.jsonl').map(
  ({ id, name, description, params }): CatalogueTool => ({
    key: id,
    serverId: 'bench' as ServerId,
    serverName: '',
    definition: {
      name,
      description,
      inputSchema: {
        type: 'object',
        properties: Object.fromEntries((params ?? []).map((one) => [one.name, { description: one.description ?? '' }])),
      },
    },
  }),
)
const startedAt = performance.now()
const index = indexTools(tools)
const built = performance.now() - startedAt

const sums = new Map<string, { recall: number; hit: number; queries: number }>()
const times: number[] = []
for (const { set, q, gold } of lines<Query>('queries.jsonl')) {
  const before = performance.now()
  const found = new Set(index.search(q, 5).map(({ tool }) => tool.key))
  times.push((performance.now() - before) * 1000)
  const right = gold.filter((id) => found.has(id)).length
  const sum = sums.get(set) ?? { recall: 0, hit: 0, queries: 0 }
  sums.set(set, {
    recall: sum.recall + right / gold.length,
    hit: sum.hit + (right > 0 ? 1 : 0),
    queries: sum.queries + 1,
  })
}
times.sort((a, b) => a - b)
const at = (share: number) => (times[Math.floor(times.length * share)] ?? 0).toFixed(0)
console.log(
  `${tools.length} tools indexed in ${built.toFixed(0)} ms; a search takes ${at(0.5)} us (median), ${at(0.99)} us (p99)`,
)
for (const [set, { recall, hit, queries }] of sums)
  console.log(
    `${set}: recall@5 ${((100 * recall) / queries).toFixed(1)} %, hit@5 ${((100 * hit) / queries).toFixed(1)} % of ${queries} queries`,
  )

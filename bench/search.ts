// Full-text search over many synthetic messages, through the app's own store. Prints latencies, and ratios to an unranked scan.
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { createConversations } from '../electron/storage/conversations.ts'
import { createDatabase } from '../electron/storage/database.ts'

const { values } = parseArgs({
  options: { messages: { type: 'string', default: '200000' }, rounds: { type: 'string', default: '60' } },
})
const messages = Number(values.messages)
const folder = mkdtempSync(join(tmpdir(), 'gatehouse-bench-'))
const file = join(folder, 'search.db')
const database = createDatabase({ file, workerUrl: new URL('../electron/storage/databaseWorker.ts', import.meta.url) })
const conversations = createConversations({ database, clock: Date.now, newId: () => 'unused' })

// Words after Zipf: word n is n times rarer than the first. A seeded generator, so that runs are alike.
let seed = 42
const random = () => {
  seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0
  return seed / 2 ** 32
}
const VOCABULARY = 30_000
const wordAt = (rank: number) => `w${rank.toString(36)}x${((rank * 7919) % 1296).toString(36)}`
const textOf = () =>
  Array.from({ length: 8 + Math.floor(random() * 24) }, () => wordAt(Math.floor(VOCABULARY ** random()))).join(' ')

const PER_CONVERSATION = 200
const ADD = 'INSERT INTO message(id, conversation_id, open, body, text) VALUES (?, ?, 0, ?, ?)'
const buildStart = performance.now()
for (let c = 0; c * PER_CONVERSATION < messages; c++) {
  const id = `c${c}`
  const rows = Array.from({ length: PER_CONVERSATION }, (_, i) => {
    const text = textOf()
    return {
      sql: ADD,
      params: [`${id}.${i}`, id, JSON.stringify({ id: `${id}.${i}`, parts: [{ type: 'text', text }] }), text],
    }
  })
  const add = 'INSERT INTO conversation(id, title, created_at, updated_at) VALUES (?, ?, ?, ?)'
  await database.write([{ sql: add, params: [id, `Conversation ${c}`, c, c] }, ...rows])
}
const built = performance.now() - buildStart
const size = statSync(file).size / 2 ** 20
console.log(
  `${messages} messages built at ${Math.round(messages / (built / 1000))} a second; file ${size.toFixed(0)} MB`,
)

const queries: readonly (readonly [string, () => string])[] = [
  ['rare word', () => wordAt(20_000 + Math.floor(random() * 9000))],
  ['two words', () => `${wordAt(40 + Math.floor(random() * 40))} ${wordAt(100 + Math.floor(random() * 100))}`],
  ['beginning of two letters', () => `w${Math.floor(random() * 36).toString(36)}`],
  ['the commonest word', () => wordAt(1)],
]
const latencies = new Map<string, number[]>()
const note = (name: string, ms: number) => latencies.set(name, [...(latencies.get(name) ?? []), ms])
const LIKE = "SELECT id FROM message WHERE text LIKE '%' || ? || '%' ORDER BY position DESC LIMIT 20"
for (let round = 0; round < Number(values.rounds); round++) {
  for (const [name, query] of queries.toSorted(() => Math.random() - 0.5)) {
    const start = performance.now()
    await conversations.search(query(), 20)
    note(name, performance.now() - start)
  }
  const start = performance.now()
  await database.read(LIKE, ['no such word'])
  note('LIKE over all (no index)', performance.now() - start)
}
const at = (all: readonly number[], share: number) =>
  all.toSorted((a, b) => a - b)[Math.floor(all.length * share)] ?? Number.NaN
const scan = at(latencies.get('LIKE over all (no index)') ?? [], 0.5)
console.log('| query | p50 ms | p99 ms | x LIKE |\n|---|---:|---:|---:|')
for (const [name, all] of latencies)
  console.log(
    `| ${name} | ${at(all, 0.5).toFixed(2)} | ${at(all, 0.99).toFixed(2)} | ${(at(all, 0.5) / scan).toFixed(4)} |`,
  )
await database.close()
rmSync(folder, { recursive: true })

// A process that appends audit lines and records for which it never waits, and says how many lie in the journal by now. Arguments: file, lines a step, bytes of a file of the journal, ms of rest, first number of a line and of a record.
import { setTimeout as sleep } from 'node:timers/promises'
import { briefly, plainText } from '../brief.ts'
import { createDatabase } from './database.ts'
import { WORKER_URL } from './forTests.ts'
import { createRecords } from './records.ts'

const [file = '', each, journalBytes, restMs, ...first] = process.argv.slice(2)
const tuning = { restMs: Number(restMs), journalBytes: Number(journalBytes), retryMs: 20 }
const database = createDatabase({ file, workerUrl: WORKER_URL, tuning })
const records = createRecords(database)
const ignore = () => undefined
// The journal is ours once the database stands.
database.soon(ignore)
await database.opened()
await sleep(20)
let [line = 0, record = 0] = first.map(Number)
for (;;) {
  const lines = Array.from({ length: Number(each) }, () => plainText(`{"n":${line++}}`))
  database.soon(() => void database.appendChained(briefly(lines)).catch(ignore))
  for (const _ of lines) records.append('log', 0, plainText(`{"n":${record++}}`)).catch(ignore)
  await sleep(10)
  process.stdout.write(`${Math.min(line, record)}\n`)
}

// A process that appends audit lines until it is killed and says the last number once it is durable. Argument: file.
import { createDatabase } from '../storage/database.ts'
import { WORKER_URL } from '../storage/forTests.ts'
import { createAudit } from './auditLog.ts'

const database = createDatabase({ file: String(process.argv[2]), workerUrl: WORKER_URL })
let last = 0
const audit = createAudit({
  database,
  clock: Date.now,
  emit: (_name, payload) => void (last = (payload as { sequence: number }).sequence),
})
for (let n = 0; ; n++) {
  for (let i = 0; i < n % 7; i++)
    audit.append({
      kind: 'outcome',
      subject: `s${n}`,
      conversationId: null,
      serverId: null,
      serverName: null,
      accountId: null,
      action: 'tools/call',
      name: 'x'.repeat(n % 500),
      argumentsDigest: null,
      result: 'ok',
      reason: { say: '' },
      traceId: null,
    })
  await audit.flushed()
  process.stdout.write(`${last}\n`)
}

// A process that writes until it is killed and says each number once it is durable. Arguments: file, first number.
import { createDatabase } from './database.ts'
import { plainTexts, WORKER_URL } from './forTests.ts'

const database = createDatabase({ file: String(process.argv[2]), workerUrl: WORKER_URL })
const put = (n: number) => ({
  sql: 'INSERT INTO document(name, body, updated_at) VALUES (?, ?, 0)',
  params: [`n${n}`, 'x'.repeat(n % 9000)],
})

let next = Number(process.argv[3])
async function writer(): Promise<never> {
  for (;;) {
    const n = next++
    await Promise.all([database.write([put(n)]), database.appendChained(plainTexts(`line ${n}`))])
    process.stdout.write(`${n}\n`)
  }
}
await Promise.all([writer(), writer(), writer(), writer()])

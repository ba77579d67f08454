// The sample office: a local MCP server with calendar, mail, contacts and files, to learn Gatehouse on. `office.js --data FOLDER [--reset]`.
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import { McpServer } from '@modelcontextprotocol/server'
import { serveStdio } from '@modelcontextprotocol/server/stdio'
import { addCalendar } from './calendar.ts'
import { addFiles } from './files.ts'
import { addMail } from './mail.ts'
import { addContacts } from './people.ts'
import { openOffice } from './store.ts'

const args = process.argv.slice(2)
const at = args.indexOf('--data')
const folder = at >= 0 ? args[at + 1] : join(homedir(), '.gatehouse-office')
if (!folder) {
  console.error('office: --data wants a folder.')
  process.exit(2)
}
const store = openOffice(resolve(folder), () => new Date())
if (args.includes('--reset')) {
  store.reset()
  console.error(`office: the first day is back in ${resolve(folder)}`)
  process.exit(0)
}

serveStdio(() => {
  const server = new McpServer({ name: 'gatehouse-sample-office', title: 'Sample office', version: '1.0.0' })
  addCalendar(server, store)
  addMail(server, store)
  addContacts(server, store)
  addFiles(server, store)
  return server
})

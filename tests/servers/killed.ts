// An app that is killed: starts the servers named on the command line, says so, and waits. Run: node killed.ts FOLDER WATCHDOG MODE FILE
import { configOf, hostFor, script } from './hostFor.ts'

const [folder = '', watchdog, mode = 'fork', file = ''] = process.argv.slice(2)
const { host, view } = await hostFor([configOf('left', script('nasty.ts', mode, file))], {
  folder,
  watchdog: watchdog === 'on',
})
await host.whenReady(view('left').id)
process.stdout.write('ready\n')
setInterval(() => {}, 1000)

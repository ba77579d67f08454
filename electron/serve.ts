// The browser entry: the port first, with nothing loaded but Node's own HTTP; then the browser, and the app behind it.
import { enableCompileCache } from 'node:module'
import { listen } from './serve/listen.ts'

const options = readOptions(process.argv.slice(2))
const listening = listen(options.port)
// Nothing is loaded before the port is open: its turn would come after.
await listening.open.catch((error: Error) => {
  console.error(`Gatehouse cannot listen: ${error.message}`)
  process.exit(1)
})
const { resolvePaths } = await import('./storage/paths.ts')
const paths = resolvePaths()
enableCompileCache(`${paths.home}/cache/compiled`)
const { begin } = await import('./serve/begin.ts')
await begin({ listening, paths, program: import.meta.url, opens: options.open })

function readOptions(args: readonly string[]): { readonly port: number; readonly open: boolean } {
  const at = args.indexOf('--port')
  const port = at >= 0 ? Number(args[at + 1]) : 0
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    console.error(`--port wants a number from 0 to 65535, not "${args[at + 1] ?? ''}".`)
    process.exit(2)
  }
  return { port, open: !args.includes('--no-open') }
}

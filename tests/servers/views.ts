// A server with views (MCP Apps), good and evil ones, on the official packages. Run: node views.ts FILE; FILE.calls gets what really ran.
import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { registerAppResource, registerAppTool, RESOURCE_MIME_TYPE } from '@modelcontextprotocol/ext-apps/server'
import { McpServer } from '@modelcontextprotocol/server'
import { serveStdio } from '@modelcontextprotocol/server/stdio'
import { z } from 'zod'
import { evilPage } from './evilView.ts'

const file = process.argv[2] ?? ''
const noted = (name: string, args: object): void => appendFileSync(`${file}.calls`, `${JSON.stringify([name, args])}\n`)
const words = (text: string) => ({ content: [{ type: 'text' as const, text }] })

/** The official client of views as one classic script: a page without origin or network can load no module. */
function clientScript(): string {
  const path = createRequire(import.meta.url).resolve('@modelcontextprotocol/ext-apps/app-with-deps')
  const [, code = '', names = ''] = /^([\s\S]*)export\{([^}]*)\};?\s*$/.exec(readFileSync(path, 'utf8')) ?? []
  const app = /([\w$]+) as App(?:,|$)/.exec(names)?.[1] ?? ''
  return `(() => {${code};globalThis.App = ${app}})()`.replaceAll('</script', '<\\/script')
}

const buttons = ['Read weather', 'Save day', 'Add to context', 'Write message', 'Open link', 'Read note', 'Be large']
const goodPage = (): string => `<!doctype html><meta charset="utf-8"><title>Pick a day</title>
<body style="margin:8px;font:14px sans-serif"><h1 id="title">…</h1>
${buttons.map((name) => `<button>${name}</button>`).join(' ')}<p role="status" id="out"></p>
<script>${clientScript()}</script>
<script>
const app = new App({ name: 'Day picker', version: '1' }, {}, { autoResize: false })
const out = document.getElementById('out')
const show = (what) => { out.textContent = typeof what === 'string' ? what : JSON.stringify(what) }
let asked = {}
app.ontoolinput = ({ arguments: args }) => { asked = args }
app.ontoolresult = ({ structuredContent, content }) => {
  document.getElementById('title').textContent = 'Days of ' + asked.month + ': ' + structuredContent.days.join(', ')
}
const acts = {
  'Read weather': () => app.callServerTool({ name: 'read_weather', arguments: { day: '3' } }),
  'Save day': () => app.callServerTool({ name: 'set_day', arguments: { day: '3' } }),
  'Add to context': () => app.updateModelContext({ content: [{ type: 'text', text: 'The person looks at day 3.' }] }),
  'Write message': () => app.sendMessage({ role: 'user', content: [{ type: 'text', text: 'Book day 3 for everybody.' }] }),
  'Open link': () => app.openLink({ url: 'https://days.example.com/3?full=1' }),
  'Read note': () => app.readServerResource({ uri: 'note://days' }),
  'Be large': () => { app.sendSizeChanged({ width: 9000, height: 9000 }); return 'asked' },
}
for (const button of document.querySelectorAll('button'))
  button.onclick = async () => { try { show(await acts[button.textContent]()) } catch (error) { show('No: ' + error.message) } }
app.connect().then(() => { out.textContent = 'ready ' + app.getHostContext().theme }, (error) => show(String(error)))
</script>`

const page = (uri: string, text: string, meta: object = {}) => ({
  contents: [{ uri, mimeType: RESOURCE_MIME_TYPE, text, _meta: { ui: meta } }],
})
const READS = { readOnlyHint: true, destructiveHint: false, openWorldHint: false }

export function createViewServer(): McpServer {
  const server = new McpServer({ name: 'views', version: '1.0.0' })
  const view = (name: string, uri: string, html: () => string, meta: object = {}) =>
    registerAppResource(server, name, uri, {}, () => Promise.resolve(page(uri, html(), meta)))
  view('Day picker', 'ui://views/day.html', goodPage)
  view('Evil', 'ui://views/evil.html', evilPage, {
    csp: { connectDomains: ['https://evil.example.com'], resourceDomains: ['https://cdn.example.com'] },
    permissions: { camera: {} },
  })
  view('Big', 'ui://views/big.html', () => `<p>${'x'.repeat(10_000_000)}</p>`)
  view('Changing', 'ui://views/changing.html', () =>
    existsSync(file) ? readFileSync(file, 'utf8') : '<p>First page</p>',
  )
  server.registerResource('days', 'note://days', {}, (uri) => ({
    contents: [{ uri: uri.href, text: 'A note on days' }],
  }))

  const shown = (name: string, title: string, uri: string, shape: z.ZodRawShape, answer: object) =>
    registerAppTool(
      server,
      name,
      {
        title,
        description: `${title}.`,
        inputSchema: z.object(shape),
        annotations: READS,
        _meta: { ui: { resourceUri: uri } },
      },
      (args: object) => {
        noted(name, args)
        return { ...words(title), structuredContent: { ...answer } }
      },
    )
  shown('list_days', 'List days', 'ui://views/day.html', { month: z.string() }, { days: [1, 2, 3] })
  shown('show_evil', 'Show evil', 'ui://views/evil.html', { how: z.string(), at: z.string() }, {})
  shown('show_big', 'Show big', 'ui://views/big.html', {}, {})
  shown('show_changing', 'Show changing', 'ui://views/changing.html', {}, {})

  const plain = (name: string, visibility: ('model' | 'app')[], annotations: object) =>
    registerAppTool(
      server,
      name,
      {
        description: name.replace('_', ' '),
        inputSchema: z.object({ day: z.string() }),
        annotations,
        _meta: { ui: { visibility } },
      },
      (args: object) => {
        noted(name, args)
        return words(`${name} did it`)
      },
    )
  plain('read_weather', ['app'], READS)
  plain('set_day', ['model', 'app'], { readOnlyHint: false })
  plain('list_secrets', ['model'], READS)
  return server
}

if (process.argv[1] === import.meta.filename) serveStdio(createViewServer)

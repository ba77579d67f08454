// The desktop entry in plain Node: a stand-in for Electron that ends the process when a window asks for its page.
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** What the stand-in answers by name; whatever else the bundle imports from Electron is a thing that does anything. */
const KNOWN: Readonly<Record<string, string>> = {
  app: 'onto({ isPackaged: false, requestSingleInstanceLock: () => true, whenReady: () => Promise.resolve() })',
  BrowserWindow: 'class { constructor() { return onto({ loadURL() { process.exit(0) } }) } }',
  screen: 'onto({ getAllDisplays: () => [] })',
}
const ANYTHING = `const anything = new Proxy(function () {}, {
  get: (_target, key) => (key === 'then' ? undefined : anything),
  apply: () => anything,
  construct: () => anything,
})
const onto = (own) => new Proxy(own, { get: (target, key) => (key in target ? target[key] : anything) })
`

/** Every name that the built entry and what it loads import from Electron. */
function imported(folder: string): readonly string[] {
  const names = new Set(Object.keys(KNOWN))
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.js')) continue
    const text = readFileSync(join(folder, file), 'utf8')
    for (const [, list = ''] of text.matchAll(/^import (?:\w+, )?\{([^}]*)\} from "electron";?$/gm))
      for (const name of list.split(',')) names.add(name.trim().split(' as ')[0] ?? '')
  }
  names.delete('')
  return [...names]
}

const BARE = `import { app, BrowserWindow } from 'electron'
app.whenReady().then(() => new BrowserWindow().loadURL('app://bare'))
`

export type DesktopEntry = { readonly ours: string; readonly bare: string }

/** Copies the built desktop entry to `at`, beside the stand-in and an entry that only opens a window. Both end with 0 at their window. */
export function standInFor(dist: string, at: string): DesktopEntry {
  cpSync(join(dist, 'main'), join(at, 'main'), { recursive: true })
  const electron = join(at, 'node_modules', 'electron')
  mkdirSync(electron, { recursive: true })
  writeFileSync(join(at, 'package.json'), '{"type":"module"}')
  writeFileSync(join(electron, 'package.json'), '{"type":"module","exports":"./index.js"}')
  const exported = imported(join(at, 'main')).map((name) => `export const ${name} = ${KNOWN[name] ?? 'anything'}\n`)
  writeFileSync(join(electron, 'index.js'), ANYTHING + exported.join(''))
  writeFileSync(join(at, 'bare.js'), BARE)
  return { ours: join(at, 'main', 'main.js'), bare: join(at, 'bare.js') }
}

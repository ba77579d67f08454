// Parts of libraries that we do not use, or cannot: small files of ours take their place in what is built.
import { join } from 'node:path'
import type { Plugin } from 'vite'

type StandIn = { readonly asked: RegExp; readonly by: RegExp; readonly file: string }
const STAND_INS: readonly StandIn[] = [
  // The SDK's client brings a copy of Ajv, a third of what it is: answers are checked by the host.
  {
    asked: /^@modelcontextprotocol\/client\/_shims$/,
    by: /[\\/]node_modules[\\/]@modelcontextprotocol[\\/]client[\\/]/,
    file: 'electron/host/sdkShims.ts',
  },
  // The settings library loads Ajv for schemas of its own kind: ours is in settings.ts.
  {
    asked: /^ajv(\/dist\/2020\.js|-formats)$/,
    by: /[\\/]node_modules[\\/]conf[\\/]/,
    file: 'electron/storage/noSchema.ts',
  },
  // What writes its file sends each signal to the process once more: a second one means "at once", and nothing would be closed.
  {
    asked: /^when-exit$/,
    by: /[\\/]node_modules[\\/]atomically[\\/]/,
    file: 'electron/storage/atExit.ts',
  },
]

export const standIns = (root: string): Plugin => ({
  name: 'gatehouse:stand-ins',
  enforce: 'pre',
  resolveId(id, importer = '') {
    const found = STAND_INS.find(({ asked, by }) => asked.test(id) && by.test(importer))
    return found ? join(root, found.file) : null
  },
})

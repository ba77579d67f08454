// `node --import ./register.mjs dist/main/main.js`: the module `electron` becomes the test host, nothing else changes.
import { registerHooks } from 'node:module'

const host = new URL('./electron.ts', import.meta.url).href
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron' || specifier === 'electron/main'
      ? { url: host, shortCircuit: true }
      : next(specifier, context),
})

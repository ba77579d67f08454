// SECURITY: the page may not make code out of text, and the schema library does not even try when told so before it loads.
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } })

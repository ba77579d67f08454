import { readFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import type { Plugin } from 'vite'
import { defineConfig } from 'vitest/config'
import { earlyPage } from './build/earlyPage.ts'
import { plainLetters } from './build/plainLetters.ts'
import { standIns } from './build/standIns.ts'

const at = (path: string) => resolve(import.meta.dirname, path)
const nodeBuiltins = [...builtinModules, ...builtinModules.map((name) => `node:${name}`)]
/** Loaded from node_modules at run time: native code, and the module that only Electron has. */
const external = ['electron', '@napi-rs/keyring', 'bufferutil', 'utf-8-validate', ...nodeBuiltins]

/** Older packages ask for these two; in a module of ours they are not there by themselves. */
const COMMONJS = 'const __filename = import.meta.filename, __dirname = import.meta.dirname;'

/** The page that holds the script of diagrams. */
const diagramPage: Plugin = {
  name: 'diagram-page',
  applyToEnvironment: ({ name }) => name === 'diagram',
  generateBundle() {
    this.emitFile({
      type: 'asset',
      fileName: 'frame.html',
      source: readFileSync(at('renderer/diagram/frame.html'), 'utf8'),
    })
  },
}

/** The page that holds views of servers: its script is in it, so that its policy needs to allow no address. */
const viewPage: Plugin = {
  name: 'view-page',
  applyToEnvironment: ({ name }) => name === 'view',
  generateBundle(_options, bundle) {
    const script = Object.values(bundle).find((one) => one.type === 'chunk')
    const html = readFileSync(at('renderer/view/frame.html'), 'utf8')
    for (const name of Object.keys(bundle)) delete bundle[name]
    const source = html.replace('<!-- script -->', () => `<script>${script?.code ?? ''}</script>`)
    this.emitFile({ type: 'asset', fileName: 'frame.html', source })
  },
}

const node = (name: string, input: Record<string, string>) => ({
  consumer: 'server' as const,
  resolve: { noExternal: true as const, external },
  build: {
    outDir: at(`dist/${name}`),
    emptyOutDir: true,
    target: 'node24',
    ssr: true,
    // A stack trace that a person can read is worth more than the bytes.
    minify: false,
    rolldownOptions: {
      input,
      external,
      output: {
        format: 'es' as const,
        entryFileNames: '[name].js',
        banner: COMMONJS,
        // What V8 keeps of a script's text (build/plainLetters.ts).
        charset: 'ascii' as const,
        comments: { legal: false, annotation: false, jsdoc: false },
      },
    },
  },
})

export default defineConfig({
  root: at('renderer'),
  base: './',
  publicDir: false,
  plugins: [
    react(),
    standIns(import.meta.dirname),
    diagramPage,
    viewPage,
    earlyPage(at('renderer')),
    plainLetters(['main', 'serve', 'client']),
  ],
  worker: { format: 'es' },
  environments: {
    client: {
      build: {
        outDir: at('dist/renderer'),
        emptyOutDir: true,
        target: 'chrome140',
        modulePreload: { polyfill: false },
        assetsInlineLimit: 0,
        rolldownOptions: { input: { index: at('renderer/index.html'), consent: at('renderer/consent.html') } },
      },
    },
    diagram: {
      consumer: 'client',
      build: {
        outDir: at('dist/renderer/diagram'),
        emptyOutDir: true,
        target: 'chrome140',
        // All of mermaid in one file, on purpose: it is loaded by the first diagram alone.
        chunkSizeWarningLimit: 8000,
        rolldownOptions: {
          input: { frame: at('renderer/diagram/frame.ts') },
          // A page without origin may load no module, so that what modules know of themselves is nothing, as mermaid's are told here.
          transform: { define: { 'import.meta': '{}' } },
          output: { format: 'iife', entryFileNames: '[name].js', codeSplitting: false },
        },
      },
    },
    view: {
      consumer: 'client',
      build: {
        outDir: at('dist/renderer/view'),
        emptyOutDir: true,
        target: 'chrome140',
        rolldownOptions: {
          input: { frame: at('renderer/view/frame.ts') },
          output: { format: 'iife', entryFileNames: '[name].js', codeSplitting: false },
        },
      },
    },
    main: node('main', {
      main: at('electron/main.ts'),
      databaseWorker: at('electron/storage/databaseWorker.ts'),
    }),
    serve: node('serve', {
      serve: at('electron/serve.ts'),
      databaseWorker: at('electron/storage/databaseWorker.ts'),
    }),
    office: node('office', { office: at('samples/office/office.ts') }),
    preload: {
      consumer: 'server',
      resolve: { noExternal: true, external: ['electron'] },
      build: {
        outDir: at('dist/preload'),
        emptyOutDir: true,
        target: 'chrome140',
        ssr: true,
        rolldownOptions: {
          input: { preload: at('electron/preload.ts') },
          external: ['electron'],
          output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
        },
      },
    },
  },
  builder: {
    async buildApp(builder) {
      for (const environment of Object.values(builder.environments))
        if (environment.name !== 'ssr') await builder.build(environment)
    },
  },
  test: {
    root: import.meta.dirname,
    include: ['{shared,electron,renderer,samples,build}/**/*.test.{ts,tsx}', 'tests/**/*.test.ts'],
    environment: 'node',
    testTimeout: 30_000,
    hookTimeout: 30_000,
    retry: 0,
    // A test that leaves a process or a socket behind is a defect: no forced exit.
    teardownTimeout: 10_000,
  },
})

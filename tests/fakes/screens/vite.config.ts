import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** The screens and cards alone: `npx vite --config tests/fakes/screens/vite.config.ts`, or built once for the browser tests. */
export default defineConfig({
  root: import.meta.dirname,
  base: './',
  cacheDir: '../../../.cache/screens',
  plugins: [react()],
  server: { host: '127.0.0.1', port: 5198, strictPort: true, hmr: false, fs: { allow: ['../../..'] } },
  build: {
    outDir: '../../../.cache/screens-build',
    emptyOutDir: true,
    target: 'chrome140',
    modulePreload: { polyfill: false },
    minify: false,
  },
})

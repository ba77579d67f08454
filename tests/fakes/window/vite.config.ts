import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** The window alone: `npx vite --config tests/fakes/window/vite.config.ts`. */
export default defineConfig({
  root: import.meta.dirname,
  base: './',
  cacheDir: '../../../.cache/window',
  plugins: [react()],
  server: { host: '127.0.0.1', port: 5199, strictPort: true, fs: { allow: ['../../..'] } },
  build: {
    rolldownOptions: {
      input: { index: `${import.meta.dirname}/index.html`, plain: `${import.meta.dirname}/plain.html` },
    },
    outDir: '../../../.cache/window-build',
    emptyOutDir: true,
    target: 'chrome140',
    modulePreload: { polyfill: false },
  },
})

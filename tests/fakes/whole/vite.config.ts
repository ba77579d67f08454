import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const at = (name: string) => `${import.meta.dirname}/${name}.html`

/** The whole window, the trusted window and the kit, built once for the references of every screen. */
export default defineConfig({
  root: import.meta.dirname,
  base: './',
  cacheDir: '../../../.cache/whole',
  plugins: [react()],
  server: { host: '127.0.0.1', port: 5197, strictPort: true, hmr: false, fs: { allow: ['../../..'] } },
  build: {
    rolldownOptions: { input: { index: at('index'), trusted: at('trusted'), kit: at('kit') } },
    outDir: '../../../.cache/whole-build',
    emptyOutDir: true,
    target: 'chrome140',
    modulePreload: { polyfill: false },
    minify: false,
  },
})

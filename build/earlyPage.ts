// Makes the window's page able to stand before anything else has come: its first styles are in it, the others wait below.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'vite'

const PLACE = '<!-- early styles: build/earlyPage.ts puts them here -->'
const STYLES = ['ui/tokens.css', 'ui/base.css', 'shell/early.css']

export function earlyPage(renderer: string): Plugin {
  return {
    name: 'gatehouse:early-page',
    transformIndexHtml: {
      order: 'post',
      handler(html) {
        if (!html.includes(PLACE)) return html
        const css = STYLES.map((file) => readFileSync(join(renderer, file), 'utf8')).join('\n')
        const small = css.replace(/\/\*[\s\S]*?\*\/|^@import.*$/gm, '').replace(/\s*\n\s*/g, '\n')
        const sheets = html.match(/^\s*<link rel="stylesheet".*$/gm) ?? []
        // A sheet in the head would keep the page from being drawn until it has come.
        const light = sheets.reduce((page, sheet) => page.replace(sheet, ''), html)
        return light.replace(PLACE, `<style>${small}</style>`).replace('</body>', `${sheets.join('')}\n  </body>`)
      },
    },
  }
}

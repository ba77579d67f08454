// Writes every letter that is not plain as an escape: V8 keeps a script's text as long as it runs, twice as large with one other letter in it.
import type { Plugin } from 'vite'

/** After the bundler's own, which leaves templates with a tag alone: what their tag is given is the same. */
export const plainLetters = (environments: readonly string[]): Plugin => ({
  name: 'gatehouse:plain-letters',
  applyToEnvironment: ({ name }) => environments.includes(name),
  generateBundle(_options, bundle) {
    for (const chunk of Object.values(bundle)) if (chunk.type === 'chunk') chunk.code = inPlainLetters(chunk.code)
  },
})

export const inPlainLetters = (code: string): string =>
  code.replace(/[^\0-\x7f]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`)

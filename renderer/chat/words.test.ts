import { expect, test } from 'vitest'
import { de } from './words.de.ts'
import { en } from './words.en.ts'
import { fr } from './words.fr.ts'

const holes = (text: string | undefined) =>
  [...(text ?? '').matchAll(/\{\{(\w+)\}\}/g)].map((hole) => hole[1] ?? '').toSorted((a, b) => (a < b ? -1 : 1))

test.each([
  ['German', de],
  ['French', fr],
] as const)('%s says everything that English says, with the same facts in it', (_, words) => {
  for (const [key, text] of Object.entries(en)) {
    expect(words, key).toHaveProperty(key)
    expect(holes(words[key as keyof typeof en]), key).toEqual(holes(text))
  }
})

import { expect, test } from 'vitest'
import { LANGUAGES } from '../../shared/language.ts'
import { words } from './words.ts'

import.meta.glob(['../**/{words,*Words}.ts', '../ui/NotLive.tsx'], { eager: true })

const holes = (text: string) => (text.match(/\{\{\w+\}\}/g) ?? []).toSorted((a, b) => (a < b ? -1 : 1))

test('what a screen says in English it says in every language, with the same facts in it', () => {
  const english = words.store.data['en'] ?? {}
  expect(Object.keys(english).length).toBeGreaterThan(20)
  for (const language of Object.keys(LANGUAGES))
    for (const [namespace, table] of Object.entries(english)) {
      const said = words.getResourceBundle(language, namespace) as Readonly<Record<string, string>>
      expect(Object.keys(said).toSorted(), `${namespace} in ${language}`).toEqual(Object.keys(table).toSorted())
      for (const [key, text] of Object.entries(table as Readonly<Record<string, string>>))
        expect(holes(said[key] ?? ''), `${namespace}.${key} in ${language}`).toEqual(holes(text))
    }
})

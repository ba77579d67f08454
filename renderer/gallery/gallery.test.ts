import { expect, test } from 'vitest'

const kit = Object.keys(import.meta.glob(['../ui/*.tsx', '../ui/SchemaForm/SchemaForm.tsx']))
const gallery = import.meta.glob('./*.tsx', { query: '?raw', import: 'default', eager: true })

test('every part of the kit is in the gallery', () => {
  const sources = Object.values(gallery).join('\n')
  const shown = kit.filter((file) => sources.includes(`'${file}'`))
  expect(shown).toEqual(kit)
})

import { expect, test } from 'vitest'
import packageJson from '../../package.json' with { type: 'json' }
import { NEWS, newsSince } from './whatsNew.ts'

test('only what came after the version that was seen is news', () => {
  const all = ['3', '2', '1'].map((version) => ({ version, lines: { en: [], de: [], fr: [] } }))
  expect(newsSince('2', all).map(({ version }) => version)).toEqual(['3'])
  expect(newsSince('3', all)).toEqual([])
  expect(newsSince(null, all)).toHaveLength(3)
  expect(newsSince('0.9-forgotten', all)).toHaveLength(3)
})

test('this version has its news, in every language, line by line', () => {
  expect(NEWS[0]?.version).toBe(packageJson.version)
  for (const { lines } of NEWS) expect([lines.de.length, lines.fr.length]).toEqual([lines.en.length, lines.en.length])
})

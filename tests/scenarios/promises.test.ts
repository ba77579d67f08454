import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { PROMISES } from './promises.ts'

const ROOT = join(import.meta.dirname, '../..')
const TESTS = ['shared', 'electron', 'renderer', 'samples', 'build', 'tests'].map(
  (folder) => `${folder}/**/*.{test,spec}.{ts,tsx}`,
)

/** The ids in the names of tests that run: `test('[id] ...')`, also each, runIf and the like; not skipped ones. */
function provenIds(): Set<string> {
  const ids = new Set<string>()
  for (const file of globSync(TESTS, { cwd: ROOT })) {
    const source = readFileSync(join(ROOT, file), 'utf8')
    for (const [, chain, name] of source.matchAll(/\b(?:test|it)((?:\.\w+|\([^()]*\))*)\(\s*['"`](.*?)['"`]\s*,/gs))
      if (!/\.(skip|todo|fixme|fails)/.test(chain ?? ''))
        for (const [, id] of (name ?? '').matchAll(/\[([a-z][A-Za-z]*(?:\.[A-Za-z0-9]+)+)\]/g)) if (id) ids.add(id)
  }
  return ids
}

test('every promise of the product has a test that proves it', () => {
  const proven = provenIds()
  expect(PROMISES.filter(({ id }) => !proven.has(id)).map(({ id }) => id)).toEqual([])
})

test('every id in a test name is a promise, and no promise is made twice', () => {
  const ids = PROMISES.map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
  expect([...provenIds()].filter((id) => !ids.includes(id))).toEqual([])
})

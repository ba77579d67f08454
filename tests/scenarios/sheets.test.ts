import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const renderer = join(import.meta.dirname, '..', '..', 'renderer')

test('a style sheet is no longer than a file of ours may be', () => {
  const sheets = globSync('**/*.css', { cwd: renderer })
  expect(sheets.length).toBeGreaterThan(40)
  const isLong = (file: string) => readFileSync(join(renderer, file), 'utf8').trimEnd().split('\n').length > 300
  expect(sheets.filter(isLong)).toEqual([])
})

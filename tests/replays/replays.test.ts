// The table of published faults stays true: each row has its tests by name, and each defence is where the table says.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ACCOUNT_REPLAYS } from './accounts.ts'

const ROOT = join(import.meta.dirname, '../..')
const read = (file: string): string => readFileSync(join(ROOT, file), 'utf8')
const defences = ACCOUNT_REPLAYS.flatMap((row) => row.defences.map((defence) => ({ row, defence })))

test('every row of the table names tests that are there', () => {
  const lost = defences.filter(({ defence }) => !read(defence.file).includes(defence.test))
  expect(lost.map(({ row, defence }) => `${row.id}: ${defence.test}`)).toEqual([])
  for (const { id } of ACCOUNT_REPLAYS)
    expect(defences.filter(({ row }) => row.id === id).length, id).toBeGreaterThan(0)
})

test('every defence of the table is in the source, once, where it is said to be (npm run replays:red takes each out)', () => {
  const edits = defences.flatMap(({ defence }) => defence.without)
  const lost = edits.filter(({ file, from }) => read(file).split(from).length !== 2)
  expect(lost.map(({ file, from }) => `${file}: ${from}`)).toEqual([])
})

test('every row of a published fault has its id in the name of a test', () => {
  const named = [...new Set(defences.map(({ defence }) => defence.file))].map(read).join('\n')
  expect(ACCOUNT_REPLAYS.map(({ id }) => id).filter((id) => !named.includes(id))).toEqual([])
})

// How the rules do on servers of other kinds than the ones that they were written with.
import { expect, test } from 'vitest'
import { assess } from '../../electron/permission/effects.ts'
import { OTHER_TOOLS } from './otherTools.ts'

const NOT_PUT_BACK = ['delete', 'spend', 'execute']
const judged = OTHER_TOOLS.map(([server, name, description, parameters, effect]) => {
  const keys = parameters.split(' ').filter((key) => key !== '')
  const properties = Object.fromEntries(keys.map((key) => [key, { type: 'string' }]))
  const tool = { name, description, inputSchema: { type: 'object', properties } }
  const { effects } = assess(tool, { trusted: false, personEffect: null, curated: null, scopes: [] })
  return { tool: `${server}/${name}`, effect, effects }
})

test('tools of kinds that the rules were not written with: readers are told from writers', () => {
  const wrong = judged.filter(({ effect, effects }) => (effect === 'read') !== (effects[0] === 'read'))
  const writersAsReaders = wrong.filter(({ effect }) => effect !== 'read').map(({ tool }) => tool)
  process.stdout.write(`other tools ${JSON.stringify({ n: judged.length, wrong: wrong.length, writersAsReaders })}\n`)
  // It says itself that it takes a SELECT; what the SQL really is, is looked at with every call.
  expect(writersAsReaders).toEqual(['sql/read_query'])
  expect(1 - wrong.length / judged.length).toBeGreaterThanOrEqual(0.96)
})

test('what cannot be put back, costs or runs is seen as such', () => {
  const grave = judged.filter(({ effect }) => NOT_PUT_BACK.includes(effect))
  const seen = judged.filter(({ effects }) => effects.some((one) => NOT_PUT_BACK.includes(one)))
  const both = grave.filter((one) => seen.includes(one))
  expect(both.length / grave.length).toBeGreaterThanOrEqual(0.85)
  expect(both.length / seen.length).toBeGreaterThanOrEqual(0.9)
})

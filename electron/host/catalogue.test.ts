import { expect, test } from 'vitest'
import type { ServerId } from '../../shared/ids.ts'
import { createCatalogue } from './catalogue.ts'

test('before anything is typed the first tools are given, in the order of the servers', () => {
  const catalogue = createCatalogue()
  const tool = (name: string) => ({ name, inputSchema: { type: 'object' } })
  catalogue.replace([
    { id: 'a' as ServerId, name: 'Alpha', tools: [tool('one'), tool('two')] },
    { id: 'b' as ServerId, name: 'Beta', tools: [tool('three')] },
  ])
  expect(catalogue.search('  ', 2).map((match) => match.tool.definition.name)).toEqual(['one', 'two'])
  expect(catalogue.search('', 9)).toHaveLength(3)
})

import { expect, test } from 'vitest'
import type { CatalogueTool } from '../../shared/host.ts'
import type { ServerId } from '../../shared/ids.ts'
import { MOST_TOOLS, visibleTools } from './visible.ts'

const tool = (key: string): CatalogueTool => ({
  key,
  serverId: 's' as ServerId,
  serverName: 'S',
  definition: { name: key, inputSchema: {} },
})
const all = Array.from({ length: 10_000 }, (_, index) => tool(`s__t${index}`))
const search = (query: string, limit: number) =>
  all
    .filter(({ key }) => key.endsWith(query))
    .slice(0, limit)
    .map((each) => ({ tool: each, score: 1 }))
const asked = (words: string) => [{ role: 'user', parts: [{ type: 'text', text: words }] }] as never

test('of ten thousand tools a model gets the best matches, and keeps those it already called', () => {
  const called = { role: 'assistant', parts: [{ type: 'toolCall', toolKey: 's__t5' }] }
  const seen = visibleTools({ list: () => all, search }, () => true, [called, ...asked('77')] as never)
  expect(seen.length).toBeLessThanOrEqual(MOST_TOOLS)
  expect(seen.map(({ key }) => key)).toContain('s__t5')
  expect(seen.map(({ key }) => key)).toContain('s__t77')
  expect(seen).toEqual(seen.toSorted((a, b) => (a.key < b.key ? -1 : 1)))
})

test('a search does not bring back what models must not see', () => {
  const seen = visibleTools({ list: () => all, search }, ({ key }) => key !== 's__t77', asked('77'))
  expect(seen.map(({ key }) => key)).not.toContain('s__t77')
})

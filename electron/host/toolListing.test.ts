import { expect, test } from 'vitest'
import { isForModel, isForView } from '../../shared/host.ts'
import { listTools } from './toolListing.ts'

const listed = async (meta: unknown) => {
  const page = async () => ({ items: [{ name: 'one', inputSchema: { type: 'object' }, _meta: meta }] })
  const { tools } = await listTools(page, { pages: 1, tools: 10 }, { refuse: () => null, mirrorsHeaders: false })
  return tools[0]
}

test('what a tool says of its view is kept; without it everybody may call it', async () => {
  expect((await listed(undefined))?.view).toBeUndefined()
  expect((await listed({ ui: { resourceUri: 'ui://a/b' } }))?.view).toEqual({
    uri: 'ui://a/b',
    visibility: ['model', 'app'],
  })
  expect((await listed({ 'ui/resourceUri': 'ui://old' }))?.view?.uri).toBe('ui://old')
  for (const uri of ['https://a.example', 7, 'ui://' + 'x'.repeat(2000)])
    expect((await listed({ ui: { resourceUri: uri } }))?.view).toBeUndefined()
})

test('a tool is shown only to those whom its server names', async () => {
  const whom = async (visibility: unknown) => {
    const tool = await listed({ ui: { visibility } })
    return tool ? [isForModel(tool), isForView(tool)] : null
  }
  expect(await whom(['app'])).toEqual([false, true])
  expect(await whom(['model'])).toEqual([true, false])
  expect(await whom([])).toEqual([false, false])
  expect(await whom(['everybody'])).toEqual([false, false])
  expect(await whom('app')).toEqual([true, true])
})

import { expect, test } from 'vitest'
import { MOST_HTML, VIEW_TYPE, viewPageOf } from './viewPage.ts'

const URI = 'ui://a/b'
const answer = (fields: object) => ({ contents: [{ uri: URI, mimeType: VIEW_TYPE, ...fields }] })

test('the page is found by its address and type, as text or as base64', () => {
  expect(viewPageOf(answer({ text: '<p>é' }), URI, 'S').html).toBe('<p>é')
  expect(viewPageOf(answer({ blob: Buffer.from('<p>é').toString('base64') }), URI, 'S').html).toBe('<p>é')
  expect(viewPageOf(answer({ text: '', mimeType: 'text/html; profile=mcp-app' }), URI, 'S').html).toBe('')
})

test('another address, another type, nothing at all or too much is no page', () => {
  for (const raw of [
    null,
    {},
    { contents: [7] },
    answer({}),
    answer({ text: 'x', mimeType: 'text/html' }),
    answer({ text: 'x', uri: 'ui://a/c' }),
  ])
    expect(() => viewPageOf(raw, URI, 'S')).toThrow('gave no page')
  expect(() => viewPageOf(answer({ text: 'x'.repeat(MOST_HTML + 1) }), URI, 'S')).toThrow('larger than 4 MB')
  expect(() => viewPageOf(answer({ blob: 'A'.repeat(MOST_HTML * 1.4) }), URI, 'S')).toThrow('larger than 4 MB')
})

test('what it asks for is listed, bounded, and never believed', () => {
  const csp = {
    connectDomains: ['https://a.example', 7, 'https://a.example'],
    resourceDomains: ['*'.repeat(900)],
    frameDomains: 'x',
  }
  const { wishes } = viewPageOf(answer({ text: '', _meta: { ui: { csp, permissions: { camera: {} } } } }), URI, 'S')
  expect(wishes).toEqual({ domains: ['https://a.example', '*'.repeat(200)], permissions: ['camera'] })
  const many = { connectDomains: Array.from({ length: 500 }, (_, index) => `https://${index}.example`) }
  expect(viewPageOf(answer({ text: '', _meta: { ui: { csp: many } } }), URI, 'S').wishes.domains).toHaveLength(50)
})

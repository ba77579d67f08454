import fc from 'fast-check'
import { expect, test } from 'vitest'
import { linkAmong, readDeepLink } from './deepLinks.ts'

test('a link leads to a conversation, a screen, or a form that is filled in', () => {
  expect(readDeepLink('gatehouse://conversation/0b5c-11')).toEqual({ kind: 'conversation', conversationId: '0b5c-11' })
  expect(readDeepLink('gatehouse://servers')).toEqual({ kind: 'screen', screen: 'servers' })
  expect(readDeepLink('GATEHOUSE://Settings/')).toEqual({ kind: 'screen', screen: 'settings' })
  expect(readDeepLink('gatehouse://add-server?name=Files&command=npx&arg=-y&arg=server%20files')).toEqual({
    kind: 'addServer',
    draft: {
      name: 'Files',
      launch: { kind: 'stdio', command: 'npx', args: ['-y', 'server files'], env: {}, folder: null },
    },
  })
  expect(readDeepLink('gatehouse://add-server?url=https://mcp.example.com/mcp')).toMatchObject({
    draft: { name: 'New server', launch: { kind: 'http', url: 'https://mcp.example.com/mcp', headers: {} } },
  })
})

test.each([
  [`gatehouse://conversation/${'a'.repeat(3000)}`, 'tooLong'],
  ['gatehouse://user:pw@servers', 'unreadable'],
  ['gatehouse://servers:8080', 'unreadable'],
  ['https://servers', 'unreadable'],
  ['not a link', 'unreadable'],
  ['gatehouse://servers/%', 'unreadable'],
  ['gatehouse://add-server?name=Files&command=npx&arg=a%E2%80%8Bb', 'unreadable'],
  ['gatehouse://add-server?name=Files&command=npx&arg=a%E2%80%AEb', 'unreadable'],
  ['gatehouse://add-server?name=Files&command=npx%0Arm', 'unreadable'],
  ['gatehouse://conversation/../../etc/passwd', 'unknown'],
  ['gatehouse://permission/allow?id=1', 'unknown'],
  ['gatehouse://settings?mode=focused', 'unknown'],
  ['gatehouse://add-server?command=npx&env=LD_PRELOAD%3Dx', 'badServer'],
  ['gatehouse://add-server?url=https://a.example&headers=Authorization', 'badServer'],
  ['gatehouse://add-server?command=npx&url=https://a.example', 'badServer'],
  ['gatehouse://add-server?command=npx&command=sh', 'badServer'],
  ['gatehouse://add-server?url=file:///etc/passwd', 'badServer'],
  ['gatehouse://add-server?url=https://user:pw@a.example', 'badServer'],
  ['gatehouse://add-server?name=<b>x&command=npx', 'badServer'],
  [`gatehouse://add-server?command=npx${'&arg=x'.repeat(40)}`, 'badServer'],
  ['gatehouse://add-server', 'badServer'],
])('%s is refused: %s', (link, why) => {
  expect(readDeepLink(link)).toEqual({ kind: 'refused', why })
})

test('whatever a link says, it throws nothing and leads to a known kind of place', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.webUrl(),
        fc.string().map((text) => `gatehouse://${text}`),
      ),
      (link) => {
        expect(['conversation', 'screen', 'addServer', 'refused']).toContain(readDeepLink(link).kind)
      },
    ),
  )
})

test('of the arguments of a second start, only a link of ours is taken', () => {
  expect(linkAmong(['electron', '--no-sandbox', 'Gatehouse://servers', 'gatehouse://settings'])).toBe(
    'Gatehouse://servers',
  )
  expect(linkAmong(['electron', '--inspect', 'https://gatehouse.example'])).toBeNull()
})

import { expect, test } from 'vitest'
import type { AppEvents } from './ipc/contract.ts'
import { createTidings, LONG_TURN_MS } from './tidings.ts'

const question = (id: string) =>
  ({
    id,
    request: {
      resource: { serverName: 'Office', name: 'send_mail' },
      context: { arguments: { to: 'secret@example.com' } },
    },
    sentence: [{ text: 'Send to secret@example.com' }],
    toolTitle: 'CLICK ALLOW NOW',
  }) as unknown as AppEvents['permission.pendingChanged'][number]
const turn = (id: string, kind: string) =>
  ({ id, conversationId: 'c', state: { kind } }) as unknown as AppEvents['chat.turnChanged']
const server = (id: string, kind: string, enabled = true) =>
  ({ id, name: 'Files', enabled, state: { kind } }) as unknown as AppEvents['host.serversChanged'][number]
const signIn = (id: string, kind: string) =>
  ({ id, serverId: 's', serverName: 'CRM', state: { kind } }) as unknown as AppEvents['oauth.signInsChanged'][number]

test('a question is told once, with the number that waits, and never with an argument or a server\u2019s words', () => {
  const tidings = createTidings(() => 0)
  const [told] = tidings.hear('permission.pendingChanged', [question('a')])
  expect(told).toEqual({ kind: 'question', count: 1, server: 'Office', goTo: { kind: 'question' } })
  expect(JSON.stringify(told)).not.toMatch(/secret|CLICK/)
  expect(tidings.hear('permission.pendingChanged', [question('a')])).toEqual([])
  expect(tidings.hear('permission.pendingChanged', [question('a'), question('b')])).toMatchObject([{ count: 2 }])
  expect(tidings.hear('permission.pendingChanged', [question('b')])).toEqual([])
})

test('a turn is told when it was long and ended by itself', () => {
  let now = 0
  const tidings = createTidings(() => now)
  tidings.hear('chat.turnChanged', turn('short', 'thinking'))
  now = LONG_TURN_MS - 1
  expect(tidings.hear('chat.turnChanged', turn('short', 'done'))).toEqual([])
  tidings.hear('chat.turnChanged', turn('long', 'thinking'))
  tidings.hear('chat.turnChanged', turn('stopped', 'thinking'))
  expect(tidings.busy()).toEqual({ questions: 0, turns: 2 })
  now += LONG_TURN_MS
  expect(tidings.hear('chat.turnChanged', turn('stopped', 'cancelled'))).toEqual([])
  expect(tidings.hear('chat.turnChanged', turn('long', 'failed'))).toMatchObject([{ kind: 'turn' }])
  expect(tidings.busy()).toEqual({ questions: 0, turns: 0 })
})

test('a server that fails again and again is told once, until it ran in between', () => {
  const tidings = createTidings(() => 0)
  const hear = (kind: string, enabled?: boolean) => tidings.hear('host.serversChanged', [server('s', kind, enabled)])
  expect(hear('starting')).toEqual([])
  expect(hear('failed')).toMatchObject([{ kind: 'server', server: 'Files' }])
  expect([...hear('starting'), ...hear('failed')]).toEqual([])
  hear('ready')
  expect(hear('failed')).toMatchObject([{ kind: 'server' }])
  hear('stopped', false)
  expect(hear('signInNeeded')).toMatchObject([{ kind: 'signIn' }])
  expect(hear('signInNeeded')).toEqual([])
})

test('a sign-in that waits for a yes is told once', () => {
  const tidings = createTidings(() => 0)
  expect(tidings.hear('oauth.signInsChanged', [signIn('i', 'discovering')])).toEqual([])
  expect(tidings.hear('oauth.signInsChanged', [signIn('i', 'confirm')])).toMatchObject([
    { kind: 'signIn', server: 'CRM' },
  ])
  expect(tidings.hear('oauth.signInsChanged', [signIn('i', 'confirm')])).toEqual([])
})

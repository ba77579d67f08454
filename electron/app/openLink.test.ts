import { expect, test } from 'vitest'
import type { PolicyId } from '../../shared/ids.ts'
import type { Policy } from '../../shared/permission.ts'
import { openWorld } from '../permission/forTests.ts'
import { openLink } from './openLink.ts'

const denied: Policy = {
  id: 'organisation:links' as PolicyId,
  owner: 'organisation',
  verdict: 'deny',
  note: 'No pastebins',
  createdAt: 0,
  examples: [],
  match: {
    principal: null,
    action: 'link/open',
    serverId: null,
    accountId: null,
    name: null,
    effects: null,
    scope: {
      kind: 'matching',
      constraints: [{ pointer: '/url', test: { kind: 'domainIn', domains: ['paste.example'] } }],
    },
  },
}

test('a link that the person read and opened passes the gate; a rule that denies its host keeps it shut', async () => {
  const { gate, audited } = openWorld({ organisation: [denied] })
  const opened: string[] = []
  const open = async (url: string) => void opened.push(url)
  await openLink('https://docs.example/a', gate, open)
  await expect(openLink('https://paste.example/?q=secret', gate, open)).rejects.toMatchObject({
    code: 'PERMISSION_DENIED',
    message: expect.stringContaining('No pastebins'),
  })
  expect(opened).toEqual(['https://docs.example/a'])
  expect(audited.map(({ kind, result }) => `${kind}:${result}`)).toEqual([
    'decision:ask',
    'answer:granted',
    'decision:deny',
  ])
})

test('no card of its own speaks for anything else: a call, a server or an assistant', async () => {
  const { gate, request } = openWorld()
  const call = request('send_email', { to: 'a@b.example' })
  const yes = { digest: call.context.digest, remember: null }
  expect(() => gate.confirmed(call, yes)).toThrow(/only ever asked on a card/)
  expect(() => gate.unasked(call, true)).toThrow(/only ever asked on a card/)
  const start = { ...call, action: 'server/start' } as const
  expect(() => gate.confirmed(start, yes), 'asked by the assistant').toThrow(/only ever asked on a card/)
})

import { expect, test } from 'vitest'
import type { ServerView } from '../../shared/host.ts'
import type { ServerId } from '../../shared/ids.ts'
import { AppError } from '../../shared/ipc/errors.ts'
import type { AccessRequest, Verdict } from '../../shared/permission.ts'
import type { Authorized } from '../permission/authorized.ts'
import { createTaking } from './taking.ts'
import { told } from '../../shared/told.ts'

const serverId = 'notes' as ServerId
const none = { arguments: {}, conversationId: null }

function open(verdict: Verdict = 'allow', text = 'words') {
  const asked: AccessRequest[] = []
  const sent: string[] = []
  const audited: string[] = []
  const taking = createTaking({
    permission: {
      gate: {
        authorize: async (request: AccessRequest) => {
          asked.push(request)
          if (verdict !== 'allow') throw new AppError('PERMISSION_DENIED', told`No.`)
          return request as Authorized
        },
        foresee: () => ({
          verdict,
          reasons: [],
          warnings: [],
          decidedBy: { kind: 'mode', id: 'x', sentence: told`x` },
        }),
      },
      labelOf: ({ serverName }) => ({ serverId, serverName, accountId: null, privacy: 'private', trust: 'others' }),
    },
    host: {
      list: () => [{ id: serverId, name: 'Notes' } as ServerView],
      takeResource: async ({ resource }) => {
        sent.push(resource.name)
        const blocks = [
          { type: 'resource' as const, uri: resource.name, mimeType: 'text/plain', text },
          { type: 'resource' as const, uri: resource.name, mimeType: 'image/png', blob: 'AAAA' },
          { type: 'resource' as const, uri: resource.name, mimeType: 'image/svg+xml', blob: 'PHN2Zy8+' },
        ]
        return { result: { blocks, isError: false }, watched: true }
      },
      getPrompt: async ({ resource }) => {
        sent.push(resource.name)
        return { description: null, messages: [{ role: 'user', block: { type: 'text', text: 'Do it.' } }] }
      },
      complete: async (_authorized, argument) => {
        sent.push(`complete ${argument}`)
        return ['Lund']
      },
      listTemplates: async () => [],
    },
    oauth: { accountFor: async () => null },
    audit: { append: ({ kind, result }) => void audited.push(`${kind} ${result}`) },
    traceparent: () => '00-0-0-01',
  })
  return { ...taking, asked, sent, audited }
}

test('a resource is asked for by the person, kept with its label, and handed out by its id alone', async () => {
  const { requests, take, asked, audited } = open()
  const view = await requests['host.takeResource']({ serverId, uri: 'note:///a', conversationId: null })
  expect(asked).toMatchObject([
    { principal: { kind: 'person' }, action: 'resources/read', resource: { name: 'note:///a' } },
  ])
  expect(view).toMatchObject({ watched: true, images: 1, excerpt: expect.stringContaining('words') })
  // An SVG is no image here: it is named, never drawn.
  expect(take([view.takenId]).map(({ mimeType }) => mimeType)).toEqual(['text/plain', 'image/png'])
  expect(take([view.takenId])[0]?.from).toMatchObject({ serverName: 'Notes', label: { trust: 'others' } })
  expect(audited).toEqual(['outcome ok'])
})

test('the values of a template are in the address that is decided on', async () => {
  const { requests, asked } = open()
  const input = { ...none, serverId, uriTemplate: 'note:///{id}', arguments: { id: '../../a b' } }
  await requests['host.takeTemplate'](input)
  expect(asked[0]?.resource.name).toBe('note:///..%2F..%2Fa%20b')
})

test('what the gate refuses is never asked for, and nothing is kept', async () => {
  const { requests, sent } = open('deny')
  await expect(requests['host.takeResource']({ serverId, uri: 'note:///a', conversationId: null })).rejects.toThrow(
    'No.',
  )
  await expect(requests['host.takePrompt']({ ...none, serverId, name: 'daily' })).rejects.toThrow('No.')
  expect(sent).toEqual([])
})

test('what is too large for a message is said to be, and not kept', async () => {
  const { requests } = open('allow', 'x'.repeat(11_000_000))
  const taking = requests['host.takeResource']({ serverId, uri: 'note:///a', conversationId: null })
  await expect(taking).rejects.toMatchObject({ code: 'RESULT_TOO_LARGE' })
})

test('[compose.forged] an id that was never given is refused', () => {
  expect(() => open().take(['forged'])).toThrow(/not here any more/)
})

test('what is typed goes to the server only where the gate would not ask', async () => {
  const input = { serverId, kind: 'prompt' as const, ref: 'review', argument: 'place', arguments: { place: 'L' } }
  const allowed = open()
  expect(await allowed.requests['host.complete'](input)).toEqual(['Lund'])
  const asking = open('ask')
  expect(await asking.requests['host.complete'](input)).toEqual([])
  expect(asking.sent).toEqual([])
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ConversationId, ServerId } from '../../shared/ids.ts'
import type { Assessment, EffectKind } from '../../shared/permission.ts'
import type { SecretKind } from '../../shared/secrets.ts'
import { makeRequest } from './digest.ts'
import { createHiding } from './hiding.ts'
import type { TextSource } from './veil.ts'

const CONVERSATION = 'c' as ConversationId
const SERVERS = ['notes', 'shop'] as string[] as ServerId[]
const SECRETS: readonly { readonly value: string; readonly kind: SecretKind }[] = [
  { value: '4242424242424242', kind: 'card' },
  { value: '5555555555554444', kind: 'card' },
  { value: 'DE89370400440532013000', kind: 'bankAccount' },
  { value: `ghp_${'a1'.repeat(18)}`, kind: 'token' },
]
const sourceOf = (serverId: ServerId): TextSource => ({
  from: 'server',
  serverId,
  serverName: serverId,
  accountId: null,
})
const assessmentOf = (effect: EffectKind, openWorld: boolean): Assessment => ({
  effects: [effect],
  undo: 'yes',
  openWorld,
  sure: 1,
  signals: [],
  disagreement: null,
})

test('a true value leaves only where it came from and stays, where a rule lets its kind go, or where it was chosen', () => {
  let left = 0
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(SECRETS.length - 1), fc.constantFrom(...SERVERS)), { minLength: 1, maxLength: 5 }),
      fc.constantFrom(...SERVERS),
      fc.constantFrom<EffectKind>('read', 'write', 'send', 'spend'),
      fc.boolean(),
      fc.uniqueArray(fc.constantFrom<SecretKind>('card', 'token', 'bankAccount'), { maxLength: 2 }),
      fc.uniqueArray(fc.nat(SECRETS.length - 1)),
      fc.constantFrom('assistant' as const, 'app' as const, 'server' as const),
      (seen, to, effect, openWorld, allowed, chosen, principal) => {
        const hiding = createHiding({
          isOn: () => true,
          identityOf: () => 'here',
          rules: { allows: (kind, { serverId }) => serverId === to && allowed.includes(kind), add: () => {} },
        })
        const veil = hiding.begin(CONVERSATION)
        const marks = seen.map(([which, from]) => veil.text(SECRETS[which]?.value ?? '', sourceOf(from)))
        const outgoing = { principal, conversationId: CONVERSATION, serverId: to, accountId: null }
        const text = { text: marks.join(' and ') }
        const assessment = () => assessmentOf(effect, openWorld)
        const admitted = hiding.admitted({ ...outgoing, arguments: text, assessment })
        const request = makeRequest({
          id: 'r',
          principal: { kind: principal, name: '' },
          action: 'tools/call',
          resource: { serverId: to, serverName: to, accountId: null, name: 't', pin: null },
          conversationId: CONVERSATION,
          turnId: null,
          traceId: null,
          arguments: admitted,
          at: 0,
        })
        const choices = chosen.flatMap((which) => {
          const at = seen.findIndex(([one]) => one === which)
          return at < 0 ? [] : [{ placeholder: marks[at] as string, send: 'once' as const }]
        })
        const sent = JSON.stringify(hiding.opened(request, choices).context.arguments)
        for (const [which, { value, kind }] of SECRETS.entries()) {
          if (!sent.includes(value)) continue
          left += 1
          expect(principal).toBe('assistant')
          const isHome = seen.some(([one, from]) => one === which && from === to)
          const stays = !openWorld && (effect === 'read' || effect === 'write')
          expect((isHome && stays) || allowed.includes(kind) || chosen.includes(which)).toBe(true)
        }
      },
    ),
    { numRuns: 2000 },
  )
  expect(left).toBeGreaterThan(500)
})

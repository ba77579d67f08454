import { expect, test } from 'vitest'
import type { AuditDraft } from '../../shared/audit.ts'
import type { ConversationId } from '../../shared/ids.ts'
import type { EffectKind, TaskContract } from '../../shared/permission.ts'
import type { AnsweredFrom } from '../permission/consent.ts'
import { createContracts } from '../permission/contracts.ts'
import type { Permission } from './permission.ts'
import { permissionRequests } from './permissionRequests.ts'
import { english } from '../../shared/told.ts'

const conversationId = 'c' as ConversationId
const line = (id: string, effect: EffectKind) => ({
  id,
  sentence: id,
  match: {
    principal: 'assistant',
    action: 'tools/call',
    serverId: null,
    accountId: null,
    name: null,
    effects: [effect],
    scope: { kind: 'any' },
  },
  pin: null,
  verdict: 'allow',
  ticked: true,
})
const contract = {
  conversationId,
  state: 'proposed',
  fromSentence: 'x',
  lines: [line('look', 'read'), line('mail', 'send')],
}

function opened(desktop: boolean, from: AnsweredFrom) {
  const audited: AuditDraft[] = []
  let kept: readonly TaskContract[] = []
  const contracts = createContracts({
    mode: () => 'focused',
    draftInput: () => {
      throw new Error('not drawn here')
    },
    hasRead: () => false,
    load: () => [contract],
    save: (all) => {
      kept = all
    },
    changed: () => {},
  })
  const permission = { desktop, looks: { contracts }, kept: {}, desk: {}, needs: {} } as unknown as Permission
  const requests = permissionRequests(permission, (draft) => void audited.push(draft), from)
  const answer = async (accepted: readonly string[] | null): Promise<void> => {
    await requests['permission.answerContract']({ conversationId, accepted: accepted === null ? null : [...accepted] })
  }
  return { answer, audited, state: () => kept[0]?.state, contracts }
}

test('on the desktop the chat page agrees to nothing grave; the trusted window and the browser entry may', async () => {
  const page = opened(true, 'page')
  await expect(page.answer(['look', 'mail'])).rejects.toThrow('in its own window')
  expect(page.contracts.of(conversationId)?.state).toBe('proposed')
  await page.answer(['look'])
  expect(page.contracts.of(conversationId)?.lines.map(({ ticked }) => ticked)).toEqual([true, false])
  for (const [desktop, from] of [
    [true, 'trusted'],
    [false, 'page'],
  ] as const) {
    const other = opened(desktop, from)
    await other.answer(['look', 'mail'])
    expect(other.state()).toBe('accepted')
  }
})

test('agreeing and ending are on record, with what was agreed on', async () => {
  const { answer, audited, state } = opened(false, 'page')
  await answer(['look'])
  await answer(null)
  expect(audited.map(({ kind, result, reason }) => [kind, result, english(reason)])).toEqual([
    ['grant', 'created', 'For one task: look.'],
    ['grant', 'revoked', 'You ended what a task may do.'],
  ])
  expect(state()).toBe('declined')
})

test('what was agreed on is only narrowed, and what was ended stays so', async () => {
  const { answer, contracts } = opened(false, 'page')
  const ticked = () => contracts.of(conversationId)?.lines.map((line) => line.ticked)
  await answer(['look'])
  await answer(['look', 'mail'])
  expect(ticked()).toEqual([true, false])
  await answer(null)
  await answer(['look'])
  expect(contracts.of(conversationId)?.state).toBe('declined')
})

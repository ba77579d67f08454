import { expect, test } from 'vitest'
import type { AuditDraft } from '../../shared/audit.ts'
import type { PolicyId, ServerId } from '../../shared/ids.ts'
import { AppError } from '../../shared/ipc/errors.ts'
import type { Policy, Verdict } from '../../shared/permission.ts'
import { told as said } from '../../shared/told.ts'
import { spendSignIn } from '../oauth/underYes.ts'
import { openWorld } from '../permission/forTests.ts'
import { afterUnlock, loadAccounts, signInGate } from './accounts.ts'

const question = {
  serverId: 's' as ServerId,
  serverName: 'Mail',
  accountId: null,
  issuer: 'https://issuer.example/tenant',
  scopes: ['mail.read'],
}
const rule = (verdict: Verdict, scope: Policy['match']['scope'] = { kind: 'any' }): Policy => ({
  id: 'organisation:o' as PolicyId,
  owner: 'organisation',
  verdict,
  note: 'No accounts here',
  createdAt: 0,
  examples: [],
  match: {
    principal: null,
    action: 'account/signIn',
    serverId: null,
    accountId: null,
    name: null,
    effects: null,
    scope,
  },
})
function ruled(...organisation: readonly Policy[]) {
  const world = openWorld({ organisation })
  const audited: AuditDraft[] = []
  const gate = signInGate(() => world.gate, { append: (draft) => void audited.push(draft) })
  return { gate, audited, decided: () => world.audited.map(({ kind, result }) => `${kind}:${result}`) }
}

test('a deny stops a sign-in with the words of its rule, known before the yes; the record says so', () => {
  const { gate, decided } = ruled(rule('deny'))
  expect(gate.foresee(question)).toMatchObject({ verdict: 'deny', reason: { kind: 'organisation' } })
  expect(() => gate.confirmed(question)).toThrow(/Your organisation’s rule “No accounts here” says never/)
  expect(decided()).toEqual(['decision:deny'])
})

test('a deny on one scope lets a sign-in with fewer go on', () => {
  const { gate } = ruled(
    rule('deny', {
      kind: 'matching',
      constraints: [{ pointer: '/scopes', test: { kind: 'oneOf', values: ['mail.send'] } }],
    }),
  )
  expect(() => gate.confirmed({ ...question, scopes: ['mail.read', 'mail.send'] })).toThrow(/says never/)
  expect(gate.confirmed(question).context.arguments).toEqual({ issuer: question.issuer, scopes: ['mail.read'] })
})

test('a yes on the card is an Authorized for exactly this sign-in, once, with decision, answer and end on record', () => {
  const { gate, decided, audited } = ruled()
  expect(gate.foresee(question), 'no rule speaks of it').toBeNull()
  const authorized = gate.confirmed(question)
  const yes = { question, authorized }
  const others = [
    { ...question, scopes: ['mail.read', 'mail.send'] },
    { ...question, issuer: 'https://evil.example/' },
    { ...question, serverId: 'other' as ServerId },
  ]
  for (const other of others) expect(() => spendSignIn(gate, { question: other, authorized })).toThrow(/nobody allowed/)
  expect(() => spendSignIn(gate, { question, authorized: { ...authorized } as typeof authorized })).toThrow(/nobody/)
  spendSignIn(gate, yes)
  expect(() => spendSignIn(gate, yes), 'once').toThrow(/nobody allowed/)
  expect(decided()).toEqual(['decision:ask', 'answer:granted'])
  gate.ended(authorized, null)
  gate.ended(authorized, new AppError('SIGN_IN_CANCELLED', said`x`))
  gate.ended(authorized, new AppError('SIGN_IN_FAILED', said`x`))
  expect(audited.map(({ kind, result, subject }) => [kind, result, subject])).toEqual([
    ['outcome', 'ok', authorized.id],
    ['outcome', 'cancelled', authorized.id],
    ['outcome', 'failed', authorized.id],
  ])
})

test('a locked vault leaves the accounts for later, and unlocking brings them; another trouble is said', async () => {
  const told: unknown[] = []
  let state: 'locked' | 'broken' | 'open' = 'locked'
  const oauth = {
    listAccounts: async () => {
      if (state === 'locked') throw new AppError('VAULT_LOCKED', said`locked`)
      if (state === 'broken') throw new AppError('STORAGE_FAILED', said`broken`)
      return []
    },
  }
  const emit = (name: string, payload: unknown) => void told.push([name, payload])
  await loadAccounts(oauth, emit)
  expect(told).toEqual([])
  state = 'open'
  const restarted: string[] = []
  const failed = (id: string, code: string) => ({ id, state: { kind: 'failed', error: { code } } })
  const host = {
    list: () => [
      failed('waits', 'VAULT_LOCKED'),
      failed('other', 'SERVER_DIED'),
      { id: 'asks', state: { kind: 'approvalNeeded' } },
      { id: 'up', state: { kind: 'ready' } },
    ],
    restart: async (id: string) => void restarted.push(id),
  }
  await afterUnlock(oauth, host as never, emit)
  expect(told).toEqual([['oauth.accountsChanged', []]])
  expect(restarted).toEqual(['waits', 'asks'])
  state = 'broken'
  await expect(loadAccounts(oauth, emit)).rejects.toMatchObject({ code: 'STORAGE_FAILED' })
})

import { expect, test } from 'vitest'
import type { AuditDraft } from '../../shared/audit.ts'
import type { ServerId } from '../../shared/ids.ts'
import { AppError } from '../../shared/ipc/errors.ts'
import type { AccessRequest, Decision, Verdict } from '../../shared/permission.ts'
import { afterUnlock, loadAccounts, signInAllowed } from './accounts.ts'
import { told as said } from '../../shared/told.ts'

const question = {
  serverId: 's' as ServerId,
  serverName: 'Mail',
  accountId: null,
  issuer: 'https://issuer.example/tenant',
  scopes: ['mail.read'],
}
function ruled(verdict: Verdict) {
  const asked: AccessRequest[] = []
  const audited: AuditDraft[] = []
  const decidedBy = { kind: 'organisation', id: 'o', sentence: said`No accounts here.` } as const
  const foresee = (request: AccessRequest): Decision => {
    asked.push(request)
    return { verdict, decidedBy, reasons: [decidedBy], warnings: [] } as unknown as Decision
  }
  const run = signInAllowed(foresee, { append: (draft) => void audited.push(draft) })
  return { asked, audited, run: () => run(question, new AbortController().signal) }
}

test('a deny stops a sign-in with the words of its rule; the record says so', async () => {
  const { asked, audited, run } = ruled('deny')
  await expect(run()).rejects.toMatchObject({
    code: 'PERMISSION_DENIED',
    message: expect.stringContaining('No accounts here.'),
  })
  expect(asked[0]).toMatchObject({
    action: 'account/signIn',
    principal: { kind: 'person' },
    resource: { serverId: 's', name: 'issuer.example' },
    context: { arguments: { issuer: question.issuer, scopes: ['mail.read'] } },
  })
  expect(audited).toMatchObject([
    { kind: 'decision', action: 'account/signIn', result: 'deny', name: 'issuer.example' },
  ])
})

test.each(['ask', 'allow'] as const)(
  'the card was the question: "%s" goes on, and is in the record',
  async (verdict) => {
    const { audited, run } = ruled(verdict)
    await run()
    expect(audited).toMatchObject([{ result: verdict }])
  },
)

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
      { id: 'up', state: { kind: 'ready' } },
    ],
    restart: async (id: string) => void restarted.push(id),
  }
  await afterUnlock(oauth, host as never, emit)
  expect(told).toEqual([['oauth.accountsChanged', []]])
  expect(restarted).toEqual(['waits'])
  state = 'broken'
  await expect(loadAccounts(oauth, emit)).rejects.toMatchObject({ code: 'STORAGE_FAILED' })
})

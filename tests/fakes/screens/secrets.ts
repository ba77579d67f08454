// Secrets of a call, and kinds of them that may go.
import { ServerId } from '../../../shared/ids.ts'
import type { SecretRuleView, SecretUse } from '../../../shared/secrets.ts'
import { NOW } from './question.ts'

export const secrets: readonly SecretUse[] = [
  {
    placeholder: '‹bank account ending 3000 #1›',
    kind: 'bankAccount',
    shown: 'bank account ending 3000',
    pointers: ['/body'],
    seenIn: [{ from: 'server', name: 'Office' }],
    suggested: false,
    canRemember: true,
  },
]

export const secretRules: readonly SecretRuleView[] = [
  {
    id: 's1',
    kind: 'bankAccount',
    serverId: ServerId.parse('office'),
    accountId: null,
    createdAt: NOW,
    madeFrom: 'Pay invoice 2041',
    serverName: 'Office',
    accountName: null,
    state: 'awake',
  },
]

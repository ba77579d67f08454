// Made-up accounts and sign-ins in every state.
import { AccountId, ServerId } from '../../../shared/ids.ts'
import type { AccountStatus, AccountView, SignInView } from '../../../shared/oauth.ts'
import { NOW } from './question.ts'

const scope = (name: string, words: string) => ({ scope: name, words })
const account = (id: string, name: string, status: AccountStatus, isDefault = false): AccountView => ({
  id: AccountId.parse(id),
  serverId: ServerId.parse('crm'),
  serverName: 'CRM',
  name,
  initials: name.slice(0, 1),
  issuer: 'https://login.crm.example',
  scopes: [scope('contacts.read', 'Read your contacts'), scope('deals.write', 'Change your deals')],
  status,
  createdAt: NOW - 9e8,
  isDefault,
})
export const accounts: readonly AccountView[] = [
  account('a1', 'Robin (work)', { kind: 'signedIn', expiresAt: NOW + 3_600_000 }, true),
  account('a2', 'Expired', { kind: 'expired' }),
  account('a3', 'Revoked', { kind: 'revoked' }),
  account('a4', 'Offline', { kind: 'offline' }),
  account('a5', 'More rights', { kind: 'consentNeeded', scopes: [scope('mail.send', 'Send mail in your name')] }),
  account('a6', 'Clock', { kind: 'wrongClock' }),
  account('a7', 'Issuer', { kind: 'issuerChanged', from: 'login.crm.example', to: 'login.evil.example' }),
]
const signIn = (id: string, state: SignInView['state'], over: Partial<SignInView> = {}): SignInView => ({
  id,
  serverId: ServerId.parse('crm'),
  serverName: 'CRM',
  accountId: null,
  authorizationHost: 'login.crm.example',
  issuer: 'https://login.crm.example',
  scopes: [scope('contacts.read', 'Read your contacts')],
  optionalScopes: [scope('deals.write', 'Change your deals'), scope('mail.send', 'Send mail in your name')],
  rule: null,
  reason: 'connect',
  way: 'browser',
  state,
  ...over,
})
export const signIns: readonly SignInView[] = [
  signIn('s1', { kind: 'confirm' }),
  signIn(
    's2',
    { kind: 'waitingForBrowser', url: 'https://login.crm.example/authorize?x', until: NOW + 300_000, isOpen: true },
    { reason: 'moreScopes', serverName: 'Tracker' },
  ),
  signIn(
    's2b',
    {
      kind: 'waitingForBrowser',
      url: 'https://login.crm.example/authorize?x',
      until: NOW + 300_000,
      isOpen: false,
    },
    { serverName: 'Notes' },
  ),
  signIn(
    's2c',
    { kind: 'confirm' },
    { serverName: 'Reports', way: 'machine', otherHosts: ['login.company.example'], optionalScopes: [] },
  ),
  signIn(
    's3',
    { kind: 'clientNeeded', redirectUri: 'http://127.0.0.1:53682/callback' },
    { reason: 'issuerChanged', serverName: 'Drive' },
  ),
  signIn(
    's4',
    {
      kind: 'failed',
      error: {
        code: 'SIGN_IN_FAILED',
        message: 'The service named an address that cannot be used to sign in. Nothing was opened.',
      },
    },
    { serverName: 'Chat' },
  ),
]

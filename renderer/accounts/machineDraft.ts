import type { MachineCredential, Statement } from '../../shared/oauth.ts'

export type Kind = MachineCredential['kind']
export type Algorithm = Extract<MachineCredential, { kind: 'privateKey' }>['algorithm']
export const ALGORITHMS = ['RS256', 'ES256', 'PS256', 'EdDSA'] as const satisfies readonly Algorithm[]

/** What was typed so far; every kind keeps its own while another is looked at. */
export type Draft = {
  readonly kind: Kind
  readonly secret: string
  readonly pem: string
  readonly algorithm: Algorithm
  readonly issuer: string
  readonly orgClientId: string
  readonly orgSecret: string
  readonly tokenEndpoint: string
  readonly from: Statement['kind']
  readonly path: string
  readonly token: string
}
export const EMPTY: Draft = {
  kind: 'secret',
  secret: '',
  pem: '',
  algorithm: 'RS256',
  issuer: '',
  orgClientId: '',
  orgSecret: '',
  tokenEndpoint: '',
  from: 'file',
  path: '',
  token: '',
}

const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim())

function statementOf({ from, path, token }: Draft): Statement | null {
  const [at, pasted] = [orNull(path), orNull(token)]
  if (from === 'file') return at === null ? null : { kind: 'file', path: at }
  return pasted === null ? null : { kind: 'token', token: pasted }
}

/** The credential that was typed; null while something is missing. */
export function credentialOf(draft: Draft): MachineCredential | null {
  const { kind, secret, pem, algorithm } = draft
  if (kind === 'secret') return secret === '' ? null : { kind, secret }
  if (kind === 'privateKey') return orNull(pem) === null ? null : { kind, pem, algorithm }
  const statement = statementOf(draft)
  if (statement === null) return null
  if (kind === 'workload') return { kind, statement }
  const [issuer, clientId] = [orNull(draft.issuer), orNull(draft.orgClientId)]
  if (issuer === null || clientId === null) return null
  const identity = {
    issuer,
    clientId,
    clientSecret: orNull(draft.orgSecret),
    tokenEndpoint: orNull(draft.tokenEndpoint),
    statement,
  }
  return { kind, clientSecret: orNull(secret), identity }
}

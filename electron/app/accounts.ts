// Accounts among the other parts: the rules that hold for signing in, and what waits for a locked vault.
import type { Emit } from '../../shared/ipc/contract.ts'
import { AppError } from '../../shared/ipc/errors.ts'
import type { AccessRequest } from '../../shared/permission.ts'
import type { Audit } from '../audit/audit.ts'
import { outcomeLine } from '../audit/outcome.ts'
import type { Host } from '../host/host.ts'
import { clientDocumentUrl } from '../oauth/clientDocument.ts'
import type { OAuth } from '../oauth/oauth.ts'
import type { SignInGate, SignInQuestion } from '../oauth/parts.ts'
import { makeRequest } from '../permission/digest.ts'
import type { OpenGate } from '../permission/gate.ts'
import { clock, newId } from './ground.ts'
import type { Notices } from './notices.ts'
import { told } from '../../shared/told.ts'

const signInRequest = ({ serverId, serverName, accountId, issuer, scopes }: SignInQuestion): AccessRequest =>
  makeRequest({
    id: newId(),
    principal: { kind: 'person', name: 'You' },
    action: 'account/signIn',
    resource: { serverId, serverName, accountId, name: new URL(issuer).host, pin: null },
    conversationId: null,
    turnId: null,
    traceId: null,
    arguments: { issuer, scopes: [...scopes] },
    at: clock.now(),
  })

/** What the sign-in card is bound to: decided at the gate, answered by the card, and every end on the record. */
export function signInGate(
  gate: () => Pick<OpenGate, 'confirmed' | 'foresee' | 'spend'>,
  audit: Pick<Audit, 'append'>,
): SignInGate {
  return {
    foresee(question) {
      const { verdict, decidedBy } = gate().foresee(signInRequest(question))
      const ruled = decidedBy.kind === 'organisation' || decidedBy.kind === 'policy'
      return ruled ? { verdict, reason: decidedBy } : null
    },
    confirmed(question) {
      const request = signInRequest(question)
      return gate().confirmed(request, { digest: request.context.digest, remember: null })
    },
    spend: (authorized) => gate().spend(authorized),
    ended: (authorized, error) =>
      audit.append(
        error === null
          ? outcomeLine(authorized, 'ok', told`You are signed in.`)
          : outcomeLine(authorized, error.code === 'SIGN_IN_CANCELLED' ? 'cancelled' : 'failed', error.said),
      ),
  }
}

/** The address of our client document; what is wrong with one that was named is said, and none is used. */
export function clientDocument(notices: Pick<Notices, 'say'>): string | null {
  try {
    return clientDocumentUrl(process.env['GATEHOUSE_CLIENT_METADATA_URL'])
  } catch (thrown) {
    notices.say('client-document', 'warning', AppError.from(thrown).said)
    return null
  }
}

/** Reads the accounts and tells of them. A locked vault leaves them for later: nothing stops the start. */
export async function loadAccounts(oauth: Pick<OAuth, 'listAccounts'>, emit: Emit): Promise<void> {
  try {
    emit('oauth.accountsChanged', await oauth.listAccounts())
  } catch (thrown) {
    if (!(thrown instanceof AppError) || thrown.code !== 'VAULT_LOCKED') throw thrown
  }
}

/** After the vault was unlocked: the accounts are there, and servers that waited for their secrets or for the rules try again. */
export async function afterUnlock(oauth: Pick<OAuth, 'listAccounts'>, host: Host, emit: Emit): Promise<void> {
  await loadAccounts(oauth, emit)
  const waiting = host
    .list()
    .filter(
      ({ state }) =>
        state.kind === 'approvalNeeded' || (state.kind === 'failed' && state.error.code === 'VAULT_LOCKED'),
    )
  await Promise.all(waiting.map(({ id }) => host.restart(id)))
}

// Accounts among the other parts: the rules that hold for signing in, and what waits for a locked vault.
import type { Emit } from '../../shared/ipc/contract.ts'
import { AppError } from '../../shared/ipc/errors.ts'
import type { AccessRequest, Decision } from '../../shared/permission.ts'
import type { Audit } from '../audit/audit.ts'
import type { Host } from '../host/host.ts'
import { clientDocumentUrl } from '../oauth/clientDocument.ts'
import type { OAuth } from '../oauth/oauth.ts'
import type { OAuthParts } from '../oauth/parts.ts'
import { makeRequest } from '../permission/digest.ts'
import { auditDecision } from '../permission/refusals.ts'
import { clock, newId } from './ground.ts'
import type { Notices } from './notices.ts'
import { told } from '../../shared/told.ts'

/**
 * The rules of the organisation and the person, asked when a sign-in card was confirmed and before anything opens.
 * Rejects with AppError PERMISSION_DENIED. The card was the question already, so a rule that asks needs no second one.
 */
export function signInAllowed(
  foresee: (request: AccessRequest) => Decision,
  audit: Pick<Audit, 'append'>,
): NonNullable<OAuthParts['authorize']> {
  return async ({ serverId, serverName, accountId, issuer, scopes }) => {
    const request = makeRequest({
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
    const decision = foresee(request)
    audit.append(auditDecision(request, decision))
    // SECURITY: a deny holds for signing in as for any call, whoever clicks.
    if (decision.verdict === 'deny')
      throw new AppError(
        'PERMISSION_DENIED',
        told`A rule does not let you sign in here. ${decision.decidedBy.sentence}`,
      )
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

/** After the vault was unlocked: the accounts are there, and servers that failed for want of their secrets try again. */
export async function afterUnlock(oauth: Pick<OAuth, 'listAccounts'>, host: Host, emit: Emit): Promise<void> {
  await loadAccounts(oauth, emit)
  const waiting = host.list().filter(({ state }) => state.kind === 'failed' && state.error.code === 'VAULT_LOCKED')
  await Promise.all(waiting.map(({ id }) => host.restart(id)))
}

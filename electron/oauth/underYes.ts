// A sign-in goes on under the yes of its card, as the gate let it through; how it ends is on the record.
import { told } from '../../shared/told.ts'
import type { AccountId } from '../../shared/ids.ts'
import { AppError } from '../../shared/ipc/errors.ts'
import type { Authorized } from '../permission/authorized.ts'
import type { KnownServer, SignInGate, SignInQuestion } from './parts.ts'

export const questionOf = (
  { server: { id, name }, accountId }: { readonly server: KnownServer; readonly accountId: AccountId | null },
  issuer: string,
  scopes: readonly string[],
): SignInQuestion => ({ serverId: id, serverName: name, accountId, issuer, scopes })

/** What every part that opens a page or sends credentials must have. */
export type UnderYes = { readonly question: SignInQuestion; readonly authorized: Authorized }

/** SECURITY: looked at just before anything is opened or sent: this server, issuer and scopes, let through by the gate, once. */
export function spendSignIn(gate: Pick<SignInGate, 'spend'>, { question, authorized }: UnderYes): void {
  const { action, resource, context } = authorized
  const { issuer, scopes } = context.arguments
  const fits =
    action === 'account/signIn' &&
    resource.serverId === question.serverId &&
    issuer === question.issuer &&
    JSON.stringify(scopes) === JSON.stringify(question.scopes)
  if (!fits || !gate.spend(authorized))
    throw new AppError('UNAUTHORIZED_CALL', told`Nothing was opened: nobody allowed exactly this sign-in.`)
}

/** Rejects with AppError PERMISSION_DENIED where a rule says never. */
export async function underYes<T>(
  gate: SignInGate,
  question: SignInQuestion,
  rest: (yes: UnderYes) => Promise<T>,
): Promise<T> {
  const authorized = gate.confirmed(question)
  try {
    const done = await rest({ question, authorized })
    gate.ended(authorized, null)
    return done
  } catch (thrown) {
    gate.ended(authorized, AppError.from(thrown))
    throw thrown
  }
}

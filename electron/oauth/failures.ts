// What went wrong at sign-in, translated once: SDK and network errors become words of our own.
import { InsecureTokenEndpointError, IssuerMismatchError, OAuthError } from '@modelcontextprotocol/client'
import { AppError } from '../../shared/ipc/errors.ts'
import type { SignInView } from '../../shared/oauth.ts'
import { type Told, told } from '../../shared/told.ts'

/** SECURITY: never the other side's own text; only codes of the standards are understood, and said in our words. */
const CODES: ReadonlyMap<string, Told> = new Map(
  Object.entries({
    access_denied: told`The sign-in page said no, or the sign-in was declined there. You can try again.`,
    invalid_grant: told`The sign-in service did not accept the answer from the browser. Try again.`,
    invalid_client: told`The sign-in service does not know this client id or secret. Check them and try again.`,
    unauthorized_client: told`The sign-in service does not let this client sign in this way. Ask whoever runs it.`,
    invalid_scope: told`The sign-in service does not give what was asked for. Try with less.`,
    invalid_target: told`The sign-in service does not know this server. Ask whoever runs the server.`,
    server_error: told`The sign-in service had a problem of its own. Try again later.`,
    temporarily_unavailable: told`The sign-in service is busy. Try again later.`,
    invalid_dpop_proof: told`The sign-in service did not accept the proof of our key. Check this computer’s clock and try again.`,
  }),
)

/** The same codes where no browser took part. */
const MACHINE_CODES: ReadonlyMap<string, Told> = new Map(
  Object.entries({
    invalid_grant: told`The sign-in service did not accept what vouches for this account. It may have run out; renew it.`,
    access_denied: told`The sign-in service does not let this account in. Ask whoever runs it.`,
  }),
)

export type FailureKind = 'refused' | 'offline' | 'other'

/** `refused`: the credentials are dead. `offline`: nobody answered, or with trouble of their own. */
export function kindOf(reason: unknown): FailureKind {
  if (reason instanceof OAuthError) {
    // A clock a minute off is enough for that: what is kept may be as good as ever.
    if (reason.code === 'invalid_dpop_proof') return 'other'
    return reason.code === 'server_error' || reason.code === 'temporarily_unavailable' ? 'offline' : 'refused'
  }
  if (reason instanceof AppError) return reason.code === 'SERVER_UNREACHABLE' ? 'offline' : 'other'
  const name = reason instanceof Error ? reason.name : ''
  return reason instanceof TypeError || name === 'TimeoutError' ? 'offline' : 'other'
}

/** SECURITY: the SDK puts whole answers of the other side into its messages; none of that may reach a log. */
function withoutText(reason: unknown): Error {
  if (!(reason instanceof Error)) return new Error('unknown')
  const code: unknown = Reflect.get(reason.cause instanceof Error ? reason.cause : reason, 'code')
  const known = typeof code === 'string' && /^[A-Z_a-z]{1,60}$/.test(code) ? ` ${code}` : ''
  return new Error(`${reason.name}${known}`)
}

/** The AppError to show for whatever a sign-in threw. */
export function inOurWords(reason: unknown, host: string, way: SignInView['way']): AppError {
  if (reason instanceof AppError) return reason
  const cause = { cause: withoutText(reason) }
  if (reason instanceof IssuerMismatchError)
    return new AppError(
      'SIGN_IN_FAILED',
      told`The answer did not come from the sign-in service that was asked, so it was thrown away. Nothing was sent. Try again, and if it happens again, tell whoever runs the server.`,
      undefined,
      cause,
    )
  if (reason instanceof InsecureTokenEndpointError)
    return new AppError(
      'LINK_REFUSED',
      told`The sign-in service is not reached over a secure connection. Nothing was sent.`,
    )
  if (reason instanceof OAuthError) {
    const own = way === 'machine' ? MACHINE_CODES.get(reason.code) : undefined
    const words = own ?? CODES.get(reason.code) ?? told`The sign-in service refused. Try again, or ask whoever runs it.`
    return new AppError('SIGN_IN_FAILED', words, undefined, cause)
  }
  if (kindOf(reason) === 'offline')
    return new AppError(
      'SERVER_UNREACHABLE',
      told`${host} could not be reached. Check your network and try again.`,
      undefined,
      cause,
    )
  return new AppError(
    'SIGN_IN_FAILED',
    told`The sign-in service at ${host} gave an answer that Gatehouse does not understand. Ask whoever runs it.`,
    undefined,
    cause,
  )
}

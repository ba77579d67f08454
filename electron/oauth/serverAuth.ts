// What one connection gets: a token for each request, renewal after a 401, and one question when a server wants more scopes.
import { extractWWWAuthenticateParams, withDpop } from '@modelcontextprotocol/client'
import type { AccountId, ServerId } from '../../shared/ids.ts'
import { AppError } from '../../shared/ipc/errors.ts'
import type { SignInView } from '../../shared/oauth.ts'
import type { ServerAuth } from '../host/seams.ts'
import type { AccountRecord, Accounts } from './accounts.ts'
import { chooseIssuer, discoverResource, isSameIssuer } from './discovery.ts'
import type { DpopSigners } from './dpop.ts'
import type { Fetch } from './guardedFetch.ts'
import type { Network } from './network.ts'
import type { KnownServer, OAuthParts } from './parts.ts'
import { inWords, missingFrom, split, union } from './scopes.ts'
import type { Ended, SignIns } from './signIns.ts'
import type { Challenge } from './signInFlow.ts'
import { clockWrong, type FreshTokens } from './tokens.ts'
import { sameOrigin } from './urlGate.ts'
import { told } from '../../shared/told.ts'

/** One request may lead to this many questions for more scopes. */
const MOST_STEPS = 2
/** Whoever is told to sign in waits this long at most to be told where. */
const NAMED_WITHIN = 2000

export type AuthNeeds = {
  readonly parts: OAuthParts
  readonly accounts: Accounts
  readonly network: Network
  readonly signers: DpopSigners
  readonly tokens: FreshTokens
  readonly signIns: SignIns
  /** Servers whose card the person closed, and where it led: no new card until they ask for one. */
  readonly dismissed: Map<ServerId, string>
}

function serverOf(needs: AuthNeeds, serverId: ServerId): KnownServer {
  const server = needs.parts.servers().find((one) => one.id === serverId)
  if (server === undefined) throw new AppError('NOT_FOUND', told`This server is no longer here.`)
  return server
}

function challengeOf(response: Response): Challenge & { readonly error: string | undefined } {
  const { resourceMetadataUrl, scope, error } = extractWWWAuthenticateParams(response)
  return { resourceMetadata: resourceMetadataUrl, scopes: split(scope), error }
}

/** Opens a card for this server, unless the person closed one, and says so by rejecting. */
async function askToSignIn(
  needs: AuthNeeds,
  serverId: ServerId,
  account: AccountRecord | undefined,
  challenge: Challenge,
  reason: SignInView['reason'],
): Promise<never> {
  const server = serverOf(needs, serverId)
  const { name } = server
  const words = account ? told`${name} needs you to sign in again.` : told`${name} needs you to sign in.`
  const closed = needs.dismissed.get(serverId)
  if (closed !== undefined) throw new AppError('SIGN_IN_NEEDED', words, { authorizationHost: closed })
  const flow = await startFor(needs, server, account, challenge, reason)
  const soon = Promise.withResolvers<void>()
  const stop = needs.parts.clock.after(NAMED_WITHIN, soon.resolve)
  await Promise.race([flow.named.promise, soon.promise])
  stop()
  throw new AppError('SIGN_IN_NEEDED', words, {
    signInId: flow.view.id,
    authorizationHost: hostOf(needs, flow.view.id),
  })
}

const hostOf = ({ signIns }: AuthNeeds, id: string): string | undefined =>
  signIns.list().find((view) => view.id === id)?.authorizationHost || undefined

async function startFor(
  needs: AuthNeeds,
  server: KnownServer,
  account: AccountRecord | undefined,
  challenge: Challenge,
  reason: SignInView['reason'],
) {
  const flow = needs.signIns.start({
    server,
    accountId: account?.id ?? null,
    pinnedIssuer: account?.issuer ?? null,
    reason,
    challenge: { resourceMetadata: challenge.resourceMetadata, scopes: challenge.scopes },
    had: reason === 'issuerChanged' ? [] : (account?.scopes ?? []),
    grant: account === undefined ? { kind: 'code' } : await needs.accounts.grantOf(account.id),
  })
  void flow.ended.then((end) => {
    if (end.kind === 'cancelled') needs.dismissed.set(server.id, hostOf(needs, flow.view.id) ?? '')
  })
  return flow
}

/** The issuer that the server names now, when it is no longer the account's own; null otherwise. */
async function movedTo(needs: AuthNeeds, server: KnownServer, account: AccountRecord, challenge: Challenge) {
  const { fetch } = await needs.network.guard(server, AbortSignal.timeout(20_000))
  const url = new URL(server.url)
  try {
    const { issuers } = await discoverResource(url, challenge.resourceMetadata, fetch)
    if (issuers.length === 0) return null
    const now = chooseIssuer(url, issuers, account.issuer)
    return isSameIssuer(now, account.issuer) ? null : now
  } catch (reason) {
    // Unreachable metadata proves nothing; the renewal will say what is wrong.
    if (reason instanceof AppError && reason.code !== 'LINK_REFUSED') throw reason
    return null
  }
}

type Connection = {
  readonly needs: AuthNeeds
  readonly serverId: ServerId
  readonly account: () => Promise<AccountRecord | undefined>
  /** The access token that an answer was for. */
  readonly usedFor: WeakMap<Response, string>
  /** A token that was refused although it had just been renewed, until one works. */
  refusedAfterRenewal: string | null
}

async function onUnauthorized(connection: Connection, response: Response): Promise<void> {
  const { needs, serverId, usedFor } = connection
  const challenge = challengeOf(response)
  const account = await connection.account()
  if (account === undefined) return askToSignIn(needs, serverId, account, challenge, 'connect')
  // An answer that did not come through `over` is taken to be for the token of now.
  const used = usedFor.get(response) ?? (await needs.accounts.secret(account.id))?.tokens?.accessToken
  if (used === undefined) return askToSignIn(needs, serverId, account, challenge, 'expired')
  const to = await movedTo(needs, serverOf(needs, serverId), account, challenge)
  if (to !== null) {
    // SECURITY: another issuer is a new consent; nothing of the old one is sent there.
    await needs.accounts.setStatus(account.id, { kind: 'issuerChanged', from: account.issuer, to })
    return askToSignIn(needs, serverId, account, challenge, 'issuerChanged')
  }
  if (connection.refusedAfterRenewal === used) {
    const isClockWrong = needs.network.isClockWrong(serverId)
    await needs.accounts.setStatus(account.id, { kind: isClockWrong ? 'wrongClock' : 'revoked' })
    // A new sign-in would not help: no card.
    if (isClockWrong) throw clockWrong(account.name)
    return askToSignIn(needs, serverId, account, challenge, 'expired')
  }
  try {
    const secret = await needs.tokens.renew(account.id, used)
    connection.refusedAfterRenewal = secret.tokens?.accessToken ?? null
  } catch (reason) {
    if (!(reason instanceof AppError) || reason.code !== 'SIGN_IN_NEEDED') throw reason
    await askToSignIn(needs, serverId, account, challenge, 'expired')
  }
}

/** What the end of a step-up means: a refusal is remembered, so that the same is not asked again. */
async function settleStep(needs: AuthNeeds, account: AccountRecord, missing: readonly string[], end: Ended) {
  if (end.kind === 'done') return true
  const isRefusal = end.kind === 'cancelled' || end.isRefusal
  if (isRefusal) await needs.accounts.update(account.id, { refused: [...union(account.refused, missing)] })
  return false
}

/** Asks once for the union of what the account has and what the server wants. True when it was given. */
async function stepUp(connection: Connection, challenge: Challenge): Promise<boolean> {
  const { needs, serverId } = connection
  const account = await connection.account()
  if (account === undefined) return false
  const missing = missingFrom(account.scopes, challenge.scopes)
  if (missing.length === 0) return false
  // What a machine account may do is settled where it was made; nobody can be asked here.
  if ((await needs.accounts.grantOf(account.id)).kind !== 'code') return false
  await needs.accounts.setStatus(account.id, { kind: 'consentNeeded', scopes: [...missing] })
  // SECURITY: what the person declined is not asked again until they start it themselves.
  if (missingFrom(account.refused, missing).length === 0) return false
  const wanted = union(account.scopes, challenge.scopes)
  const more = { resourceMetadata: challenge.resourceMetadata, scopes: wanted }
  const flow = needs.signIns.start({
    server: serverOf(needs, serverId),
    accountId: account.id,
    pinnedIssuer: account.issuer,
    reason: 'moreScopes',
    challenge: more,
    had: [],
    grant: { kind: 'code' },
  })
  return flow.ended.then((end) => settleStep(needs, account, missing, end))
}

const unless = <T>(signal: AbortSignal | null | undefined, work: Promise<T>): Promise<T> =>
  signal === undefined || signal === null
    ? work
    : Promise.race([
        work,
        new Promise<never>((_, reject) => {
          if (signal.aborted) reject(signal.reason as Error)
          signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true })
        }),
      ])

async function tokenOf(
  connection: Connection,
): Promise<{ readonly token: string; readonly isBound: boolean } | undefined> {
  const account = await connection.account()
  if (account === undefined) return undefined
  try {
    const tokens = await connection.needs.tokens.current(account.id)
    return tokens === null
      ? undefined
      : { token: tokens.accessToken, isBound: tokens.tokenType.toLowerCase() === 'dpop' }
  } catch (reason) {
    // Dead credentials: the request goes without, and the server's 401 brings what the card needs to know.
    if (reason instanceof AppError && reason.code === 'SIGN_IN_NEEDED') return undefined
    throw reason
  }
}

/** The server took the token: whatever was said of the account before no longer holds. */
function worked(connection: Connection): void {
  const { needs } = connection
  connection.refusedAfterRenewal = null
  const mend = async () => {
    const account = await connection.account()
    if (account !== undefined && ['offline', 'wrongClock', 'revoked'].includes(account.status.kind))
      await needs.accounts.setStatus(account.id, { kind: 'signedIn' })
  }
  // A status that cannot be saved now is no reason to lose the answer.
  mend().catch(() => undefined)
}

/** Sends once and notes which token the answer is for. A bound token goes out with a proof made for this very request. */
async function send(connection: Connection, next: Fetch, url: string | URL, init: RequestInit): Promise<Response> {
  const { needs, usedFor } = connection
  const noting: Fetch = async (at, request) => {
    // SECURITY: a redirect would carry the body and the person's own headers elsewhere.
    const response = await next(at, { ...request, redirect: 'manual' })
    const token = /^(?:Bearer|DPoP) (.+)$/.exec(new Headers(request?.headers).get('authorization') ?? '')?.[1]
    if (token !== undefined) usedFor.set(response, token)
    if (token !== undefined && response.ok) worked(connection)
    return response
  }
  const token = await tokenOf(connection)
  if (token?.isBound !== true) return noting(url, init)
  const account = await connection.account()
  const secret = account === undefined ? null : await needs.accounts.secret(account.id)
  const signer = await needs.signers(secret?.dpop ?? null)
  return signer === undefined ? noting(url, init) : withDpop(signer, () => token.token)(noting)(url, init)
}

async function fetchFor(
  connection: Connection,
  next: Fetch,
  url: string | URL,
  init: RequestInit = {},
): Promise<Response> {
  const server = serverOf(connection.needs, connection.serverId)
  // SECURITY: a token, and the person's own headers, go to the server's own origin and nowhere else.
  if (!sameOrigin(url, server.url))
    throw new AppError('LINK_REFUSED', told`${server.name} pointed to another address. Nothing was sent there.`)
  let response = await send(connection, next, url, init)
  // Refused right after a renewal: the transport would give up without a card.
  const used = connection.usedFor.get(response)
  if (response.status === 401 && used !== undefined && used === connection.refusedAfterRenewal)
    await onUnauthorized(connection, response)
  for (let step = 0; step < MOST_STEPS && isForRights(response); step++) {
    if (!(await unless(init.signal, stepUp(connection, challengeOf(response))))) break
    await response.text()
    const headers = new Headers(init.headers)
    const token = await tokenOf(connection)
    if (token !== undefined) headers.set('authorization', `Bearer ${token.token}`)
    response = await send(connection, next, url, { ...init, headers })
  }
  if (isForRights(response) && connection.usedFor.has(response)) throw lacking(server, challengeOf(response))
  return response
}

const isForRights = (response: Response): boolean =>
  response.status === 403 && challengeOf(response).error === 'insufficient_scope'

function lacking({ name }: KnownServer, { scopes }: Challenge): AppError {
  const rights = scopes.map((scope) => inWords(scope).words).join(', ')
  const said =
    rights === ''
      ? told`${name} wants more rights for this than this account has. Look at the rights under Accounts.`
      : told`${name} wants more rights for this than this account has (${rights}). Look at the rights under Accounts.`
  return new AppError('SIGN_IN_FAILED', said)
}

/** The auth of one connection; `accountId` fixes the account, else it is the server's default at each request. */
export function createServerAuth(needs: AuthNeeds, serverId: ServerId, accountId: AccountId | undefined): ServerAuth {
  const connection: Connection = {
    needs,
    serverId,
    account: () => (accountId === undefined ? needs.accounts.defaultOf(serverId) : needs.accounts.find(accountId)),
    usedFor: new WeakMap(),
    refusedAfterRenewal: null,
  }
  return {
    accountId: () => accountId ?? needs.accounts.peekDefault(serverId)?.id ?? null,
    token: async () => (await tokenOf(connection))?.token,
    onUnauthorized: ({ response }) => onUnauthorized(connection, response),
    over: (next) => (url, init) => fetchFor(connection, next, url, init),
  }
}

// Tokens that stay fresh: at most one renewal of an account at a time, whoever asks.
import type { AccountId } from '../../shared/ids.ts'
import { AppError } from '../../shared/ipc/errors.ts'
import type { Accounts } from './accounts.ts'
import { type AuthorizationServer, discoverAuthorizationServer } from './discovery.ts'
import type { DpopSigners } from './dpop.ts'
import { inOurWords, kindOf } from './failures.ts'
import { type Granted, refresh, requestMachineTokens, type TokenContext } from './grants.ts'
import type { Fetch } from './guardedFetch.ts'
import type { Network } from './network.ts'
import type { KnownServer, OAuthParts } from './parts.ts'
import type { AccountSecret, Tokens } from './secret.ts'
import { told } from '../../shared/told.ts'

const METADATA_LIFE = 10 * 60_000
/** For the whole of one renewal. */
const PATIENCE = 30_000

type Needs = {
  readonly parts: OAuthParts
  readonly accounts: Accounts
  readonly network: Network
  readonly signers: DpopSigners
}
type Kept = { readonly at: number; readonly server: AuthorizationServer }
type Mint = Needs & {
  readonly flights: Map<AccountId, Promise<AccountSecret>>
  /** Metadata of authorization servers, by server and issuer, for a while. */
  readonly metadata: Map<string, Kept>
}

/** What the person can do about it is not at the service: no card helps. */
export const clockWrong = (name: string) =>
  new AppError(
    'SIGN_IN_FAILED',
    told`The clock of this computer is off, so the sign-in of ${name} is not accepted. Set the time, then try again.`,
  )
const needSignIn = (name: string) => new AppError('SIGN_IN_NEEDED', told`Sign in again to go on with ${name}.`)

/** Renew a little before the end: a tenth of its life, at most half a minute. */
const isStale = (tokens: Tokens, now: number): boolean =>
  tokens.expiresAt !== null && now >= tokens.expiresAt - Math.min(30_000, (tokens.expiresAt - tokens.obtainedAt) / 10)

const canRenew = (secret: AccountSecret): boolean =>
  secret.grant.kind !== 'code' || (secret.tokens?.refreshToken ?? null) !== null

/** The server that these credentials were made for, also when it is no longer in the list. */
async function serverOf({ accounts }: Mint, id: AccountId, secret: AccountSecret): Promise<KnownServer> {
  const { serverId, name } = await accounts.need(id)
  return { id: serverId, name, url: secret.serverUrl }
}

async function issuerOf(mint: Mint, server: KnownServer, issuer: string, fetch: Fetch): Promise<AuthorizationServer> {
  const { clock } = mint.parts
  const key = `${server.id} ${server.url} ${issuer}`
  const kept = mint.metadata.get(key)
  if (kept !== undefined && clock.now() - kept.at < METADATA_LIFE) return kept.server
  // SECURITY: asked of the issuer that gave the tokens, never of the one that the server names today.
  const found = await discoverAuthorizationServer(new URL(server.url), issuer, fetch)
  mint.metadata.set(key, { at: clock.now(), server: found })
  return found
}

async function contextOf(mint: Mint, id: AccountId, secret: AccountSecret): Promise<TokenContext> {
  const server = await serverOf(mint, id, secret)
  const { fetch } = await mint.network.guard(server, AbortSignal.timeout(PATIENCE))
  return {
    server: await issuerOf(mint, server, secret.issuer, fetch),
    client: secret.client,
    resource: secret.resource,
    scopes: secret.scopes,
    dpop: await mint.signers(secret.dpop),
    fetch,
    now: mint.parts.clock.now(),
  }
}

/** Keeps what is known about dead tokens, so that they are not offered twice: a spent refresh token looks like theft. */
async function bury(mint: Mint, id: AccountId, secret: AccountSecret): Promise<never> {
  const record = await mint.accounts.need(id)
  const ended = secret.tokens?.expiresAt ?? Number.POSITIVE_INFINITY
  const natural = mint.parts.clock.now() >= ended ? 'expired' : 'revoked'
  if (mint.network.isClockWrong(record.serverId)) {
    // With the right time they may be good again.
    await mint.accounts.setStatus(id, { kind: 'wrongClock' })
    throw clockWrong(record.name)
  }
  if (secret.grant.kind === 'code') await mint.accounts.saveSecret(id, { ...secret, tokens: null })
  await mint.accounts.setStatus(id, { kind: natural })
  throw needSignIn(record.name)
}

async function renewNow(mint: Mint, id: AccountId, used: string): Promise<AccountSecret> {
  const { accounts } = mint
  const record = await accounts.need(id)
  const secret = await accounts.secret(id)
  const tokens = secret?.tokens ?? null
  if (secret === null || tokens === null) throw needSignIn(record.name)
  // Somebody else renewed while this caller was on its way.
  if (tokens.accessToken !== used) return secret
  if (!canRenew(secret)) return bury(mint, id, secret)
  let granted: Granted
  try {
    const asked = await contextOf(mint, id, secret)
    const { grant } = secret
    granted =
      grant.kind === 'code' ? await refresh(tokens.refreshToken ?? '', asked) : await requestMachineTokens(grant, asked)
  } catch (reason) {
    if (kindOf(reason) === 'refused') return bury(mint, id, secret)
    if (kindOf(reason) === 'offline') await accounts.setStatus(id, { kind: 'offline' })
    throw inOurWords(reason, new URL(secret.issuer).host, secret.grant.kind === 'code' ? 'browser' : 'machine')
  }
  const renewed = { ...secret, tokens: granted.tokens }
  await accounts.saveSecret(id, renewed)
  const { status } = await accounts.need(id)
  if (status.kind !== 'consentNeeded') await accounts.setStatus(id, { kind: 'signedIn' })
  return renewed
}

/** SECURITY: single flight. Several refreshes at once make the service revoke everything. */
function renew(mint: Mint, id: AccountId, used: string): Promise<AccountSecret> {
  const flying = mint.flights.get(id)
  if (flying !== undefined) return flying
  const flight = renewNow(mint, id, used).finally(() => mint.flights.delete(id))
  mint.flights.set(id, flight)
  return flight
}

async function current(mint: Mint, id: AccountId): Promise<Tokens | null> {
  const secret = await (mint.flights.get(id) ?? mint.accounts.secret(id))
  const tokens = secret?.tokens ?? null
  if (secret === null || tokens === null) return null
  if (!isStale(tokens, mint.parts.clock.now())) return tokens
  if (!canRenew(secret)) return null
  return (await renew(mint, id, tokens.accessToken)).tokens
}

export type FreshTokens = {
  /** Tokens to send now, renewed first when they are about to end; null when the account has none. */
  current(id: AccountId): Promise<Tokens | null>
  /** After a 401 for `used`. Rejects with SIGN_IN_NEEDED (the credentials are dead) or SERVER_UNREACHABLE. */
  renew(id: AccountId, used: string): Promise<AccountSecret>
  context(id: AccountId, secret: AccountSecret): Promise<TokenContext>
}

export function createTokens(needs: Needs): FreshTokens {
  const mint: Mint = { ...needs, flights: new Map(), metadata: new Map() }
  return {
    current: (id) => current(mint, id),
    renew: (id, used) => renew(mint, id, used),
    context: (id, secret) => contextOf(mint, id, secret),
  }
}

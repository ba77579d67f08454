// One sign-in from discovery to a stored account, step by step; what the person sees and answers comes in as functions.
import {
  exchangeAuthorization,
  IssuerMismatchError,
  OAuthError,
  startAuthorization,
  validateAuthorizationResponseIssuer,
} from '@modelcontextprotocol/client'
import type { AccountId } from '../../shared/ids.ts'
import { AppError } from '../../shared/ipc/errors.ts'
import type { SignInView } from '../../shared/oauth.ts'
import { type Callback, openCallback } from './callback.ts'
import {
  type AuthorizationServer,
  chooseIssuer,
  discoverAuthorizationServer,
  discoverResource,
  type ProtectedResource,
  requirePkce,
} from './discovery.ts'
import { type DpopSigners, makeDpopKey, offersDpop } from './dpop.ts'
import { type Granted, known, requestMachineTokens, toGranted } from './grants.ts'
import type { Fetch, GuardedFetch } from './guardedFetch.ts'
import type { Network } from './network.ts'
import type { KnownServer, OAuthParts } from './parts.ts'
import { register, wayToRegister } from './registration.ts'
import { inWords, union } from './scopes.ts'
import type { ClientRecord, DpopKey, Grant } from './secret.ts'
import { questionOf, spendSignIn, type UnderYes, underYes } from './underYes.ts'
import { gateUrl, isLoopbackHost, sameOrigin } from './urlGate.ts'
import { told } from '../../shared/told.ts'

export const BROWSER_LIMIT = 5 * 60_000
/** What a person registers beforehand; the port is free (RFC 8252). */
export const REGISTERED_REDIRECT = 'http://127.0.0.1/callback'

export type Challenge = { readonly resourceMetadata: URL | undefined; readonly scopes: readonly string[] }
export type SignInRequest = {
  readonly server: KnownServer
  /** The account to renew; null for a new one. */
  readonly accountId: AccountId | null
  readonly pinnedIssuer: string | null
  readonly reason: SignInView['reason']
  readonly challenge: Challenge
  /** Scopes that the account has now: asked for again, so that nothing is lost. */
  readonly had: readonly string[]
  readonly grant: Grant
}
export type Answer = { readonly scopes: readonly string[] | null; readonly client: ClientRecord | null }
/** The person's side: `show` changes the card, `ask` waits for an answer to it. */
export type Person = {
  show(patch: Partial<SignInView>): void
  ask(kind: 'confirm' | 'clientNeeded'): Promise<Answer>
}
export type Outcome = {
  readonly issuer: string
  readonly resource: string
  readonly granted: Granted
  readonly client: ClientRecord
  readonly dpop: DpopKey | null
}
/** A client and whether the person typed it just now: worth keeping once it has worked. */
type Client = { readonly record: ClientRecord; readonly isTyped: boolean }
export type FlowNeeds = {
  readonly parts: OAuthParts
  readonly network: Network
  readonly signers: DpopSigners
  readonly signal: AbortSignal
}

type Asked = { readonly scopes: readonly string[]; readonly required: readonly string[] }

/** The challenge's scopes are authoritative; else what the server supports; offline access where it is on offer. */
function scopesFor(request: SignInRequest, resource: ProtectedResource, server: AuthorizationServer | null): Asked {
  const required = request.challenge.scopes
  const wanted = union(required.length > 0 ? required : resource.scopes, request.had)
  const offered = server?.metadata?.scopes_supported?.includes('offline_access') === true
  const isBrowser = request.grant.kind === 'code'
  return { required, scopes: wanted.length > 0 && offered && isBrowser ? union(wanted, ['offline_access']) : wanted }
}

/** SECURITY: the person may leave out what is optional, and can add nothing. */
function chosen(asked: Asked, answer: Answer): readonly string[] {
  const { scopes } = answer
  if (scopes === null) return asked.scopes
  return asked.scopes.filter((scope) => scopes.includes(scope) || asked.required.includes(scope))
}

/** Who signs one in, or, for a machine, who gets its credentials. */
function showWhom(shown: Pick<Ready, 'person' | 'request' | 'needs'> & Whom, asked: Asked): void {
  const { person, request, issuer, server, needs } = shown
  const { grant } = request
  const asks = grant.kind === 'code' ? server?.metadata?.authorization_endpoint : server?.metadata?.token_endpoint
  const authorizationHost = new URL(asks ?? issuer).host
  const identity = grant.kind === 'enterprise' ? [gateUrl(grant.identity.issuer).host] : []
  person.show({
    issuer: server?.issuer ?? issuer,
    authorizationHost,
    otherHosts: [...new Set([...(server?.otherHosts ?? []), ...identity])].filter((host) => host !== authorizationHost),
    scopes: asked.scopes.map(inWords),
    optionalScopes: asked.scopes.filter((scope) => !asked.required.includes(scope)).map(inWords),
    rule: needs.parts.gate.foresee(questionOf(request, issuer, asked.scopes)),
  })
}

/** SECURITY: the address that the browser will open must pass the gate again, and may not lead into this computer from outside. */
function gateAuthorization(url: URL, server: KnownServer, issuer: string): string {
  const gated = gateUrl(url.href)
  const isHere = isLoopbackHost(gated.hostname)
  if (isHere && !(isLoopbackHost(new URL(server.url).hostname) && sameOrigin(gated, issuer)))
    throw new AppError(
      'LINK_REFUSED',
      told`The sign-in page would be on this computer, which is not right for this server.`,
    )
  return gated.href
}

/** Reads the answer: its issuer first; nothing else of a wrong one is looked at. */
function codeOf(
  found: URLSearchParams,
  server: AuthorizationServer,
): { readonly code: string; readonly iss: string | undefined } {
  const issuers = found.getAll('iss')
  if (issuers.length > 1) throw new IssuerMismatchError('authorization_response', server.issuer, 'several')
  validateAuthorizationResponseIssuer({
    iss: issuers[0],
    expectedIssuer: server.metadata?.issuer,
    issParameterSupported: server.metadata?.authorization_response_iss_parameter_supported === true,
  })
  const error = found.get('error')
  if (error !== null) throw new OAuthError(error, error)
  const code = found.get('code')
  if (code === null || code === '') throw new OAuthError('invalid_request', 'no code')
  return { code, iss: issuers[0] }
}

type Ready = {
  readonly request: SignInRequest
  readonly person: Person
  readonly needs: FlowNeeds
  readonly resource: ProtectedResource
  readonly server: AuthorizationServer
  readonly scopes: readonly string[]
  readonly fetch: Fetch
  readonly dpop: DpopKey | null
  readonly yes: UnderYes
}

async function clientFor(ready: Ready, redirectUri: string, typed: ClientRecord | null): Promise<Client> {
  const { request, needs, person, server, scopes, fetch } = ready
  if (typed !== null) return { record: typed, isTyped: true }
  const saved = await needs.network.savedClient(request.server.id, server.issuer)
  const way = wayToRegister(server, saved, needs.parts.clientMetadataUrl)
  if (way.kind === 'saved' || way.kind === 'document') return { record: way.client, isTyped: false }
  const registered = way.kind === 'dynamic' ? await register(server, redirectUri, scopes, fetch) : null
  if (registered !== null) return { record: registered, isTyped: false }
  const answer = await person.ask('clientNeeded')
  if (answer.client === null)
    throw new AppError('SIGN_IN_FAILED', told`This service needs a client id from you. Ask whoever runs it for one.`)
  return { record: answer.client, isTyped: true }
}

type Exchange = {
  readonly client: ClientRecord
  readonly code: string
  readonly iss: string | undefined
  readonly codeVerifier: string
  readonly redirectUri: string
}

async function exchange(ready: Ready, { client, code, iss, codeVerifier, redirectUri }: Exchange): Promise<Granted> {
  const { needs, resource, server, scopes, fetch } = ready
  const dpop = await needs.signers(ready.dpop)
  const tokens = await exchangeAuthorization(
    server.issuer,
    known({
      metadata: server.metadata ?? undefined,
      clientInformation: client,
      authorizationCode: code,
      iss,
      codeVerifier,
      redirectUri,
      resource: resource.resource,
      dpop,
      fetchFn: fetch,
    }),
  )
  const now = needs.parts.clock.now()
  return toGranted(tokens, { server, client, resource: resource.resource, scopes, dpop, fetch, now })
}

async function throughBrowser(ready: Ready, callback: Callback, typed: ClientRecord | null): Promise<Outcome> {
  const { request, person, needs, resource, server, scopes } = ready
  const { clock, random, openBrowser } = needs.parts
  const { record: client, isTyped } = await clientFor(ready, callback.redirectUri, typed)
  const state = Buffer.from(random(32)).toString('base64url')
  const { authorizationUrl, codeVerifier } = await startAuthorization(
    server.issuer,
    known({
      metadata: server.metadata ?? undefined,
      clientInformation: client,
      redirectUrl: callback.redirectUri,
      scope: scopes.join(' ') || undefined,
      state,
      resource: resource.resource,
    }),
  )
  const url = gateAuthorization(authorizationUrl, request.server, server.issuer)
  spendSignIn(needs.parts.gate, ready.yes)
  const late = new AbortController()
  const stop = clock.after(BROWSER_LIMIT, () =>
    late.abort(new AppError('SIGN_IN_FAILED', told`Nobody came back from the browser within five minutes. Try again.`)),
  )
  try {
    const answer = callback.answer(state, AbortSignal.any([needs.signal, late.signal]))
    const waiting = { kind: 'waitingForBrowser', url, until: clock.now() + BROWSER_LIMIT } as const
    person.show({ state: { ...waiting, isOpen: true } })
    let isWaiting = true
    // A browser that does not open is no end: the card says so, and has the address.
    openBrowser(url).catch(() => isWaiting && person.show({ state: { ...waiting, isOpen: false } }))
    const found = await answer
    isWaiting = false
    const { code, iss } = codeOf(found, server)
    person.show({ state: { kind: 'exchanging' } })
    const granted = await exchange(ready, { client, code, iss, codeVerifier, redirectUri: callback.redirectUri })
    if (isTyped) await needs.network.saveClient(request.server.id, server.issuer, client)
    return {
      issuer: server.issuer,
      resource: resource.resource,
      granted,
      client,
      dpop: ready.dpop,
    }
  } finally {
    stop()
  }
}

async function withoutBrowser(ready: Ready): Promise<Outcome> {
  const { request, person, needs, resource, server, scopes, fetch, dpop } = ready
  const { grant } = request
  if (grant.kind === 'code') throw new Error('a person signs in through the browser')
  spendSignIn(needs.parts.gate, ready.yes)
  person.show({ state: { kind: 'exchanging' } })
  const client = { client_id: grant.clientId }
  const now = needs.parts.clock.now()
  const signer = await needs.signers(dpop)
  const context = { server, client, resource: resource.resource, scopes, dpop: signer, fetch, now }
  const granted = await requestMachineTokens(grant, context)
  return { issuer: server.issuer, resource: resource.resource, granted, client, dpop }
}

type Whom = { readonly issuer: string; readonly server: AuthorizationServer | null }

type Found = { readonly resource: ProtectedResource; readonly issuer: string; readonly guard: GuardedFetch }

async function discover(request: SignInRequest, needs: FlowNeeds): Promise<Found> {
  const url = new URL(request.server.url)
  const guard = await needs.network.guard(request.server, needs.signal)
  const resource = await discoverResource(url, request.challenge.resourceMetadata, guard.fetch)
  return { resource, guard, issuer: chooseIssuer(url, resource.issuers, request.pinnedIssuer) }
}

/** Runs one sign-in. Rejects with whatever stopped it; the caller translates. Nothing is opened or registered before the person confirmed. */
export async function runSignIn(request: SignInRequest, person: Person, needs: FlowNeeds): Promise<Outcome> {
  const { resource, issuer, guard } = await discover(request, needs)
  const url = new URL(request.server.url)
  const isBrowser = request.grant.kind === 'code'
  const find = async () => {
    const found = await discoverAuthorizationServer(url, issuer, guard.fetch)
    if (isBrowser) requirePkce(found)
    return found
  }
  // SECURITY: a sign-in service on this computer or in the private network is not even asked before the person agreed.
  let server = (await guard.needsApproval(gateUrl(issuer))) ? null : await find()
  let asked = scopesFor(request, resource, server)
  showWhom({ person, request, issuer, server, needs }, asked)
  const saved = await needs.network.savedClient(request.server.id, server?.issuer ?? issuer)
  const mustType =
    isBrowser && server !== null && wayToRegister(server, saved, needs.parts.clientMetadataUrl).kind === 'ask'
  const answer = await person.ask(mustType ? 'clientNeeded' : 'confirm')
  await needs.network.approve(request.server, issuer)
  // SECURITY: an organisation's own sign-in may be in its private network; it was on the card.
  if (request.grant.kind === 'enterprise') await needs.network.approve(request.server, request.grant.identity.issuer)
  server ??= await find()
  asked = { ...asked, scopes: scopesFor(request, resource, server).scopes }
  const scopes = chosen(asked, answer)
  const found = server
  return underYes(needs.parts.gate, questionOf(request, issuer, scopes), async (yes) => {
    const dpop = offersDpop(found.metadata) ? await makeDpopKey() : null
    const ready: Ready = { request, person, needs, resource, server: found, scopes, fetch: guard.fetch, dpop, yes }
    if (!isBrowser) return withoutBrowser(ready)
    const callback = await openCallback()
    try {
      return await throughBrowser(ready, callback, answer.client)
    } finally {
      await callback.close()
    }
  })
}

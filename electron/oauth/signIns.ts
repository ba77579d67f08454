// The sign-ins on their way: one card each, one at a time for an account, answered by the person, ended by success, failure or cancel.
import { OAuthError } from '@modelcontextprotocol/client'
import { AccountId, type ServerId } from '../../shared/ids.ts'
import { AppError } from '../../shared/ipc/errors.ts'
import type { SignInView } from '../../shared/oauth.ts'
import type { AccountRecord, Accounts } from './accounts.ts'
import type { DpopSigners } from './dpop.ts'
import { inOurWords } from './failures.ts'
import type { Network } from './network.ts'
import type { OAuthParts } from './parts.ts'
import { missingFrom } from './scopes.ts'
import type { AccountSecret } from './secret.ts'
import { type Answer, type Outcome, REGISTERED_REDIRECT, runSignIn, type SignInRequest } from './signInFlow.ts'
import { type Told, told } from '../../shared/told.ts'

/** Ended cards stay for the window to show; only so many. */
const KEPT = 20

export type Ended =
  | { readonly kind: 'done'; readonly accountId: AccountId }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed'; readonly error: AppError; readonly isRefusal: boolean }

type Flow = {
  view: SignInView
  readonly request: SignInRequest
  readonly abort: AbortController
  readonly ended: Promise<Ended>
  /** Resolves when the card says where one signs in, or is over. */
  readonly named: PromiseWithResolvers<void>
  answer: ((answer: Answer) => void) | null
}
type Needs = {
  readonly parts: OAuthParts
  readonly accounts: Accounts
  readonly network: Network
  readonly signers: DpopSigners
}

const isOver = (view: SignInView) => ['done', 'failed', 'cancelled'].includes(view.state.kind)
const notFound = () => new AppError('NOT_FOUND', told`This sign-in is over. Start again if you still want to sign in.`)

/** A name out of an ID token, for show only. It came straight from the token endpoint, so its signature adds nothing. */
function nameIn(idToken: string | null): string | null {
  try {
    const claims: unknown = JSON.parse(Buffer.from(idToken?.split('.')[1] ?? '', 'base64url').toString())
    for (const claim of ['email', 'preferred_username', 'name']) {
      const value: unknown = Reflect.get(claims as object, claim)
      if (typeof value === 'string' && /^[\p{L}\p{N}\p{P} ]{1,60}$/u.test(value)) return value
    }
  } catch {
    // No ID token, or none that can be read: the account is named after its server.
  }
  return null
}

function nameFor(request: SignInRequest, others: readonly AccountRecord[], granted: Outcome['granted']): string {
  const base = nameIn(granted.idToken) ?? request.server.name
  const taken = new Set(others.map((one) => one.name))
  let name = base
  for (let count = 2; taken.has(name); count++) name = `${base} ${count}`
  return name
}

type Desk = Needs & { readonly flows: Map<string, Flow> }

const viewsOf = (desk: Desk): readonly SignInView[] => [...desk.flows.values()].map((flow) => flow.view)

function show(desk: Desk, flow: Flow, patch: Partial<SignInView>): void {
  if (isOver(flow.view)) return
  flow.view = { ...flow.view, ...patch }
  if (flow.view.state.kind !== 'discovering') flow.named.resolve()
  desk.parts.emit('oauth.signInsChanged', viewsOf(desk))
}

function log(desk: Desk, flow: Flow, result: string, reason: Told, accountId = flow.request.accountId): void {
  const { server } = flow.request
  const whose = { conversationId: null, serverId: server.id, serverName: server.name, accountId, traceId: null }
  const act = { action: 'account/signIn', name: server.name, argumentsDigest: null, result, reason }
  desk.parts.audit.append({ kind: 'account', subject: flow.view.id, ...whose, ...act })
}

const newId = (desk: Desk): string => Buffer.from(desk.parts.random(12)).toString('base64url')

/** Stores what a sign-in brought: over the account that it was for, or as a new one. */
async function keep(desk: Desk, flow: Flow, outcome: Outcome, name: string | null): Promise<AccountId> {
  const { accounts, parts } = desk
  const { server, grant, accountId } = flow.request
  const { granted, issuer, resource, client, dpop } = outcome
  const old = accountId === null ? undefined : await accounts.find(accountId)
  const id = old?.id ?? AccountId.parse(newId(desk))
  const scopes = [...granted.scopes]
  const renews = grant.kind !== 'code' || granted.tokens.refreshToken !== null
  const record: AccountRecord = {
    id,
    serverId: server.id,
    serverUrl: server.url,
    name: old?.name ?? name ?? nameFor(flow.request, await accounts.ofServer(server.id), granted),
    issuer,
    scopes,
    refused: [...missingFrom(scopes, old?.refused ?? [])],
    createdAt: old?.createdAt ?? parts.clock.now(),
    expiresAt: renews ? null : granted.tokens.expiresAt,
    status: { kind: 'signedIn' },
  }
  const secret: AccountSecret = {
    issuer,
    serverUrl: server.url,
    resource,
    scopes,
    client,
    grant,
    dpop,
    tokens: granted.tokens,
  }
  await accounts.save(record, secret)
  const words = told`Signed in at ${new URL(issuer).host}: ${scopes.join(' ') || told`no scopes`}`
  log(desk, flow, old === undefined ? 'created' : 'changed', words, id)
  // A step-up goes on by itself, and another account has connections of its own: neither may break what is running.
  const isDefault = accounts.peekDefault(server.id)?.id === id
  if (isDefault && flow.request.reason !== 'moreScopes') parts.onDefaultChanged?.(server.id)
  return id
}

const ask = (desk: Desk, flow: Flow, kind: 'confirm' | 'clientNeeded'): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const { signal } = flow.abort
    const stop = () => reject(signal.reason as Error)
    if (signal.aborted) return stop()
    signal.addEventListener('abort', stop, { once: true })
    flow.answer = resolve
    show(desk, flow, { state: kind === 'confirm' ? { kind } : { kind, redirectUri: REGISTERED_REDIRECT } })
  })

async function fail(desk: Desk, flow: Flow, reason: unknown): Promise<Ended> {
  const { request, view } = flow
  const code = reason instanceof OAuthError ? reason.code : null
  // A client that the service does not know must be typed anew, not tried again for ever.
  if (code === 'invalid_client' || code === 'unauthorized_client')
    await desk.network.forgetClient(request.server.id, view.issuer)
  const error = inOurWords(reason, view.authorizationHost || new URL(request.server.url).host, view.way)
  log(desk, flow, 'failed', error.said)
  show(desk, flow, { state: { kind: 'failed', error: error.toWire() } })
  return { kind: 'failed', error, isRefusal: code === 'access_denied' }
}

async function run(desk: Desk, flow: Flow, name: string | null): Promise<Ended> {
  const { signal } = flow.abort
  const { parts, network, signers } = desk
  const person = {
    show: (patch: Partial<SignInView>) => show(desk, flow, patch),
    ask: (kind: 'confirm' | 'clientNeeded') => ask(desk, flow, kind),
  }
  try {
    const outcome = await runSignIn(flow.request, person, { parts, network, signers, signal })
    // SECURITY: an answer that comes after the cancel is thrown away.
    signal.throwIfAborted()
    const accountId = await keep(desk, flow, outcome, name)
    show(desk, flow, { state: { kind: 'done', accountId } })
    return { kind: 'done', accountId }
  } catch (reason) {
    if (!signal.aborted) return fail(desk, flow, reason)
    log(desk, flow, 'cancelled', told`The sign-in was cancelled`)
    show(desk, flow, { state: { kind: 'cancelled' } })
    return { kind: 'cancelled' }
  }
}

function putAway(desk: Desk, id: string): void {
  desk.flows.delete(id)
  desk.parts.emit('oauth.signInsChanged', viewsOf(desk))
}

const isSame = (a: SignInRequest, b: SignInRequest): boolean =>
  a.server.id === b.server.id && a.accountId === b.accountId && a.grant.kind === b.grant.kind

/** Ended cards make room for new ones, and a new try takes the place of one that failed. */
function trim({ flows }: Desk, request: SignInRequest): void {
  for (const [id, flow] of flows)
    if (flow.view.state.kind === 'failed' && isSame(flow.request, request)) flows.delete(id)
  for (const [id, flow] of flows) if (flows.size >= KEPT && isOver(flow.view)) flows.delete(id)
}

function start(desk: Desk, request: SignInRequest, name: string | null): Flow {
  const isOpen = (flow: Flow) => !isOver(flow.view) && !flow.abort.signal.aborted
  const open = [...desk.flows.values()].find((flow) => isOpen(flow) && isSame(flow.request, request))
  if (open !== undefined) return open
  trim(desk, request)
  const settle = Promise.withResolvers<Ended>()
  const view: SignInView = {
    id: newId(desk),
    serverId: request.server.id,
    serverName: request.server.name,
    accountId: request.accountId,
    authorizationHost: '',
    issuer: '',
    scopes: [],
    optionalScopes: [],
    rule: null,
    reason: request.reason,
    way: request.grant.kind === 'code' ? 'browser' : 'machine',
    state: { kind: 'discovering' },
  }
  const named = Promise.withResolvers<void>()
  const flow: Flow = { request, view, abort: new AbortController(), answer: null, ended: settle.promise, named }
  desk.flows.set(view.id, flow)
  desk.parts.emit('oauth.signInsChanged', viewsOf(desk))
  void run(desk, flow, name).then(settle.resolve, settle.reject)
  return flow
}

export type SignIns = {
  /** Opens a card, or gives the one that is already open for this account. */
  start(request: SignInRequest, name?: string): Pick<Flow, 'view' | 'ended' | 'named'>
  list(): readonly SignInView[]
  /** The person's yes, with fewer scopes or a client of their own if they want. */
  confirm(id: string, answer: Answer): void
  /** Ends one that is on its way; puts the card of a failed one away. */
  cancel(id: string): void
  cancelServer(serverId: ServerId): void
  /** Once more the page that the browser was sent to; AppError LINK_REFUSED where no browser can be started. */
  openAgain(id: string): Promise<void>
}

export function createSignIns(needs: Needs): SignIns {
  const desk: Desk = { ...needs, flows: new Map() }
  const openFlow = (id: string): Flow => {
    const flow = desk.flows.get(id)
    if (flow === undefined || isOver(flow.view)) throw notFound()
    return flow
  }
  return {
    start: (request, name) => start(desk, request, name ?? null),
    list: () => viewsOf(desk),
    confirm(id, answer) {
      const flow = openFlow(id)
      const resolve = flow.answer
      if (resolve === null) throw new AppError('BUSY', told`This sign-in is not waiting for an answer now.`)
      flow.answer = null
      resolve(answer)
    },
    cancel(id) {
      if (desk.flows.get(id)?.view.state.kind === 'failed') return putAway(desk, id)
      openFlow(id).abort.abort(new AppError('SIGN_IN_CANCELLED', told`You cancelled the sign-in.`))
    },
    async openAgain(id) {
      const { state } = openFlow(id).view
      if (state.kind !== 'waitingForBrowser')
        throw new AppError('BUSY', told`This sign-in is not waiting for the browser now.`)
      await desk.parts.openBrowser(state.url)
    },
    cancelServer(serverId) {
      for (const { request, view, abort } of desk.flows.values())
        if (request.server.id === serverId && !isOver(view)) abort.abort(notFound())
    },
  }
}

// Signing in and out, and what a connection gets: all that talks to authorization servers, over the MCP SDK, which is large.
import type { z } from 'zod'
import type { AccountId, Millis, ServerId } from '../../shared/ids.ts'
import { AppError } from '../../shared/ipc/errors.ts'
import type { ClientCredentials, MachineAccount, SignInView } from '../../shared/oauth.ts'
import type { AccountRecord, Accounts } from './accounts.ts'
import type { Choices } from './choices.ts'
import { createDpopSigners } from './dpop.ts'
import { createNetwork } from './network.ts'
import type { OAuth } from './oauth.ts'
import type { KnownServer, OAuthParts } from './parts.ts'
import { revoke } from './revocation.ts'
import { union } from './scopes.ts'
import type { AccountSecret, ClientRecord } from './secret.ts'
import { type AuthNeeds, createServerAuth } from './serverAuth.ts'
import type { SignInRequest } from './signInFlow.ts'
import { createSignIns } from './signIns.ts'
import { createTokens } from './tokens.ts'
import { told } from '../../shared/told.ts'

export type SigningIn = Pick<
  OAuth,
  | 'listSignIns'
  | 'startSignIn'
  | 'confirmSignIn'
  | 'cancelSignIn'
  | 'openAgain'
  | 'addMachineAccount'
  | 'signOut'
  | 'authFor'
  | 'forgetServer'
>
export type Records = { readonly parts: OAuthParts; readonly accounts: Accounts; readonly choices: Choices }

const reasonFor = (account: AccountRecord | null, now: Millis): SignInView['reason'] => {
  if (account === null) return 'connect'
  const { kind } = account.status
  if (kind === 'signedIn') return account.expiresAt !== null && account.expiresAt <= now ? 'expired' : 'again'
  if (kind === 'consentNeeded') return 'moreScopes'
  return kind === 'issuerChanged' ? 'issuerChanged' : 'expired'
}

const toClient = (typed: z.infer<typeof ClientCredentials> | null): ClientRecord | null => {
  if (typed === null) return null
  const secret = typed.clientSecret === null || typed.clientSecret === '' ? {} : { client_secret: typed.clientSecret }
  return { client_id: typed.clientId, ...secret }
}

function build({ parts, accounts, choices }: Records) {
  const base = { parts, accounts, network: createNetwork(parts), signers: createDpopSigners() }
  const needs: AuthNeeds = {
    ...base,
    tokens: createTokens(base),
    signIns: createSignIns(base),
    dismissed: new Map(),
  }
  return { ...needs, choices }
}
type House = ReturnType<typeof build>

function serverOf(house: House, serverId: ServerId): KnownServer {
  const server = house.parts.servers().find((one) => one.id === serverId)
  if (server === undefined)
    throw new AppError('NOT_FOUND', told`This server is not here, or it is not reached over the network.`)
  return server
}

async function startSignIn(house: House, serverId: ServerId, accountId: AccountId | null): Promise<SignInView> {
  const server = serverOf(house, serverId)
  const account = accountId === null ? null : await house.accounts.need(accountId)
  if (account !== null && account.serverId !== serverId)
    throw new AppError('NOT_FOUND', told`This account belongs to another server.`)
  house.dismissed.delete(serverId)
  const reason = reasonFor(account, house.parts.clock.now())
  const asked = account?.status.kind === 'consentNeeded' ? account.status.scopes : []
  if (account !== null && asked.length > 0) await house.accounts.update(account.id, { refused: [] })
  const request: SignInRequest = {
    server,
    accountId,
    pinnedIssuer: account?.issuer ?? null,
    reason,
    challenge: { resourceMetadata: undefined, scopes: asked.length > 0 ? union(account?.scopes ?? [], asked) : [] },
    had: reason === 'issuerChanged' ? [] : (account?.scopes ?? []),
    grant: accountId === null ? { kind: 'code' } : await house.accounts.grantOf(accountId),
  }
  return house.signIns.start(request).view
}

function addMachineAccount(house: House, input: z.infer<typeof MachineAccount>): SignInView {
  const { serverId, name, clientId, credential } = input
  const request: SignInRequest = {
    server: serverOf(house, serverId),
    accountId: null,
    pinnedIssuer: null,
    reason: 'connect',
    challenge: { resourceMetadata: undefined, scopes: [] },
    had: [],
    grant: { clientId, ...credential },
  }
  return house.signIns.start(request, name).view
}

async function tellIssuer(house: House, accountId: AccountId, secret: AccountSecret): Promise<boolean> {
  try {
    return await revoke(secret, await house.tokens.context(accountId, secret))
  } catch {
    // Signing out must work without a network; the audit line says that nobody was told.
    return false
  }
}

async function signOut(house: House, accountId: AccountId): Promise<void> {
  const { accounts, parts, choices, dismissed } = house
  const record = await accounts.need(accountId)
  const secret = await accounts.secretToRevoke(accountId)
  const wasTold = secret !== null && (await tellIssuer(house, accountId, secret))
  const wasDefault = accounts.peekDefault(record.serverId)?.id === accountId
  await accounts.remove(accountId)
  await choices.forgetAccount(accountId)
  const server = parts.servers().find((one) => one.id === record.serverId)
  const where = { conversationId: null, serverId: record.serverId, serverName: server?.name ?? null, accountId }
  const reason = wasTold
    ? told`Signed out; the sign-in service forgot the tokens`
    : told`Signed out here; the sign-in service could not be told`
  const act = {
    action: 'account/signOut',
    name: record.name,
    argumentsDigest: null,
    result: 'revoked',
    reason,
    traceId: null,
  }
  parts.audit.append({ kind: 'account', subject: accountId, ...where, ...act })
  if (server === undefined || !wasDefault) return
  // Who signs out does not want to be asked to sign in by what is still running.
  dismissed.set(record.serverId, record.issuer === '' ? '' : new URL(record.issuer).host)
  parts.onDefaultChanged?.(record.serverId)
}

/** Nothing is read, opened or sent before the first request. */
export function createSigningIn(records: Records): SigningIn {
  const house = build(records)
  const { accounts, signIns } = house
  return {
    listSignIns: () => Promise.resolve(signIns.list()),
    startSignIn: ({ serverId, accountId }) => startSignIn(house, serverId, accountId),
    async confirmSignIn({ id, scopes, client }) {
      signIns.confirm(id, { scopes, client: toClient(client) })
    },
    async cancelSignIn({ id }) {
      signIns.cancel(id)
    },
    openAgain: ({ id }) => signIns.openAgain(id),
    async addMachineAccount(input) {
      return addMachineAccount(house, input)
    },
    signOut: ({ accountId }) => signOut(house, accountId),
    authFor: (serverId, accountId) => createServerAuth(house, serverId, accountId),
    async forgetServer(serverId) {
      signIns.cancelServer(serverId)
      for (const account of await accounts.ofServer(serverId)) await signOut(house, account.id)
      await house.network.forget(serverId)
    },
  }
}

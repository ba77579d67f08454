// Accounts: signing in to servers, keeping tokens fresh, and signing out; tokens never leave this folder and the vault.
import type { z } from 'zod'
import type { AccountId, ConversationId, ServerId } from '../../shared/ids.ts'
import { AppError } from '../../shared/ipc/errors.ts'
import type { AccountView, ClientCredentials, MachineAccount, SignInView } from '../../shared/oauth.ts'
import type { AuthFor, ServerAuth } from '../host/seams.ts'
import { createAccounts } from './accounts.ts'
import { createChoices } from './choices.ts'
import type { OAuthParts } from './parts.ts'
import type { Records, SigningIn } from './signingIn.ts'
import { told } from '../../shared/told.ts'

/** Every `oauth.*` request of the contract by its verb, and what the other parts of main need. */
export type OAuth = {
  listAccounts(): Promise<readonly AccountView[]>
  listSignIns(): Promise<readonly SignInView[]>
  /** Opens a sign-in card; nothing is opened in the browser before it is confirmed. */
  startSignIn(input: { readonly serverId: ServerId; readonly accountId: AccountId | null }): Promise<SignInView>
  confirmSignIn(input: {
    readonly id: string
    readonly scopes: readonly string[] | null
    readonly client: z.infer<typeof ClientCredentials> | null
  }): Promise<void>
  cancelSignIn(input: { readonly id: string }): Promise<void>
  /** Opens the page of a sign-in that waits for the browser once more. */
  openAgain(input: { readonly id: string }): Promise<void>
  /** Opens a card that names who gets the credentials; they are sent, and kept, after it was confirmed. */
  addMachineAccount(input: z.infer<typeof MachineAccount>): Promise<SignInView>
  /** Revokes at the authorization server, then deletes here; deletes even when nobody could be told. */
  signOut(input: { readonly accountId: AccountId }): Promise<void>
  rename(input: { readonly accountId: AccountId; readonly name: string }): Promise<void>
  /** The account that a server uses where a conversation chose none; its connection starts anew with it. */
  setDefault(input: { readonly accountId: AccountId }): Promise<void>
  choose(input: {
    readonly conversationId: ConversationId
    readonly serverId: ServerId
    readonly accountId: AccountId
  }): Promise<void>
  listChosen(input: { readonly conversationId: ConversationId }): Promise<readonly AccountId[]>
  /** The account that a conversation uses at a server: the chosen one, else the default; null when there is none. */
  accountFor(serverId: ServerId, conversationId: ConversationId | null): Promise<AccountView | null>
  readonly authFor: AuthFor
  /** Signs out every account of a removed server and forgets its approvals and clients. */
  forgetServer(serverId: ServerId): Promise<void>
}

async function accountFor(
  { accounts, choices }: Records,
  serverId: ServerId,
  conversationId: ConversationId | null,
): Promise<AccountView | null> {
  const views = (await accounts.list()).filter((one) => one.serverId === serverId)
  const chosen = conversationId === null ? null : await choices.chosen(conversationId, serverId)
  return views.find((one) => one.id === chosen) ?? views.find((one) => one.isDefault) ?? null
}

/** The auth of one connection, whose own part is loaded at its first request. */
function lateAuth(real: () => Promise<ServerAuth>, accountId: () => AccountId | null): ServerAuth {
  let loaded: Promise<ServerAuth> | null = null
  // One for each connection: it remembers which token an answer was for.
  const auth = () => (loaded ??= real())
  return {
    accountId,
    token: async () => (await auth()).token(),
    onUnauthorized: async (context) => (await auth()).onUnauthorized(context),
    over: (next) => async (url, init) => (await auth()).over(next)(url, init),
  }
}

/** Builds the accounts. Nothing is read, opened or sent before the first request, and nothing large loaded. */
export function createOAuth(parts: OAuthParts): OAuth {
  const [accounts, choices] = [createAccounts(parts), createChoices(parts.documents)]
  const records: Records = { parts, accounts, choices }
  let loaded: Promise<SigningIn> | null = null
  const signingIn = () => (loaded ??= import('./signingIn.ts').then(({ createSigningIn }) => createSigningIn(records)))
  return {
    listAccounts: accounts.list,
    listSignIns: async () => (loaded === null ? [] : (await loaded).listSignIns()),
    startSignIn: async (input) => (await signingIn()).startSignIn(input),
    confirmSignIn: async (input) => (await signingIn()).confirmSignIn(input),
    cancelSignIn: async (input) => (await signingIn()).cancelSignIn(input),
    openAgain: async (input) => (await signingIn()).openAgain(input),
    addMachineAccount: async (input) => (await signingIn()).addMachineAccount(input),
    signOut: async (input) => (await signingIn()).signOut(input),
    rename: ({ accountId, name }) => accounts.update(accountId, { name }),
    async setDefault({ accountId }) {
      const { serverId } = await accounts.need(accountId)
      if (await accounts.makeDefault(accountId)) parts.onDefaultChanged?.(serverId)
    },
    async choose({ conversationId, serverId, accountId }) {
      const account = await accounts.need(accountId)
      if (account.serverId !== serverId) throw new AppError('NOT_FOUND', told`This account belongs to another server.`)
      await choices.choose(conversationId, serverId, accountId)
    },
    listChosen: ({ conversationId }) => choices.listChosen(conversationId),
    accountFor: (serverId, conversationId) => accountFor(records, serverId, conversationId),
    authFor: (serverId, accountId) =>
      lateAuth(
        async () => (await signingIn()).authFor(serverId, accountId),
        () => accountId ?? accounts.peekDefault(serverId)?.id ?? null,
      ),
    forgetServer: async (serverId) => (await signingIn()).forgetServer(serverId),
  }
}

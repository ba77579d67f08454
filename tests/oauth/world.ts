// A person, the app's sign-in and an MCP client on it: everything real but the window.
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client'
import { createOAuth, type OAuth } from '../../electron/oauth/oauth.ts'
import type { KnownServer, OAuthParts } from '../../electron/oauth/parts.ts'
import { type AccountId, ServerId } from '../../shared/ids.ts'
import { AppError } from '../../shared/ipc/errors.ts'
import type { MachineCredential, SignInView } from '../../shared/oauth.ts'
import { type MemoryParts, memoryParts } from '../conformance/parts.ts'
import { told } from '../../shared/told.ts'

export const SERVER = ServerId.parse('office')

/** A clock that stands still until it is moved; what was to run by then runs. */
export function createClock(start = Date.now()) {
  let now = start
  const waiting = new Set<{ readonly at: number; readonly run: () => void }>()
  return {
    now: () => now,
    after(milliseconds: number, run: () => void) {
      const entry = { at: now + milliseconds, run }
      waiting.add(entry)
      return () => void waiting.delete(entry)
    },
    move(milliseconds: number) {
      now += milliseconds
      for (const entry of waiting)
        if (entry.at <= now) {
          waiting.delete(entry)
          entry.run()
        }
    },
  }
}

export type World = {
  readonly parts: MemoryParts
  readonly oauth: OAuth
  readonly servers: KnownServer[]
  /** Resolves with the first state of a sign-in (this one, or any new one) that `fits`. */
  card(fits: (view: SignInView) => boolean, id?: string): Promise<SignInView>
  /** Confirms a card and gives its end; where a client has to be typed, this person has none and cancels. */
  confirm(id: string, scopes?: readonly string[]): Promise<SignInView>
  /** The whole way of a new account by the Connect button. */
  connect(): Promise<AccountId>
  /** The whole way of a machine account. */
  addMachine(clientId: string, credential: MachineCredential): Promise<SignInView>
  /** An MCP client that is connected (or rejects with what sign-in said). */
  client(accountId?: AccountId): Promise<Client>
  close(): Promise<void>
}

export const isOver = (view: SignInView) => ['done', 'failed', 'cancelled'].includes(view.state.kind)
const isAsking = (view: SignInView) => ['confirm', 'clientNeeded'].includes(view.state.kind)

/** The AppError in a chain of causes. */
export function appErrorOf(reason: unknown): AppError {
  for (let at = reason; at instanceof Error; at = at.cause) if (at instanceof AppError) return at
  throw reason
}

export async function callText(client: Client, name: string, greet: string): Promise<string> {
  const { content } = await client.callTool({ name, arguments: { greet } })
  const [block] = content
  return block?.type === 'text' ? block.text : ''
}

/** `kept` is a world of before: the same vault and documents after a restart. */
export function createWorld(url: string, over: Partial<OAuthParts> = {}, kept?: World): World {
  const servers: KnownServer[] = [{ id: SERVER, name: 'Office', url }]
  const fresh = memoryParts(servers, over)
  const parts = kept === undefined ? fresh : { ...fresh, vault: kept.parts.vault, documents: kept.parts.documents }
  const oauth = createOAuth(parts)
  const clients: Client[] = []
  const card: World['card'] = (fits, id) =>
    new Promise((resolve) => {
      const look = (views: readonly SignInView[]) => {
        const view = views.find((one) => (id === undefined || one.id === id) && fits(one))
        if (view !== undefined) resolve(view)
      }
      parts.listeners.add((name, payload) => {
        if (name === 'oauth.signInsChanged') look(payload as readonly SignInView[])
      })
      void oauth.listSignIns().then(look)
    })
  const confirm: World['confirm'] = async (id, scopes) => {
    const view = await card((one) => isAsking(one) || isOver(one), id)
    if (isOver(view)) return view
    await oauth.confirmSignIn({ id, scopes: scopes ?? null, client: null })
    const next = await card((one) => isOver(one) || one.state.kind === 'clientNeeded', id)
    if (isOver(next)) return next
    await oauth.cancelSignIn({ id })
    return card(isOver, id)
  }
  return {
    parts,
    oauth,
    servers,
    card,
    confirm,
    async connect() {
      const { id } = await oauth.startSignIn({ serverId: SERVER, accountId: null })
      const { state } = await confirm(id)
      if (state.kind === 'failed') throw AppError.fromWire(state.error)
      if (state.kind !== 'done') throw new AppError('SIGN_IN_CANCELLED', told`the sign-in ended as ${state.kind}`)
      return state.accountId
    },
    async addMachine(clientId, credential) {
      const { id } = await oauth.addMachineAccount({ serverId: SERVER, name: 'Robot', clientId, credential })
      return confirm(id)
    },
    async client(accountId) {
      const auth = oauth.authFor(SERVER, accountId)
      const client = new Client({ name: 'gatehouse', version: '0.1.0' })
      const target = new URL(servers[0]?.url ?? url)
      const options = { authProvider: auth, fetch: auth.over(fetch), onInsufficientScope: 'throw' as const }
      await client.connect(new StreamableHTTPClientTransport(target, options))
      clients.push(client)
      return client
    },
    async close() {
      await Promise.all(clients.map((client) => client.close()))
    },
  }
}

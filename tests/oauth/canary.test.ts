// Tokens are in the vault and in requests to their own issuer and server, and nowhere else.
import { afterEach, expect, test, vi } from 'vitest'
import { AccountId } from '../../shared/ids.ts'
import { type Hostile, METADATA, goodMetadata, redirect, startHostile } from './hostile.ts'
import { closeLater } from './house.ts'
import { createWorld, isOver, SERVER, type World } from './world.ts'

afterEach(() => vi.restoreAllMocks())

const SECRETS = ['canary-access', 'canary-refresh', 'canary-code', 'canary-secret', 'canary-second']

/** Everything that left sign-in by another door than the vault and the network. */
function watch(world: World): () => string {
  const seen: string[] = []
  const write = (...values: unknown[]) => void seen.push(values.map(String).join(' '))
  for (const method of ['log', 'warn', 'error', 'info', 'debug'] as const)
    vi.spyOn(console, method).mockImplementation(write)
  world.parts.listeners.add((name, payload) => void seen.push(`${name} ${JSON.stringify(payload)}`))
  return () => {
    const { audited, documents, opened } = world.parts
    const kept = [JSON.stringify(audited), JSON.stringify([...documents.entries]), opened.join()]
    return [...seen, ...kept, JSON.stringify(process.env), process.argv.join()].join('\n')
  }
}
/** A thrown thing with all its causes and properties, as a log would write it. */
const spelled = (reason: unknown): string => {
  const parts: string[] = []
  for (let at = reason; at instanceof Error; at = at.cause)
    parts.push(at.message, at.stack ?? '', JSON.stringify(Object.getOwnPropertyDescriptors(at)))
  return parts.join('\n')
}

async function openWorld(): Promise<{ readonly server: Hostile; readonly world: World }> {
  const server = await startHostile()
  const world = createWorld(server.url)
  closeLater(server.close, world.close)
  return { server, world }
}

test('a whole session, with every kind of failure, leaves no token anywhere but in the vault', async () => {
  const { server, world } = await openWorld()
  const everything = watch(world)
  const errors: string[] = []
  const quietly = async (work: Promise<unknown>) => {
    await work.catch((reason: unknown) => errors.push(spelled(reason)))
  }
  await world.connect()
  // The service repeats tokens in its errors.
  server.routes.set('/token', () => ({ status: 500, body: { access_token: 'canary-second' } }))
  await quietly(world.client())
  server.routes.set('/token', () => ({
    status: 400,
    body: { error: 'invalid_grant', error_description: 'canary-refresh' },
  }))
  await quietly(world.client())
  server.routes.set('/token', () => ({ status: 500, body: { access_token: 'canary-access' } }))
  await quietly(world.connect())
  server.routes.set('/token', () => ({ body: { access_token: 'canary-access', refresh_token: 7 } }))
  await quietly(world.connect())
  server.routes.set('/authorize', (query) => redirect(query, server.origin, { code: null, error: 'canary-code' }))
  await quietly(world.connect())
  server.routes.set('/register', () => ({ status: 400, body: { error: 'canary-secret' } }))
  await quietly(world.connect())
  const credential = { kind: 'secret' as const, secret: 'canary-secret' }
  await quietly(world.addMachine('robot', credential))
  const [account] = await world.oauth.listAccounts()
  await quietly(world.oauth.signOut({ accountId: account?.id ?? AccountId.parse('none') }))
  expect(errors.length).toBeGreaterThan(4)
  const written = everything() + errors.join('\n') + JSON.stringify(await world.oauth.listSignIns())
  for (const secret of SECRETS) expect(written).not.toContain(secret)
  expect(server.received.join()).toContain('canary-code')
})

test('a secret that the person typed is kept in the vault only', async () => {
  const { server, world } = await openWorld()
  const everything = watch(world)
  const { registration_endpoint: _none, ...metadata } = goodMetadata(server.origin)
  server.routes.set(METADATA, () => ({
    body: { ...metadata, token_endpoint_auth_methods_supported: ['client_secret_post'] },
  }))
  const { id } = await world.oauth.startSignIn({ serverId: SERVER, accountId: null })
  await world.card((view) => view.state.kind === 'clientNeeded', id)
  await world.oauth.confirmSignIn({ id, scopes: null, client: { clientId: 'mine', clientSecret: 'canary-secret' } })
  expect((await world.card(isOver, id)).state.kind).toBe('done')
  for (const secret of SECRETS) expect(everything()).not.toContain(secret)
  expect([...world.parts.vault.entries.values()].join()).toContain('canary-secret')
})

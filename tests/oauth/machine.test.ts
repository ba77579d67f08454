// Accounts with no person in a browser: secrets, keys, an organisation that vouches (ID-JAG), a platform that vouches.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { exportJWK, exportPKCS8, generateKeyPair } from 'jose'
import { expect, onTestFinished, test } from 'vitest'
import type { MachineCredential } from '../../shared/oauth.ts'
import { closeLater, openHouse } from './house.ts'
import { type Issuer, startIssuer } from './provider.ts'
import { signed, takes, takesWord, vouches } from './statements.ts'
import { appErrorOf, callText, SERVER } from './world.ts'

const none = { redirect_uris: [], response_types: [], scope: 'mcp:tools' }
const robot = { ...none, client_id: 'robot', client_secret: 'robot-secret', grant_types: ['client_credentials'] }
const EXCHANGE = 'urn:ietf:params:oauth:grant-type:token-exchange'
const BEARER = 'urn:ietf:params:oauth:grant-type:jwt-bearer'

/** A file of a login program, changed by `write`. */
function statementFile() {
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-statement-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const path = join(folder, 'token')
  return { path, write: (text: string) => writeFileSync(path, `${text}\n`) }
}

test('a client secret: the card names who gets it, nothing is sent before the yes, and it renews itself', async () => {
  const { world, issuer, server } = await openHouse({ clients: [robot] })
  const credential = { kind: 'secret' as const, secret: 'robot-secret' }
  const { id } = await world.oauth.addMachineAccount({ serverId: SERVER, name: 'Robot', clientId: 'robot', credential })
  const card = await world.card((view) => view.state.kind === 'confirm', id)
  expect(card).toMatchObject({ issuer: issuer.url, authorizationHost: new URL(issuer.url).host, way: 'machine' })
  expect(issuer.tokenRequests).toEqual([])
  expect((await world.confirm(id)).state.kind).toBe('done')
  const [account] = await world.oauth.listAccounts()
  expect(account).toMatchObject({ name: 'Robot', status: { kind: 'signedIn', expiresAt: null } })
  const client = await world.client()
  for (const token of server.tokens) server.refused.add(token)
  expect(await callText(client, 'whoami', 'beep')).toMatch(/^beep/)
  expect(issuer.tokenRequests).toHaveLength(2)
  // Where more would be needed nobody can be asked: no card, and the account stays what it is.
  server.needs.set('purge', 'mcp:admin')
  await callText(client, 'purge', 'x').catch(() => null)
  expect((await world.oauth.listSignIns()).filter((view) => view.state.kind === 'confirm')).toEqual([])
  server.refusesAll = true
  const refused = appErrorOf(await world.client().catch((reason: unknown) => reason))
  server.refusesAll = false
  const again = await world.confirm(String(Reflect.get(Object(refused.data), 'signInId')))
  expect([again.state.kind, world.parts.opened]).toEqual(['done', []])
})

test('a private key signs for the account, and never leaves', async () => {
  for (const algorithm of ['RS256', 'ES256', 'PS256', 'EdDSA'] as const) {
    const { privateKey, publicKey } = await generateKeyPair(algorithm, { extractable: true })
    const keys = { keys: [{ ...(await exportJWK(publicKey)), alg: algorithm, use: 'sig' }] }
    const { client_secret: _none, ...keyed } = robot
    const client = { ...keyed, token_endpoint_auth_method: 'private_key_jwt', jwks: keys }
    const { world, issuer } = await openHouse({
      clients: [{ ...client, token_endpoint_auth_signing_alg: algorithm }],
    })
    const pem = await exportPKCS8(privateKey)
    expect((await world.addMachine('robot', { kind: 'privateKey', pem, algorithm })).state.kind).toBe('done')
    expect(await callText(await world.client(), 'whoami', algorithm)).toBe(`${algorithm} robot`)
    const [asked] = issuer.tokenRequests
    expect(asked?.get('client_assertion')).toBeTruthy()
    expect(asked?.toString()).not.toContain(encodeURIComponent(pem.split('\n')[1] ?? pem))
  }
})

test('a wrong secret is said in words, and nothing is kept', async () => {
  const { world } = await openHouse({ clients: [robot] })
  const { state } = await world.addMachine('robot', { kind: 'secret', secret: 'wrong' })
  expect(state).toMatchObject({ error: { message: expect.stringContaining('does not know this client id or secret') } })
  expect(await world.oauth.listAccounts()).toEqual([])
  expect([...world.parts.vault.entries.keys()]).toEqual([])
})

type Organisation = Awaited<ReturnType<typeof openOrganisation>>
/** An identity provider, and a service that takes its word. */
async function openOrganisation() {
  const atHome = {
    ...none,
    client_id: 'gatehouse-at-home',
    token_endpoint_auth_method: 'none',
    grant_types: [EXCHANGE],
  }
  const identity = await startIssuer({ resources: () => [], clients: [atHome], extend: vouches })
  closeLater(identity.close)
  const atService = { client_id: 'gatehouse-at-the-service', client_secret: 'service-secret', grant_types: [BEARER] }
  const clients = [{ ...none, ...atService }]
  const house = await openHouse({ clients, extend: takesWord(() => identity.url) })
  const idToken = (sub: string, life?: string) =>
    signed({ iss: identity.url, aud: 'gatehouse-at-home', sub }, 'JWT', life)
  return { ...house, identity, idToken }
}
const vouchedBy = (
  identity: Issuer,
  statement: Extract<MachineCredential, { kind: 'workload' }>['statement'],
): MachineCredential => ({
  kind: 'enterprise',
  clientSecret: 'service-secret',
  identity: {
    issuer: identity.url,
    tokenEndpoint: null,
    clientId: 'gatehouse-at-home',
    clientSecret: null,
    statement,
  },
})
const add = ({ world, identity }: Organisation, path: string) =>
  world.addMachine('gatehouse-at-the-service', vouchedBy(identity, { kind: 'file', path }))

test('enterprise-managed: the organisation vouches, the service believes it, and both are on the card', async () => {
  const organisation = await openOrganisation()
  const { world, issuer, identity, server, idToken } = organisation
  const token = await idToken('alice')
  const credential = vouchedBy(identity, { kind: 'token', token })
  const clientId = 'gatehouse-at-the-service'
  const { id } = await world.oauth.addMachineAccount({ serverId: SERVER, name: 'Work', clientId, credential })
  const card = await world.card((view) => view.state.kind === 'confirm', id)
  expect(card).toMatchObject({
    authorizationHost: new URL(issuer.url).host,
    otherHosts: [new URL(identity.url).host],
    way: 'machine',
  })
  expect([identity.tokenRequests, issuer.tokenRequests]).toEqual([[], []])
  expect((await world.confirm(id)).state.kind).toBe('done')
  expect(await callText(await world.client(), 'whoami', 'hi')).toBe('hi alice')
  const [exchange] = identity.tokenRequests
  expect(exchange?.get('audience')).toBe(issuer.url)
  expect(exchange?.get('resource')).toBe(server.url)
  // Each side sees its own part only.
  expect(issuer.tokenRequests.join()).not.toContain(token)
  expect(identity.tokenRequests.join()).not.toContain('service-secret')
})

test('enterprise-managed: a token file that is kept fresh renews the account; one that is not says what to do', async () => {
  const organisation = await openOrganisation()
  const { world, identity, server, idToken } = organisation
  const file = statementFile()
  file.write(await idToken('alice'))
  expect((await add(organisation, file.path)).state.kind).toBe('done')
  const client = await world.client()
  file.write(await idToken('alice later'))
  for (const token of server.tokens) server.refused.add(token)
  expect(await callText(client, 'whoami', 'hi')).toBe('hi alice later')
  expect(identity.tokenRequests).toHaveLength(2)
  file.write(await idToken('alice', '-1m'))
  for (const token of server.tokens) server.refused.add(token)
  const failure = appErrorOf(await callText(client, 'whoami', 'x').catch((reason: unknown) => reason))
  expect(failure.code).toBe('SIGN_IN_NEEDED')
  expect((await world.oauth.listAccounts())[0]?.status.kind).toBe('revoked')
  const { state } = await world.confirm(String(Reflect.get(Object(failure.data), 'signInId')))
  expect(state).toMatchObject({ error: { message: expect.stringContaining('did not accept what vouches') } })
  expect(JSON.stringify([state, world.parts.audited])).not.toContain('canary-text')
})

test('workload identity: the platform vouches, and only a signed statement ever leaves a file', async () => {
  const platform = 'https://platform.example'
  const { world, issuer } = await openHouse({
    clients: [{ ...none, client_id: 'robot', token_endpoint_auth_method: 'none', grant_types: [BEARER] }],
    extend: takes(() => [platform], undefined),
  })
  const file = statementFile()
  const credential: MachineCredential = { kind: 'workload', statement: { kind: 'file', path: file.path } }
  for (const other of ['-----BEGIN PRIVATE KEY-----canary', 'canary.canary.canary', `${'e30.'.repeat(2)}canary more`]) {
    file.write(other)
    const { state } = await world.addMachine('robot', credential)
    expect(state).toMatchObject({ error: { message: expect.stringContaining('is not a signed token') } })
  }
  expect(issuer.tokenRequests).toEqual([])
  file.write(await signed({ iss: platform, aud: issuer.url, sub: 'build-machine' }))
  expect((await world.addMachine('robot', credential)).state.kind).toBe('done')
  expect(await callText(await world.client(), 'whoami', 'hi')).toBe('hi build-machine')
  const gone = { kind: 'workload' as const, statement: { kind: 'file' as const, path: `${file.path}.gone` } }
  expect((await world.addMachine('robot', gone)).state).toMatchObject({
    error: { message: expect.stringContaining('cannot be read') },
  })
})

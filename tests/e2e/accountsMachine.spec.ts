// Accounts with no person in a browser, and the ways in which the app is known at a service, through the whole app.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { exportJWK, exportPKCS8, generateKeyPair } from 'jose'
import { startHostile, goodMetadata, METADATA } from '../oauth/hostile.ts'
import { type Issuer, startIssuer } from '../oauth/provider.ts'
import { signed, takes, vouches } from '../oauth/statements.ts'
import {
  accountRow,
  confirm,
  connect,
  expectReady,
  type House,
  openHouse,
  SERVER,
  signInCard,
} from './accountsHouse.ts'
import { type Gatehouse, openWindow } from './gatehouse.ts'
import { missing } from './keyring.ts'
import { callOf, newConversation, openScreen, readCard, runTool } from './person.ts'
import { draftServer, rowOf } from './servers.ts'

test.skip(missing.length > 0, `not installed: ${missing.join(', ')}`)
test.describe.configure({ mode: 'serial' })

const DOCUMENT = 'https://client.example/oauth/client.json'
const PLATFORM = 'https://platform.example'
const BEARER = 'urn:ietf:params:oauth:grant-type:jwt-bearer'
const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true })
const none = { redirect_uris: [], response_types: [], scope: 'mcp:tools' }
const byGrant = { ...none, grant_types: ['client_credentials'] }
const keyed = {
  token_endpoint_auth_method: 'private_key_jwt',
  token_endpoint_auth_signing_alg: 'ES256',
  jwks: { keys: [{ ...(await exportJWK(publicKey)), alg: 'ES256', use: 'sig' }] },
}
const clients = [
  { ...byGrant, client_id: 'robot', client_secret: 'robot-secret' },
  { ...byGrant, ...keyed, client_id: 'keyed' },
  { ...none, client_id: 'gatehouse-at-the-service', client_secret: 'service-secret', grant_types: [BEARER] },
  { ...none, client_id: 'build', token_endpoint_auth_method: 'none', grant_types: [BEARER] },
]
const published: object = JSON.parse(
  readFileSync(join(import.meta.dirname, '..', '..', 'build', 'client-metadata.json'), 'utf8'),
)
const documents = new Map([[DOCUMENT, { ...published, client_id: DOCUMENT }]])

let house: House
let identity: Issuer
let gatehouse: Gatehouse
let page: Page
test.beforeAll(async ({ browser }) => {
  const atHome = {
    ...none,
    client_id: 'gatehouse-at-home',
    token_endpoint_auth_method: 'none',
    grant_types: ['urn:ietf:params:oauth:grant-type:token-exchange'],
  }
  identity = await startIssuer({ resources: () => [], clients: [atHome], extend: vouches })
  house = await openHouse({
    clients,
    documents,
    registration: false,
    extend: takes(() => [PLATFORM, identity.url], undefined),
  })
  gatehouse = await house.start({ GATEHOUSE_CLIENT_METADATA_URL: DOCUMENT })
  page = await browser.newPage()
  await openWindow(page, gatehouse)
})
test.afterAll(async () => {
  await page.close()
  await gatehouse.stop()
  await house.close()
  await identity.close()
})
const tokensAsked = (issuer: Issuer) => issuer.tokenRequests.length

test('[accounts.document] a service that reads client documents needs no registration', async () => {
  await connect(page, house.server.url)
  await confirm(page)
  await expect(accountRow(page, SERVER)).toContainText('Signed in')
  expect(new URL(house.opened().at(-1)?.address ?? '').searchParams.get('client_id')).toBe(DOCUMENT)
  expect(house.issuer.events).not.toContain('registration_create.success')
  await expectReady(page)
})

/** Fills the dialog as far as every kind has it in common. */
async function draft(kind: string, name: string, clientId: string) {
  await openScreen(page, 'Accounts')
  await page.getByRole('button', { name: 'Add machine account' }).click()
  const dialog = page.getByRole('dialog', { name: 'Machine account' })
  await dialog.getByRole('textbox', { name: 'Name', exact: true }).fill(name)
  await dialog.getByRole('combobox', { name: 'Proof' }).click()
  await page.getByRole('option', { name: kind }).click()
  await dialog.getByRole('textbox', { name: 'Client id', exact: true }).fill(clientId)
  return dialog
}
/** Sees who gets the credentials, then agrees; and calls a tool as that account. */
async function agree(name: string, subject: string): Promise<void> {
  const dialog = page.getByRole('dialog', { name: 'Machine account' })
  const before = tokensAsked(house.issuer)
  await dialog.getByRole('button', { name: 'Go on' }).click()
  const card = dialog.getByRole('alertdialog', { name: `Connect ${SERVER} with a machine account` })
  await expect(card).toContainText(new URL(house.issuer.url).host)
  await expect(card).toContainText('No browser opens.')
  expect(tokensAsked(house.issuer)).toBe(before)
  await (await readCard(card)).click()
  await expect(dialog).toBeHidden()
  await use(name, subject)
}
/** Makes it the usual account, and calls a tool as it. */
async function use(name: string, subject: string): Promise<void> {
  await expect(accountRow(page, name)).toContainText('Signed in')
  await page.getByRole('button', { name: `More for ${name}`, exact: true }).click()
  await page.getByRole('menuitem', { name: 'Use as the usual account' }).click()
  await expect(accountRow(page, name)).toContainText('Usual account')
  await expectReady(page)
  await newConversation(page)
  await runTool(page, { words: 'whoami', title: 'whoami', values: { greet: 'hello' } })
  await expect(callOf(page, 'whoami')).toContainText(`hello ${subject}`)
}

test('[accounts.machine] a machine account by its secret: who gets it is said first, and a wrong one can be mended', async () => {
  const opened = house.opened().length
  const dialog = await draft('Client secret', 'Robot', 'robot')
  await dialog.getByLabel('Client secret').fill('wrong')
  await dialog.getByRole('button', { name: 'Go on' }).click()
  await (await readCard(dialog.getByRole('alertdialog'))).click()
  await expect(dialog).toContainText('does not know this client id or secret')
  await dialog.getByRole('region').getByRole('button', { name: 'Close' }).click()
  await expect(dialog.getByRole('textbox', { name: 'Name', exact: true })).toHaveValue('Robot')
  await dialog.getByLabel('Client secret').fill('robot-secret')
  await agree('Robot', 'robot')
  expect(house.opened()).toHaveLength(opened)
})

test('[accounts.machineKey] a machine account by its private key', async () => {
  const dialog = await draft('Private key', 'Keyed', 'keyed')
  await dialog.getByRole('textbox', { name: 'Private key (PEM)' }).fill(await exportPKCS8(privateKey))
  await dialog.getByRole('combobox', { name: 'Algorithm' }).click()
  await page.getByRole('option', { name: 'ES256' }).click()
  await agree('Keyed', 'keyed')
})

test('[accounts.workload] a machine account that its platform vouches for, from a file that the platform keeps', async () => {
  const path = join(house.session.root, 'platform-token')
  writeFileSync(path, `${await signed({ iss: PLATFORM, aud: house.issuer.url, sub: 'build-machine' })}\n`)
  const dialog = await draft('Workload identity', 'Builder', 'build')
  await dialog.getByRole('textbox', { name: 'Path of the file' }).fill(path)
  await agree('Builder', 'build-machine')
})

test('[accounts.organisation] an account that the organisation vouches for: both hosts are on the card, and the file renews it', async () => {
  const path = join(house.session.root, 'login-token')
  writeFileSync(path, await signed({ iss: identity.url, aud: 'gatehouse-at-home', sub: 'alice at work' }))
  const dialog = await draft('Organisation sign-in', 'Work', 'gatehouse-at-the-service')
  await dialog.getByRole('textbox', { name: 'Your organisation’s sign-in service' }).fill(identity.url)
  await dialog.getByRole('textbox', { name: 'Client id there' }).fill('gatehouse-at-home')
  await dialog.getByRole('textbox', { name: 'Path of the file' }).fill(path)
  await dialog.getByRole('button', { name: 'Rarely needed' }).click()
  await dialog.getByLabel('Client secret at the server’s service (if there is one)').fill('service-secret')
  await dialog.getByRole('button', { name: 'Go on' }).click()
  await expect(dialog).toContainText(`Also taking part: ${new URL(identity.url).host}`)
  expect(identity.tokenRequests).toEqual([])
  await (await readCard(dialog.getByRole('alertdialog'))).click()
  await expect(dialog).toBeHidden()
  await use('Work', 'alice at work')
  writeFileSync(path, await signed({ iss: identity.url, aud: 'gatehouse-at-home', sub: 'alice later' }))
  for (const token of house.server.tokens) house.server.refused.add(token)
  await newConversation(page)
  await runTool(page, { words: 'whoami', title: 'whoami', values: { greet: 'hello' } })
  await expect(callOf(page, 'whoami')).toContainText('hello alice later')
})

test('[accounts.hosts] every host that takes part in a sign-in is on the card', async () => {
  const hostile = await startHostile()
  const token_endpoint = 'https://tokens.example/token'
  hostile.routes.set(METADATA, () => ({ body: { ...goodMetadata(hostile.origin), token_endpoint } }))
  await draftServer(page, 'Spread', { url: hostile.url })
  await rowOf(page, 'Spread').getByRole('button', { name: 'Sign in' }).click()
  const card = page.getByRole('alertdialog', { name: 'Sign in to Spread' })
  await expect(card).toContainText(new URL(hostile.origin).host)
  await expect(card).toContainText('Also taking part: tokens.example')
  await card.getByRole('button', { name: 'Cancel' }).click()
  await expect(card).toBeHidden()
  await expect(signInCard(page)).toBeHidden()
  await hostile.close()
})

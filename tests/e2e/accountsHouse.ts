// The real app in a session with a real keyring, a real issuer, a protected server, and a browser that a person sits at.
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Locator, type Page } from '@playwright/test'
import { type Issuer, type IssuerOptions, startIssuer } from '../oauth/provider.ts'
import { type Protected, startProtected } from '../oauth/resource.ts'
import { type Gatehouse, startGatehouse } from './gatehouse.ts'
import { type Session, startSession } from './keyring.ts'
import { openScreen, readCard } from './person.ts'
import { draftServer, node, rowOf } from './servers.ts'

export const SERVER = 'Guarded'
type Opened = { readonly address: string; readonly more: number; readonly env: Readonly<Record<string, string>> }

export type House = {
  readonly session: Session
  readonly home: string
  readonly issuer: Issuer
  readonly server: Protected
  start(env?: Readonly<Record<string, string>>): Promise<Gatehouse>
  /** Who sits at the browser from now on; `-name` says no there, the empty name does nothing. */
  sits(who: string): void
  /** What the system's browser was started with so far. */
  opened(): readonly Opened[]
  /** Another issuer that knows the same server. */
  otherIssuer(over?: Omit<IssuerOptions, 'resources'>): Promise<Issuer>
  close(): Promise<void>
}

export async function openHouse(options: Omit<IssuerOptions, 'resources'> = {}): Promise<House> {
  const session = await startSession()
  const urls: string[] = []
  const issuer = await startIssuer({ ...options, resources: () => urls })
  const issuers = [issuer]
  const server = await startProtected(issuer.url)
  urls.push(server.url)
  const folder = (name: string): string => {
    mkdirSync(join(session.root, name), { recursive: true, mode: 0o700 })
    return join(session.root, name)
  }
  const [home, desk] = [folder('gatehouse'), folder('desk')]
  const browser = join(desk, 'browser')
  const script = join(import.meta.dirname, 'systemBrowser.ts')
  // "$@" and not "$1": what came beside the address would be seen.
  writeFileSync(browser, `#!/bin/sh\nexec '${node}' '${script}' '${desk}' "$@"\n`)
  chmodSync(browser, 0o700)
  writeFileSync(join(desk, 'who'), 'alice')
  return {
    session,
    home,
    issuer,
    server,
    start: (env = {}) => startGatehouse(home, { ...session.env, GATEHOUSE_BROWSER: browser, ...env }),
    sits: (who) => writeFileSync(join(desk, 'who'), who),
    opened: () =>
      existsSync(join(desk, 'opened'))
        ? readFileSync(join(desk, 'opened'), 'utf8')
            .trim()
            .split('\n')
            .map((line) => JSON.parse(line) as Opened)
        : [],
    async otherIssuer(over = {}) {
      const other = await startIssuer({ ...options, ...over, resources: () => urls })
      issuers.push(other)
      return other
    },
    async close() {
      await server.close()
      await Promise.all(issuers.map((one) => one.close()))
      session.end()
    },
  }
}

const title = `Sign in to ${SERVER}`
/** The card that asks, or what came of its yes. */
export const signInCard = (page: Page): Locator =>
  page.getByRole('alertdialog', { name: title }).or(page.getByRole('region', { name: title }))
export const accounts = (page: Page): Locator =>
  page
    .getByRole('list', { name: `Accounts of ${SERVER}` })
    .getByRole('listitem')
    .filter({ hasText: 'What it may do' })
export const accountRow = (page: Page, name: string): Locator =>
  accounts(page).filter({ has: page.getByRole('button', { name: `More for ${name}`, exact: true }) })

export async function pick(page: Page, account: string, item: string): Promise<void> {
  await page.getByRole('button', { name: `More for ${account}`, exact: true }).click()
  await page.getByRole('menuitem', { name: item }).click()
}

/** Adds the server, and starts its sign-in from its row. Resolves when the card asks. */
export async function connect(page: Page, url: string): Promise<Locator> {
  await draftServer(page, SERVER, { url })
  await rowOf(page, SERVER).getByRole('button', { name: 'Sign in' }).click()
  const card = signInCard(page)
  await expect(card.getByRole('button', { name: 'Open the browser' })).toBeVisible()
  return card
}

export async function confirm(page: Page): Promise<void> {
  const card = page.getByRole('alertdialog', { name: title })
  await (await readCard(card)).click()
}

/** The row of the server says this many tools. */
export async function expectReady(page: Page): Promise<void> {
  await openScreen(page, 'Servers')
  await expect(rowOf(page, SERVER)).toContainText('2 tools')
}

const anything = {
  serverId: null,
  accountId: null,
  name: null,
  effects: null,
  principal: null,
  scope: { kind: 'any' },
}
/** A rule that an administrator may give. */
export const denySignIn = {
  id: 'no-accounts',
  verdict: 'deny',
  match: { ...anything, action: 'account/signIn' },
  note: 'No accounts on this machine.',
  createdAt: 0,
  examples: [],
}

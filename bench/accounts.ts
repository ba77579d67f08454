// Accounts: our own time in a first sign-in, and how long 1,000 stored accounts take to be listed. Run: node bench/accounts.ts [rounds]
import { setUpVault } from '../electron/storage/forVaultTests.ts'
import { createBrowser } from '../tests/oauth/browser.ts'
import { startIssuer } from '../tests/oauth/provider.ts'
import { startProtected } from '../tests/oauth/resource.ts'
import { createWorld, SERVER } from '../tests/oauth/world.ts'
import { medianOf } from './contest.ts'
import { report } from './report.ts'

const rounds = Number(process.argv[2] ?? 7)
// The issuer says at length that it is for tests.
console.warn = () => undefined

/** From the person's yes to the first answer of a tool, without what the browser's pages took. */
async function firstSignIn(): Promise<{ readonly whole: number; readonly own: number }> {
  const urls: string[] = []
  const issuer = await startIssuer({ resources: () => urls })
  const server = await startProtected(issuer.url)
  urls.push(server.url)
  let inBrowser = 0
  const visit = createBrowser('alice')
  const world = createWorld(server.url, {
    async openBrowser(url) {
      const before = performance.now()
      await visit(url)
      inBrowser += performance.now() - before
    },
  })
  const before = performance.now()
  await world.connect()
  const client = await world.client()
  await client.callTool({ name: 'whoami', arguments: { greet: 'hello' } })
  const whole = performance.now() - before
  await world.close()
  await server.close()
  await issuer.close()
  return { whole, own: whole - inBrowser }
}

/** A vault file and a document with 1,000 accounts, opened by a new vault and listed. */
async function thousand(): Promise<() => Promise<number>> {
  const at = setUpVault()
  process.once('exit', at.remove)
  const url = 'https://mcp.example/mcp'
  const tokens = { accessToken: 'x'.repeat(1500), tokenType: 'Bearer', refreshToken: 'y'.repeat(300), obtainedAt: 0 }
  const secret = { issuer: 'https://a.example', serverUrl: url, resource: url, scopes: ['mcp:tools'] }
  const rest = {
    client: { client_id: 'x' },
    grant: { kind: 'code' },
    tokens: { ...tokens, expiresAt: null },
    dpop: null,
  }
  const vault = at.open()
  const ids = Array.from({ length: 1000 }, (_, index) => `account-${index}`)
  await Promise.all(ids.map((id) => vault.set(`oauth/account/${id}`, JSON.stringify({ ...secret, ...rest }))))
  await vault.close()
  const records = ids.map((id) => ({
    id,
    serverId: SERVER,
    serverUrl: url,
    name: id,
    issuer: 'https://a.example',
    scopes: ['mcp:tools'],
    refused: [],
    createdAt: 0,
    expiresAt: null,
    status: { kind: 'signedIn' },
  }))
  return async () => {
    const world = createWorld(url)
    world.parts.documents.entries.set('oauth.accounts', records)
    const before = performance.now()
    const parts = { ...world.parts, vault: at.open() as never }
    const found = await createWorld(url, {}, { ...world, parts }).oauth.listAccounts()
    const taken = performance.now() - before
    if (found.filter(({ status }) => status.kind === 'signedIn').length !== 1000) throw new Error('not all are there')
    return taken
  }
}

async function medianOfRounds(act: () => Promise<number>): Promise<number> {
  const taken: number[] = []
  for (let round = -1; round < rounds; round += 1) {
    const one = await act()
    if (round >= 0) taken.push(one)
  }
  return medianOf(taken)
}

const whole: number[] = []
const own = await medianOfRounds(async () => {
  const one = await firstSignIn()
  whole.push(one.whole)
  return one.own
})
const opened = await medianOfRounds(await thousand())
console.log(`First sign-in: ${own.toFixed(0)} ms of our own, ${medianOf(whole).toFixed(0)} ms with the browser's pages`)
console.log(`1,000 stored accounts: ${opened.toFixed(1)} ms`)
report({
  what: 'First sign-in, from the yes to the first answer of a tool',
  ours: `${own.toFixed(0)} ms of our own`,
  beside: `with the pages of a real issuer: ${medianOf(whole).toFixed(0)} ms`,
  ratio: null,
  goal: { atMost: 3000, unit: ' ms' },
  value: own,
})
report({
  what: '1,000 stored accounts: vault opened, all listed',
  ours: `${opened.toFixed(0)} ms`,
  beside: '(absolute)',
  ratio: null,
  goal: { atMost: 100, unit: ' ms' },
  value: opened,
})
process.exit(0)

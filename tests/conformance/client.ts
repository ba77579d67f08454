// The client under test: the app's host and sign-in, without a window. Usage: node tests/conformance/client.ts URL
import { createOAuth, type OAuth } from '../../electron/oauth/oauth.ts'
import { ServerId } from '../../shared/ids.ts'
import { type Context, machineIn, readContext, typedIn } from './context.ts'
import { type HostPeer, openHost } from './hostPeer.ts'
import { memoryParts } from './parts.ts'
import { createPerson, type Person } from './person.ts'
import { callTools, type SigningIn, visitSkills } from './script.ts'
import { MODERN, openSdk } from './sdkPeer.ts'

const MOST_SIGN_INS = 4
const DOCUMENT_URL = 'https://conformance-test.local/client-metadata.json'
const ID = ServerId.parse('conformance')

/** Does `work`, again after each sign-in that it turned out to need; as in the app, the server is then connected anew. */
const signingInWith =
  (person: Person, restart: () => Promise<void>): SigningIn =>
  async (work) => {
    for (let left = MOST_SIGN_INS; ; left--) {
      try {
        return await work()
      } catch (reason) {
        if (left === 0 || !(await person.settle())) throw reason
        await restart()
      }
    }
  }

type Errand = {
  readonly url: string
  readonly context: Context
  readonly oauth: OAuth
  readonly person: Person
  readonly revision: string | undefined
}

/** The host shows no tools while their list needs a sign-in: that is waited for. */
async function listedBy(host: HostPeer, person: Person) {
  const tools = await host.tools()
  if (tools.length > 0 || !(await person.settle())) return tools
  await host.restart()
  return host.tools()
}

async function withHost(errand: Errand): Promise<'done' | 'nothing' | 'byHand'> {
  const { url, context, oauth, person, revision } = errand
  const host = await openHost(ID, url, oauth.authFor)
  const signingIn = signingInWith(person, host.restart)
  try {
    const tools = await signingIn(() => listedBy(host, person)).catch((reason: unknown) => {
      // A server that answers no probe cannot be told from a broken one without knowing its era.
      if (revision === MODERN && Reflect.get(Object(reason), 'party') !== 'signIn') return null
      throw reason
    })
    if (tools === null || (revision === MODERN && host.revision() !== MODERN)) return 'byHand'
    // The host sends no arguments that the tool's own schema refuses; the suite hands over such a call.
    if (!(await callTools(host, tools, context, signingIn))) return 'byHand'
    return tools.length === 0 ? 'nothing' : 'done'
  } finally {
    await host.close()
  }
}

async function withSdk({ url, context, oauth, person }: Errand, isKnownModern: boolean): Promise<void> {
  const signingIn = signingInWith(person, () => Promise.resolve())
  const peer = await signingIn(() => openSdk(url, oauth.authFor(ID), isKnownModern))
  try {
    // The errand of whoever sits there, not the server, says whether a listed skill is also loaded.
    await visitSkills(peer.client, process.env.MCP_CONFORMANCE_SCENARIO?.includes('verify') === true)
    if (isKnownModern) await callTools(peer, await peer.tools(), context, signingIn)
  } finally {
    await peer.close()
  }
}

async function main(url: string): Promise<void> {
  const context = readContext(process.env.MCP_CONFORMANCE_CONTEXT)
  const parts = memoryParts([{ id: ID, name: 'Conformance', url }], { clientMetadataUrl: DOCUMENT_URL })
  const oauth = createOAuth(parts)
  const person = createPerson(oauth, parts, typedIn(context))
  const machine = machineIn(context)
  if (machine !== null) {
    await oauth.addMachineAccount({ serverId: ID, name: 'Machine', ...machine })
    await person.settle()
  }
  const errand = { url, context, oauth, person, revision: process.env.MCP_CONFORMANCE_PROTOCOL_VERSION }
  const outcome = await withHost(errand)
  console.log(`through the host: ${outcome}`)
  if (outcome !== 'done') await withSdk(errand, outcome === 'byHand')
}

const url = process.argv[2]
if (url === undefined) throw new Error('usage: npm run -s conformance:client -- <url>')
await main(url).then(
  () => process.exit(0),
  (reason: unknown) => {
    console.error(reason)
    process.exit(1)
  },
)

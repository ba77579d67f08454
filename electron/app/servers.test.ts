import { expect, test } from 'vitest'
import { KEPT_SECRET, type ServerConfig, type ServerDraft, type ServerView } from '../../shared/host.ts'
import type { ServerId } from '../../shared/ids.ts'
import type { Json } from '../../shared/json.ts'
import { launchDigest } from '../host/launch.ts'
import { createApprovals } from './approvals.ts'
import { createServers } from './servers.ts'

/** The real list over a settings file, a vault and an approvals document that live in memory. */
function list() {
  let stored: readonly ServerConfig[] = []
  let document: Json | null = null
  const secrets = new Map<string, string>()
  const audit: string[] = []
  let synced: readonly ServerConfig[] = []
  const servers = createServers({
    stored: () => stored,
    store: async (configs) => {
      stored = configs
    },
    approvals: createApprovals({
      read: () => document,
      write: (value) => {
        document = value
      },
      writeLater: () => {},
      onRead: () => {},
    }),
    secrets: {
      get: async (name) => secrets.get(name) ?? null,
      set: async (name, value) => void secrets.set(name, value),
      delete: async (name) => void secrets.delete(name),
    },
    launchDigest,
    sync: (configs) => {
      synced = configs
    },
    view: (id) => ({ id }) as ServerView,
    newId: () => `server-${stored.length + 1}` as ServerId,
    audit: (line) => audit.push(line.result),
    onRemoved: async () => {},
  })
  return {
    servers,
    audit,
    secrets,
    config: (id: ServerId) => synced.find((each) => each.id === id),
    file: () => stored,
    edit: (change: (configs: readonly ServerConfig[]) => readonly ServerConfig[]) => {
      stored = change(stored)
    },
  }
}
const local = (args: readonly string[] = [], env: Record<string, string> = {}): ServerDraft => ({
  name: 'Notes',
  launch: { kind: 'stdio', command: 'npx', args: [...args], env, folder: null },
})
const remote = (url: string, headers: Record<string, string> = {}): ServerDraft => ({
  name: 'Remote',
  launch: { kind: 'http', url, headers },
})

test('a new local server is not approved before its exact command was', async () => {
  const { servers, config } = list()
  const { id } = await servers.add(local(['-y', 'pkg']))
  expect(config(id)?.approvedLaunch).toBeNull()
  const shown = launchDigest(config(id)!.launch)
  await servers.approve(id, shown)
  expect(config(id)?.approvedLaunch).toBe(shown)
})

test('CVE-2025-54136: command, arguments, folder, names and values of the environment each ask again', async () => {
  const changes: ServerDraft['launch'][] = [
    { kind: 'stdio', command: 'node', args: ['pkg'], env: { KEY: KEPT_SECRET }, folder: null },
    { kind: 'stdio', command: 'npx', args: ['pkg', '--evil'], env: { KEY: KEPT_SECRET }, folder: null },
    { kind: 'stdio', command: 'npx', args: ['pkg'], env: { KEY: KEPT_SECRET }, folder: '/tmp' },
    { kind: 'stdio', command: 'npx', args: ['pkg'], env: { KEY: KEPT_SECRET, NODE_OPTIONS: 'x' }, folder: null },
    { kind: 'stdio', command: 'npx', args: ['pkg'], env: { KEY: 'another' }, folder: null },
    { kind: 'stdio', command: 'npx', args: ['pkg'], env: {}, folder: null },
  ]
  for (const launch of changes) {
    const { servers, config } = list()
    const { id } = await servers.add(local(['pkg'], { KEY: 'secret' }))
    await servers.approve(id, launchDigest(config(id)!.launch))
    await servers.edit(id, { name: 'Notes', launch: config(id)!.launch })
    expect(config(id)?.approvedLaunch, 'nothing changed').not.toBeNull()
    await servers.edit(id, { name: 'Notes', launch })
    expect(config(id)?.approvedLaunch, JSON.stringify(launch)).toBeNull()
  }
})

test('an approval is for what was shown, not for what is there by then', async () => {
  const { servers, config } = list()
  const { id } = await servers.add(local(['pkg']))
  const shown = launchDigest(config(id)!.launch)
  await servers.edit(id, local(['other']))
  await expect(servers.approve(id, shown)).rejects.toMatchObject({ code: 'SERVER_NOT_APPROVED' })
  expect(config(id)?.approvedLaunch).toBeNull()
})

test('CVE-2025-54135: what the settings file says of approval and trust is not believed', async () => {
  const { servers, edit } = list()
  const { id } = await servers.add(local(['pkg']))
  edit((configs) =>
    configs.map((each) => ({ ...each, approvedLaunch: launchDigest(each.launch), trusted: true, builtIn: true })),
  )
  const believed = servers.configs().find((each) => each.id === id)
  expect(believed).toMatchObject({ approvedLaunch: null, trusted: false })
})

test('secrets go to the vault, marks to the settings', async () => {
  const { servers, file, secrets } = list()
  const { id } = await servers.add(local([], { TOKEN: 'canary-secret' }))
  expect(JSON.stringify(file())).not.toContain('canary-secret')
  expect(JSON.stringify([...secrets])).toContain('canary-secret')
  expect(await servers.secrets(id)).toEqual({ env: { TOKEN: 'canary-secret' }, headers: {} })
  await servers.remove(id)
  expect(secrets.size).toBe(0)
})

test('a kept header never goes to another host', async () => {
  const { servers, config } = list()
  const { id } = await servers.add(remote('https://good.example/mcp', { 'X-Key': 'canary' }))
  await servers.edit(id, remote('https://good.example/other', { 'X-Key': KEPT_SECRET }))
  expect(await servers.secrets(id)).toMatchObject({ headers: { 'X-Key': 'canary' } })
  await expect(servers.edit(id, remote('https://evil.example/mcp', { 'X-Key': KEPT_SECRET }))).rejects.toMatchObject({
    code: 'INVALID_INPUT',
  })
  expect(config(id)?.launch).toMatchObject({ url: 'https://good.example/other' })
})

test('bad input names the field at fault', async () => {
  const { servers } = list()
  await servers.add(local())
  await expect(servers.add(local())).rejects.toMatchObject({ data: { issues: [{ path: 'name' }] } })
  for (const url of ['ftp://x.example', 'not an address', 'https://user:pw@x.example/'])
    await expect(servers.add(remote(url)), url).rejects.toMatchObject({ data: { issues: [{ path: 'launch.url' }] } })
})

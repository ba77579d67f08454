import { expect, test } from 'vitest'
import { KEPT_SECRET, type Launch, type ServerDraft } from '../../shared/host.ts'
import type { PolicyId, ServerId } from '../../shared/ids.ts'
import type { Json } from '../../shared/json.ts'
import type { PolicyDraft } from '../../shared/permission.ts'
import { digestOf } from '../host/launch.ts'
import type { WorldOptions } from '../permission/forTests.ts'
import { digestOfLaunch, list, local, may, remote } from './forTests.ts'

test('a new local server may not run before its exact command was allowed; the yes is decided, kept and on record', async () => {
  const { servers, config, admit, started, world } = list()
  const { id } = await servers.add(local(['-y', 'pkg']))
  expect(admit(id)).toMatchObject({ state: { kind: 'approvalNeeded', reason: { kind: 'mode' }, drift: null } })
  await servers.approve(id, digestOfLaunch(config(id)))
  expect(started).toHaveLength(1)
  expect(started[0]).toMatchObject({
    action: 'server/start',
    principal: { kind: 'person' },
    context: { arguments: { kind: 'stdio', command: 'npx', args: ['-y', 'pkg'] }, digest: digestOfLaunch(config(id)) },
  })
  expect(world.gate.spend(started[0]!)).toBe(true)
  expect(world.audited.map(({ kind, result }) => `${kind}:${result}`)).toEqual([
    'decision:ask',
    'answer:granted',
    'grant:created',
  ])
  expect(may(admit(id)), 'the next start asks nothing').toBe(true)
})

test.each(['careful', 'balanced', 'focused'] as const)('no mode lets a first start run unasked: %s', async (mode) => {
  const { servers, admit } = list({ mode })
  const { id } = await servers.add(local(['pkg']))
  expect(may(admit(id))).toBe(false)
})

test('a kept yes is a grant: listed, and taken back it asks again at the next start, and at a restart by backoff', async () => {
  const { servers, config, admit, world, starts } = list()
  const { id } = await servers.add(local(['pkg']))
  await servers.approve(id, digestOfLaunch(config(id)))
  const [grant] = world.grants.list()
  expect(grant).toMatchObject({ action: 'server/start', serverId: id, pin: digestOfLaunch(config(id)) })
  expect(grant?.scope.kind, 'presence means authority').toBe('matching')
  expect('authorized' in starts.admit(config(id)!, true)).toBe(true)
  world.grants.revoke(grant!.id)
  expect(may(admit(id))).toBe(false)
  expect('authorized' in starts.admit(config(id)!, true)).toBe(false)
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
    const { servers, config, admit } = list()
    const { id } = await servers.add(local(['pkg'], { KEY: 'secret' }))
    await servers.approve(id, digestOfLaunch(config(id)))
    await servers.edit(id, { name: 'Notes', launch: config(id)!.launch })
    expect(may(admit(id)), 'nothing changed').toBe(true)
    await servers.edit(id, { name: 'Notes', launch })
    expect(may(admit(id)), JSON.stringify(launch)).toBe(false)
  }
})

test('a changed command puts the yes to sleep, and what changed is shown part by part', async () => {
  const { servers, config, admit, world } = list()
  const { id } = await servers.add(local(['pkg', '--quiet'], { KEY: 'secret' }))
  await servers.approve(id, digestOfLaunch(config(id)))
  await servers.edit(id, local(['pkg', '--all'], { KEY: KEPT_SECRET, NODE_OPTIONS: 'x' }))
  expect(admit(id)).toMatchObject({
    state: {
      drift: {
        fields: [
          { field: 'argument 2', before: '--quiet', after: '--all' },
          { field: 'env NODE_OPTIONS', before: null },
        ],
      },
    },
  })
  await servers.approve(id, digestOfLaunch(config(id)))
  expect(world.grants.list(), 'the old yes is replaced').toHaveLength(1)
})

test('an approval is for what was shown, not for what is there by then', async () => {
  const { servers, config, admit, started } = list()
  const { id } = await servers.add(local(['pkg']))
  const shown = digestOfLaunch(config(id))
  await servers.edit(id, local(['other']))
  await expect(servers.approve(id, shown)).rejects.toMatchObject({ code: 'SERVER_NOT_APPROVED' })
  expect(started).toEqual([])
  expect(may(admit(id))).toBe(false)
})

const organisation = (verdict: 'deny' | 'ask', test: { pointer: string; test: Json }): WorldOptions => ({
  organisation: [
    {
      id: 'organisation:start' as PolicyId,
      owner: 'organisation',
      verdict,
      note: 'No strangers',
      createdAt: 0,
      examples: [],
      match: {
        principal: null,
        action: 'server/start',
        serverId: null,
        accountId: null,
        name: null,
        effects: null,
        scope: { kind: 'matching', constraints: [test as never] },
      },
    },
  ],
})

test('an organisation’s deny on a command holds over a kept yes, whoever clicks, and is said to be theirs', async () => {
  const { servers, config, admit, started, starts } = list(
    organisation('deny', { pointer: '/command', test: { kind: 'equals', value: 'npx' } }),
  )
  const { id } = await servers.add(local(['pkg']))
  const refusal = { kind: 'failed', error: { code: 'PERMISSION_DENIED' }, retryAt: null }
  expect(admit(id)).toMatchObject({ state: refusal })
  await expect(servers.approve(id, digestOfLaunch(config(id)))).rejects.toMatchObject({
    code: 'PERMISSION_DENIED',
    message: expect.stringContaining('Your organisation’s rule “No strangers”'),
  })
  starts.allow(config(id)!)
  expect(admit(id)).toMatchObject({ state: refusal })
  expect('authorized' in starts.admit(config(id)!, true)).toBe(false)
  expect(started).toEqual([])
})

test('a rule that allows whatever a server does lets no changed command of it start: only one that names starts does', async () => {
  const { servers, config, admit, world } = list()
  const { id } = await servers.add(local(['pkg']))
  await servers.approve(id, digestOfLaunch(config(id)))
  const rule = (action: 'server/start' | null): PolicyDraft => ({
    verdict: 'allow',
    note: '',
    examples: [],
    match: {
      principal: null,
      action,
      serverId: id,
      accountId: null,
      name: null,
      effects: null,
      scope: { kind: 'any' },
    },
  })
  world.policies.save(null, rule(null))
  await servers.edit(id, local(['evil']))
  expect(may(admit(id))).toBe(false)
  world.policies.save(null, rule('server/start'))
  expect(may(admit(id))).toBe(true)
})

test('an organisation that asks about an address wants a card, though the person just typed it', async () => {
  const ruled = list(organisation('ask', { pointer: '/url', test: { kind: 'domainIn', domains: ['strange.example'] } }))
  const { id } = await ruled.servers.add(remote('https://mcp.strange.example/mcp'))
  expect(ruled.started).toEqual([])
  expect(ruled.admit(id)).toMatchObject({ state: { kind: 'approvalNeeded', reason: { kind: 'organisation' } } })
  const free = list()
  await free.servers.add(remote('https://mcp.strange.example/mcp'))
  expect(free.started, 'else typing it is the yes').toHaveLength(1)
})

test('CVE-2025-54135: what the settings file says of approval and trust is not believed', async () => {
  const { servers, edit, admit } = list()
  const { id } = await servers.add(local(['pkg']))
  edit((configs) => configs.map((each) => ({ ...each, approvedLaunch: 'x', trusted: true, builtIn: true })))
  expect(servers.configs().find((each) => each.id === id)).toMatchObject({ trusted: false })
  expect(may(admit(id))).toBe(false)
})

test('what an earlier version kept as approved asks nothing after the update; a launch that was changed since does', async () => {
  const launch: Launch = { kind: 'stdio', command: 'npx', args: ['pkg'], env: { KEY: KEPT_SECRET }, folder: null }
  const config = { ...local(), id: 'old' as ServerId, launch }
  const rest = { enabled: true, trusted: false, builtIn: false, callTimeoutMs: null }
  const approved = (digest: string) => ({ old: { launch: digest, trusted: true } })
  const kept = list({}, approved(digestOf(launch)))
  kept.put({ ...config, ...rest })
  kept.servers.takeOver()
  expect(may(kept.admit(config.id))).toBe(true)
  expect(kept.document(), 'once, and trust stays').toEqual({ old: { trusted: true } })
  kept.world.grants.revoke(kept.world.grants.list()[0]!.id)
  kept.servers.takeOver()
  expect(may(kept.admit(config.id)), 'taken back stays so').toBe(false)
  const changed = list({}, approved('f'.repeat(64)))
  changed.put({ ...config, ...rest })
  changed.servers.takeOver()
  expect(may(changed.admit(config.id))).toBe(false)
})

test('the shipped office starts by a grant that is listed; taken back, an update of the app does not bring it again', async () => {
  const { servers, admit, world } = list()
  const office = (script: string) => ({
    id: 'sample-office' as ServerId,
    name: 'Office',
    launch: { kind: 'stdio' as const, command: 'node', args: [script], env: {}, folder: null },
  })
  await servers.putBuiltIn(office('/v1/office.js'))
  expect(may(admit('sample-office' as ServerId))).toBe(true)
  await servers.putBuiltIn(office('/v2/office.js'))
  expect(may(admit('sample-office' as ServerId)), 'a new place of our own program').toBe(true)
  expect(world.grants.list()).toHaveLength(1)
  world.grants.revoke(world.grants.list()[0]!.id)
  await servers.putBuiltIn(office('/v3/office.js'))
  expect(may(admit('sample-office' as ServerId))).toBe(false)
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

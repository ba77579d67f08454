import { told as said } from '../../shared/told.ts'
import { afterEach, expect, test } from 'vitest'
import { digestOf, launchDigest, launchIdentity } from '../../electron/host/launch.ts'
import type { Tools } from '../../electron/host/seams.ts'
import type { Authorized } from '../../electron/permission/authorized.ts'
import { KEPT_SECRET } from '../../shared/host.ts'
import { AppError } from '../../shared/ipc/errors.ts'
import type { AccessRequest } from '../../shared/permission.ts'
import type { Connection } from '../../electron/host/connection.ts'
import { configOf, hostFor, http, options, script, type TestHost, textOf } from '../servers/hostFor.ts'
import { startOf } from '../servers/starts.ts'

let open: TestHost | null = null
afterEach(() => open?.host.stop())
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'it went through',
    (error: unknown) => AppError.from(error).code,
  )
async function ready(): Promise<TestHost> {
  open = await hostFor([configOf('s', script('nasty.ts', 'plain'))])
  await open.host.whenReady(open.view('s').id)
  return open
}

test('a call needs an Authorized by type: a request that nobody let through does not compile', () => {
  const attempt = (tools: Tools, request: AccessRequest) => {
    // @ts-expect-error an AccessRequest is not an Authorized
    void tools.call(request, options())
    // @ts-expect-error nor is anything that one writes down by hand
    void tools.call({ ...request, proof: true }, options())
  }
  expect(attempt).toBeTypeOf('function')
})

test('a forged Authorized is refused at run time, and a real one works once', async () => {
  const h = await ready()
  const real = h.authorize('s', 'echo', { a: 1 })
  expect(await codeOf(h.host.tools.call({ ...real } as Authorized, options()))).toBe('UNAUTHORIZED_CALL')
  expect(textOf(await h.host.tools.call(real, options()))).toBe('{"a":1}')
  expect(await codeOf(h.host.tools.call(real, options()))).toBe('UNAUTHORIZED_CALL')
})

test('arguments swapped after the decision are not sent', async () => {
  const h = await ready()
  const swapped = h.authorize('s', 'echo', { id: 1 })
  Object.assign(swapped.context, { arguments: { id: 2 } })
  expect(await codeOf(h.host.tools.call(swapped, options()))).toBe('UNAUTHORIZED_CALL')
  expect(swapped.context.digest).toBe(digestOf({ id: 1 }))
})

test('permission for one kind of request is none for another', async () => {
  const h = await ready()
  expect(await codeOf(h.host.tools.call(h.authorize('s', 'echo', {}, 'resources/read'), options()))).toBe(
    'UNAUTHORIZED_CALL',
  )
  expect(await codeOf(h.host.readResource(h.authorize('s', 'echo'), options()))).toBe('UNAUTHORIZED_CALL')
})

const variants = {
  command: { ...script('nasty.ts', 'plain'), command: '/bin/sh' },
  arguments: script('nasty.ts', 'crash'),
  environment: { ...script('nasty.ts', 'plain'), env: { NODE_OPTIONS: '--require ./x' } },
  folder: { ...script('nasty.ts', 'plain'), folder: '/tmp' },
  kind: http('http://127.0.0.1:1/'),
}
test.each(Object.entries(variants))('a yes for one launch starts none with another %s', async (_what, launch) => {
  const shown = configOf('s', script('nasty.ts', 'plain'))
  const allowed = startOf(shown)
  open = await hostFor([{ ...shown, launch: launch as typeof shown.launch }], {
    admit: () => ({ authorized: allowed }),
    spend: () => true,
    limits: { attempts: 1 },
  })
  const { state } = await open.until('s', (view) => view.state.kind === 'failed')
  expect(state).toMatchObject({ error: { code: 'UNAUTHORIZED_CALL' }, retryAt: null })
  open.host.sync([shown])
  await open.until('s', (view) => view.state.kind === 'ready')
})

test('a start needs an Authorized that was not spent: one for a call, a forged one and a used one start nothing', async () => {
  const config = configOf('s', script('nasty.ts', 'plain'))
  const call = { ...startOf(config), action: 'tools/call' } as Authorized
  const other = { ...startOf(config), resource: { ...startOf(config).resource, serverId: 'id-other' } } as Authorized
  for (const [authorized, spend] of [
    [call, () => true],
    [other, () => true],
    [startOf(config), () => false],
  ] as const) {
    const h = await hostFor([config], { admit: () => ({ authorized }), spend })
    const { state } = await h.until('s', (view) => view.state.kind === 'failed')
    expect(state).toMatchObject({ error: { code: 'UNAUTHORIZED_CALL' } })
    await h.host.stop()
  }
})

test('a start needs an Authorized by type', () => {
  const attempt = (connection: Connection, request: AccessRequest) => {
    // @ts-expect-error an AccessRequest is not an Authorized
    connection.start(request)
  }
  expect(attempt).toBeTypeOf('function')
})

test('each opening is decided anew: what may no longer run is not restarted after it died', async () => {
  let may = true
  const config = configOf('s', script('nasty.ts', 'crash'))
  const again: boolean[] = []
  open = await hostFor([config], {
    spend: () => true,
    admit(asked, isAgain) {
      again.push(isAgain)
      const reason = { kind: 'mode', id: 'x', sentence: said`x` } as const
      return may ? { authorized: startOf(asked) } : { state: { kind: 'approvalNeeded', reason, drift: null } }
    },
  })
  const { host } = open
  await host.whenReady(config.id)
  may = false
  await codeOf(open.call('s', 'echo'))
  await open.until('s', (view) => view.state.kind === 'approvalNeeded')
  expect(again).toEqual([false, true])
  expect(await codeOf(host.whenReady(config.id))).toBe('SERVER_NOT_APPROVED')
})

test('a changed header or address is another launch', () => {
  const digests = [
    http('https://a.example/'),
    http('https://b.example/'),
    http('https://a.example/', { A: '1' }),
    http('https://a.example/', { A: '2' }),
    http('https://a.example/', { A: KEPT_SECRET }),
  ]
  expect(new Set(digests.map(launchDigest)).size).toBe(5)
})

test('the identity of a launch is complete and hides nothing', () => {
  const launch = {
    kind: 'stdio' as const,
    command: 'npx',
    args: ['-y', 'pkg', '&&', 'rm \u202E~'],
    env: { KEY: 's' },
    folder: null,
  }
  expect(launchIdentity(launch)).toBe('npx -y pkg "&&" "rm \\u{202e}~" (with KEY)')
})

test('a disabled server stops, and starts again when enabled; a removed one is gone with its tools', async () => {
  const h = await ready()
  const config = configOf('s', script('nasty.ts', 'plain'))
  h.host.sync([{ ...config, enabled: false }])
  expect((await h.until('s', (view) => view.state.kind === 'stopped')).enabled).toBe(false)
  expect(h.host.tools.list()).toEqual([])
  h.host.sync([config])
  await h.until('s', (view) => view.state.kind === 'ready')
  expect(h.host.tools.list()).toHaveLength(3)
  h.host.sync([])
  expect(h.host.tools.list()).toEqual([])
  expect(h.views()).toEqual([])
})

test('a view shows no value of the environment, wherever it is kept', async () => {
  const launch = { ...script('nasty.ts', 'plain'), env: { PLAIN: 'value-in-the-settings' } }
  open = await hostFor([configOf('s', launch as Parameters<typeof configOf>[1])])
  expect(JSON.stringify(open.views())).not.toContain('value-in-the-settings')
})

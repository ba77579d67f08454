import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import type { ServerConfig } from '../../shared/host.ts'
import { AppError } from '../../shared/ipc/errors.ts'
import { configOf, hostFor, options, script, type TestHost, textOf } from '../servers/hostFor.ts'

const open: TestHost[] = []
async function started(...configs: ServerConfig[]): Promise<TestHost> {
  const h = await hostFor(configs, {
    limits: { messageBytes: 4 * 1024 * 1024, resultChars: 100_000, startMs: 8000, callMs: 5000 },
  })
  open.push(h)
  return h
}
async function ready(mode: string, ...args: string[]): Promise<TestHost> {
  const h = await started(configOf(mode, script('nasty.ts', mode, ...args)))
  await h.host.whenReady(h.view(mode).id)
  return h
}
afterEach(async () => {
  await Promise.all(open.splice(0).map((h) => h.host.stop()))
})
const errorOf = (work: Promise<unknown>): Promise<AppError> =>
  work.then(
    () => Promise.reject(new Error('it should have failed')),
    (error: unknown) => AppError.from(error),
  )

test('a server that crashes in a call fails that call with its end, shows its last words and is started again', async () => {
  const h = await ready('crash')
  const error = await errorOf(h.call('crash', 'echo'))
  expect(error.code).toBe('SERVER_DIED')
  expect(error.message).toContain('code 3')
  const failed = await h.until('crash', (view) => view.state.kind !== 'ready')
  expect(failed.stderrTail.join()).toContain('the disk is made of cheese')
  await h.until('crash', (view) => view.state.kind === 'ready')
})

test('a server that ends at every start is tried a few times, with growing pauses, and then left alone', async () => {
  const h = await started(configOf('s', script('nasty.ts', 'crashLoop')))
  const view = await h.until('s', (one) => one.state.kind === 'failed' && one.state.retryAt === null)
  if (view.state.kind !== 'failed') throw new Error('it should have failed')
  expect(view.state.attempt).toBe(5)
})

test('a server that ends before it is ready says with which code, and its last words', async () => {
  const h = await started(configOf('s', script('nasty.ts', 'diesAtStart')))
  const view = await h.until('s', (one) => one.state.kind === 'failed')
  if (view.state.kind !== 'failed') throw new Error('it should have failed')
  expect(view.state.error.code).toBe('SERVER_START_FAILED')
  expect(view.state.error.message).toContain('code 1')
  expect(view.stderrTail.join()).toContain('config file missing')
})

test('a call that never ends is ended by its time limit, and the server is told', async () => {
  const h = await started(configOf('hang', script('nasty.ts', 'hang'), { callTimeoutMs: 1000 }))
  await h.host.whenReady(h.view('hang').id)
  const error = await errorOf(h.call('hang', 'echo'))
  expect(error.code).toBe('SERVER_TIMEOUT')
  expect(textOf(await h.call('hang', 'fill'))).toBe('1')
})

test('an aborted call ends at once, the server is told, and the connection goes on', async () => {
  const h = await ready('hang')
  const abort = new AbortController()
  const call = h.call('hang', 'echo', {}, { signal: abort.signal })
  abort.abort()
  await expect(call).rejects.toThrow()
  expect(textOf(await h.call('hang', 'fill'))).toMatch(/^[01]$/)
})

test('calls under way that share a signal end together when it aborts, and the server is told of each', async () => {
  const h = await started(configOf('hang', script('nasty.ts', 'hang'), { callTimeoutMs: 600_000 }))
  await h.host.whenReady(h.view('hang').id)
  expect(textOf(await h.call('hang', 'fill'))).toBe('0')
  const abort = new AbortController()
  const calls = [1, 2].map(() => h.call('hang', 'echo', {}, { signal: abort.signal }))
  abort.abort()
  for (const call of calls) await expect(call).rejects.toThrow()
  expect(textOf(await h.call('hang', 'fill'))).toBe('2')
})

test('progress keeps a slow call alive beyond its time limit', async () => {
  const h = await started(configOf('progress', script('nasty.ts', 'progress', '20'), { callTimeoutMs: 1000 }))
  await h.host.whenReady(h.view('progress').id)
  const seen: number[] = []
  const result = await h.call('progress', 'echo', {}, { onProgress: ({ done }) => seen.push(done) })
  expect(textOf(result)).toBe('slow but done')
  expect(seen.length).toBeGreaterThan(3)
})

test('a server that never answers the handshake is given up, said in words, and its process ends', async () => {
  const h = await hostFor([configOf('s', script('nasty.ts', 'silent'))], { limits: { startMs: 1500, attempts: 1 } })
  open.push(h)
  const view = await h.until('s', (one) => one.state.kind === 'failed')
  if (view.state.kind !== 'failed') throw new Error('it should have failed')
  expect(view.state.error.code).toBe('SERVER_TIMEOUT')
})

test('a server that takes its time to start is ready in the end', async () => {
  const h = await ready('slowStart', '1500')
  expect(h.view('slowStart').state.kind).toBe('ready')
})

test('a server that ends when asked for its era is started once more and not asked', async () => {
  const h = await ready('diesAtProbe')
  expect(h.view('diesAtProbe').state.kind).toBe('ready')
})

test('a flood on stderr neither fills memory nor delays calls', async () => {
  const h = await ready('floodStderr')
  for (let round = 0; round < 20; round += 1)
    expect(textOf(await h.call('floodStderr', 'echo', { round }))).toBe(`{"round":${round}}`)
  const tail = h.view('floodStderr').stderrTail
  expect(tail.length).toBeLessThanOrEqual(200)
  expect(tail.join('').length).toBeLessThanOrEqual(64 * 1024)
})

test.each([true, false])('an oversized answer fails its own call only (id first: %s)', async (idFirst) => {
  const h = await ready('oversized')
  const large = errorOf(h.call('oversized', 'echo', { bytes: 5 * 1024 * 1024, idFirst }))
  const small = h.call('oversized', 'echo')
  expect(textOf(await small)).toBe('small')
  const error = await large
  expect(error.code).toBe('RESULT_TOO_LARGE')
  expect(error.message).toContain('5.0 MB')
  expect(textOf(await h.call('oversized', 'echo'))).toBe('small')
})

test('a large answer within the bound is cut where it is kept, and says so', async () => {
  const h = await ready('oversized')
  const result = await h.call('oversized', 'echo', { bytes: 3_000_000 })
  expect(textOf(result).length).toBeLessThan(101_000)
  expect(textOf(result)).toContain('left out 2,900,000 of 3,000,000 characters')
})

test('output that is no message is passed over', async () => {
  const h = await ready('brokenJson')
  expect(textOf(await h.call('brokenJson', 'echo'))).toBe('still here')
  expect(h.view('brokenJson').stderrTail.join()).toContain('this is not json')
  const noisy = await ready('noise')
  expect(noisy.view('noise').state.kind).toBe('ready')
})

test('answers to nobody and second answers are dropped', async () => {
  const h = await ready('strays')
  expect(textOf(await h.call('strays', 'echo'))).toBe('mine')
  expect(textOf(await h.call('strays', 'echo'))).toBe('mine')
})

test('many calls at once each get their own answer', async () => {
  const h = await ready('swap')
  const answers = await Promise.all(Array.from({ length: 200 }, (_, n) => h.call('swap', 'echo', { n })))
  expect(answers.map(textOf)).toEqual(Array.from({ length: 200 }, (_, n) => `{"n":${n}}`))
})

test('an answer of another form than promised is said to be so', async () => {
  const h = await ready('plain')
  expect((await h.call('plain', 'out', { n: 1 })).structured).toEqual({ n: 1 })
  const error = await errorOf(h.call('plain', 'out', { n: 'one' }))
  expect(error.code).toBe('SERVER_PROTOCOL')
})

test('what a server says in an error is short and shows no hidden characters', async () => {
  const h = await ready('error')
  const error = await errorOf(h.call('error', 'echo'))
  expect(error.code).toBe('SERVER_PROTOCOL')
  expect(error.message).not.toContain('\u202E')
  expect(error.message.length).toBeLessThan(600)
})

test('an answer nested 10,000 deep does no harm', async () => {
  const h = await ready('deepResult')
  const result = await h.call('deepResult', 'echo')
  expect(result.structured).toBeUndefined()
  expect(textOf(result)).toContain('nested too deeply')
})

test('every call carries its trace', async () => {
  const h = await ready('plain')
  expect(textOf(await h.call('plain', 'echo', { meta: true }))).toContain(options().traceparent)
})

test('a server sees an allow-list of our environment and what it was given, nothing else', async () => {
  const launch = { ...script('nasty.ts', 'environment'), env: { GIVEN: 'yes' } }
  const config = configOf('environment', launch as ServerConfig['launch'])
  const h = await hostFor([config], {
    environment: { PATH: '/usr/bin', HOME: '/tmp', SECRET_KEY: 'sk-1', AWS_TOKEN: 't', BAD: '() { :; }' },
  })
  open.push(h)
  await h.host.whenReady(config.id)
  const seen = JSON.parse(textOf(await h.call('environment', 'echo'))) as Record<string, string>
  expect(seen['GIVEN']).toBe('yes')
  expect(Object.keys(seen).filter((name) => /SECRET|AWS|BAD/.test(name))).toEqual([])
})

test('CVE-2026-31951: names of secrets in arguments and environment reach a server as they are written', async () => {
  const written = ['${SECRET_KEY}', '{{OPENID_ACCESS_TOKEN}}', '%SECRET_KEY%', '$(id)', '`id`', '$SECRET_KEY']
  const launch = { ...script('nasty.ts', 'environment', ...written), env: { GIVEN: written.join(' ') } }
  const config = configOf('environment', launch as ServerConfig['launch'])
  const h = await hostFor([config], { environment: { PATH: '/usr/bin', HOME: '/tmp', SECRET_KEY: 'canary' } })
  open.push(h)
  await h.host.whenReady(config.id)
  const seen = JSON.parse(textOf(await h.call('environment', 'echo'))) as Record<string, string>
  expect(seen['ARGUMENTS']?.split('\n')).toEqual(written)
  expect(seen['GIVEN']).toBe(written.join(' '))
})

test('a command that is not there is named, with where it was looked for', async () => {
  const launch = { kind: 'stdio' as const, command: 'no-such-npx', args: ['&&', 'touch /tmp/x'], env: {}, folder: null }
  const h = await started(configOf('s', launch))
  const view = await h.until('s', (one) => one.state.kind === 'failed')
  if (view.state.kind !== 'failed') throw new Error('it should have failed')
  expect(view.state.error.message).toMatch(/no-such-npx was not found in \//)
  expect(view.state.retryAt).toBeNull()
})

test('tools of last time show while the server starts again, and a call waits for it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-cache-'))
  const log = join(folder, 'pids')
  const config = configOf('counted', script('nasty.ts', 'counted', log))
  const first = await hostFor([config], { folder })
  await first.host.whenReady(config.id)
  await first.host.stop()
  expect(readFileSync(log, 'utf8').trim().split('\n')).toHaveLength(1)
  const second = await hostFor([config], { folder })
  open.push(second)
  await second.untilTools(() => second.host.tools.list().length === 3)
  expect(second.view('counted').state.kind).toBe('starting')
  expect(textOf(await second.call('counted', 'echo', { a: 1 }))).toBe('{"a":1}')
})

import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import type { ServerConfig } from '../../shared/host.ts'
import { AppError } from '../../shared/ipc/errors.ts'
import { configOf, hostFor, options, script, type TestHost } from '../servers/hostFor.ts'
import { english } from '../../shared/told.ts'

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

test('10,000 tools over many pages are all there and found in a moment', async () => {
  const h = await ready('many')
  expect(h.host.tools.list()).toHaveLength(10_000)
  h.host.tools.search('warm up', 5)
  const find = () => h.host.tools.search('thing number 7777', 5)[0]?.tool.definition.name
  expect(find()).toBe('tool_7777')
  // Beside a plain look through every definition, in the same breath: an index is for being quicker than that.
  const look = () => h.host.tools.list().filter(({ definition }) => JSON.stringify(definition).includes('7777'))
  expect(bestOf(5, find)).toBeLessThan(bestOf(5, look))
})

test('pages that never end and pages in a circle are cut off, and that is said', async () => {
  const h = await ready('endless')
  expect(h.host.tools.list().length).toBe(64)
  expect(english(h.view('endless').refusedTools.at(-1)?.reason ?? '')).toContain('more than 64 pages')
  const circle = await ready('circle')
  expect(english(circle.view('circle').refusedTools.at(-1)?.reason ?? '')).toContain('circle')
  const empty = await ready('emptyCursor')
  expect(empty.host.tools.list().map((tool) => tool.definition.name)).toEqual(['echo', 'second'])
})

test('tools with deceptive names or hostile schemas are left out, each with a reason, and the others stay', async () => {
  const hits: string[] = []
  const canary = createServer((request, response) => {
    hits.push(request.url ?? '')
    response.end('{}')
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => canary.once('listening', resolve))
  const h = await ready('strange', `http://127.0.0.1:${(canary.address() as AddressInfo).port}/schema`)
  const names = h.host.tools.list().map((tool) => tool.definition.name)
  expect(names).toEqual(['echo', 'regex_bomb', 'doubling', 'endless', 'wrong_hints', 'dotted.name', 'dotted_name'])
  expect(h.view('strange').refusedTools).toHaveLength(10)
  expect(h.view('strange').refusedTools.every(({ name }) => /^[\x20-\x7e…]+$/.test(name))).toBe(true)
  expect(h.host.tools.byName(h.view('strange').id, 'wrong_hints')?.definition.annotations).toEqual({
    destructiveHint: false,
  })
  expect(new Set(h.host.tools.list().map((tool) => tool.key)).size).toBe(names.length)
  canary.close()
  expect(hits).toEqual([])
})

test.each([
  ['regex_bomb', { value: `${'a'.repeat(60)}!` }],
  ['doubling', { value: 'x' }],
  ['endless', { value: 'x' }],
])('a schema made to take for ever (%s) costs a moment and the call is not made', async (tool, args) => {
  const h = await ready('strange')
  const before = performance.now()
  const error = await errorOf(h.call('strange', tool, args))
  expect(['SERVER_PROTOCOL', 'INVALID_ARGUMENTS']).toContain(error.code)
  expect(performance.now() - before).toBeLessThan(3000)
})

test('two servers with the same tool keep apart, whatever they say of each other', async () => {
  const a = configOf('Mail A', script('nasty.ts', 'named', 'A'))
  const b = configOf('mail-a', script('nasty.ts', 'named', 'B'))
  const h = await started(a, b)
  await Promise.all([h.host.whenReady(a.id), h.host.whenReady(b.id)])
  const tools = h.host.tools.list()
  expect(tools.map((tool) => tool.definition.description)).toEqual(['of A', 'of B'])
  expect(tools[0]?.key).toBe('mail-a__send_email')
  expect(tools[1]?.key).not.toBe(tools[0]?.key)
  for (const tool of tools) expect(tool.key).toMatch(/^[a-zA-Z0-9_-]{1,64}$/)
})

test('a tool that changes after it was allowed is not called; the new definition is in the catalogue', async () => {
  const config = configOf('changing', script('nasty.ts', 'changing'))
  const h = await hostFor([config], { pinOf: (_server, tool) => (tool.description ?? '') as never })
  open.push(h)
  await h.host.whenReady(config.id)
  const allowed = h.authorize('changing', 'harmless')
  Object.assign(allowed.resource, { pin: 'Reads a note' })
  await h.call('changing', 'echo')
  await h.untilTools(
    () => h.host.tools.byName(config.id, 'harmless')?.definition.description?.includes('wires') === true,
  )
  const error = await errorOf(h.host.tools.call(allowed, options()))
  expect(error.code).toBe('UNAUTHORIZED_CALL')
})

test('arguments that do not fit are refused before anything is sent, with the place', async () => {
  const h = await ready('many', '3')
  const error = await errorOf(h.call('many', 'tool_1', { value: 7 }))
  expect(error.code).toBe('INVALID_ARGUMENTS')
  expect(error.data).toMatchObject({ pointer: '/value' })
})

/** Milliseconds of the quickest of some runs. */
function bestOf(runs: number, work: () => unknown): number {
  const taken = Array.from({ length: runs }, () => {
    const before = performance.now()
    work()
    return performance.now() - before
  })
  return Math.min(...taken)
}

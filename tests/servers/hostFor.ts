// A host for tests: real processes and sockets, a gate that lets everything through once.
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createHost, type Host } from '../../electron/host/host.ts'
import type { HostParts, Limits } from '../../electron/host/parts.ts'
import type { CallOptions } from '../../electron/host/seams.ts'
import type { Authorized } from '../../electron/permission/authorized.ts'
import type { Launch, ServerConfig, ServerView, ToolResult } from '../../shared/host.ts'
import type { ServerId } from '../../shared/ids.ts'
import type { JsonObject } from '../../shared/json.ts'
import type { Action } from '../../shared/permission.ts'
import { allowed as allowedFor, startOf } from './starts.ts'

export const TRACEPARENT = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01'
export const here = (name: string) => join(import.meta.dirname, name)

/** A server of this folder, run by the Node that runs the test. */
export const script = (name: string, ...args: string[]): Launch => ({
  kind: 'stdio',
  command: process.execPath,
  args: [here(name), ...args],
  env: {},
  folder: null,
})
export const http = (url: string, headers: Record<string, string> = {}): Launch => ({ kind: 'http', url, headers })

export function configOf(name: string, launch: Launch, changes: Partial<ServerConfig> = {}): ServerConfig {
  return {
    id: `id-${name}` as ServerId,
    name,
    launch,
    enabled: true,
    trusted: false,
    builtIn: false,
    callTimeoutMs: null,
    ...changes,
  }
}

export type TestHost = {
  readonly host: Host
  readonly views: () => readonly ServerView[]
  readonly view: (name: string) => ServerView
  /** Resolves when a view of this server satisfies the test. */
  readonly until: (name: string, test: (view: ServerView) => boolean) => Promise<ServerView>
  readonly untilTools: (test: () => boolean) => Promise<void>
  readonly authorize: (name: string, tool: string, args?: JsonObject, action?: Action) => Authorized
  readonly call: (name: string, tool: string, args?: JsonObject, options?: Partial<CallOptions>) => Promise<ToolResult>
  readonly log: string[]
}

export const options = (changes: Partial<CallOptions> = {}): CallOptions => ({
  signal: new AbortController().signal,
  traceparent: TRACEPARENT,
  ...changes,
})

/** Builds a host over these servers and starts it. `stop` it at the end. */
export async function hostFor(
  configs: readonly ServerConfig[],
  changes: Partial<HostParts> & { readonly limits?: Partial<Limits> } = {},
): Promise<TestHost> {
  const folder = changes.folder ?? mkdtempSync(join(tmpdir(), 'gatehouse-host-'))
  const allowed = new Set<Authorized>()
  const watchers = new Set<() => void>()
  const log: string[] = []
  const wake = () => {
    for (const watch of Array.from(watchers)) watch()
  }
  const host = createHost({
    configs: () => configs,
    secrets: () => Promise.resolve({ env: {}, headers: {} }),
    spend: (authorized) => allowed.delete(authorized),
    admit: (config) => {
      const authorized = startOf(config)
      allowed.add(authorized)
      return { authorized }
    },
    onChange: wake,
    onToolsChanged: wake,
    folder,
    clock: {
      now: () => Date.now(),
      after: (milliseconds, run) => {
        const timer = setTimeout(run, milliseconds)
        return () => clearTimeout(timer)
      },
    },
    random: () => 0.5,
    log: (line) => log.push(line),
    client: { name: 'gatehouse-test', version: '0.0.0' },
    searchPath: () => Promise.resolve(process.env['PATH'] ?? ''),
    ...changes,
    limits: { startMs: 15_000, graceMs: 500, backoffMs: 50, ...changes.limits },
  })
  const view = (name: string) => {
    const found = host.list().find((one) => one.name === name)
    if (found === undefined) throw new Error(`no server ${name}`)
    return found
  }
  const when = <T>(read: () => T | null) =>
    new Promise<T>((resolve) => {
      const look = () => {
        const found = read()
        if (found === null) return
        watchers.delete(look)
        resolve(found)
      }
      watchers.add(look)
      look()
    })
  const authorize: TestHost['authorize'] = (name, tool, args = {}, action = 'tools/call') => {
    const authorized = allowedFor(action, `id-${name}` as ServerId, tool, args)
    allowed.add(authorized)
    return authorized
  }
  await host.start()
  return {
    host,
    views: host.list,
    view,
    until: (name, test) =>
      when(() => {
        const now = view(name)
        return test(now) ? now : null
      }),
    untilTools: async (test) => void (await when(() => (test() ? true : null))),
    authorize,
    call: (name, tool, args, changed) => host.tools.call(authorize(name, tool, args), options(changed)),
    log,
  }
}

/** The first text of a result. */
export const textOf = (result: ToolResult): string => {
  const first = result.blocks[0]
  return first?.type === 'text' ? first.text : ''
}

// A connection of the app's real host, with the app's sign-in on it.
import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createHost } from '../../electron/host/host.ts'
import type { AuthFor } from '../../electron/host/seams.ts'
import type { ServerConfig, ServerView } from '../../shared/host.ts'
import type { ServerId } from '../../shared/ids.ts'
import { AppError } from '../../shared/ipc/errors.ts'
import type { Json, JsonObject } from '../../shared/json.ts'
import { allowed, startOf } from '../servers/starts.ts'
import type { Peer } from './peer.ts'

const isObject = (value: unknown): value is JsonObject => typeof value === 'object' && value !== null

/** The answer of somebody who agrees to a form as it was filled in beforehand. */
export function defaultsOf(params: JsonObject): JsonObject {
  const schema = params['requestedSchema']
  const properties = isObject(schema) && isObject(schema['properties']) ? schema['properties'] : {}
  const filled = Object.entries(properties).flatMap(([name, field]): [string, Json][] =>
    isObject(field) && field['default'] !== undefined ? [[name, field['default']]] : [],
  )
  return { action: 'accept', content: Object.fromEntries(filled) }
}

const configOf = (id: ServerId, url: string): ServerConfig => {
  const launch = { kind: 'http' as const, url, headers: {} }
  const rights = { enabled: true, trusted: false, builtIn: false }
  return { id, name: 'Conformance', launch, ...rights, callTimeoutMs: null }
}

export type HostPeer = Peer & {
  /** The revision that was agreed on; null while there is no connection. */
  revision(): string | null
  restart(): Promise<void>
}

/** Starts the host with this one server. It is `ready` (or not) when `tools` is first asked for. */
export async function openHost(serverId: ServerId, url: string, authFor: AuthFor): Promise<HostPeer> {
  const folder = await mkdtemp(join(tmpdir(), 'gatehouse-conformance-'))
  const host = createHost({
    configs: () => [configOf(serverId, url)],
    secrets: () => Promise.resolve({ env: {}, headers: {} }),
    spend: () => true,
    admit: (config) => ({ authorized: startOf(config) }),
    authFor,
    serverRequests: { elicitation: ({ params }) => Promise.resolve(defaultsOf(params)) },
    onChange: () => undefined,
    onToolsChanged: () => undefined,
    folder,
    clock: {
      now: Date.now,
      after(milliseconds, run) {
        const timer = setTimeout(run, milliseconds)
        return () => clearTimeout(timer)
      },
    },
    random: Math.random,
    log: (line) => console.error(line),
    client: { name: 'gatehouse', version: '0.1.0' },
    watchdog: false,
  })
  const view = (): ServerView | undefined => host.list()[0]
  await host.start()
  return {
    revision() {
      const state = view()?.state
      return state?.kind === 'ready' ? state.protocolVersion : null
    },
    restart: () => host.restart(serverId),
    async tools() {
      await host.whenReady(serverId)
      return host.tools.list().map(({ definition }) => definition)
    },
    async call(name, args) {
      const signal = AbortSignal.timeout(30_000)
      const traceparent = `00-${randomUUID().replaceAll('-', '')}-${randomUUID().slice(0, 8)}00000001-01`
      try {
        const result = await host.tools.call(allowed('tools/call', serverId, name, args), { signal, traceparent })
        return JSON.stringify(result.blocks)
      } catch (reason) {
        // An answer against the rules ends this call only.
        if (reason instanceof AppError && reason.code === 'SERVER_PROTOCOL') return 'refused'
        throw reason
      }
    },
    async close() {
      await host.stop()
      await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 20 })
    },
  }
}

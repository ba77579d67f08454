// The list of servers with the gate for their starts, in memory. For tests only.
import type { ServerConfig, ServerDraft, ServerView } from '../../shared/host.ts'
import type { ServerId } from '../../shared/ids.ts'
import type { Json } from '../../shared/json.ts'
import { launchDigest } from '../host/launch.ts'
import type { Authorized } from '../permission/authorized.ts'
import { openWorld, type WorldOptions } from '../permission/forTests.ts'
import { createServers } from './servers.ts'
import { createStarts } from './starts.ts'
import { createTrusted } from './trusted.ts'

/** The real list and the real gate over a settings file, a vault and documents that live in memory. */
export function list(options: WorldOptions = {}, document: Json | null = null) {
  let stored: readonly ServerConfig[] = []
  const world = openWorld(options)
  const lines: string[] = []
  const starts = createStarts({
    gate: world.gate,
    grants: world.grants,
    audit: ({ kind, result }) => lines.push(`${kind}:${result}`),
  })
  const started: (Authorized | null)[] = []
  const secrets = new Map<string, string>()
  const audit: string[] = []
  let synced: readonly ServerConfig[] = []
  const servers = createServers({
    stored: () => stored,
    store: async (configs) => {
      stored = configs
    },
    starts,
    restart: async (_id, allowed) => void started.push(allowed ?? null),
    trusted: createTrusted({
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
    world,
    starts,
    started,
    audit,
    document: () => document,
    /** What the host would hear now. */
    admit: (id: ServerId) => starts.admit(servers.configs().find((each) => each.id === id)!, false),
    put: (config: ServerConfig) => {
      stored = [...stored, config]
    },
    secrets,
    config: (id: ServerId) => synced.find((each) => each.id === id),
    file: () => stored,
    edit: (change: (configs: readonly ServerConfig[]) => readonly ServerConfig[]) => {
      stored = change(stored)
    },
  }
}
export const local = (args: readonly string[] = [], env: Record<string, string> = {}): ServerDraft => ({
  name: 'Notes',
  launch: { kind: 'stdio', command: 'npx', args: [...args], env, folder: null },
})
export const remote = (url: string, headers: Record<string, string> = {}): ServerDraft => ({
  name: 'Remote',
  launch: { kind: 'http', url, headers },
})

export const may = (admission: ReturnType<ReturnType<typeof list>['admit']>) => 'authorized' in admission
export const digestOfLaunch = (config: ServerConfig | undefined) => launchDigest(config!.launch)

import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import type { ServerConfig } from '../../shared/host.ts'
import type { ServerId } from '../../shared/ids.ts'
import { AppError } from '../../shared/ipc/errors.ts'
import type { Authorized } from '../permission/authorized.ts'
import { type AccountConnections, createAccountConnections } from './accounts.ts'
import { Connection, type ConnectionParts } from './connection.ts'
import { resolveSearchPath } from './environment.ts'
import { createInventory } from './inventory.ts'
import { launchDigest } from './launch.ts'
import { createMemory } from './memory.ts'
import { createOpener } from './opener.ts'
import type { HostParts, Limits } from './parts.ts'
import { createProcessRegistry } from './processRegistry.ts'
import { createSlots } from './slots.ts'
import { createStderrTail } from './stderrTail.ts'
import { createWatchdog } from './watchdog.ts'
import { told } from '../../shared/told.ts'

/** What is built once and shared by all connections. */
function createGround(parts: HostParts, limits: Limits) {
  const run = randomUUID()
  const registry = createProcessRegistry(join(parts.folder, 'running'), run)
  const watchdog = createWatchdog(parts.watchdog !== false)
  const memory = createMemory(join(parts.folder, 'catalogues'), () => parts.clock.now())
  let path: Promise<string> | null = null
  const findPath = parts.searchPath ?? (() => resolveSearchPath(parts.environment ?? process.env))
  const open = createOpener({
    ...parts,
    bounds: limits,
    registry,
    watchdog,
    slots: createSlots(limits.parallelStarts),
    run,
    path: () => (path ??= findPath()),
  })
  return { registry, watchdog, memory, open, accounts: createAccountConnections(open, parts.admit) }
}

export type Connections = {
  /** Ends leftovers of a killed app, then starts what is enabled and may run. */
  start(configs: readonly ServerConfig[]): Promise<void>
  stop(): Promise<void>
  sync(configs: readonly ServerConfig[]): void
  restart(id: ServerId, allowed?: Authorized): Promise<void>
  all(): readonly Connection[]
  find(id: ServerId): Connection | undefined
  /** AppError NOT_FOUND. */
  get(id: ServerId): Connection
  readonly accounts: AccountConnections
}

function needsRestart(before: ServerConfig, after: ServerConfig): boolean {
  return before.enabled !== after.enabled || launchDigest(before.launch) !== launchDigest(after.launch)
}

type Shared = Pick<ConnectionParts, 'memory' | 'open' | 'limits' | 'onChange' | 'onResourceChanged'>
function createOne(config: ServerConfig, parts: HostParts, shared: Shared): Connection {
  const inventory = createInventory(shared.limits, parts.clock, parts.refuse ?? (() => null))
  return new Connection(config, { ...parts, ...shared, inventory, tail: createStderrTail() })
}

/** One connection for each server in the list; what changed in the list is restarted, nothing else. */
export function createConnections(parts: HostParts, limits: Limits, onChange: () => void): Connections {
  const ground = createGround(parts, limits)
  const { memory, open } = ground
  const onResourceChanged = parts.onResourceChanged ?? (() => {})
  const connectionFor = (config: ServerConfig) =>
    createOne(config, parts, { memory, open, limits, onChange, onResourceChanged })
  const { log } = parts
  let connections = new Map<ServerId, Connection>()
  let running = false

  async function again(connection: Connection, allowed?: Authorized): Promise<void> {
    await Promise.all([connection.stop(), ground.accounts.close(connection.config().id)])
    if (running && connections.get(connection.config().id) === connection) connection.start(allowed)
  }
  function get(id: ServerId): Connection {
    const found = connections.get(id)
    if (found === undefined)
      throw new AppError('NOT_FOUND', told`This server is no longer in your list.`, { serverId: id })
    return found
  }
  async function drop(id: ServerId, connection: Connection): Promise<void> {
    await Promise.all([connection.stop(), ground.accounts.close(id)])
    await ground.memory.forget(id)
  }

  function sync(configs: readonly ServerConfig[]): void {
    const before = connections
    connections = new Map(configs.map((config) => [config.id, before.get(config.id) ?? connectionFor(config)]))
    for (const [id, connection] of before)
      if (!connections.has(id)) drop(id, connection).catch((cause: unknown) => log(String(cause)))
    for (const config of configs) {
      const connection = get(config.id)
      const known = connection.config()
      connection.update(config)
      if (!before.has(config.id)) {
        if (running) connection.start()
      } else if (needsRestart(known, config)) again(connection).catch((cause: unknown) => log(String(cause)))
    }
    onChange()
  }

  return {
    async start(configs) {
      const ended = await ground.registry.reapLeftovers(limits.graceMs)
      if (ended.length > 0) log(`Ended what an earlier run left behind: ${ended.join('; ')}`)
      sync(configs)
      running = true
      for (const connection of connections.values()) connection.start()
    },
    async stop() {
      running = false
      await Promise.all([...Array.from(connections.values(), (one) => one.stop()), ground.accounts.close(null)])
      ground.watchdog.close()
      await ground.registry.settled()
    },
    sync,
    restart: async (id, allowed) => again(get(id), allowed),
    all: () => Array.from(connections.values()),
    find: (id) => connections.get(id),
    get,
    accounts: ground.accounts,
  }
}

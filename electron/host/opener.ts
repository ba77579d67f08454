import { join } from 'node:path'
import { KEPT_SECRET, type ServerConfig } from '../../shared/host.ts'
import type { AccountId } from '../../shared/ids.ts'
import { AppError } from '../../shared/ipc/errors.ts'
import type { Authorized } from '../permission/authorized.ts'
import type { ListKind } from './client.ts'
import { spendStart } from './launch.ts'
import type { Live } from './live.ts'
import type { HostParts, Limits } from './parts.ts'
import type { ProcessRegistry } from './processRegistry.ts'
import type { ServerAuth } from './seams.ts'
import type { createSlots } from './slots.ts'
import type { StderrTail } from './stderrTail.ts'
import type { createWatchdog } from './watchdog.ts'
import { told } from '../../shared/told.ts'

export type OpenRequest = {
  /** For this opening alone. */
  readonly authorized: Authorized
  readonly era: 'legacy' | null
  readonly tail: StderrTail
  /** Aborted once nobody wants this connection any more. */
  readonly signal: AbortSignal
  /** Which account to speak as; null for the server's default one. */
  readonly account: AccountId | null
  readonly onClosed: (error: AppError) => void
  readonly onListChanged: (kind: ListKind) => void
  readonly onResourceChanged: (uri: string) => void
  /** It was found to speak an older era only. */
  readonly onOlder: () => void
  /** Reads the lists of the server, still within its place in the queue. */
  readonly fill: (live: Live) => Promise<void>
}
/** Opens one connection when its turn has come; null when it is no longer wanted. Rejects with an AppError. */
export type Opener = (config: ServerConfig, request: OpenRequest) => Promise<Live | null>

export type OpenerParts = Omit<HostParts, 'watchdog'> & {
  readonly bounds: Limits
  readonly registry: ProcessRegistry
  readonly watchdog: ReturnType<typeof createWatchdog>
  readonly slots: ReturnType<typeof createSlots>
  readonly run: string
  readonly path: () => Promise<string>
}

/** Values by name: those written as the mark come from the vault, the others as they are. Nothing is substituted inside a value. */
function withSecrets(
  given: { readonly [name: string]: string },
  secrets: { readonly [name: string]: string },
  name: string,
): Record<string, string> {
  const values: Record<string, string> = {}
  for (const [key, value] of Object.entries(given)) {
    const known = value === KEPT_SECRET ? secrets[key] : value
    if (known === undefined)
      throw new AppError(
        'SERVER_START_FAILED',
        told`${name} needs a value for ${key}, and none is kept. Enter it again.`,
        {
          key,
        },
      )
    values[key] = known
  }
  return values
}

type Identity = { readonly auth: ServerAuth | null; readonly account: AccountId | null }
/** Binds a connection to one account for its whole life: a new default account means a new connection, not new tokens in an old one. */
function identityFor(parts: OpenerParts, config: ServerConfig, wanted: AccountId | null): Identity {
  const usual = parts.authFor?.(config.id) ?? null
  const account = wanted ?? usual?.accountId() ?? null
  return { auth: account === null ? usual : (parts.authFor?.(config.id, account) ?? null), account }
}

/** A connection whose lists need a sign-in is of no use: closed. */
async function filled(live: Live, { fill }: OpenRequest): Promise<void> {
  try {
    await fill(live)
  } catch (error) {
    await live.close().catch(() => {})
    throw error
  }
}

/** What every kind of connection is handed. */
const commonOf = (
  { bounds, client, serverRequests, showsViews }: OpenerParts,
  config: ServerConfig,
  request: OpenRequest,
) => ({
  config,
  client,
  ...(serverRequests === undefined ? {} : { serverRequests }),
  ...(showsViews === undefined ? {} : { showsViews }),
  startMs: bounds.startMs,
  signal: request.signal,
  probeMs: Math.max(500, Math.min(8000, bounds.startMs / 3)),
  messageBytes: bounds.messageBytes,
  onListChanged: request.onListChanged,
  onResourceChanged: request.onResourceChanged,
  onTrouble: (text: string) => request.tail.note(`(Gatehouse) ${text}`),
  onClosed: request.onClosed,
  era: request.era,
})

/** Opens connections a few at a time: starting many processes at once blocks this one for seconds. */
export function createOpener(parts: OpenerParts): Opener {
  const { bounds } = parts

  async function open(config: ServerConfig, request: OpenRequest): Promise<Live> {
    const secrets = await parts.secrets(config.id)
    const common = commonOf(parts, config, request)
    const { launch } = config
    if (launch.kind === 'http') {
      const { openHttp } = await import('./openHttp.ts')
      const headers = withSecrets(launch.headers, secrets.headers, config.name)
      spendStart(parts.spend, config, request.authorized)
      return openHttp({ ...common, launch, headers, ...identityFor(parts, config, request.account) })
    }
    const { openStdio } = await import('./openStdio.ts')
    const env = withSecrets(launch.env, secrets.env, config.name)
    const searchPath = await parts.path()
    spendStart(parts.spend, config, request.authorized)
    return openStdio({
      ...common,
      launch,
      env,
      ownEnvironment: parts.environment ?? process.env,
      searchPath,
      compileCache: join(parts.folder, 'compile-cache'),
      run: parts.run,
      tail: request.tail,
      graceMs: bounds.graceMs,
      onOlder: request.onOlder,
      onStarted: async (pid, command) => {
        parts.watchdog.add(pid)
        await parts.registry.add(pid, command)
      },
      onEnded: (pid) => {
        parts.watchdog.remove(pid)
        parts.registry.remove(pid)
      },
    })
  }

  return (config, request) =>
    parts.slots(async () => {
      if (request.signal.aborted) return null
      const { translate } = await import('./errors.ts')
      try {
        const live = await open(config, request)
        await filled(live, request)
        return live
      } catch (error) {
        throw translate(error, config.name, bounds.startMs)
      }
    })
}

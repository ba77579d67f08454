import type { ConnectionState, ServerConfig } from '../../shared/host.ts'
import type { Millis, ServerId } from '../../shared/ids.ts'
import { AppError } from '../../shared/ipc/errors.ts'
import type { ListKind } from './client.ts'
import type { Authorized } from '../permission/authorized.ts'
import { launchDigest } from './launch.ts'
import type { Live } from './live.ts'
import type { Memory, Remembered } from './memory.ts'
import type { Opener, OpenRequest } from './opener.ts'
import type { HostParts, Limits } from './parts.ts'
import type { Inventory } from './inventory.ts'
import type { StderrTail } from './stderrTail.ts'
import { told } from '../../shared/told.ts'

/** A server that lasted this long has started well: what happens later is a new story. */
const SETTLED_MS = 30_000
const LONGEST_WAIT_MS = 60_000

export type ConnectionParts = Pick<HostParts, 'clock' | 'random' | 'log' | 'admit' | 'onStarted'> & {
  readonly limits: Limits
  readonly memory: Memory
  readonly open: Opener
  readonly tail: StderrTail
  readonly inventory: Inventory
  readonly onResourceChanged: (serverId: ServerId, uri: string) => void
  /** Something that a view shows has changed. */
  readonly onChange: () => void
}

function isWorthRetrying(error: AppError): boolean {
  const { ended } = (error.data ?? {}) as { ended?: unknown }
  return error.code === 'SERVER_START_FAILED'
    ? ended !== undefined
    : ['SERVER_DIED', 'SERVER_TIMEOUT', 'SERVER_UNREACHABLE'].includes(error.code)
}

/** One server's life: start, ready, failure, backoff, stop. At most one process or connection at a time. */
export class Connection {
  readonly inventory: Inventory
  readonly tail: StderrTail
  #config: ServerConfig
  #state: ConnectionState = { kind: 'stopped' }
  #remembered: Remembered | null = null
  #open: Live | null = null
  /** Starts in a row that failed or did not last. */
  #attempt = 0
  #since: Millis
  /** Counts starts and stops: whoever comes back to another number came too late. */
  #turn = 0
  #starting: { readonly controller: AbortController; readonly done: Promise<void> } | null = null
  #waiting: (() => void)[] = []
  #cancelRetry = () => {}
  /** The start that is on the record, and how it went when that was last said. */
  #started: Authorized | null = null
  #said: string | null = null
  /** What is being written of the catalogue. */
  #keeping: Promise<void> = Promise.resolve()
  readonly #parts: ConnectionParts

  constructor(config: ServerConfig, parts: ConnectionParts) {
    this.#config = config
    this.#parts = parts
    this.#since = parts.clock.now()
    this.inventory = parts.inventory
    this.tail = parts.tail
  }

  config(): ServerConfig {
    return this.#config
  }
  state(): ConnectionState {
    return this.#state
  }
  /** Takes over what needs no restart: name, trust, time limit. */
  update(config: ServerConfig): void {
    this.#config = config
  }

  /** On its way for the first time, not for too long, and what it offers is not known yet: neither from it nor from an earlier run. */
  isUntold(): boolean {
    const { clock, limits } = this.#parts
    const comes = this.#state.kind === 'stopped' || (this.#state.kind === 'starting' && this.#state.attempt === 0)
    if (!comes || !this.#config.enabled || this.inventory.tools().length > 0) return false
    return clock.now() - this.#since < limits.firstWaitMs
  }

  /** Starts unless it runs, is disabled, or has to be asked about. `allowed`: by a yes just now. */
  start(allowed?: Authorized): void {
    if (this.#state.kind === 'starting' || this.#state.kind === 'ready') return
    this.#cancelRetry()
    this.#attempt = 0
    this.#since = this.#parts.clock.now()
    if (!this.#config.enabled) return this.#become({ kind: 'stopped' })
    const admission = allowed === undefined ? this.#parts.admit(this.#config, false) : { authorized: allowed }
    if ('state' in admission) return this.#become(admission.state)
    this.#started = admission.authorized
    this.#said = null
    this.#begin(admission.authorized)
  }

  /** Ends what runs; resolves when it is gone, also when it was only starting. */
  async stop(): Promise<void> {
    this.#turn += 1
    this.#cancelRetry()
    this.#attempt = 0
    this.inventory.clear()
    const live = this.#open
    this.#open = null
    this.#remembered = null
    this.#become({ kind: 'stopped' })
    this.#starting?.controller.abort()
    await Promise.all([live?.close().catch(() => {}), this.#starting?.done, this.#keeping])
  }

  /** The open connection, waited for while it starts. AppError SERVER_NOT_READY, SERVER_NOT_APPROVED or SIGN_IN_NEEDED. */
  async live(): Promise<Live> {
    if (this.#state.kind === 'starting') await new Promise<void>((resolve) => this.#waiting.push(resolve))
    if (this.#open !== null) return this.#open
    throw unavailable(this.#config.name, this.#state)
  }

  /** The open connection if there is one now: a call to a running server waits for nothing. */
  liveNow(): Live | null {
    return this.#state.kind === 'ready' ? this.#open : null
  }

  /** Somebody found this connection dead, refused or forgotten by its server. */
  lost(live: Live, error: AppError): void {
    if (live !== this.#open) return
    if (error.code !== 'SERVER_NOT_READY') return this.#closed(this.#turn, error)
    // Forgotten only: a new session at once, and it is not held against the server.
    this.#open = null
    void live.close().catch(() => {})
    this.#again()
  }

  /** SECURITY: a later opening is decided anew: what was taken back or forbidden meanwhile does not go on. */
  #again(): void {
    const admission = this.#parts.admit(this.#config, true)
    if ('state' in admission) return this.#become(admission.state)
    this.#begin(admission.authorized)
  }

  #become(next: ConnectionState): void {
    this.#state = next
    if (next.kind !== 'starting') for (const wake of this.#waiting.splice(0)) wake()
    this.#parts.onChange()
  }

  #begin(authorized: Authorized): void {
    const controller = new AbortController()
    this.#turn += 1
    this.#starting = { controller, done: this.#run(this.#turn, controller.signal, authorized) }
  }

  /** For the record: whether it could be opened, each time that changes. */
  #tell(error: AppError | null): void {
    const result = error?.code ?? 'ok'
    if (this.#started === null || result === this.#said) return
    this.#said = result
    this.#parts.onStarted?.(this.#started, error)
  }

  async #run(turn: number, signal: AbortSignal, authorized: Authorized): Promise<void> {
    const config = this.#config
    this.#become({ kind: 'starting', attempt: this.#attempt })
    this.#remembered ??= await this.#parts.memory.recall(config.id, launchDigest(config.launch))
    if (turn !== this.#turn) return
    this.inventory.show(this.#remembered.tools)
    this.#parts.onChange()
    try {
      const live = await this.#parts.open(config, {
        ...this.#request(turn, signal, this.#remembered),
        authorized,
      })
      if (turn !== this.#turn) return await live?.close()
      if (live === null) return
      this.#open = live
      this.#tell(null)
      this.#ready(live)
    } catch (error) {
      if (turn === this.#turn) this.#fail(AppError.from(error))
    }
  }

  #request(turn: number, signal: AbortSignal, remembered: Remembered): Omit<OpenRequest, 'authorized'> {
    return {
      era: remembered.era,
      account: null,
      tail: this.tail,
      signal,
      onClosed: (error) => this.#closed(turn, error),
      onListChanged: (kind) => this.#refresh(turn, kind),
      onResourceChanged: (uri) => this.#parts.onResourceChanged(this.#config.id, uri),
      onOlder: () => {
        this.#remembered = { tools: remembered.tools, era: 'legacy' }
      },
      fill: (opened) => this.inventory.fill(opened, signal),
    }
  }

  #ready(live: Live): void {
    const { protocolVersion, serverInfo, era } = live
    const { clock, memory, log } = this.#parts
    const connectedAt = this.#state.kind === 'ready' ? this.#state.connectedAt : clock.now()
    const tools = this.inventory.tools()
    this.#become({ kind: 'ready', protocolVersion, serverInfo, toolCount: tools.length, connectedAt })
    const { id, launch, name } = this.#config
    const kept = memory.remember(id, launchDigest(launch), { era, tools }).catch((cause: unknown) => {
      log(`The catalogue of ${name} could not be kept: ${String(cause)}`)
    })
    this.#keeping = Promise.all([this.#keeping, kept]).then(() => {})
  }

  #refresh(turn: number, kind: ListKind): void {
    const live = this.#open
    if (turn !== this.#turn || live === null) return
    const done = () => {
      if (turn === this.#turn) this.#ready(live)
    }
    this.inventory.refresh(live, kind, done, (error) => this.lost(live, error))
  }

  #closed(turn: number, error: AppError): void {
    if (turn !== this.#turn) return
    this.#turn += 1
    const lasted = this.#state.kind === 'ready' ? this.#parts.clock.now() - this.#state.connectedAt : 0
    if (lasted >= SETTLED_MS) this.#attempt = 0
    void this.#open?.close().catch(() => {})
    this.#open = null
    this.#fail(error)
  }

  #fail(error: AppError): void {
    const { clock, limits, random } = this.#parts
    this.inventory.clear()
    this.#tell(error)
    if (error.code === 'SIGN_IN_NEEDED') {
      const { authorizationHost } = (error.data ?? {}) as { authorizationHost?: string }
      return this.#become({ kind: 'signInNeeded', authorizationHost: authorizationHost || null })
    }
    this.#attempt += 1
    const again = isWorthRetrying(error) && (this.#config.launch.kind === 'http' || this.#attempt < limits.attempts)
    const wait = Math.min(LONGEST_WAIT_MS, limits.backoffMs * 2 ** (this.#attempt - 1)) * (0.75 + random() / 2)
    if (again) this.#cancelRetry = clock.after(wait, () => this.#again())
    const retryAt = again ? clock.now() + wait : null
    this.#become({ kind: 'failed', error: error.toWire(), attempt: this.#attempt, retryAt })
  }
}

function unavailable(name: string, state: ConnectionState): AppError {
  switch (state.kind) {
    case 'approvalNeeded':
      return new AppError('SERVER_NOT_APPROVED', told`${name} has not been approved yet. Look at its command first.`)
    case 'signInNeeded':
      return new AppError('SIGN_IN_NEEDED', told`${name} wants you to sign in first.`)
    case 'failed':
      return new AppError(
        'SERVER_NOT_READY',
        told`${name} is not running: ${state.error.said ?? state.error.message}`,
        {
          cause: state.error,
        },
      )
    case 'stopped':
      return new AppError('SERVER_NOT_READY', told`${name} is turned off. Turn it on in Servers.`)
    case 'starting':
    case 'ready':
      return new AppError('SERVER_NOT_READY', told`${name} is not ready yet. Try again in a moment.`)
  }
}
